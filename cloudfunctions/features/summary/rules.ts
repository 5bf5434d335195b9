/** Who may write, sign and take away summaries, and when. Pure. */
import type { ErrorCode } from '@/types/errors'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { StoredParagraph, Summary } from '@/cloudfunctions/kit/documents/summary'
import type { Role } from '@/types/roleNames'
import { textOf } from './runs'

/** What the first draft leaves to the officer; it stands in no signed summary. */
export const toWrite = { told: '请在此写明', unused: '请据实补充或删去本段' }

export const isUnfinished = ({ runs }: Pick<StoredParagraph, 'runs'>) => Object.values(toWrite).some((words) => textOf(runs).includes(words))

const holds = (me: Pick<Member, 'grants'>, roles: readonly Role[], orgPath: readonly string[]) => me.grants.some(({ role, orgId }) => roles.includes(role) && orgPath.includes(orgId))

/** Officers of the unit or above write; so does the head of a group, of their own group. */
export const whyNotDraft = (me: Pick<Member, 'grants'>, orgPath: readonly string[]): ErrorCode | null =>
  holds(me, ['OFF', 'CHAIR', 'VICE', 'GRP'], orgPath) ? null : 'NOT_ALLOWED'

export const whyNotExport = (me: Pick<Member, 'grants'>, orgPath: readonly string[]): ErrorCode | null =>
  holds(me, ['OFF', 'CHAIR', 'VICE', 'AUD', 'GRP'], orgPath) ? null : 'NOT_ALLOWED'

export function whyNotEdit(summary: Pick<Summary, 'status' | 'orgPath'>, me: Pick<Member, 'grants'>): ErrorCode | null {
  if (summary.status === 'signed') return 'SUMMARY_SIGNED'
  return whyNotDraft(me, summary.orgPath)
}

/** The chair signs, or whoever stands in for the chair today; nobody else's signature freezes figures. */
export function whyNotSign(summary: Pick<Summary, 'status' | 'orgPath' | 'paragraphs'>, hands: ReadonlyArray<Pick<Member, 'grants'>>): ErrorCode | null {
  if (summary.status === 'signed') return 'SUMMARY_SIGNED'
  if (!hands.some((hand) => holds(hand, ['CHAIR'], summary.orgPath))) return 'SUMMARY_CHAIR_SIGNS'
  return summary.paragraphs.some(isUnfinished) ? 'SUMMARY_UNFINISHED' : null
}

export function whyNotNextEdition(summary: Pick<Summary, 'status' | 'orgPath'>, me: Pick<Member, 'grants'>): ErrorCode | null {
  if (summary.status !== 'signed') return 'SUMMARY_NOT_SIGNED'
  return whyNotDraft(me, summary.orgPath)
}
