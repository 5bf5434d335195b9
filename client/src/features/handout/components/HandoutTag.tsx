import { handoutStatuses, type HandoutStatus } from '@/types/handoutNames'
import { StatusTag, type Tone } from '../../../components/StatusTag'

const tones: Record<HandoutStatus, Tone> = { draft: 'quiet', pending: 'due', running: 'live', ended: 'done', cancelled: 'refused' }

export function HandoutTag({ status }: { readonly status: HandoutStatus }) {
  return <StatusTag tone={tones[status]} text={handoutStatuses[status]} />
}
