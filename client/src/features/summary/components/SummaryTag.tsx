import { summaryStatuses, type SummaryStatus } from '@/types/summaryNames'
import { StatusTag } from '../../../components/StatusTag'

/** 草稿 or 已签发. */
export function SummaryTag({ status }: { readonly status: SummaryStatus }) {
  return <StatusTag text={summaryStatuses[status]} tone={status === 'signed' ? 'done' : 'information'} icon={status === 'signed' ? 'check-circle' : 'edit'} />
}
