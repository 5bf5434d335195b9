/**
 * The rights watch of the demonstration: standards by post with one cycle still open, contracts green, amber and red, things
 * handed out and checks done, a report answered and one waiting, a supervision with its promise, and a letter.
 */
import { addDays, dayOf, DAY_MS } from '@/types/calendar'
import type { ActionInput } from '@/types/actions'
import { members, personCalled } from './people'
import type { Stage } from './stage'

const HR = '罗伟'
const EHS = '邓永康'
const SUPERVISOR = '吴建明'
const FROM = '2019-01-01'

type Terms = ActionInput<'rights.saveContract'>['contract']
const terms = (startOn: string, endOn: string | null, traits: Partial<Terms> = {}): Terms => ({
  type: 'fixed', startOn, endOn, begunOn: startOn, fixedTerms: 1, isSigned: true, askedFixed: false, extension: null, leavingOn: null, ...traits,
})

async function writeStandards(stage: Stage): Promise<void> {
  const ehs = stage.as(EHS)
  const things: ReadonlyArray<readonly [post: string, item: string, months: number]> = [['', '安全帽', 36], ['', '工作服', 12], ['聚合操作工', '防护鞋', 12], ['聚合操作工', '耐油手套', 2], ['化验员', '防化手套', 1]]
  for (const [post, item, months] of things) await ehs.does('rights.saveStandard', { kind: 'equipment', post, item, months, source: '本单位劳动防护用品配备标准', from: FROM })
  await ehs.does('rights.saveStandard', { kind: 'hazard', post: '聚合操作工', item: 'toluene', months: 12, source: 'GBZ 188-2014', from: FROM })
  await ehs.does('rights.saveStandard', { kind: 'hazard', post: '环氧操作工', item: 'ethyleneOxide', months: null, source: '周期待安环查证', from: FROM })
  const { items } = await stage.as(SUPERVISOR).does('rights.standards', { kind: 'equipment', limit: 50 })
  for (const { standardId } of items.slice(0, 3)) await stage.as(SUPERVISOR).does('rights.confirmStandard', { standardId })
}

/** Most are in force for years; a few end soon, one is over, one was never signed. */
async function enterContracts(stage: Stage, today: string): Promise<void> {
  const hr = stage.as(HR)
  const save = (memberId: string, contract: Terms) => hr.does('rights.saveContract', { memberId, contract })
  const special = new Map<string, Terms>([
    ['张伟', terms(addDays(today, -1065), addDays(today, 30), { begunOn: '2017-07-01', fixedTerms: 2 })],
    ['王芳', terms(addDays(today, -1040), addDays(today, 55))],
    ['刘洋', terms(addDays(today, -1110), addDays(today, -15), { begunOn: '2015-03-09', fixedTerms: 2 })],
    ['赵丽', terms('2016-04-01', null, { type: 'open', fixedTerms: 0 })],
    ['黄小燕', terms(addDays(today, -45), addDays(today, 1050), { isSigned: false })],
    ['吴建明', terms('2021-11-01', addDays(today, -20), { extension: { kind: 'office', until: null } })],
  ])
  const others = members.filter(({ name }) => !special.has(name)).slice(0, 26)
  for (const [name, contract] of special) await save(personCalled(name)._id, contract)
  for (const [place, { _id }] of others.entries()) await save(_id, terms(addDays(today, -700 + place * 13), addDays(today, 395 + place * 13)))
}

async function enterIssuesAndChecks(stage: Stage, today: string): Promise<void> {
  const ehs = stage.as(EHS)
  const people = members.filter(({ isUnionMember }) => isUnionMember).slice(0, 24)
  for (const [place, { _id: memberId, name }] of people.entries()) {
    const issue = (item: string, daysAgo: number) => ehs.does('rights.issue', { memberId, item, issuedOn: addDays(today, -daysAgo), isSigned: place % 7 !== 3, goodUntil: null, damagedOn: null })
    await issue('安全帽', 200 + place)
    await issue('工作服', name === '王芳' ? 380 : 90 + place)
    if (place % 5 !== 4) await ehs.does('rights.check', { memberId, check: 'yearly', doneOn: addDays(today, -(place % 9 === 0 ? 350 : 120 + place)), toldOn: null })
  }
  const worker = personCalled('张伟')._id
  await ehs.does('rights.issue', { memberId: worker, item: '防护鞋', issuedOn: addDays(today, -340), isSigned: true, goodUntil: null, damagedOn: null })
  await ehs.does('rights.issue', { memberId: worker, item: '耐油手套', issuedOn: addDays(today, -75), isSigned: true, goodUntil: null, damagedOn: null })
  await ehs.does('rights.check', { memberId: worker, check: 'during', doneOn: addDays(today, -100), toldOn: addDays(today, -90) })
}

async function reportAndSupervise(stage: Stage, today: string): Promise<void> {
  const daysAgo = (days: number) => new Date(stage.today - days * DAY_MS)
  const { reports } = await stage.at(daysAgo(9), () => stage.as('王芳').does('rights.report', { kind: 'notReceived', text: '九月的防化手套没有领到' }))
  await stage.at(daysAgo(7), () => stage.as(EHS).does('rights.settle', { reportId: reports[0]?.reportId ?? '', outcome: '已请仓库补发两双，当天送到化验室' }))
  await stage.at(daysAgo(1), () => stage.as('张伟').does('rights.report', { kind: 'notReceived', text: '耐油手套两个多月没有换' }))
  const chair = stage.as(SUPERVISOR)
  await chair.does('rights.supervise', { area: 'contract', onDay: addDays(today, -6), orgId: 'b-equip', what: '四季度合同续订督导', finding: '抽查十二人，一人到期未续订', checked: 12, fine: 11, promisedBy: '罗伟', promisedUntil: addDays(today, 9) })
  await chair.does('rights.supervise', { area: 'equipment', onDay: addDays(today, -20), orgId: 'b-prod1', what: '现场抽查劳保用品佩戴', finding: '二十人均按规定佩戴', checked: 20, fine: 20, promisedBy: '', promisedUntil: null })
  await chair.does('rights.writeLetter', { area: 'contract', orgId: 'company', addressee: '公司人力资源部', note: '', answerBy: addDays(today, 15) })
}

export async function playRights(stage: Stage): Promise<void> {
  const today = dayOf(new Date(stage.today))
  await writeStandards(stage)
  await enterContracts(stage, today)
  await enterIssuesAndChecks(stage, today)
  await reportAndSupervise(stage, today)
}
