/**
 * One request delivered twice at the same moment, as a stuttering line does: the second delivery finds that somebody was quicker,
 * and that it was itself.
 */
import { randomUUID } from 'node:crypto'
import { chairMember, openOffice, wish, type Office } from '@/local/testing/office'
import { asked, atOnce, IN_STEP, playedTwice, type Wanted } from '@/local/testing/twice'

let office: Office

beforeAll(async () => {
  office = await openOffice()
})
afterAll(() => office.cloud.close())

const applied = async () => {
  const { person } = await office.somebody({ isUnionMember: false, membership: 'none' })
  return (await person.does('people.apply', { kind: 'join', reason: '加入' })).application?.caseId ?? ''
}
const proposed = async () => {
  const { member } = await office.somebody()
  return (await office.adm.does('people.proposeRole', wish(member, 'OFF', { portfolio: 'finance' }))).changeId
}
let units = 0
const emptyUnit = async () => {
  const name = `新小组${(units += 1)}`
  const added = await office.adm.does('people.addUnit', { type: 'unionGroup', name, parentId: 'b-prod1' })
  return added.units.find((unit) => unit.name === name)?.orgId ?? ''
}
const delegate = { constituency: '生产一部选区', fromDay: '2026-01-01', untilDay: '2030-12-31' }

const writes: ReadonlyArray<readonly [string, () => Promise<Wanted>]> = [
  ['an admission', async () => asked(office.organiser, 'people.approve', { caseId: await applied(), note: '欢迎' })],
  ['an application sent back', async () => asked(office.organiser, 'people.return', { caseId: await applied(), reason: '请写明部门' })],
  ['a place in the unit', async () => asked(office.adm, 'people.place', { memberId: (await office.somebody()).member._id, orgId: 'g-equip', employerOrgId: null, post: '班长', shift: '乙班', reason: '调动' })],
  ['relatives declared', async () => asked((await office.somebody()).person, 'people.declare', { relatives: [{ staffNo: chairMember.staffNo, name: '主席', relation: 'sibling' }] })],
  ['an office confirmed', async () => asked(office.chair, 'people.confirmRole', { changeId: await proposed(), note: '同意' })],
  ['an office declined', async () => asked(office.chair, 'people.declineRole', { changeId: await proposed(), reason: '人选再议' })],
  ['an office no longer proposed', async () => asked(office.adm, 'people.withdrawRole', { changeId: await proposed() })],
  ['a delegate', async () => {
    const { member } = await office.somebody()
    await office.appoint(member, 'REP')
    return asked(office.adm, 'people.setDelegate', { memberId: member._id, delegate, reason: '选举' })
  }],
  ['a unit renamed', async () => asked(office.adm, 'people.renameUnit', { orgId: await emptyUnit(), name: '老小组' })],
  ['a unit closed', async () => asked(office.adm, 'people.closeUnit', { orgId: await emptyUnit(), reason: '合并' })],
  ['a unit moved', async () => asked(office.adm, 'people.moveUnit', { orgId: await emptyUnit(), parentId: 'b-equip' })],
  ['a member transferred', async () => asked(office.organiser, 'people.moveMembership', { memberId: (await office.somebody()).member._id, event: 'transferOut', reason: '有文件' })],
]

describe('one request that arrives twice at the same moment', () => {
  test.each(writes)('%s: both deliveries hear the same yes', async (_what, prepare) => {
    const heard = await playedTwice(office.cloud, await prepare())
    expect(heard.length).toBeGreaterThan(3)
    for (const { order, first, second } of heard) {
      expect([order, first.ok, second.ok]).toEqual([order, true, true])
      expect(second).toEqual(first)
    }
  })

  test('is written once', async () => {
    const orgId = await emptyUnit()
    const id = randomUUID()
    await atOnce(office.cloud, asked(office.adm, 'people.renameUnit', { orgId, name: '老小组' }), IN_STEP, [id, id])
    expect((await office.orgOf(orgId)).history?.map(({ action }) => action)).toEqual(['people.addUnit', 'people.renameUnit'])
  })
})

test('two requests at the same moment are two: the slower one is told that somebody was quicker', async () => {
  const orgId = await emptyUnit()
  const { first, second } = await atOnce(office.cloud, asked(office.adm, 'people.renameUnit', { orgId, name: '别的小组' }), IN_STEP, [randomUUID(), randomUUID()])
  expect([first, second]).toMatchObject([{ ok: true }, { ok: false, error: { code: 'CHANGED_MEANWHILE' } }])
  expect((await office.orgOf(orgId)).name).toBe('别的小组')
})
