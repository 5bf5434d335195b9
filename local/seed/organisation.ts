/**
 * The organisation at work: relatives declared, a delegate's term, an office given by two people and one that
 * waits for its second, an application to join, departments beside the union's tree.
 */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { DAY_MS } from '@/types/calendar'
import { personCalled } from './people'
import type { Stage } from './stage'

const id = (name: string) => personCalled(name)._id
const staffNo = (name: string): Member['staffNo'] => personCalled(name).staffNo

async function departments(stage: Stage): Promise<void> {
  const keeper = stage.as('苏明辉')
  for (const name of ['生产一部', '生产二部', '设备动力部', '安环质检部', '行政后勤部']) {
    const { units } = await keeper.does('people.addUnit', { type: 'department', name, parentId: 'company' })
    const department = units.find((unit) => unit.name === name && unit.type === 'department')
    if (name === '生产一部' && department) await keeper.does('people.addUnit', { type: 'team', name: '聚合一班', parentId: department.orgId })
  }
}

async function offices(stage: Stage): Promise<void> {
  const [keeper, chair] = [stage.as('苏明辉'), stage.as('吴建明')]
  for (const name of ['李晓梅', '叶建华', '冯海生', '潘国强', '周国栋']) await stage.as(name).does('people.declare', { relatives: [] })
  await stage.as('刘洋').does('people.declare', { relatives: [{ staffNo: staffNo('赵丽'), name: '赵丽', relation: 'spouse' }] })
  await stage.as('赵丽').does('people.declare', { relatives: [{ staffNo: staffNo('刘洋'), name: '刘洋', relation: 'spouse' }] })

  const given = await keeper.does('people.proposeRole', { memberId: id('潘国强'), isRemoval: false, role: 'REP', orgId: 'company', reason: '设备动力选区选举产生' })
  await chair.does('people.confirmRole', { changeId: given.changeId, note: '选举结果属实' })
  const delegate = { constituency: '设备动力选区', fromDay: '2026-01-01', untilDay: '2030-12-31' }
  await keeper.does('people.setDelegate', { memberId: id('潘国强'), delegate, reason: '登记任期' })
  await keeper.does('people.proposeRole', { memberId: id('周国栋'), isRemoval: false, role: 'CASE', orgId: 'company', reason: '困难帮扶增加一位专人' })
}

/** Two weeks of it, up to this morning. */
export async function playOrganisation(stage: Stage): Promise<void> {
  const before = (days: number) => new Date(stage.today - days * DAY_MS)
  await stage.at(before(14), () => departments(stage))
  await stage.at(before(2), () => offices(stage))
  await stage.at(before(1), () => stage.as('杨帆').does('people.apply', { kind: 'join', reason: '我在装卸班干了三年，自愿加入工会，遵守工会章程。' }))
}
