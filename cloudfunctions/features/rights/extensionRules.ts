/**
 * Why a contract goes on past its last day, and until when: 劳动合同法 art 42 and 45, 工会法 art 19, 实施条例 art 17. What the
 * roster knows is reckoned here; of the rest HR enters a day, never the reason, and no extension goes on without one for good. Pure.
 */
import { addDays, addMonths } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import type { ExtensionKind } from '@/types/rightsNames'
import type { Contract, RightsFile } from '@/cloudfunctions/kit/documents/rights'

export interface ExtensionSettings {
  /** 法定情形 (医疗期、三期、职业健康检查未结束): the longest that one entry may reach past the contract's end. */
  readonly lawMonths: number
  readonly longServiceMonths: number
  readonly nearRetirementMonths: number
}

/** What the roster says of the person. */
export type Standing = Pick<RightsFile, 'retireOn' | 'isUnionOfficer'>

export interface Ground {
  readonly kind: ExtensionKind
  /** Null: as long as the office is held. */
  readonly until: string | null
}

/** Art 42(5): fifteen years here without a break, and less than five to retirement. */
function isNearRetirement({ begunOn }: Pick<Contract, 'begunOn'>, endOn: string, retireOn: string, { longServiceMonths, nearRetirementMonths }: ExtensionSettings): boolean {
  return hasLongService(begunOn, endOn, longServiceMonths) && retireOn > endOn && retireOn < addMonths(endOn, nearRetirementMonths)
}

const hasLongService = (begunOn: string, endOn: string, months: number) => addDays(endOn, 1) >= addMonths(begunOn, months)

/** The day HR entered; where it is missing, the longest there can be, so that nothing goes on unseen. */
function entered({ extension }: Contract, endOn: string, { retireOn }: Standing, { lawMonths }: ExtensionSettings): Ground[] {
  if (!extension) return []
  const { kind, until } = extension
  if (until || kind === 'office') return [{ kind, until }]
  return [{ kind, until: kind === 'seniority' && retireOn ? retireOn : addMonths(endOn, lawMonths) }]
}

/** Of several grounds the one that lasts longest; null where there is none. */
export function groundOf(contract: Contract, endOn: string, standing: Standing, settings: ExtensionSettings): Ground | null {
  const { retireOn, isUnionOfficer } = standing
  const grounds: Ground[] = [
    ...entered(contract, endOn, standing, settings),
    ...(retireOn && isNearRetirement(contract, endOn, retireOn, settings) ? [{ kind: 'seniority' as const, until: retireOn }] : []),
    ...(isUnionOfficer ? [{ kind: 'office' as const, until: null }] : []),
  ]
  return grounds.find(({ until }) => until === null) ?? grounds.sort((a, b) => ((a.until ?? '') < (b.until ?? '') ? 1 : -1))[0] ?? null
}

/** Why this extension cannot be entered: without its day, or against what is known. */
export function whyNotExtension({ begunOn, endOn, extension }: Contract, { retireOn, isUnionOfficer }: Standing, settings: ExtensionSettings): ErrorCode | null {
  if (!extension || !endOn) return null
  const { kind, until } = extension
  if (until && until < endOn) return 'RIGHTS_DAYS'
  if (kind === 'seniority') {
    if (!hasLongService(begunOn, endOn, settings.longServiceMonths)) return 'RIGHTS_EXTENSION_GROUND'
    const day = until ?? retireOn
    if (!day) return 'RIGHTS_EXTENSION_DAY'
    return day > (retireOn ?? day) || day >= addMonths(endOn, settings.nearRetirementMonths) ? 'RIGHTS_EXTENSION_GROUND' : null
  }
  if (kind === 'office') return until || isUnionOfficer ? null : 'RIGHTS_EXTENSION_DAY'
  if (!until) return 'RIGHTS_EXTENSION_DAY'
  return kind === 'law' && until > addMonths(endOn, settings.lawMonths) ? 'RIGHTS_EXTENSION_GROUND' : null
}
