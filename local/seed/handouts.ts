/**
 * Handouts of the last months: mid-autumn, over, with two who never came; 冬送温暖, running, known to its handlers; the
 * cakes of this month, some eaten; and the winter boots of the night shift, waiting for the chair.
 */
import { addDays, dayOf, DAY_MS, HOUR_MS, monthOf, startOfDay } from '@/types/calendar'
import type { ActionInput } from '@/types/actions'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { members, personCalled } from './people'
import type { Stage } from './stage'

export type Plan = ActionInput<'handout.saveDraft'>['plan']

const PLANNER = '李晓梅'
const WINTER = ['11', '12', '01', '02']
export const ALL = { by: 'criteria', orgIds: [], gender: null, posts: [] } as const
export const PICKED = { ...ALL, by: 'picked' } as const

export const base = { festival: null, month: null, stage: null, form: 'goods', supplier: '', payer: 'union', place: '职工之家一楼', hours: '11:30–13:30、17:00–18:30' } as const

async function drafted(stage: Stage, plan: Plan, people: readonly Member[] = []): Promise<string> {
  const planner = stage.as(PLANNER)
  const { handoutId } = await planner.does('handout.saveDraft', { plan })
  if (plan.target.by === 'picked') await planner.does('handout.addPeople', { handoutId, staffNos: people.map(({ staffNo }) => staffNo) })
  else for (let isDone = false; !isDone; ) isDone = (await planner.does('handout.makeList', { handoutId })).isListDone
  return handoutId
}

async function submitted(stage: Stage, plan: Plan, people: readonly Member[] = []): Promise<string> {
  const handoutId = await drafted(stage, plan, people)
  await stage.as(PLANNER).does('handout.submit', { handoutId })
  return handoutId
}

export async function running(stage: Stage, at: number, plan: Plan, people: readonly Member[] = []): Promise<string> {
  const handoutId = await stage.at(new Date(at), () => submitted(stage, plan, people))
  await stage.at(new Date(at + 3 * HOUR_MS), () => stage.as('吴建明').does('handout.decide', { handoutId, verdict: 'approve', note: '' }))
  await stage.tick(new Date(at + 3 * HOUR_MS + 60_000))
  return handoutId
}

/** Nine in the morning, so many days before the demonstration. */
const morning = (stage: Stage, daysAgo: number) => startOfDay(dayOf(new Date(stage.today - daysAgo * DAY_MS))).getTime() + 9 * HOUR_MS

/** People come by; whoever is on shift has somebody take it. 张伟 still has to fetch what is open. */
export async function tickOff(stage: Stage, handoutId: string, at: number, share: number): Promise<void> {
  await stage.at(new Date(at), async () => {
    const planner = stage.as(PLANNER)
    const proxy = personCalled('叶建华')
    let cursor: string | undefined
    do {
      const page = await planner.does('handout.rows', { handoutId, limit: 50, ...(cursor ? { cursor } : {}) })
      const due = page.items.filter(({ memberId, status }, place) => status === 'waiting' && (place % 20 < share) && (share === 19 || memberId !== personCalled('张伟')._id))
      await Promise.all(
        due.map(({ memberId }, place) => {
          const taker = place % 9 === 4 && memberId !== proxy._id ? { takenByStaffNo: proxy.staffNo } : {}
          return planner.does('handout.signFor', { handoutId, memberId, at: new Date(at).toISOString(), ...taker })
        }),
      )
      cursor = page.next ?? undefined
    } while (cursor)
  })
}

async function playMidAutumn(stage: Stage): Promise<void> {
  const at = morning(stage, 62)
  const today = dayOf(new Date(at))
  const year = dayOf(new Date(stage.today)).slice(0, 4)
  const plan: Plan = { ...base, kind: 'festival', title: '中秋慰问品', year, festival: 'midAutumn', item: '广式月饼一盒、花生油一桶', unitFen: 26_800, supplier: '滨海食品厂', target: { ...ALL, orgIds: [], posts: [] }, fromDay: today, untilDay: addDays(today, 7) }
  const handoutId = await running(stage, at, plan)
  await tickOff(stage, handoutId, at + DAY_MS, 19)
  await stage.tick(new Date(at + 9 * DAY_MS))
}

async function playCakes(stage: Stage): Promise<void> {
  const today = dayOf(new Date(stage.today))
  const month = monthOf(today)
  const plan: Plan = { ...base, kind: 'birthday', title: `${Number(month.slice(5))}月生日蛋糕`, year: month.slice(0, 4), month, form: 'voucher', item: '甜园饼屋 8 寸蛋糕提货券', unitFen: 16_800, supplier: '甜园饼屋', target: { ...ALL, orgIds: [], posts: [] }, fromDay: addDays(today, -3), untilDay: addDays(today, 30) }
  const draft = await drafted(stage, plan)
  const { listed } = await stage.as(PLANNER).does('handout.desk', { handoutId: draft })
  if (!listed) return
  await stage.as(PLANNER).does('handout.submit', { handoutId: draft })
  await stage.as('吴建明').does('handout.decide', { handoutId: draft, verdict: 'approve', note: '' })
  await stage.tick(new Date(stage.today + 60_000))
  await vouchersOf(stage, draft)
  await tickOff(stage, draft, stage.today, 8)
  await takenByShop(stage, draft)
}

const CARD = 'TY2600'
const AT_ONCE = 50

/** The vouchers come in a stack, numbered one after the other, and go along the list. */
async function vouchersOf(stage: Stage, handoutId: string): Promise<void> {
  const { items } = await stage.as(PLANNER).does('handout.rows', { handoutId, limit: AT_ONCE, status: 'waiting' })
  const lines = items.map(({ staffNo }, place) => ({ staffNo, voucherNo: `${CARD}${place + 1}` }))
  if (lines.length > 0) await stage.as(PLANNER).does('handout.number', { handoutId, lines })
}

/** The shop has sent its first list: some have eaten their cake. */
async function takenByShop(stage: Stage, handoutId: string): Promise<void> {
  const { items } = await stage.as(PLANNER).does('handout.rows', { handoutId, limit: AT_ONCE, status: 'signed' })
  const voucherNos = items.flatMap(({ voucherNo }, place) => (voucherNo && place % 3 === 0 ? [voucherNo] : []))
  if (voucherNos.length > 0) await stage.as(PLANNER).does('handout.redeem', { handoutId, voucherNos })
}

async function playWarmth(stage: Stage): Promise<void> {
  const at = morning(stage, 2)
  const today = dayOf(new Date(at))
  const people = members.filter(({ isUnionMember, grants, name }) => isUnionMember && grants.length === 0 && !['张伟', '王芳'].includes(name)).slice(5, 12)
  const isWinter = WINTER.includes(today.slice(5, 7))
  const plan: Plan = { ...base, kind: isWinter ? 'warmth' : 'poor', title: isWinter ? `${today.slice(0, 4)}年冬送温暖` : '困难职工慰问', year: dayOf(new Date(stage.today)).slice(0, 4), form: 'goods', item: '棉被一床、米面油一份', unitFen: 48_000, payer: 'union', target: { ...PICKED, orgIds: [], posts: [] }, place: '工会办公室', hours: '8:30–17:30', fromDay: today, untilDay: addDays(today, 60) }
  const handoutId = await running(stage, at, plan, people)
  for (const member of people.slice(0, 3)) await stage.as(PLANNER).does('handout.signFor', { handoutId, memberId: member._id, at: new Date(stage.today).toISOString() })
}

async function playWinter(stage: Stage): Promise<void> {
  const at = morning(stage, 1)
  const today = dayOf(new Date(at))
  const everybody: Plan = { ...base, kind: 'festival', title: '国庆慰问品补发', year: today.slice(0, 4), festival: 'national', item: '东北大米 5 公斤', unitFen: 4_500, supplier: '粮油公司', target: { ...ALL, orgIds: [], posts: [] }, fromDay: today, untilDay: addDays(today, 10) }
  const handoutId = await running(stage, at, everybody)
  await tickOff(stage, handoutId, at + 4 * HOUR_MS, 11)
  const waiting: Plan = { ...base, kind: 'women', title: '女职工关爱包', year: today.slice(0, 4), item: '暖手宝、护手霜一套', unitFen: 6_800, target: { ...PICKED, orgIds: [], posts: [] }, fromDay: today, untilDay: addDays(today, 20) }
  await submitted(stage, waiting, [personCalled('王芳'), personCalled('赵丽'), personCalled('韦春燕')])
}

export async function playHandouts(stage: Stage): Promise<void> {
  await playMidAutumn(stage)
  await playWarmth(stage)
  await playCakes(stage)
  await playWinter(stage)
}
