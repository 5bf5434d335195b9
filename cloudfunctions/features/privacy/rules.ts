import type { PrivacyRequest } from '@/cloudfunctions/kit/documents/privacy'
import type { ErrorCode } from '@/types/errors'

export const whyNotAsk = (last: Pick<PrivacyRequest, 'status'> | null): ErrorCode | null => (last?.status === 'open' || last?.status === 'deleting' ? 'PRIVACY_REQUEST_OPEN' : null)

export const whyNotTakeBack = (last: Pick<PrivacyRequest, 'status'> | null): ErrorCode | null => (last?.status === 'open' ? null : 'PRIVACY_REQUEST_SETTLED')

/** Nobody answers their own request; a wrong office does not learn that it exists. */
export function whyNotAnswer(request: Pick<PrivacyRequest, 'status' | 'memberId' | 'waitsFor'>, memberId: string, keys: readonly string[]): ErrorCode | null {
  if (request.memberId === memberId) return 'CASE_CONFLICT_OF_INTEREST'
  if (request.status !== 'open') return 'PRIVACY_REQUEST_SETTLED'
  return request.waitsFor.some((key) => keys.includes(key)) ? null : 'CASE_NOT_YOUR_TURN'
}

/** What of the register a decision needs. */
interface Holding {
  readonly title: string
  readonly subject: string | null
  readonly onRequest: boolean
  readonly retention: ReadonlyArray<{ readonly policy: string }> | { readonly stays: string }
}

/** The settings of the day, by their key. */
type Times = Readonly<Record<string, { readonly value: number; readonly unit: string }>>

/** How long, of the longest of its rules, in words. */
function timeOf({ retention }: Holding, times: Times): string {
  if ('stays' in retention) return retention.stays
  const days = ({ value, unit }: Times[string]) => (unit === 'months' ? value * 30 : value)
  const longest = retention.flatMap(({ policy }) => times[policy] ?? []).sort((a, b) => days(b) - days(a))[0]
  if (!longest) return ''
  return `${longest.unit === 'months' ? (longest.value % 12 === 0 ? `${longest.value / 12}年` : `${longest.value}个月`) : `${longest.value}天`}后自动删除`
}

/** What goes at a person's request, and what stays with the reason. */
export function deletionOf(register: Readonly<Record<string, Holding>>, times: Times): { deletable: string[]; kept: Array<{ title: string; reason: string }> } {
  const personal = Object.values(register).filter(({ subject }) => subject !== null)
  return {
    deletable: personal.filter(({ onRequest }) => onRequest).map(({ title }) => title),
    kept: personal.filter(({ onRequest }) => !onRequest).map((holding) => ({ title: holding.title, reason: timeOf(holding, times) })),
  }
}
