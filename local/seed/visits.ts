/**
 * Visits and talks in every mood: a stay in hospital from the report to the signature, a bereavement that waits, a retirement
 * ahead of its day, a talk that was held, one that was forgotten. The stories are invented like the people.
 */
import { addDays, dayOf, HOUR_MS, startOfDay } from '@/types/calendar'
import type { ActionInput } from '@/types/actions'
import { personCalled } from './people'
import type { Stage } from './stage'

const YUAN = 100
const CHAIR = '吴建明'
const WELFARE = '李晓梅'

const dayAgo = (stage: Stage, days: number) => addDays(dayOf(new Date(stage.today)), -days)
const at = (stage: Stage, daysAgo: number, hour = 10) => new Date(startOfDay(dayAgo(stage, daysAgo)).getTime() + hour * HOUR_MS)
const staffNo = (name: string) => personCalled(name).staffNo

/** Somebody does something so many days ago. */
const did = <Result>(stage: Stage, daysAgo: number, act: () => Promise<Result>, hour = 10) => stage.at(at(stage, daysAgo, hour), act)

const report = (stage: Stage, by: string, input: ActionInput<'visit.report'>) => stage.as(by).does('visit.report', input)

/** 住院: reported by the person, visited by two, signed for in the app. */
async function hospital(stage: Stage): Promise<void> {
  const worker = '刘洋'
  const story = '检修时腰扭伤加重，住院做了微创手术，医生说休养三周。'
  const { visitId } = await did(stage, 18, () => report(stage, worker, { kind: 'illness', staffNo: '', eventOn: dayAgo(stage, 20), story, seen: [] }))
  await did(stage, 17, () => stage.as('潘国强').does('visit.check', { visitId, seen: ['hospital'], note: '出院小结和发票看过，属实。' }))
  await did(stage, 17, () => stage.as(WELFARE).does('visit.review', { visitId, seen: [], note: '建议按上限慰问。' }), 14)
  await did(stage, 16, async () => {
    const { funds } = await stage.as(CHAIR).does('visit.quota', { visitId })
    const fund = funds.find(({ source }) => source !== '帮扶资金') ?? funds[0]
    await stage.as(CHAIR).does('visit.approve', { visitId, amountFen: 1_000 * YUAN, fundId: fund?.fundId ?? '', note: '同意，请代我问好。' })
  })
  await did(stage, 16, () => stage.as(WELFARE).does('visit.arrange', { visitId, on: dayAgo(stage, 15), staffNos: [staffNo(WELFARE), staffNo('潘国强')] }), 11)
  await did(stage, 16, () => stage.as(worker).does('visit.allowPhoto', { visitId, allows: true }), 12)
  await did(stage, 15, () => stage.as(WELFARE).does('visit.record', {
    visitId, visitedOn: dayAgo(stage, 15), summary: '到家里看望，恢复得不错，能下地走动；提醒复工后先做轻便活。', need: 'none', needText: '', followUp: '复工后看看班上怎么安排', followUpOn: null,
  }))
  await did(stage, 14, () => stage.as(worker).does('visit.sign', { visitId, amountFen: 1_000 * YUAN }))
}

/** 直系亲属去世: told this morning, a visit is owed within a day. */
async function bereavement(stage: Stage): Promise<void> {
  const at8 = new Date(stage.today - 3 * HOUR_MS)
  const story = '父亲昨夜过世，后天出殡，家里请了假。'
  await stage.at(at8, () => report(stage, '冯海生', { kind: 'relativeDeath', staffNo: staffNo('赵丽'), eventOn: dayOf(at8), story, seen: [] }))
}

/** 批评处分: talked with, followed up. */
async function talk(stage: Stage): Promise<void> {
  const { visitId } = await did(stage, 9, () =>
    report(stage, '叶建华', { kind: 'discipline', staffNo: staffNo('张伟'), eventOn: dayAgo(stage, 9), story: '夜班未戴护目镜被通报，情绪有点低落。', seen: [] }))
  await did(stage, 9, () => stage.as('叶建华').does('visit.arrange', { visitId, on: dayAgo(stage, 8), staffNos: [staffNo('叶建华')] }), 15)
  await did(stage, 8, () => stage.as('叶建华').does('visit.record', {
    visitId, visitedOn: dayAgo(stage, 8), summary: '下班后在班组活动室谈了四十分钟，认识到问题，也说了最近睡不好。', need: 'none', needText: '', followUp: '两周后再聊一次',
    followUpOn: addDays(dayOf(new Date(stage.today)), 6),
  }))
}

/** 退休离岗: known ahead of the day, with a souvenir. */
async function retirement(stage: Stage): Promise<void> {
  const eventOn = addDays(dayOf(new Date(stage.today)), 20)
  const { visitId } = await did(stage, 4, () => report(stage, '林秀珍', { kind: 'retirement', staffNo: staffNo('覃桂芳'), eventOn, story: '在食堂工作二十六年，月底办退休，想开个欢送会。', seen: [] }))
  await did(stage, 3, () => stage.as(WELFARE).does('visit.arrange', { visitId, on: eventOn, staffNos: [staffNo(CHAIR), staffNo(WELFARE)] }))
}

/** 新入职: a talk that nobody has held in time. */
async function forgotten(stage: Stage): Promise<void> {
  await did(stage, 12, () => report(stage, '叶建华', { kind: 'newcomer', staffNo: staffNo('黄小燕'), eventOn: dayAgo(stage, 25), story: '', seen: [] }))
}

export async function playVisits(stage: Stage): Promise<void> {
  await hospital(stage)
  await talk(stage)
  await retirement(stage)
  await forgotten(stage)
  await bereavement(stage)
}
