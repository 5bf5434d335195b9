/**
 * What happens by itself. Once a day the roster is read beside the files, page by page; every minute the files are looked
 * at whose day has come, and no others. Both may be interrupted and run again.
 */
import { keyOf } from '@/cloudfunctions/kit/case'
import { holdersOf } from '@/cloudfunctions/kit/caseClock'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { RightsFile, RightsRun } from '@/cloudfunctions/kit/documents/rights'
import { gt, lte, oneOf } from '@/cloudfunctions/kit/filter'
import { tellAll, type News } from '@/cloudfunctions/kit/notify'
import { dayOf } from '@/types/calendar'
import { rightsAreaCodes, type RightsArea } from '@/types/rightsNames'
import { ringRightsReports } from './cases'
import { factsOf, keepAgain, movedOnRoster, newFile } from './file'
import { isForPerson, judge, keysOf, markOf, newsIn } from './rules'
import { basisFor, standardsOf, type Basis } from './settings'
import { deskNews, personNews } from './words'

const FILES_AT_ONCE = 100
const PEOPLE_AT_ONCE = 200
/** A timer has 60 s; what is left over is done a minute later. */
const PAGES_A_TICK = 10
const ROSTER = 'roster'

const officesOf = (area: RightsArea, orgId: string) =>
  area === 'contract' ? [keyOf('HR', orgId), keyOf('OFF', orgId, 'legal')] : [keyOf('EHS', orgId), keyOf('OFF', orgId, 'safety')]

interface Turned {
  readonly file: RightsFile
  readonly news: readonly RightsArea[]
}

/** Officers hear once a day and area, the person of each light. */
async function tellOf(turned: readonly Turned[], now: Date): Promise<void> {
  const own = turned.flatMap(({ file, news }) => news.filter((area) => isForPerson(file.lights[area])).map((area) => personNews(file, area, now)))
  const desks: News[] = []
  for (const area of rightsAreaCodes) {
    const orgIds = [...new Set(turned.filter(({ news }) => news.includes(area)).flatMap(({ file }) => file.orgPath))]
    if (orgIds.length === 0) continue
    const officers = await holdersOf(orgIds.flatMap((orgId) => officesOf(area, orgId)))
    desks.push(...officers.map(({ _id }) => deskNews(_id, area, now)))
  }
  await tellAll([...own, ...desks])
}

function turnedOn(file: RightsFile, basis: Basis, today: string): Turned & { readonly turnsOn: string } {
  const { lights, turnsOn } = judge(factsOf(file), standardsOf(basis.standards, file.post), basis.settings, today)
  const news = newsIn({ lights, told: file.told })
  return { file: { ...file, lights, told: { ...file.told, ...Object.fromEntries(news.map((area) => [area, markOf(lights[area])])) } }, news, turnsOn }
}

/** Files whose day has come. Told first: what is written down as told was told. */
export async function turnRights(now: Date): Promise<number> {
  const today = dayOf(now)
  let sum = 0
  for (let page = 0; page < PAGES_A_TICK; page += 1) {
    const due = await db.rightsFiles.find({ turnsOn: lte(today) }, { order: [['turnsOn', 1]], limit: FILES_AT_ONCE })
    if (due.length === 0) break
    const basis = await basisFor(due.map(({ post }) => post), today)
    const turned = due.map((file) => turnedOn(file, basis, today))
    await tellOf(turned, now)
    await Promise.all(turned.map(({ file: { _id, version, lights, told }, turnsOn }) => db.rightsFiles.change({ _id, version }, { set: { lights, keys: keysOf(lights, _id), told, turnsOn } })))
    sum += due.length
    if (due.length < FILES_AT_ONCE) break
  }
  return sum
}

/** A page of the roster beside its files: new people get one, changed ones are changed. Three calls where nothing changed. */
async function syncPage(members: readonly Member[], now: Date): Promise<number> {
  const today = dayOf(now)
  const files = new Map((await db.rightsFiles.find({ _id: oneOf(members.map(({ _id }) => _id)) }, { limit: PEOPLE_AT_ONCE })).map((file) => [file._id, file]))
  const fresh = members.filter(({ _id, leftOn }) => !leftOn && !files.has(_id))
  const moved = members.filter((member) => {
    const file = files.get(member._id)
    return file && movedOnRoster(file, member, today) !== null
  })
  if (fresh.length + moved.length === 0) return 0
  const basis = await basisFor([...fresh, ...moved].map(({ post }) => post), today)
  const made = fresh.map((member) => newFile(member, basis, 'system', now))
  if (made.length > 0 && !(await db.rightsFiles.insertAll(made))) for (const file of made) await db.rightsFiles.insert(file)
  for (const member of moved) await keepAgain(member._id, (file) => movedOnRoster(file, member, today), { at: now, by: 'system', action: 'rights.roster' }, basis, now)
  return fresh.length + moved.length
}

/** Begins a day: other settings than yesterday's make everybody due. Null when somebody else began it. */
async function begun(run: RightsRun | null, today: string): Promise<RightsRun | null> {
  const { digest } = await basisFor([], today)
  if (run && run.settings !== digest) await db.rightsFiles.change({ turnsOn: gt(today) }, { set: { turnsOn: today } })
  const next: RightsRun = { _id: ROSTER, day: today, upTo: '', isDone: false, settings: digest }
  const won = run ? await db.rightsRuns.change({ _id: ROSTER, day: run.day, upTo: run.upTo }, { set: { day: today, upTo: '', isDone: false, settings: digest } }) : Number(await db.rightsRuns.insert(next))
  return won === 1 ? next : null
}

/** One call on every minute on which the day is done. */
export async function syncRights(now: Date): Promise<number> {
  const today = dayOf(now)
  const known = await db.rightsRuns.get(ROSTER)
  if (known?.day === today && known.isDone) return 0
  let run = known?.day === today ? known : await begun(known, today)
  let sum = 0
  for (let page = 0; run && page < PAGES_A_TICK && !run.isDone; page += 1) {
    const members = await db.members.find({ _id: gt(run.upTo) }, { order: [['_id', 1]], limit: PEOPLE_AT_ONCE })
    sum += members.length > 0 ? await syncPage(members, now) : 0
    const [upTo, isDone] = [members.at(-1)?._id ?? run.upTo, members.length < PEOPLE_AT_ONCE]
    const won = await db.rightsRuns.change({ _id: ROSTER, day: today, upTo: run.upTo, isDone: false }, { set: { upTo, isDone } })
    run = won === 1 ? { ...run, upTo, isDone } : null
  }
  return sum
}

export const rightsJobs = { syncRights, turnRights, ringRightsReports }
