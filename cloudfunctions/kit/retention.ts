/**
 * The nightly purge. What is over is read from the register and the settings of the day, and asked for as "ended on or
 * before", so a night that was missed is made up by the next. One call for each rule; what went is counted, never named.
 */
import { addDays, dayOf, startOfDay, ZONE_OFFSET_MS } from '@/types/calendar'
import type { CollectionName } from './collections'
import { db, type Change } from './db'
import type { Member } from './documents/people'
import type { Policy } from './documents/policy'
import { removeEvidence } from './evidence'
import { forget } from './forget'
import { between, gt, lt, oneOf, type Filter } from './filter'
import { log } from './log'
import { policiesOn } from './policies'
import { register } from './register'
import type { CollectionRow, Rule } from './register/row'
import { cutoffOf, yearBefore } from './retentionRules'

/** From two to five in the morning, when nobody is waiting. */
const FROM_HOUR = 2
const UNTIL_HOUR = 5
const PICTURES_A_NIGHT = 300
const LEAVERS = 'leavers'
/** Above every year and day, below nothing. */
const FIRST = '1'

interface Timed {
  readonly collection: CollectionName
  readonly rule: Rule
}

export const timedRules: readonly Timed[] = Object.entries(register as Readonly<Record<string, CollectionRow>>).flatMap(([collection, { retention }]) =>
  'stays' in retention ? [] : retention.map((rule) => ({ collection: collection as CollectionName, rule })),
)

function overCondition(rule: Rule, cutoff: string): Filter {
  if ('since' in rule) return { [rule.since]: lt(startOfDay(addDays(cutoff, 1))) }
  if ('sinceDay' in rule) return { [rule.sinceDay]: between(FIRST, addDays(cutoff, 1)) }
  return { [rule.sinceYear]: between(FIRST, String(Number(yearBefore(cutoff)) + 1)) }
}

/** Documents whose time is over on this day. */
export const overBy = (rule: Rule, policy: Policy, day: string): Filter => ({ ...rule.onlyIf, ...overCondition(rule, cutoffOf(policy, day)) })

async function carryOut({ collection, rule }: Timed, policy: Policy, day: string): Promise<number> {
  const filter = overBy(rule, policy, day)
  if (!rule.blank) return db[collection].remove(filter)
  return db[collection].change({ ...filter, blankedOn: null }, { set: { ...(rule.blank as Change['set']), blankedOn: day } })
}

async function removePictures(now: Date): Promise<number> {
  const over = await db.evidence.find({ removedAt: null, removeAt: lt(now) }, { limit: PICTURES_A_NIGHT })
  return removeEvidence(over, now)
}

const LEAVERS_AT_ONCE = 100

/** The login of a leaver, and how many messages WeChat would still have taken. */
async function unbind(people: readonly Member[]): Promise<number> {
  const openids = people.flatMap(({ openid }) => openid ?? [])
  const consents = openids.length === 0 ? 0 : await db.consents.remove({ openid: oneOf(openids) })
  return consents + (await db.bindings.remove({ memberId: oneOf(people.map(({ _id }) => _id)) }))
}

/** What a leaver could have had deleted goes by itself on the day on which their row is emptied; they cannot ask any more. */
async function forgetLeavers(policy: Policy, day: string): Promise<number> {
  const over = { leftOn: between(FIRST, addDays(cutoffOf(policy, day), 1)), blankedOn: null }
  let gone = 0
  for (let after = ''; ; ) {
    const people = await db.members.find({ ...over, _id: gt(after) }, { order: [['_id', 1]], limit: LEAVERS_AT_ONCE })
    if (people.length > 0) gone += (await forget(people.map(({ _id }) => _id))) + (await unbind(people))
    if (people.length < LEAVERS_AT_ONCE) return gone
    after = people.at(-1)?._id ?? ''
  }
}

/** Does what is due on this day, and says how much went by collection. A rule that fails does not stop the others. */
export async function purge(day: string, now: Date): Promise<{ removed: Record<string, number>; failed: string[] }> {
  const removed: Record<string, number> = {}
  const failed: string[] = []
  const attempt = async (name: string, run: () => Promise<number>) => {
    try {
      removed[name] = (removed[name] ?? 0) + (await run())
    } catch (error) {
      failed.push(name)
      log('purge rule not carried out', { name, error })
    }
  }
  const policies = await policiesOn(day, ...new Set(timedRules.map(({ rule }) => rule.policy)))
  // The mark of an emptied row says that this is done: before it, and if it failed the row waits for the next night.
  await attempt(LEAVERS, () => forgetLeavers(policies['retention.leaver'] as Policy, day))
  const isDue = ({ collection, rule }: Timed) => !(collection === 'members' && rule.blank && failed.includes(LEAVERS))
  for (const timed of timedRules.filter(isDue)) await attempt(timed.collection, () => carryOut(timed, policies[timed.rule.policy] as Policy, day))
  await attempt('pictures', () => removePictures(now))
  return { removed, failed }
}

/** Once a night, whatever the minute; noted with its counts. A night without is made up by the next one. */
export async function purgeNightly(now: Date): Promise<number> {
  const hour = new Date(now.getTime() + ZONE_OFFSET_MS).getUTCHours()
  if (hour < FROM_HOUR || hour >= UNTIL_HOUR) return 0
  const day = dayOf(now)
  if (await db.purges.get(day)) return 0
  const { removed, failed } = await purge(day, now)
  const told = Object.fromEntries(Object.entries(removed).filter(([, count]) => count > 0))
  await db.purges.insert({ _id: day, at: now, removed: told, failed })
  return Object.values(removed).reduce((sum, count) => sum + count, 0)
}
