import { suggestionStatuses, type SuggestionStatus } from '@/types/suggestionStatusNames'
import type { IconName } from './iconNames'
import { StatusTag, type Tone } from './StatusTag'

interface Look {
  readonly tone: Tone
  readonly icon: IconName
}

const atWork: Look = { tone: 'information', icon: 'hourglass' }
const refused: Look = { tone: 'refused', icon: 'ban' }
const good: Look = { tone: 'done', icon: 'check-circle' }

const looks: Record<SuggestionStatus, Look> = {
  submitted: atWork,
  returned: { tone: 'due', icon: 'edit' },
  withdrawn: { tone: 'quiet', icon: 'undo' },
  declined: refused,
  merged: { tone: 'quiet', icon: 'link' },
  redirected: { tone: 'quiet', icon: 'link' },
  accepted: atWork,
  reviewing: atWork,
  reserved: { tone: 'quiet', icon: 'book' },
  notAdopted: refused,
  adopted: good,
  implementing: { tone: 'live', icon: 'bolt' },
  stopped: refused,
  verifying: atWork,
  verified: good,
  graded: good,
  publicised: { tone: 'information', icon: 'megaphone' },
  cleared: atWork,
  awarded: { tone: 'done', icon: 'trophy' },
  archived: { tone: 'quiet', icon: 'document' },
}

/** Where a suggestion stands: 待受理, 评审中, 已采纳 … */
export function SuggestionTag({ status }: { readonly status: SuggestionStatus }) {
  return <StatusTag text={suggestionStatuses[status]} {...looks[status]} />
}
