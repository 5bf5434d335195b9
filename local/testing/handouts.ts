/** The people a handout meets, plans for them, and the way of a plan up to any state. */
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { addDays, dayOf } from '@/types/calendar'
import type { ActionInput } from '@/types/actions'
import { aMember } from './builders'
import { aFund } from './funds'
import type { Person } from './person'
import type { TestCloud } from './startCloud'

export type PlanInput = ActionInput<'handout.saveDraft'>['plan']
const ALL = { by: 'criteria', orgIds: [], gender: null, posts: [] } as const
export const picked = { ...ALL, by: 'picked' } as const

/** Moon cakes for everybody, to be fetched from today for a week. */
export function aHandoutPlan(traits: Partial<PlanInput> = {}, now = Date.now()): PlanInput {
  const today = dayOf(new Date(now))
  return {
    kind: 'festival', title: '中秋慰问品', year: today.slice(0, 4), festival: 'midAutumn', month: null, stage: null, form: 'goods', item: '月饼一盒', unitFen: 12_000, supplier: '茂名食品厂',
    payer: 'union', target: { ...ALL, orgIds: [], posts: [] }, place: '职工之家一楼', hours: '8:30–17:30', fromDay: today, untilDay: addDays(today, 7), ...traits,
  }
}

const inOffice = { orgPath: ['company', 'b-office', 'g-office'], unitName: '行政后勤部' }

export const handoutMembers = () => ({
  worker: aMember({ name: '张伟' }),
  mate: aMember({ name: '冯海生' }),
  outsider: aMember({ name: '杨帆', isUnionMember: false }),
  other: aMember({ name: '刘洋', orgPath: ['company', 'b-equip', 'g-equip'], unitName: '设备动力部' }),
  leader: aMember({ name: '叶建华', grants: [{ role: 'GRP', orgId: 'g-prod1' }] }),
  officer: aMember({ name: '李晓梅', grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'company' }, { role: 'CASE', orgId: 'company' }], ...inOffice }),
  culture: aMember({ name: '陈志强', grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }], ...inOffice }),
  chair: aMember({ name: '吴建明', role: 'CHAIR', ...inOffice }),
  vice: aMember({ name: '林秀珍', role: 'VICE', ...inOffice }),
  auditor: aMember({ name: '谢文静', role: 'AUD', ...inOffice }),
})
export type HandoutRole = keyof ReturnType<typeof handoutMembers>
export type HandoutCast = Readonly<Record<HandoutRole, Person>> & { readonly members: Readonly<Record<HandoutRole, Member>> }

export async function handoutCastOn(cloud: TestCloud, year: string): Promise<HandoutCast> {
  const members = handoutMembers()
  await cloud.load('members', Object.values(members))
  await cloud.load('funds', [aFund({ year, source: 'union', openingFen: 100_000_000 }), aFund({ year, source: 'relief', openingFen: 100_000_000 })])
  const people = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)])) as Record<HandoutRole, Person>
  return { ...people, members }
}

/** A draft with its list; of named people where the plan says so. */
export async function draftedHandout({ officer }: HandoutCast, plan: PlanInput, people: readonly Member[] = []): Promise<string> {
  const { handoutId } = await officer.does('handout.saveDraft', { plan })
  if (plan.target.by === 'picked') {
    if (people.length > 0) await officer.does('handout.addPeople', { handoutId, staffNos: people.map(({ staffNo }) => staffNo) })
    return handoutId
  }
  for (let isDone = false; !isDone; ) isDone = (await officer.does('handout.makeList', { handoutId })).isListDone
  return handoutId
}

export async function runningHandout(cast: HandoutCast, plan: PlanInput, people: readonly Member[] = []): Promise<string> {
  const handoutId = await draftedHandout(cast, plan, people)
  await cast.officer.does('handout.submit', { handoutId })
  await cast.chair.does('handout.decide', { handoutId, verdict: 'approve', note: '' })
  return handoutId
}

export async function storedHandout(cloud: TestCloud, handoutId: string): Promise<Handout> {
  const [handout] = await cloud.dump<Handout>('handouts', { _id: handoutId })
  if (!handout) throw new Error(`no handout ${handoutId}`)
  return handout
}

/** The timer after the last calls: what has ended is counted once a call that began before the end has ended as well. */
export const aMinuteLater = (cloud: TestCloud) => cloud.fire(new Date(cloud.clock.now() + 60_000))

export const storedRows = (cloud: TestCloud, handoutId: string) => cloud.dump<HandoutRow>('handoutRows', { handoutId })
