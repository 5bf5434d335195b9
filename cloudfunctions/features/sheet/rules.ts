/** When an import may be started, went on with, given up. Pure. */
import type { ErrorCode } from '@/types/errors'
import type { Grant, Role } from '@/types/roles'
import type { SheetStatus } from '@/types/sheetNames'
import type { RowCounts, SheetJob } from '@/cloudfunctions/kit/documents/sheet'

type Job = Pick<SheetJob, 'status' | 'found'>

export const nothing: RowCounts = { new: 0, changed: 0, unchanged: 0, wrong: 0, leaver: 0 }

export const plus = (a: RowCounts, b: RowCounts): RowCounts => ({
  new: a.new + b.new, changed: a.changed + b.changed, unchanged: a.unchanged + b.unchanged, wrong: a.wrong + b.wrong, leaver: a.leaver + b.leaver,
})

export function countOf(rows: ReadonlyArray<{ readonly kind: keyof RowCounts | null }>): RowCounts {
  return rows.reduce<RowCounts>((sum, { kind }) => (kind ? { ...sum, [kind]: sum[kind] + 1 } : sum), nothing)
}

/** Lists reach a whole company, so only an office of the whole company takes them: the companies it may reach, none when it may not. */
export function reachOf(grants: readonly Grant[], roles: readonly Role[], housesOf: (orgId: string) => readonly string[]): string[] {
  return [...new Set(grants.filter(({ role }) => roles.includes(role)).flatMap(({ orgId }) => housesOf(orgId)))]
}

/** Somebody else's job does not exist. */
export const mayUse = ({ orgIds }: Pick<SheetJob, 'orgIds'>, reach: readonly string[]) => !orgIds || orgIds.some((orgId) => reach.includes(orgId))

export function whyNotStart({ status, found }: Job, withoutWrong: boolean, leavers: number): ErrorCode | null {
  if (status !== 'ready') return 'SHEET_WRONG_STATE'
  if (found.wrong > 0 && !withoutWrong) return 'SHEET_HAS_ERRORS'
  if (found.new + found.changed + found.leaver === 0) return 'SHEET_NOTHING_TO_DO'
  return leavers === found.leaver ? null : 'SHEET_LEAVERS_UNCONFIRMED'
}

/** What has begun to be written is written to its end: half a list is what nobody can make sense of. */
export function whyNotCancel({ status }: Pick<Job, 'status'>): ErrorCode | null {
  return status === 'checking' || status === 'ready' ? null : 'SHEET_WRONG_STATE'
}

export const isUnderWay = (status: SheetStatus) => status === 'checking' || status === 'applying'

/** How far it is, of a hundred; looking for who is missing counts as the last tenth. */
export function percentOf({ status, at, parts, leaverParts, settings }: Pick<SheetJob, 'status' | 'at' | 'parts' | 'leaverParts' | 'settings'>): number {
  if (!isUnderWay(status)) return 100
  const all = parts + (status === 'applying' ? leaverParts : settings.isComplete ? Math.ceil(parts / 9) : 0)
  return all === 0 ? 0 : Math.min(99, Math.floor((at / all) * 100))
}
