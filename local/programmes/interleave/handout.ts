/** One line of a handout: fetched by its person, handed over by the team leader, taken back, or out of time. */
import { DAY_MS, dayOf } from '@/types/calendar'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { brokenBalance, aFund } from '@/local/testing/funds'
import { aHandoutPlan, handoutMembers, picked, runningHandout, storedHandout, storedRows, type HandoutCast } from '@/local/testing/handouts'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { act } from './schedule'
import type { Scene } from './scene'

interface Desk {
  readonly handoutId: string
  readonly memberId: string
  readonly code: string
  readonly worker: Person
  readonly leader: Person
  readonly officer: Person
}

async function aDesk(cloud: TestCloud): Promise<Desk> {
  const members = handoutMembers()
  await cloud.load('members', Object.values(members))
  const year = dayOf(new Date(cloud.clock.now())).slice(0, 4)
  if ((await cloud.dump<Fund>('funds', { year, source: 'union' })).length === 0) await cloud.load('funds', [aFund({ year, source: 'union', openingFen: 1_000_000_000 })])
  const people = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)]))
  const cast = { ...people, members } as unknown as HandoutCast
  const today = dayOf(new Date(cloud.clock.now()))
  const plan = aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] }, fromDay: today, untilDay: today }, cloud.clock.now())
  const handoutId = await runningHandout(cast, plan, [members.worker])
  const { code } = await cast.officer.does('handout.deskCode', { handoutId })
  return { handoutId, memberId: members.worker._id, code, worker: cast.worker, leader: cast.leader, officer: cast.officer }
}

async function aFetchedOne(cloud: TestCloud): Promise<Desk> {
  const desk = await aDesk(cloud)
  await desk.worker.does('handout.sign', { handoutId: desk.handoutId, code: desk.code })
  return desk
}

/** The rest of the plan runs out; then what was fetched is what was paid, and nothing is held any more. */
async function check({ handoutId }: Desk, cloud: TestCloud): Promise<string[]> {
  for (const minutes of [0, 5, 10]) await cloud.fire(new Date(cloud.clock.now() + DAY_MS + minutes * 60_000))
  const handout = await storedHandout(cloud, handoutId)
  const rows = await storedRows(cloud, handoutId)
  const funds = await cloud.dump<Fund>('funds')
  const wrong = funds.flatMap(brokenBalance)
  const taken = rows.filter(({ status }) => status === 'signed' || status === 'proxy').length
  if (handout.takenInAll !== taken) wrong.push(`I31 ${String(handout.takenInAll)} counted, ${taken} signed`)
  if (handout.spentFen !== taken * handout.unitFen) wrong.push(`I20 ${String(handout.spentFen)} spent, ${taken} signed`)
  if (handout.reserveId && funds.some(({ pending }) => handout.reserveId !== null && handout.reserveId in pending)) wrong.push('I20 money is still put aside')
  for (const row of rows) {
    if (brokenLine(row.history) !== null) wrong.push('I30 the history of the line is broken')
    const isOver = ['signed', 'proxy', 'expired', 'declined'].includes(row.status)
    if (!isOver) wrong.push(`a line is ${row.status} after the end`)
    const signatures = row.history.filter(({ action }) => action === 'handout.sign').length - row.history.filter(({ action }) => action === 'handout.takeBack').length
    if (signatures > 1) wrong.push(`${signatures} signatures on one line`)
  }
  return wrong
}

const moves: Scene<Desk>['moves'] = {
  'its person signs': ({ worker, handoutId, code }) => act(worker, 'handout.sign', { handoutId, code }),
  'the team leader hands it over': ({ leader, handoutId, memberId }) => act(leader, 'handout.signFor', { handoutId, memberId, at: new Date().toISOString() }),
  'its time is over': (_desk, cloud) => ({ run: () => cloud.fire(new Date(cloud.clock.now() + DAY_MS)) }),
}

export const toBeFetched: Scene<Desk> = { name: 'a gift to be fetched', prepare: aDesk, moves, check }

export const fetchedOnce: Scene<Desk> = {
  name: 'a gift that was fetched',
  prepare: aFetchedOne,
  moves: {
    'the officer takes the signature back': ({ officer, handoutId, memberId }) => act(officer, 'handout.takeBack', { handoutId, rowId: `${handoutId}_${memberId}`, reason: '签错了人' }),
    'its person signs': moves['its person signs'] as Scene<Desk>['moves'][string],
    'its time is over': moves['its time is over'] as Scene<Desk>['moves'][string],
  },
  check,
}
