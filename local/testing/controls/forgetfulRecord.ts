/** Control: a record that never finds the receipt of a request, so that a repeated one acts again, and never its own twin. */
import type { Collection } from '@/cloudfunctions/kit/db'
import type { Recorded, Request } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import type { ErrorCode } from '@/types/errors'

export * from '@/cloudfunctions/kit/record'

export const receiptOf = () => null
export const writtenBy = () => null
export const checkTwin = () => Promise.resolve()

export function replyOfTwin<Doc extends Recorded, Reply>(_collection: Collection<Doc>, _id: string, _request: Request, code: ErrorCode = 'CHANGED_MEANWHILE'): Promise<Reply> {
  return refuse(code)
}
