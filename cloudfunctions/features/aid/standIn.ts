/** Nobody is left of an office, because all of them must keep away: whom the settings name steps in, then the whole committee. */
import { keysAlong, officeKeysOf } from '@/cloudfunctions/kit/case'
import { holdersOf } from '@/cloudfunctions/kit/caseClock'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { policiesOn } from '@/cloudfunctions/kit/policies'
import { dayOf } from '@/types/calendar'
import { whoIs } from './parties'
import { whyNot, type StepName } from './rules'
import { allCommitteeKeys, type AidWait } from './terms'
import { owners } from './words'

const named = ['organisation', 'publicity', 'culture', 'women', 'safety', 'democracy', 'legal'] as const

async function standInKeys(orgPath: readonly string[], now: Date): Promise<string[]> {
  const found = await policiesOn(dayOf(now), ...named.map((portfolio) => `aid.standIn.${portfolio}` as const))
  return named.filter((portfolio) => found[`aid.standIn.${portfolio}`].value > 0).flatMap((portfolio) => keysAlong(orgPath, 'OFF', portfolio))
}

const isFree = (step: StepName, aid: Aid, person: Member) =>
  !person.leftOn && whyNot(step, aid, whoIs(aid, person, [{ keys: officeKeysOf(person), owner: person, actingForId: null }])) === null

/**
 * The wait of a step that is to begin, with those who stand in where nobody of the office may act. `aid` is the case as it will be then.
 * One call; more only where nobody is left.
 */
export async function withStandIn(step: StepName, aid: Aid, wait: AidWait, now: Date): Promise<AidWait> {
  const somebodyOf = async (keys: readonly string[]) => (await holdersOf(keys)).some((person) => isFree(step, { ...aid, waitsFor: keys }, person))
  if (await somebodyOf(wait.keys)) return wait
  const others = await standInKeys(aid.orgPath, now)
  const keys = (await somebodyOf(others)) ? others : allCommitteeKeys(aid.orgPath)
  return { ...wait, keys: [...new Set([...wait.keys, ...keys])], ownerLabel: owners.standIn }
}
