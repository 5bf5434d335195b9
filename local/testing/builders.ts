/** People and activities for tests: a case names only what it is about. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Role } from '@/types/roles'
import type { ActionInput } from '@/types/actions'
import { HOUR_MS } from '@/types/calendar'
import { openidOf } from '@/local/seed/people'

let people = 0

/** People are numbered from here on: a story told anew has the same people. */
export function countPeopleFrom(number: number): void {
  people = number
}

type MemberTraits = Partial<Omit<Member, 'grants'>> & { readonly role?: Role; readonly grants?: Member['grants'] }

/** Somebody of the company; with `role`, holding it for the whole company. */
export function aMember({ role, ...traits }: MemberTraits = {}): Member {
  people += 1
  const staffNo = `T${String(people).padStart(5, '0')}`
  return {
    _id: `t${String(people).padStart(5, '0')}`,
    staffNo,
    name: `职工${people}`,
    orgPath: ['company', 'b-prod1', 'g-prod1'],
    unitName: '生产一部',
    post: '操作工',
    shift: '甲班',
    isUnionMember: true,
    grants: role ? [{ role, orgId: 'company' }] : [],
    relatives: [],
    openid: openidOf(`${staffNo}-${process.pid}`),
    bindSeal: null,
    leftOn: null,
    ...traits,
  }
}

type PlanInput = ActionInput<'activity.saveDraft'>['plan']
type PlanTraits = Partial<PlanInput> & { readonly capacity?: number }

const iso = (instant: number) => new Date(instant).toISOString()

/** A complete plan: sign-up open since yesterday, begins in three days, lasts two hours. */
export function aPlan({ capacity = 20, ...traits }: PlanTraits = {}, now = Date.now()): PlanInput {
  return {
    title: '趣味运动会',
    kind: 'culture',
    text: '拔河、跳绳、接力。请穿运动鞋。',
    coverFileId: null,
    place: '厂区篮球场',
    startsAt: iso(now + 72 * HOUR_MS),
    endsAt: iso(now + 74 * HOUR_MS),
    signUpOpensAt: iso(now - 24 * HOUR_MS),
    signUpClosesAt: iso(now + 48 * HOUR_MS),
    membersOnly: false,
    poolBy: 'none',
    pools: [{ key: 'p0', name: '全体', capacity }],
    maxGuests: 0,
    questions: [],
    maxLine: 0,
    ways: ['doorCode', 'personCode', 'tickOff'],
    namesVisible: true,
    budgetFen: 300_000,
    payer: 'union',
    inWorkingHours: false,
    employerConsent: false,
    repeats: null,
    ...traits,
  }
}

