/** Care, rights and the ledgers of 2019: what the summary tells without a number, played so that it can be counted. */
import type { ActionInput } from '@/types/actions'
import { addDays, DAY_MS, HOUR_MS, startOfDay } from '@/types/calendar'
import type { RightsArea } from '@/types/rightsNames'
import { files, lead, submit, type Scene } from '../aids'
import { ALL, base, PICKED, running, tickOff, type Plan } from '../handouts'
import { members, personCalled } from '../people'
import type { Stage } from '../stage'

const YUAN = 100
const CHAIR = '吴建明'
const WELFARE = '李晓梅'
const CLERK = '曾敏'

const at = (day: string, hour = 10) => new Date(startOfDay(day).getTime() + hour * HOUR_MS)
const staffNo = (name: string) => personCalled(name).staffNo

// 生日祝福

/** One of each month whose day the summary can tell. */
export const GREETED = members.filter(({ openid, grants }) => openid !== null && grants.length === 0).slice(0, 12)
const birthdayOf = (index: number) => ({ month: index + 1, day: 8 })

/** Before everything else: the timer greets forward, never back. */
export async function playBirthdays2019(stage: Stage): Promise<void> {
  await stage.at(at('2019-01-02'), async () => {
    for (const [index, { _id: memberId }] of GREETED.entries()) {
      await stage.as(WELFARE).does('birthday.correct', { memberId, birthday: { calendar: 'solar', ...birthdayOf(index), isLeapMonth: false }, reason: '与入职登记核对' })
    }
  })
  for (const [index] of GREETED.entries()) {
    const { month, day } = birthdayOf(index)
    await stage.tick(at(`2019-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`, 8.05))
  }
}

// 经费

export const INCOME_YUAN = [152_300, 148_900, 151_050, 149_750] as const

async function playFunds2019(stage: Stage): Promise<void> {
  await stage.at(at('2019-01-01', 9.5), async () => {
    for (const [source, yuan] of [['union', 286_400], ['dues', 41_260], ['relief', 68_000], ['employer', 60_000]] as const) await stage.as(CLERK).does('fund.open', { year: '2019', source, openingFen: yuan * YUAN, note: '上年结转' })
  })
  for (const [quarter, yuan] of INCOME_YUAN.entries()) {
    await stage.at(at(`2019-${String(quarter * 3 + 3).padStart(2, '0')}-20`), async () => {
      const { funds } = await stage.as(CLERK).does('fund.list', { year: '2019' })
      const fundId = funds.find(({ source }) => source === 'union')?.fundId ?? ''
      await stage.as(CLERK).does('fund.book', { fundId, kind: 'income', amountFen: yuan * YUAN, note: '拨缴经费返还' })
    })
  }
}

// 走访慰问: 红白事员工, 家庭突发困难职工

type Seen = ActionInput<'visit.check'>['seen']

interface Visited {
  readonly worker: string
  readonly leader: string
  readonly kind: string
  readonly day: string
  readonly story: string
  readonly seen: Seen
  readonly yuan: number
}

const leaders = { 生产一部: '叶建华', 生产二部: '冯海生', 设备动力部: '潘国强', 安环质检部: '韦春燕' } as const
const hosts = members.filter(({ openid, grants, isUnionMember, unitName }) => openid !== null && grants.length === 0 && isUnionMember && unitName in leaders)
const occasions: ReadonlyArray<readonly [kind: string, day: string, story: string, seen: Seen, yuan: number]> = [
  ['wedding', '2019-02-16', '正月里办喜酒。', ['marriage'], 300],
  ['relativeDeath', '2019-03-19', '母亲过世，请了丧假。', ['death'], 500],
  ['birth', '2019-04-22', '添了女儿，母女平安。', ['birth'], 300],
  ['illness', '2019-05-14', '阑尾炎住院，手术顺利。', ['hospital'], 500],
  ['wedding', '2019-06-18', '与同厂职工登记结婚。', ['marriage'], 300],
  ['relativeDeath', '2019-07-23', '祖屋的老父亲走了。', ['death'], 500],
  ['accident', '2019-09-17', '台风掀了屋顶，家里进水。', ['accident'], 500],
  ['hardship', '2019-10-15', '家属突然病倒，一时周转不开。', [], 500],
]
export const visited: readonly Visited[] = occasions.map(([kind, day, story, seen, yuan], index) => {
  const { name, unitName } = hosts[(index * 5) % hosts.length] as (typeof hosts)[number]
  return { worker: name, leader: leaders[unitName as keyof typeof leaders], kind, day, story, seen, yuan }
})

async function visit(stage: Stage, { worker, leader, kind, day, story, seen, yuan }: Visited): Promise<void> {
  const did = <Result>(days: number, act: () => Promise<Result>, hour = 10) => stage.at(at(addDays(day, days), hour), act)
  const { visitId } = await did(0, () => stage.as(worker).does('visit.report', { kind, staffNo: '', eventOn: day, story, seen: [] }))
  await did(0, () => stage.as(leader).does('visit.check', { visitId, seen, note: '材料看过，属实。' }), 11)
  await did(0, () => stage.as(WELFARE).does('visit.review', { visitId, seen: [], note: '按规定慰问。' }), 14)
  await did(0, async () => {
    const { funds } = await stage.as(CHAIR).does('visit.quota', { visitId })
    const fund = funds.find(({ source }) => source !== '帮扶资金') ?? funds[0]
    await stage.as(CHAIR).does('visit.approve', { visitId, amountFen: yuan * YUAN, fundId: fund?.fundId ?? '', note: '同意，请代我问好。' })
  }, 15)
  await did(0, () => stage.as(WELFARE).does('visit.arrange', { visitId, on: addDays(day, 1), staffNos: [staffNo(WELFARE), staffNo(leader)] }), 16)
  await did(1, () => stage.as(WELFARE).does('visit.record', { visitId, visitedOn: addDays(day, 1), summary: '到家里看望，转达了工会的问候。', need: 'none', needText: '', followUp: '', followUpOn: null }))
  await did(2, () => stage.as(worker).does('visit.sign', { visitId, amountFen: yuan * YUAN }))
}

// 困难帮扶

const HELP: Omit<Scene, 'by' | 'leader' | 'daysAgo' | 'file'> = { visit: '到家里看过，情况与申请一致。', opinion: '情况属实，符合条件，建议救助。', yuan: 3_000, category: 'relative' }
const WRITTEN = at('2019-12-27').getTime()
const [second] = hosts.filter(({ unitName, name }) => unitName === '生产二部' && name !== '赵丽').slice(-1)
/** So many, and so spread over the units, that the whole can be told without telling about one. */
export const helped: readonly Scene[] = [
  { ...HELP, by: '赵丽', leader: '冯海生', daysAgo: 240, file: files.schooling },
  { ...HELP, by: '王芳', leader: '韦春燕', daysAgo: 170, file: files.illness, category: 'deep' },
  { ...HELP, by: '刘洋', leader: '潘国强', daysAgo: 100, file: files.alone },
  { ...HELP, by: '张伟', leader: '叶建华', daysAgo: 150, file: files.alone },
  { ...HELP, by: second?.name ?? '', leader: '冯海生', daysAgo: 120, file: files.illness },
]

async function playAids2019(stage: Stage): Promise<void> {
  await stage.at(at('2019-02-01'), () => stage.as(CHAIR).does('aid.assess', {
    scope: '公示救助结果（隐去姓名中的字、单位、类别、金额、起止时间）', risks: '小班组里同事可能猜到是谁。', measures: '本人单独同意，可以改为集体审议；到期自动撤下；每次查看档案都有记录。',
  }))
  const shifted = { ...stage, today: WRITTEN }
  for (const scene of helped) await lead(await submit(shifted, scene), 'aiding')
}

// 福利发放

const women = members.filter(({ gender, isUnionMember, openid }) => gender === 'female' && isUnionMember && openid !== null)
const poor = hosts.slice(9, 15)
const gifts: ReadonlyArray<readonly [day: string, plan: Plan, people: typeof members]> = [
  ['2019-01-16', { ...base, kind: 'warmth', title: '2019年冬送温暖', year: '2019', item: '棉被一床、米面油一份', unitFen: 48_000, target: { ...PICKED, orgIds: [], posts: [] }, fromDay: '2019-01-16', untilDay: '2019-01-30' }, poor],
  ['2019-03-07', { ...base, kind: 'women', title: '三八节女职工关爱', year: '2019', item: '护手霜、玫瑰花茶一套', unitFen: 6_800, target: { ...PICKED, orgIds: [], posts: [] }, fromDay: '2019-03-07', untilDay: '2019-03-15' }, women],
  ['2019-07-10', { ...base, kind: 'coolness', title: '夏送清凉', year: '2019', item: '绿豆、凉茶、藿香正气水', unitFen: 4_500, payer: 'employer', target: { ...ALL, orgIds: ['b-prod1', 'b-prod2'], posts: [] }, fromDay: '2019-07-10', untilDay: '2019-07-20' }, []],
  ['2019-09-09', { ...base, kind: 'festival', title: '中秋慰问品', year: '2019', festival: 'midAutumn', item: '广式月饼一盒、花生油一桶', unitFen: 26_800, supplier: '滨海食品厂', target: { ...ALL, orgIds: [], posts: [] }, fromDay: '2019-09-09', untilDay: '2019-09-16' }, []],
]
export const given = { warmth: poor.length, women: women.length }

async function playHandouts2019(stage: Stage): Promise<void> {
  for (const [day, plan, people] of gifts) {
    const begun = at(day, 9).getTime()
    const handoutId = await running(stage, begun, plan, people)
    await tickOff(stage, handoutId, begun + DAY_MS, 20)
    await stage.tick(new Date(at(addDays(plan.untilDay, 1), 9)))
    await stage.tick(new Date(at(addDays(plan.untilDay, 1), 9.02)))
  }
}

// 维权督导

export const supervised: ReadonlyArray<readonly [area: RightsArea, by: string, day: string, orgId: string, what: string, checked: number, fine: number]> = [
  ['contract', CHAIR, '2019-03-26', 'b-prod1', '一季度劳动合同签订、续签督导', 14, 14],
  ['contract', CHAIR, '2019-06-25', 'b-prod2', '二季度劳动合同签订、续签督导', 12, 12],
  ['contract', CHAIR, '2019-09-24', 'b-equip', '三季度劳动合同签订、续签督导', 13, 12],
  ['contract', CHAIR, '2019-12-17', 'b-ehs', '四季度劳动合同签订、续签督导', 11, 11],
  ['equipment', CHAIR, '2019-02-20', 'b-prod1', '劳动保护用品发放和佩戴督导', 20, 19],
  ['equipment', CHAIR, '2019-05-21', 'b-prod2', '劳动保护用品发放和佩戴督导', 18, 18],
  ['equipment', CHAIR, '2019-08-20', 'b-equip', '高温岗位劳动保护用品督导', 16, 16],
  ['equipment', CHAIR, '2019-11-19', 'b-ehs', '劳动保护用品发放和佩戴督导', 15, 14],
  ['checkup', CHAIR, '2019-10-22', 'company', '年度体检督导', 60, 58],
]

async function playRights2019(stage: Stage): Promise<void> {
  for (const [area, by, onDay, orgId, what, checked, fine] of supervised) {
    const finding = checked === fine ? `抽查${checked}人，均合规` : `抽查${checked}人，${checked - fine}人待整改，已告知所在部门`
    await stage.at(at(onDay, 15), () => stage.as(by).does('rights.supervise', { area, onDay, orgId, what, finding, checked, fine, promisedBy: '', promisedUntil: null }))
  }
}

// 职工代表

export const DELEGATES = ['叶建华', '冯海生', '韦春燕'] as const

async function playDelegates2019(stage: Stage): Promise<void> {
  await stage.at(at('2019-01-03'), async () => {
    for (const name of DELEGATES) {
      const { _id: memberId, unitName } = personCalled(name)
      await stage.as('苏明辉').does('people.setDelegate', { memberId, delegate: { constituency: `${unitName}选区`, fromDay: '2018-01-01', untilDay: '2020-12-31' }, reason: '登记本届任期' })
    }
  })
}

export async function playCare2019(stage: Stage): Promise<void> {
  await playFunds2019(stage)
  await playDelegates2019(stage)
  for (const one of visited) await visit(stage, one)
  await playAids2019(stage)
  await playHandouts2019(stage)
  await playRights2019(stage)
}
