/** The people a visit meets on its way, and the way itself, up to any state. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { openVisit, type OpenVisit } from '@/cloudfunctions/features/visit/matter'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { dayOf } from '@/types/calendar'
import type { VisitStatus } from '@/types/visitNames'
import type { ActionInput } from '@/types/actions'
import { aMember } from './builders'
import { aFund } from './funds'
import type { Person } from './person'
import { demoEnvironment, type TestCloud } from './startCloud'

export const YUAN = 100
const office = { orgPath: ['company', 'b-office', 'g-office'], unitName: '行政后勤部' }

export const visitMembers = () => ({
  worker: aMember({ name: '张伟' }),
  mate: aMember({ name: '冯海生' }),
  outsider: aMember({ name: '杨帆', isUnionMember: false }),
  leader: aMember({ name: '叶建华', grants: [{ role: 'GRP', orgId: 'g-prod1' }] }),
  otherLeader: aMember({ name: '潘国强', grants: [{ role: 'GRP', orgId: 'g-equip' }], ...office }),
  branchChair: aMember({ name: '黄志文', grants: [{ role: 'GRP', orgId: 'b-prod1' }] }),
  welfare: aMember({ name: '李晓梅', grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'company' }], ...office }),
  culture: aMember({ name: '陈志强', grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }], ...office }),
  vice: aMember({ name: '林秀珍', role: 'VICE', ...office }),
  chair: aMember({ name: '吴建明', role: 'CHAIR', ...office }),
  finance: aMember({ name: '曾敏', role: 'FIN', ...office }),
  auditor: aMember({ name: '谢文静', role: 'AUD', ...office }),
  hr: aMember({ name: '罗伟', role: 'HR', ...office }),
  hrLeader: aMember({ name: '钟慧', grants: [{ role: 'GRP', orgId: 'g-prod1' }, { role: 'HR', orgId: 'company' }] }),
  admin: aMember({ name: '苏明辉', role: 'ADM', ...office }),
})
export type VisitRole = keyof ReturnType<typeof visitMembers>
export type VisitCast = Readonly<Record<VisitRole, Person>> & { readonly members: Readonly<Record<VisitRole, Member>>; readonly fundId: string }

export async function visitCastOn(cloud: TestCloud): Promise<VisitCast> {
  const members = visitMembers()
  await cloud.load('members', Object.values(members))
  const fund = aFund({ openingFen: 100_000 * YUAN })
  await cloud.load('funds', [fund])
  const people = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)])) as Record<VisitRole, Person>
  return { ...people, members, fundId: fund._id }
}

export interface VisitRoad {
  readonly cloud: TestCloud
  readonly cast: VisitCast
}

const today = (cloud: TestCloud) => dayOf(new Date(cloud.clock.now()))

export const aReport = (cloud: TestCloud, traits: Partial<ActionInput<'visit.report'>> = {}): ActionInput<'visit.report'> => ({
  kind: 'illness', staffNo: '', eventOn: today(cloud), story: '阑尾炎手术，住院一周', seen: [], ...traits,
})

export const aRecord = (cloud: TestCloud, visitId: string, traits: Partial<ActionInput<'visit.record'>> = {}): ActionInput<'visit.record'> => ({
  visitId, visitedOn: today(cloud), summary: '到病房看望，精神不错，家里有人照顾', need: 'none', needText: '', followUp: '', followUpOn: null, ...traits,
})

export const approval = ({ cast }: VisitRoad, visitId: string, yuan = 800): ActionInput<'visit.approve'> => ({ visitId, amountFen: yuan * YUAN, fundId: cast.fundId, note: '' })

type Act = (road: VisitRoad, visitId: string) => Promise<unknown>

/** The line of a stay in hospital through all good states, each step by whom it is for. */
const way: ReadonlyArray<readonly [to: VisitStatus, act: Act]> = [
  ['reviewing', ({ cast }, visitId) => cast.leader.does('visit.check', { visitId, seen: ['hospital'], note: '已去电核实' })],
  ['approving', ({ cast }, visitId) => cast.welfare.does('visit.review', { visitId, seen: [], note: '' })],
  ['toArrange', (road, visitId) => road.cast.chair.does('visit.approve', approval(road, visitId))],
  ['arranged', ({ cloud, cast }, visitId) => cast.welfare.does('visit.arrange', { visitId, on: today(cloud), staffNos: [cast.members.welfare.staffNo, cast.members.leader.staffNo] })],
  ['toSign', ({ cloud, cast }, visitId) => cast.welfare.does('visit.record', aRecord(cloud, visitId))],
  ['closed', ({ cast }, visitId) => cast.worker.does('visit.sign', { visitId, amountFen: 800 * YUAN })],
]

/** Leads a reported stay in hospital to a state of the good line. */
export async function leadVisit(road: VisitRoad, visitId: string, to: VisitStatus): Promise<string> {
  if (to === 'checking') return visitId
  for (const [state, act] of way) {
    await act(road, visitId)
    if (state === to) return visitId
  }
  throw new Error(`${to} is not on the good line`)
}

/** With the boxes of kind and money opened. */
export async function storedVisits(cloud: TestCloud, filter: object): Promise<OpenVisit[]> {
  process.env.FIELD_KEYS ??= demoEnvironment.FIELD_KEYS
  return (await cloud.dump<Visit>('visits', filter)).map(openVisit)
}

export async function storedVisit(cloud: TestCloud, visitId: string): Promise<OpenVisit> {
  const [visit] = await storedVisits(cloud, { _id: visitId })
  if (!visit) throw new Error(`no visit ${visitId}`)
  return visit
}

/** Away with all open matters, and what they took; the people and the rules stay. */
export async function freshVisits(cloud: TestCloud, cast: VisitCast): Promise<void> {
  const visits = (await cloud.dump<Visit>('visits')).filter(({ subjectId }) => subjectId !== 'gone')
  const allowances = (await cloud.dump<{ _id: string; times: number }>('allowances')).filter(({ times }) => times > 0)
  await Promise.all([
    ...visits.map(({ _id }) => cloud.edit('visits', _id, { status: 'cancelled', waitsFor: [], alarmAt: null, missKey: '', readers: [], subjectId: 'gone' })),
    ...allowances.map(({ _id }) => cloud.edit('allowances', _id, { fen: 0, times: 0, holders: [] })),
    cloud.edit('funds', cast.fundId, { leftFen: 100_000 * YUAN, openingFen: 100_000 * YUAN, incomeFen: 0, reservedFen: 0, paidFen: 0, pending: {}, outbox: [], unmoved: 0 }),
  ])
}
