/** Claim codes that their owner chose to keep on this phone. They leave it for nowhere but the cloud's own check. */
import { load, save } from '../../../lib/platform'

const KEY = 'claim-codes'
/** Of this session: a code in an address would stay in histories and be passed on with a link. */
const shown = new Map<string, string>()

/** The code with which this suggestion was opened, if it was. */
export const claimFor = (suggestionId: string | undefined): string | undefined => shown.get(suggestionId ?? '')

export function showClaim(suggestionId: string, code: string): void {
  shown.set(suggestionId, code)
}

export interface KeptClaim {
  readonly code: string
  readonly number: string
}

export function keptClaims(): readonly KeptClaim[] {
  return JSON.parse(load(KEY) ?? '[]') as KeptClaim[]
}

export function keepClaim(claim: KeptClaim): void {
  save(KEY, JSON.stringify([claim, ...keptClaims().filter(({ code }) => code !== claim.code)]))
}

export function forgetClaim(code: string): void {
  save(KEY, JSON.stringify(keptClaims().filter((kept) => kept.code !== code)))
}
