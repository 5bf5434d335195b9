/**
 * 防止重复帮扶. Help that reached a person leaves a mark under a blind index of person and year, so that the next
 * campaign can ask "has something reached them" without a list of names. Every noun that helps people in need
 * leaves its mark at the moment of giving.
 */
import { db } from './db'
import type { AidMark } from './documents/handout'
import { not, oneOf } from './filter'
import { blindIndex } from './vault'

/** Neutral kinds: 生活, 助学, 医疗. */
export type AidKind = 'living' | 'schooling' | 'medical'

export const aidKeyOf = (memberId: string, year: string) => blindIndex('aidMark', `${year}|${memberId}`)

/** Leaves a mark, once per thing: `about` is the id of the case or plan. */
export async function markAid(memberId: string, year: string, kind: AidKind, about: string): Promise<void> {
  const _id = aidKeyOf(memberId, year)
  const mark = { kind, about }
  if (await db.aidMarks.insert({ _id, marks: [mark] })) return
  await db.aidMarks.change({ _id, 'marks.about': not(about) }, { push: { marks: { each: [mark] } } })
}

/** The marks of these people: one call. Keyed by member id. */
export async function aidOf(memberIds: readonly string[], year: string): Promise<ReadonlyMap<string, AidMark['marks']>> {
  if (memberIds.length === 0) return new Map()
  const keys = new Map(memberIds.map((memberId) => [aidKeyOf(memberId, year), memberId]))
  const found = await db.aidMarks.find({ _id: oneOf([...keys.keys()]) }, { limit: memberIds.length })
  return new Map(found.map(({ _id, marks }) => [keys.get(_id) as string, marks]))
}
