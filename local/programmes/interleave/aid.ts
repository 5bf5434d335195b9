/** One case of hardship aid: what its officers, its person and the timer may do at once, and what the fund says afterwards. */
import { DAY_MS, dayOf } from '@/types/calendar'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { refOf } from '@/cloudfunctions/kit/fund'
import { aidMembers, appliedBy, fundOn, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { brokenBalance } from '@/local/testing/funds'
import type { Person } from '@/local/testing/person'
import { demoEnvironment, type TestCloud } from '@/local/testing/startCloud'
import { act } from './schedule'
import type { Scene } from './scene'

const AMOUNT_FEN = 100_000
/** Later than any publicity, with the days before its first midnight. */
const PUBLICITY_OVER_MS = 9 * DAY_MS

interface House {
  readonly aidId: string
  readonly fundId: string
  readonly worker: Person
  readonly mate: Person
  readonly chair: Person
  readonly secondChair: Person
  readonly finance: Person
  readonly caseworker: Person
}

/** An urgent case that has just come in; each time with people and a case of its own, the fund being the same. */
async function atTheDesk(cloud: TestCloud): Promise<House> {
  const members = aidMembers()
  await cloud.load('members', Object.values(members))
  const [worker, mate, caseworker, chair, secondChair, finance] = (['worker', 'mate', 'caseworker', 'chair', 'secondChair', 'finance'] as const).map((name) =>
    cloud.as(members[name])) as [Person, Person, Person, Person, Person, Person]
  const year = dayOf(new Date(cloud.clock.now())).slice(0, 4)
  const fundId = `company_${year}_relief`
  if ((await cloud.dump<Fund>('funds', { _id: fundId })).length === 0) await fundOn(cloud, 1_000_000_000, year)
  const aidId = await appliedBy(worker, { kind: 'temporary', urgent: 'illness' })
  return { aidId, fundId, worker, mate, chair, secondChair, finance, caseworker }
}

async function beforeSignature(cloud: TestCloud): Promise<House> {
  const house = await atTheDesk(cloud)
  await house.caseworker.does('aid.accept', { aidId: house.aidId, isUrgent: true, note: '' })
  return house
}

async function approved(cloud: TestCloud): Promise<House> {
  const house = await beforeSignature(cloud)
  await house.chair.does('aid.advance', { aidId: house.aidId, amountFen: AMOUNT_FEN, fundId: house.fundId, note: '' })
  return house
}

/** Shown to everybody for its days, by the whole ordinary way. */
async function publicised(cloud: TestCloud): Promise<House> {
  const members = aidMembers()
  await cloud.load('members', Object.values(members))
  const cast = { ...Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)])), members } as unknown as AidCast
  const year = dayOf(new Date(cloud.clock.now())).slice(0, 4)
  const fundId = `company_${year}_relief`
  if ((await cloud.dump<Fund>('funds', { _id: fundId })).length === 0) await fundOn(cloud, 1_000_000_000, year)
  await cast.chair.does('aid.assess', { scope: '公示救助结果', risks: '同事可能猜到是谁', measures: '只写姓氏、单位、类别、金额' })
  const aidId = await appliedBy(cast.worker)
  await leadAid({ cloud, cast }, aidId, 'publicised')
  const { worker, mate, chair, secondChair, finance, caseworker } = cast
  return { aidId, fundId, worker, mate, chair, secondChair, finance, caseworker }
}

const grantsIn = ({ grants }: Aid) => grants.filter(({ voidAt }) => voidAt === null)

/** Let the timer mend what was left half done; then the case and the fund must say the same. */
async function check({ aidId, fundId }: House, cloud: TestCloud): Promise<string[]> {
  process.env.APP_SECRET ??= demoEnvironment.APP_SECRET
  await cloud.fire(new Date(cloud.clock.now() + 15 * 60_000))
  const aid = await storedAid(cloud, aidId)
  const [fund] = await cloud.dump<Fund>('funds', { _id: fundId })
  if (!fund) return ['the fund is gone']
  const live = grantsIn(aid)
  const wrong = brokenBalance(fund)
  if (live.length > 1) wrong.push(`I18 ${live.length} grants of one decision`)
  const held = new Set(Object.keys(fund.pending))
  for (const { grantId, paidAt, voidAt } of aid.grants) {
    const isHeld = held.has(refOf(grantId))
    if (isHeld !== (paidAt === null && voidAt === null)) wrong.push(`I20 a grant is ${paidAt ? 'paid' : voidAt ? 'void' : 'open'}, its reserve is ${isHeld ? 'held' : 'gone'}`)
  }
  if (aid.status === 'withdrawn' && live.some(({ paidAt }) => paidAt !== null)) wrong.push('I21 paid and withdrawn')
  if (aid.status === 'toApprove' && aid.objections.some(({ settled }) => settled === null)) wrong.push('I22 an open objection, and on to the signature')
  const known = new Set((await cloud.dump<Aid>('aids')).flatMap(({ grants }) => grants.map(({ grantId }) => refOf(grantId))))
  for (const id of held) if (!known.has(id)) wrong.push('I20 a reserve that no case knows')
  if (brokenLine(aid.history) !== null || aid.history.at(-1)?.to !== aid.status) wrong.push('I30 the history is broken')
  return wrong
}

const withdraw = ({ worker, aidId }: House) => act(worker, 'aid.withdraw', { aidId, reason: '' })

const reason = '材料不全'

export const toBeTaken: Scene<House> = {
  name: 'a case at the desk',
  prepare: atTheDesk,
  moves: {
    'it is accepted': ({ caseworker, aidId }) => act(caseworker, 'aid.accept', { aidId, isUrgent: true, note: '' }),
    'it is returned': ({ caseworker, aidId }) => act(caseworker, 'aid.return', { aidId, reason }),
    'it is declined': ({ caseworker, aidId }) => act(caseworker, 'aid.decline', { aidId, reason }),
    'it is withdrawn': withdraw,
  },
  check,
}

export const toBeSigned: Scene<House> = {
  name: 'a case before the signature',
  prepare: beforeSignature,
  moves: {
    'the chair approves': ({ chair, aidId, fundId }) => act(chair, 'aid.advance', { aidId, amountFen: AMOUNT_FEN, fundId, note: '' }),
    'the other chair approves': ({ secondChair, aidId, fundId }) => act(secondChair, 'aid.advance', { aidId, amountFen: AMOUNT_FEN, fundId, note: '' }),
    'it goes the ordinary way': ({ chair, aidId }) => act(chair, 'aid.ordinary', { aidId, reason }),
    'it is withdrawn': withdraw,
  },
  check,
}

export const toBePaid: Scene<House> = {
  name: 'a case before the payment',
  prepare: approved,
  moves: {
    'finance pays': ({ finance, aidId }) => act(finance, 'aid.pay', { aidId, paidOn: dayOf(new Date()), note: '' }),
    'it is withdrawn': withdraw,
  },
  check,
}

export const inPublicity: Scene<House> = {
  name: 'a case in its publicity',
  prepare: publicised,
  moves: {
    'somebody objects': ({ mate, aidId }) => act(mate, 'aid.object', { aidId, text: '他家里开了店' }),
    'its time is over': (_house, cloud) => ({ run: () => cloud.fire(new Date(cloud.clock.now() + PUBLICITY_OVER_MS)) }),
    'it is withdrawn': withdraw,
  },
  check,
}
