import { aidStatuses, type AidStatus } from '@/types/aidNames'
import { StatusTag } from '../../../components/StatusTag'
import { copy } from '../copy'

export function AidTag({ status }: { readonly status: AidStatus }) {
  return <StatusTag tone={copy.statuses.tones[status]} text={aidStatuses[status]} />
}
