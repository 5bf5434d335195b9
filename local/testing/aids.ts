/** The people an application meets on its way, and the way itself, up to any state. */
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { ActionInput } from '@/types/actions'
import type { AidStatus } from '@/types/aidNames'
import { DAY_MS, dayOf } from '@/types/calendar'
import { aMember } from './builders'
import type { Person } from './person'
import type { TestCloud } from './startCloud'

type Form = ActionInput<'aid.submit'>
type AidFile = Form['file']
const YUAN = 100
const VERSION = '2026-11'

export const aFile = (traits: Partial<AidFile> = {}): AidFile => ({
  kind: 'living', urgent: null, cause: 'lowIncome', otherCauses: [], need: '两个孩子上学，爱人没有工作', askedFen: 5_000 * YUAN,
  members: [
    { relation: 'self', birthYear: 1985, health: 'good', work: 'working', school: 'none', staffNo: '' },
    { relation: 'spouse', birthYear: 1986, health: 'chronic', work: 'jobless', school: 'none', staffNo: '' },
    { relation: 'child', birthYear: 2008, health: 'good', work: 'student', school: 'senior', staffNo: '' },
  ],
  housing: 'rented', hasDibao: false, area: 'urban', incomes: [{ kind: 'wage', yearFen: 36_000 * YUAN }], outlays: [{ kind: 'medical', yearFen: 12_000 * YUAN }], exclusions: [],
  ...traits,
})

export const anApplication = (file: Partial<AidFile> = {}, traits: Partial<Form> = {}): Form => ({
  file: aFile(file), evidence: [], sensitiveVersion: VERSION, publicityVersion: VERSION, forOther: null, ...traits,
})

const office = { orgPath: ['company', 'b-office', 'g-office'], unitName: '行政后勤部' }
const committee = (portfolio: 'welfare' | 'women' | 'culture' | 'safety', name: string) => aMember({ name, grants: [{ role: 'OFF', portfolio, orgId: 'company' }], ...office })

export const aidMembers = () => ({
  worker: aMember({ name: '张伟' }),
  mate: aMember({ name: '冯海生' }),
  caseworker: aMember({ name: '李晓梅', role: 'CASE', ...office }),
  secondCaseworker: aMember({ name: '韦春燕', role: 'CASE', ...office }),
  leader: aMember({ name: '叶建华', grants: [{ role: 'GRP', orgId: 'g-prod1' }] }),
  welfare: committee('welfare', '何丽娟'),
  women: committee('women', '梁玉兰'),
  culture: committee('culture', '陈志强'),
  safety: committee('safety', '邓永康'),
  vice: aMember({ name: '林秀珍', role: 'VICE', ...office }),
  chair: aMember({ name: '吴建明', role: 'CHAIR', ...office }),
  secondChair: aMember({ name: '周国栋', role: 'CHAIR', ...office }),
  finance: aMember({ name: '曾敏', role: 'FIN', ...office }),
  auditor: aMember({ name: '谢文静', role: 'AUD', ...office }),
  admin: aMember({ name: '苏明辉', role: 'ADM', ...office }),
})
export type AidRole = keyof ReturnType<typeof aidMembers>
export type AidCast = Readonly<Record<AidRole, Person>> & { readonly members: Readonly<Record<AidRole, Member>>; readonly fundId: string }

/** A fund with this much for a year, as finance would have opened it. */
export async function fundOn(cloud: TestCloud, fen: number, year = '2026'): Promise<string> {
  const _id = `company_${year}_relief`
  await cloud.load('funds', [{
    _id, orgId: 'company', year, source: 'relief', openedAt: new Date('2026-01-01T00:00:00Z'), openedBy: 'test', openingFen: fen, incomeFen: 0, reservedFen: 0, paidFen: 0, leftFen: fen,
    keyed: true, pending: {}, once: [], outbox: [], unmoved: 0, head: { seq: 0, hash: '', leftFen: fen },
  }])
  return _id
}

export async function aidCastOn(cloud: TestCloud): Promise<AidCast> {
  const members = aidMembers()
  await cloud.load('members', Object.values(members))
  const people = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)])) as Record<AidRole, Person>
  const fundId = await fundOn(cloud, 100_000 * YUAN)
  await people.chair.does('aid.assess', { scope: '公示救助结果', risks: '同事可能猜到是谁', measures: '只写姓氏、单位、类别、金额，七天后自动撤下' })
  return { ...people, members, fundId }
}

export const rows = (traits: Partial<ActionInput<'aid.visit'>['rows']> = {}): ActionInput<'aid.visit'>['rows'] => ({
  area: 'urban', people: 3, incomes: [{ kind: 'wage', yearFen: 36_000 * YUAN }], outlays: [{ kind: 'medical', yearFen: 12_000 * YUAN }], exclusions: [], ...traits,
})

export const aVisit = (aidId: string, now: number): ActionInput<'aid.visit'> => ({
  aidId, ways: ['home'], on: dayOf(new Date(now)), text: '情况属实，家里只有一份收入', rows: rows(), verified: ['wages'],
})

export interface Road {
  readonly cloud: TestCloud
  readonly cast: AidCast
}

type Act = (road: Road, aidId: string) => Promise<unknown>

/** The line through all good states, each step by whom it is for. */
const way: ReadonlyArray<readonly [to: AidStatus, act: Act]> = [
  ['checking', ({ cast }, aidId) => cast.caseworker.does('aid.accept', { aidId, isUrgent: false, note: '' })],
  ['reviewing', async ({ cloud, cast }, aidId) => {
    await cast.caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
    await cast.leader.does('aid.signVisit', { aidId })
  }],
  ['toPublicise', ({ cast }, aidId) => cast.vice.does('aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: 3_000 * YUAN, reason: '情况属实，建议救助' })],
  ['publicised', ({ cast }, aidId) => cast.caseworker.does('aid.publicise', { aidId })],
  ['toApprove', ({ cloud }) => cloud.fire(new Date(cloud.clock.now() + 9 * DAY_MS))],
  ['approved', ({ cast }, aidId) => cast.chair.does('aid.approve', { aidId, amountFen: 3_000 * YUAN, fundId: cast.fundId, note: '' })],
  ['paid', ({ cloud, cast }, aidId) => cast.finance.does('aid.pay', { aidId, paidOn: dayOf(new Date(cloud.clock.now())), note: '随工资发放' })],
  ['received', ({ cast }, aidId) => cast.worker.does('aid.sign', { aidId, amountFen: 3_000 * YUAN })],
  ['aiding', ({ cloud, cast }, aidId) => cast.caseworker.does('aid.followUp', { aidId, on: dayOf(new Date(cloud.clock.now())), text: '钱已用上', continues: true, officialFileNo: '' })],
  ['yearReview', ({ cast }, aidId) => cast.caseworker.does('aid.proposeReview', { aidId, outcome: 'lift', reason: '爱人找到了工作' })],
  ['lifted', ({ cast }, aidId) => cast.chair.does('aid.confirmReview', { aidId, agrees: true, reason: '' })],
]

/** Leads a submitted case to a state of the good line; the clock jumps over the publicity. */
export async function leadAid(road: Road, aidId: string, to: AidStatus): Promise<string> {
  if (to === 'submitted') return aidId
  for (const [state, act] of way) {
    await act(road, aidId)
    if (state === 'toApprove') road.cloud.clock.set(new Date(road.cloud.clock.now() + 9 * DAY_MS))
    if (state === to) return aidId
  }
  throw new Error(`${to} is not on the good line`)
}

/** The agreement that a draft and its photos need: an act of its own. */
export const agreesToAid = (person: Person) => person.does('privacy.agree', { purpose: 'aidSensitive', textVersion: VERSION })

export async function appliedBy(person: Person, file: Partial<AidFile> = {}, traits: Partial<Form> = {}): Promise<string> {
  return (await person.does('aid.submit', anApplication(file, traits))).aidId
}

export async function storedAid(cloud: TestCloud, aidId: string): Promise<Aid> {
  const [aid] = await cloud.dump<Aid>('aids', { _id: aidId })
  if (!aid) throw new Error(`no case ${aidId}`)
  return aid
}

/** Away with all open cases, and what they took; the people and the rules stay. */
export async function freshStart(cloud: TestCloud, cast: AidCast): Promise<void> {
  const aids = (await cloud.dump<Aid>('aids')).filter(({ status }) => status !== 'closed')
  const allowances = (await cloud.dump<{ _id: string; times: number }>('allowances')).filter(({ times }) => times > 0)
  await Promise.all([
    ...aids.map(({ _id }) => cloud.edit('aids', _id, { status: 'closed', waitsFor: [], publicKey: '', alarmAt: null })),
    ...allowances.map(({ _id }) => cloud.edit('allowances', _id, { fen: 0, times: 0 })),
    cloud.edit('funds', cast.fundId, { leftFen: 100_000 * YUAN, openingFen: 100_000 * YUAN, reservedFen: 0, paidFen: 0, pending: {} }),
  ])
}
