/**
 * Yearly stops per person. What a plan promises somebody is taken from their allowance of the year by one
 * conditional update whose filter is the ceiling, so two plans cannot pass it together. Every call may be
 * made again: a plan holds its part once, gives it back once, and it is fetched once.
 */
import type { Allowance } from './documents/handout'
import { db } from './db'
import { lte, noneOf, oneOf } from './filter'
import { blindIndex } from './vault'

export interface Limit {
  readonly fen: number
  readonly times: number
}

/** The allowance of a person: nobody who reads the database can tell whose it is, or of what. */
export const allowanceId = (kind: string, year: string, memberId: string) => blindIndex('allowance', `${kind}|${year}|${memberId}`)

/** Who holds a part of it, keyed: the id of a grant stands beside a name. */
export const holderKey = (holder: string) => blindIndex('allowanceHolder', holder)

/** Under its own id it stands in those of an earlier version, until the timer came by (kit/upgrade.ts). */
const namesOf = (plan: string) => [holderKey(plan), plan]

/** True when this plan or grant has its part of it. */
export const isHeldBy = ({ holders }: Pick<Allowance, 'holders'>, plan: string) => namesOf(plan).some((name) => holders.includes(name))

/** Where there is room left for this much, in the documents that exist. */
const room = (ids: readonly string[], plan: string, fen: number, limit: Limit) => ({
  _id: oneOf(ids), holders: noneOf(namesOf(plan)), fen: lte(limit.fen - fen), times: lte(limit.times - 1),
})

const held = (holder: string, fen: number) => ({ inc: { fen, times: 1 }, push: { holders: { each: [holder] } } })

async function begin(id: string, plan: string, fen: number, limit: Limit): Promise<void> {
  const holder = holderKey(plan)
  if (await db.allowances.insert({ _id: id, fen, times: 1, holders: [holder], taken: [] })) return
  await db.allowances.change(room([id], plan, fen, limit), held(holder, fen))
}

/** Puts this much aside for each; returns the ids for which it would pass the ceiling. Two or three calls, however many people. */
export async function hold(asked: readonly string[], plan: string, fen: number, limit: Limit): Promise<ReadonlySet<string>> {
  // In the order of their own: that of the people would tell whose they are.
  const ids = [...asked].sort()
  const holder = holderKey(plan)
  if (ids.length === 0) return new Set()
  if (fen > limit.fen || limit.times < 1) return new Set(ids)
  await db.allowances.change(room(ids, plan, fen, limit), held(holder, fen))
  const known = new Map((await db.allowances.find({ _id: oneOf(ids) }, { limit: ids.length })).map((one) => [one._id, one]))
  const fresh = ids.filter((id) => !known.has(id))
  const begun = await db.allowances.insertAll(fresh.map((id): Allowance => ({ _id: id, fen, times: 1, holders: [holder], taken: [] })))
  if (begun) return new Set(ids.filter((id) => known.has(id) && !isHeldBy(known.get(id) as Allowance, plan)))
  // Somebody else began one of them at the same moment.
  for (const id of fresh) await begin(id, plan, fen, limit)
  const now = await db.allowances.find({ _id: oneOf(ids) }, { limit: ids.length })
  return new Set(now.filter((one) => !isHeldBy(one, plan)).map(({ _id }) => _id))
}

/** What was put aside and not fetched is free again. One call. */
export async function giveBack(ids: readonly string[], plan: string, fen: number): Promise<void> {
  if (ids.length === 0) return
  const names = namesOf(plan)
  await db.allowances.change({ _id: oneOf(ids), holders: oneOf(names), taken: noneOf(names) }, { inc: { fen: -fen, times: -1 }, pull: { holders: names } })
}

/** It was a mistake: held as before, not fetched. One call, any number of times. */
export async function unfetched(id: string, plan: string): Promise<void> {
  const names = namesOf(plan)
  await db.allowances.change({ _id: id, holders: oneOf(names) }, { pull: { taken: names } })
}

/** The moment of taking: true when it is held and within the ceiling, also when it was fetched before. */
export async function fetched(id: string, plan: string, limit: Limit): Promise<boolean> {
  const names = namesOf(plan)
  const filter = { _id: id, holders: oneOf(names), taken: noneOf(names), fen: lte(limit.fen), times: lte(limit.times) }
  if ((await db.allowances.change(filter, { push: { taken: { each: [holderKey(plan)] } } })) === 1) return true
  const known = await db.allowances.get(id)
  return known !== null && names.some((name) => known.taken.includes(name))
}
