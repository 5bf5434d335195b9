/** Claim codes that their owner chose to keep on this phone. They leave it for nowhere but the cloud's own check. */
import { load, save } from '../../../lib/platform'

const KEY = 'claim-codes'

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
