/**
 * The care calendar: what is due is put before the team leaders ahead of its day, each once. Ids are made of what a task is,
 * so a day may be made twice or after a pause; a page of people costs three database calls, however large the roster is.
 */
import { waiting } from '@/cloudfunctions/kit/case'
import { birthdayYearOn, keysOn } from '@/cloudfunctions/kit/birthdays'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Visit, VisitRun } from '@/cloudfunctions/kit/documents/visit'
import { any, between, contains, gt, not, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { born } from '@/cloudfunctions/kit/record'
import { allUnits } from '@/cloudfunctions/kit/units'
import { type Clock, clockAt, dueAtEndOf } from '@/cloudfunctions/kit/workdays'
import { addDays, dayOf } from '@/types/calendar'
import type { VisitKind } from '@/types/visit'
import { sealedIn } from './boxes'
import { birthdaysAhead, entriesWithAnniversary, isSummer, lastDayOf, monthsAround, nextRun, parts } from './calendarRules'
import { kindsOn } from './kinds'
import { shutMatter, visitId } from './matter'
import { asideSealsOf, caringKeys } from './parties'
import { matterId, rulesFor, untouched } from './report'
import { dueKeyOf, settingsOn, waitIn } from './terms'
import { NUMBER_WORD } from './words'

const PEOPLE_AT_ONCE = 100
/** A timer has 60 s; what is left over is done a minute later. */
const PAGES_A_TICK = 20
const RUN = 'run'

type Settings = Awaited<ReturnType<typeof settingsOn>>

interface Making {
  readonly clock: Clock
  readonly settings: Settings
  readonly kinds: ReadonlyMap<string, VisitKind>
}

/** What a task is about: a person, or a team (`subject` null). */
interface Task {
  readonly kind: VisitKind
  /** The occasion within the kind: a day, or a month. */
  readonly occasion: string
  readonly eventOn: string
  readonly dueOn: string
  readonly subject: Member | null
  /** Also reported by people, and brings what its kind brings: the same matter, whoever is first. */
  readonly isMatter?: true
  readonly name: string
  readonly unitName: string
  readonly orgPath: readonly string[]
}

/** Numbers without a counter: one call of the timer makes many. */
const numberOf = (id: string, year: string) => `${NUMBER_WORD}-${year}-${Buffer.from(id, 'base64url').toString('hex').slice(0, 6).toUpperCase()}`

function visitOf({ kind, occasion, eventOn, dueOn, subject, isMatter, name, unitName, orgPath }: Task, { clock, settings }: Making): Visit {
  const { now } = clock
  const _id = subject && isMatter ? matterId(kind, subject._id, 'any', eventOn, 1) : visitId(kind, 'care', kind.code, subject?._id ?? orgPath.at(-1) ?? '', occasion)
  const ruled = rulesFor(kind, subject && isMatter ? subject : { isUnionMember: false, leftOn: null })
  const rules = ruled.gift === 'none' ? { ...ruled, papers: [] } : ruled
  const status = rules.gift === 'none' ? 'toArrange' : 'checking'
  const visitBy = dueAtEndOf(dueOn)
  const waits = { orgPath, terms: settings.terms, rules, visitBy, subjectId: subject?._id ?? '', followUpOn: null, source: 'calendar' } as const
  const wait = waiting(_id, waitIn(status, waits, clock), now, caringKeys(orgPath))
  const { open, boxes } = shutMatter({ kind: kind.code, rules, seen: [] })
  return {
    ...untouched, ...waits, ...open, _id, number: numberOf(_id, eventOn.slice(0, 4)), unitName, reporterId: '', asideSeals: subject ? asideSealsOf(_id, subject) : [],
    eventOn, reportedAt: now, listKey: sortKey(now, _id), missKey: `${dueOn}_${_id}`, hands: [], sealed: sealedIn(_id, { name, ...boxes }),
    ...wait, dueKey: dueKeyOf({ _id, dueAt: wait.dueAt, visitBy, visitedOn: null }, false, now),
    ...born(status, { at: now, by: 'system', action: 'visit.plan' }, { id: _id, digest: '' }),
    status,
  }
}

/** Puts those in that are not there yet: two calls. Returns how many. */
async function enter(tasks: readonly Task[], making: Making): Promise<number> {
  if (tasks.length === 0) return 0
  const wanted = tasks.map((task) => visitOf(task, making))
  const known = new Set((await db.visits.find({ _id: oneOf(wanted.map(({ _id }) => _id)) }, { limit: wanted.length })).map(({ _id }) => _id))
  const fresh = wanted.filter(({ _id }) => !known.has(_id))
  if (!(await db.visits.insertAll(fresh))) for (const one of fresh) await db.visits.insert(one)
  return fresh.length
}

interface Page {
  readonly upTo: string
  readonly isLast: boolean
  readonly made: number
}

/** One page of people who meet the filter: three calls. */
async function page(filter: Filter, upTo: string, taskOf: (member: Member) => Task, making: Making): Promise<Page> {
  const people = await db.members.find({ ...filter, leftOn: null, _id: gt(upTo) }, { order: [['_id', 1]], limit: PEOPLE_AT_ONCE })
  return { upTo: people.at(-1)?._id ?? upTo, isLast: people.length < PEOPLE_AT_ONCE, made: await enter(people.map(taskOf), making) }
}

const ofPerson = (subject: Member) => ({ subject, name: subject.name, unitName: subject.unitName, orgPath: subject.orgPath })
const nothing: Page = { upTo: '', isLast: true, made: 0 }

/** 司龄: every so many years, ahead of the day. */
async function seniority({ day, since, upTo }: VisitRun, making: Making): Promise<Page> {
  const kind = making.kinds.get('seniority')
  if (!kind) return nothing
  const entries = entriesWithAnniversary(since, addDays(day, making.settings.leadDays), making.settings.seniorityMonths)
  const taskOf = (member: Member): Task => {
    const on = entries.get(member.joinedOn ?? '') ?? day
    return { kind, occasion: on, eventOn: on, dueOn: on, ...ofPerson(member) }
  }
  return page({ joinedOn: oneOf([...entries.keys()]) }, upTo, taskOf, making)
}

/** 新入职: a talk within the first weeks, also for those whose row came late. */
async function newcomer({ day, since, upTo }: VisitRun, making: Making): Promise<Page> {
  const kind = making.kinds.get('newcomer')
  if (!kind) return nothing
  const { newcomerDays } = making.settings
  const taskOf = (member: Member): Task => {
    const joinedOn = member.joinedOn ?? day
    return { kind, occasion: joinedOn, eventOn: joinedOn, dueOn: addDays(joinedOn, newcomerDays), ...ofPerson(member) }
  }
  return page({ joinedOn: between(addDays(since, -newcomerDays), addDays(day, 1)) }, upTo, taskOf, making)
}

/** The teams in which somebody meets the filter: one call. */
async function teamsWith(filter: Filter): Promise<ReadonlyArray<readonly string[]>> {
  const { list } = await db.members.matching({ ...filter, leftOn: null }).group({ _id: '$orgPath' }).limit(1000).end()
  return (list as ReadonlyArray<{ _id: readonly string[] }>).map(({ _id }) => _id).filter((path) => path.length > 0)
}

/** 夏送清凉: one task a month of the season for each team with a hot post; three calls a month. */
async function teams({ day, since }: VisitRun, making: Making): Promise<Page> {
  const kind = making.kinds.get('coolness')
  const months = kind && kind.posts.length > 0 ? monthsAround(since, addDays(day, making.settings.leadDays)).filter(isSummer) : []
  if (!kind || months.length === 0) return nothing
  const [units, paths] = await Promise.all([allUnits(), teamsWith({ [any]: kind.posts.map((post) => ({ post: contains(post) })) })])
  const nameOf = (path: readonly string[]) => units.get(path.at(-1) ?? '')?.name ?? ''
  let made = 0
  for (const month of months) {
    const tasks = paths.map((orgPath): Task => ({
      kind, occasion: month, eventOn: `${month}-01`, dueOn: lastDayOf(month), subject: null, name: nameOf(orgPath), unitName: nameOf(orgPath), orgPath,
    }))
    made += await enter(tasks, making)
  }
  return { ...nothing, made }
}

/** 生日, solar and lunar: by the day before. Once in a birthday-year, also when the date is put right; who wants none is left in peace. */
async function birthdays({ day, since, upTo }: VisitRun, making: Making): Promise<Page> {
  const kind = making.kinds.get('birthdays')
  if (!kind) return nothing
  const days = new Map(birthdaysAhead({ day, since }, making.settings.leadDays).flatMap((on) => keysOn(on).map((key) => [key, on] as const)))
  const taskOf = (member: Member): Task => {
    const on = days.get(member.birthday?.key ?? '') ?? day
    return { kind, occasion: String(member.birthday ? birthdayYearOn(member.birthday, on) : on), eventOn: on, dueOn: addDays(on, -1), ...ofPerson(member) }
  }
  return page({ 'birthday.key': oneOf([...days.keys()]), birthdayGreeted: not(false) }, upTo, taskOf, making)
}

/** 退休离岗: weeks ahead, so that the souvenir is there on the day. */
async function retirement({ day, since, upTo }: VisitRun, making: Making): Promise<Page> {
  const kind = making.kinds.get('retirement')
  if (!kind) return nothing
  const taskOf = (member: Member): Task => {
    const on = member.retireOn ?? day
    return { kind, occasion: on, eventOn: on, dueOn: on, isMatter: true, ...ofPerson(member) }
  }
  return page({ retireOn: between(since, addDays(day, making.settings.retirementDays + 1)) }, upTo, taskOf, making)
}

const makers = { seniority, newcomer, teams, birthdays, retirement } as const

/** Remembers how far it has come; false when another run was quicker. */
async function advance(run: VisitRun | null, { day, since, part, upTo }: VisitRun): Promise<boolean> {
  if (!run) return db.visitRuns.insert({ _id: RUN, day, since, part, upTo })
  return (await db.visitRuns.change({ _id: RUN, day: run.day, part: run.part, upTo: run.upTo }, { set: { day, since, part, upTo } })) === 1
}

/** How many tasks were made. One database call on every minute on which nothing is due. */
export async function planVisits(now: Date): Promise<number> {
  let known = await db.visitRuns.get(RUN)
  let run = nextRun(known, dayOf(now))
  if (!run) return 0
  const [settings, clock, kinds] = await Promise.all([settingsOn(run.day), clockAt(now), kindsOn(run.day)])
  const making: Making = { settings, clock, kinds: new Map(kinds.filter(({ isOn }) => isOn).map((kind) => [kind.code, kind])) }
  let sum = 0
  for (let count = 0; run && count < PAGES_A_TICK; count += 1) {
    const maker = makers[parts[run.part] as (typeof parts)[number]]
    const { upTo, isLast, made } = await maker(run, making)
    sum += made
    const next: VisitRun = isLast ? { ...run, part: run.part + 1, upTo: '' } : { ...run, upTo }
    if (!(await advance(known, next))) return sum
    known = next
    run = nextRun(next, dayOf(now))
  }
  return sum
}

