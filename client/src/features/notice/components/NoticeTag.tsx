import { noticeStatuses, type NoticeStatus } from '@/types/noticeNames'
import { StatusTag, type Tone } from '../../../components/StatusTag'

const tones: Record<NoticeStatus, Tone> = { draft: 'quiet', checking: 'due', published: 'done', expired: 'quiet', withdrawn: 'refused' }

export function NoticeTag({ status }: { readonly status: NoticeStatus }) {
  return <StatusTag tone={tones[status]} text={noticeStatuses[status]} />
}
