/**
 * 防止重复帮扶. Help that reached a person leaves a mark under a blind index of person and year, so that the next
 * campaign can ask "has something reached them" without a list of names. A campaign leaves its mark at the moment of
 * giving; what hardship aid has granted, and what another campaign has promised, is found in the allowances of the year.
 */
import { allowanceId } from './allowance'
import { db } from './db'
import type { AidMark } from './documents/handout'
import { gt, not, oneOf } from './filter'
import { blindIndex } from './vault'

/** Neutral kinds: 生活, 助学, 医疗. */
export type AidKind = 'living' | 'schooling' | 'medical'

export const aidKeyOf = (memberId: string, year: string) => blindIndex('aidMark', `${year}|${memberId}`)

/** What helped, keyed as well: a case bears the name of its person. */
export const aidAbout = (about: string) => blindIndex('aidAbout', about)

/** Leaves a mark, once per thing: `about` is the id of the case or plan. */
export async function markAid(memberId: string, year: string, kind: AidKind, about: string): Promise<void> {
  const _id = aidKeyOf(memberId, year)
  const mark = { kind, about: aidAbout(about) }
  if (await db.aidMarks.insert({ _id, marks: [mark] })) return
  await db.aidMarks.change({ _id, 'marks.about': not(mark.about) }, { push: { marks: { each: [mark] } } })
}

/** What campaigns have brought these people: one call. Hardship aid asks this before it helps once more. */
export async function campaignsFor(memberIds: readonly string[], year: string): Promise<AidKind[]> {
  const found = await db.aidMarks.find({ _id: oneOf(memberIds.map((memberId) => aidKeyOf(memberId, year))) }, { limit: memberIds.length })
  return [...new Set(found.flatMap(({ marks }) => marks.map(({ kind }) => kind as AidKind)))]
}

/** It did not reach them after all. */
export async function unmarkAid(memberId: string, year: string, about: string): Promise<void> {
  await db.aidMarks.change({ _id: aidKeyOf(memberId, year) }, { pull: { marks: { field: 'about', value: aidAbout(about) } } })
}

/** The kinds under which hardship aid takes its allowances, as neutral kinds. */
const granted: Promised = { 'aid.living': 'living', 'aid.temporary': 'living', 'aid.medical': 'medical', 'aid.study': 'schooling' }

/** Kinds of allowances, with the neutral kind of what they are for. */
export type Promised = Readonly<Record<string, AidKind>>

async function promisedTo(memberIds: readonly string[], year: string, kinds: Promised): Promise<Array<readonly [memberId: string, kind: AidKind]>> {
  const asked = memberIds.flatMap((memberId) => Object.entries(kinds).map(([name, kind]) => ({ memberId, kind, id: allowanceId(name, year, memberId) })))
  const found = await db.allowances.find({ _id: oneOf(asked.map(({ id }) => id)), fen: gt(0) }, { limit: 1000 })
  const held = new Set(found.map(({ _id }) => _id))
  return asked.filter(({ id }) => held.has(id)).map(({ memberId, kind }) => [memberId, kind] as const)
}

/** What has reached these people or is promised to them, at most 250 of them: two calls. Keyed by member id. `others` are campaigns beside the one that asks. */
export async function aidOf(memberIds: readonly string[], year: string, others: Promised = {}): Promise<ReadonlyMap<string, AidMark['marks']>> {
  if (memberIds.length === 0) return new Map()
  const keys = new Map(memberIds.map((memberId) => [aidKeyOf(memberId, year), memberId]))
  const marked = await db.aidMarks.find({ _id: oneOf([...keys.keys()]) }, { limit: memberIds.length })
  const all = new Map(marked.map(({ _id, marks }) => [keys.get(_id) as string, marks]))
  for (const [memberId, kind] of await promisedTo(memberIds, year, { ...granted, ...others })) all.set(memberId, [...(all.get(memberId) ?? []), { kind, about: 'promised' }])
  return all
}
