/**
 * Silence gets noticed. A case rings twice: a reminder to those who have it, then, when it is overdue,
 * the office above joins them and the person it is about is told. Both may be run at any time and any
 * number of times; a day the timer missed is caught up by the next run.
 */
import { db, type Collection } from './db'
import { isOn, officeKeysOf } from './case'
import type { Case } from './documents/case'
import type { Member } from './documents/people'
import { lte, oneOf } from './filter'
import { tellAll, type News } from './notify'
import { move, type Step } from './record'

const AT_ONCE = 50
const PEOPLE_AT_ONCE = 100

/** What a noun says when one of its cases rings. */
export interface CaseNews<Doc extends Case> {
  /** To each person who has it. */
  readonly reminder: (doc: Doc, memberId: string) => News
  /** To the people it is about and to whoever joins. */
  readonly overdue: (doc: Doc, joining: readonly string[]) => News[]
  /** People it waits for by name, who are reminded like an office; absent: offices alone. */
  readonly awaited?: (doc: Doc) => readonly string[]
  /** `suggestion.escalate`: the line in the history; another one where it was the chair who is late. */
  readonly action: string | ((doc: Doc) => string)
}

/** The people who hold one of these keys. */
export async function holdersOf(keys: readonly string[]): Promise<Member[]> {
  const offices = keys.filter((key) => key.includes('@'))
  if (offices.length === 0) return []
  const orgIds = [...new Set(offices.map((key) => key.slice(key.indexOf('@') + 1)))]
  const roles = [...new Set(offices.map((key) => key.split(/[.@]/)[0] as string))]
  const officers = await db.members.find({ 'grants.orgId': oneOf(orgIds), 'grants.role': oneOf(roles) }, { limit: PEOPLE_AT_ONCE })
  return officers.filter((member) => officeKeysOf(member).some((key) => offices.includes(key)))
}

/** These people and whoever stands in for one of them today: the letter that only the absent get reaches nobody. One call. */
async function withDeputies(people: readonly Member[], now: Date): Promise<string[]> {
  if (people.length === 0) return []
  const ids = people.map(({ _id }) => _id)
  const delegations = await db.delegations.find({ _id: oneOf(ids) }, { limit: PEOPLE_AT_ONCE })
  return [...new Set([...ids, ...delegations.filter((delegation) => isOn(delegation, now)).map(({ deputyId }) => deputyId)])]
}

async function remind<Doc extends Case>(collection: Collection<Doc>, doc: Doc, news: CaseNews<Doc>, now: Date): Promise<void> {
  const people = await withDeputies(await holdersOf(doc.waitsFor), now)
  await tellAll([...people, ...(news.awaited?.(doc) ?? [])].map((memberId) => news.reminder(doc, memberId)))
  await collection.change({ _id: doc._id, version: doc.version }, { set: { remindedAt: now, alarmAt: doc.dueAt } })
}

/** The office above joins first, in one step with its history line; the alarm is cleared only when everybody is told. */
async function escalate<Doc extends Case>(collection: Collection<Doc>, doc: Doc, news: CaseNews<Doc>, now: Date): Promise<void> {
  const joining = doc.escalatesTo.filter((key) => !doc.waitsFor.includes(key))
  const step = {
    to: doc.status,
    line: { at: now, by: 'system', action: typeof news.action === 'string' ? news.action : news.action(doc) },
    set: { escalatedAt: now, waitsFor: [...doc.waitsFor, ...joining], readers: [...new Set([...doc.readers, ...joining])] },
  } as unknown as Step<Doc>
  const overdue = doc.escalatedAt ? doc : await move(collection, doc, step)
  if (!overdue) return
  const chairs = await withDeputies(await holdersOf(doc.escalatesTo), now)
  await tellAll(news.overdue(overdue, chairs))
  await collection.change({ _id: doc._id, version: overdue.version }, { set: { alarmAt: null } })
}

/** Rings every case whose alarm is due. Returns how many. */
export async function ringCases<Doc extends Case>(collection: Collection<Doc>, news: CaseNews<Doc>, now: Date): Promise<number> {
  const due = await collection.find({ alarmAt: lte(now) }, { order: [['alarmAt', 1]], limit: AT_ONCE })
  for (const doc of due) {
    const isOverdue = doc.dueAt !== null && doc.dueAt <= now
    if (isOverdue) await escalate(collection, doc, news, now)
    else await remind(collection, doc, news, now)
  }
  return due.length
}
