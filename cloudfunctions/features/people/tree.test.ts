/** The trees of units, and what a move does to the people below. */
import { randomUUID } from 'node:crypto'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { aMember } from '@/local/testing/builders'
import { admMember, databaseCalls, openOffice, type Office } from '@/local/testing/office'

let cloud: Office['cloud']
let adm: Office['adm']
let rowOf: Office['rowOf']
let orgOf: Office['orgOf']
let somebody: Office['somebody']

beforeEach(async () => {
  ;({ cloud, adm, rowOf, orgOf, somebody } = await openOffice())
})
afterEach(() => cloud.close())

describe('the tree of units', () => {
  test('is added to, renamed and closed, each with its line in an unbroken history; a repeated request does it once', async () => {
    const requestId = randomUUID()
    const plan = { type: 'unionGroup', name: '新小组', parentId: 'b-prod1' } as const
    const { units } = await adm.does('people.addUnit', plan, requestId)
    await adm.does('people.addUnit', plan, requestId)
    const mine = units.filter(({ name }) => name === '新小组')
    expect(mine).toHaveLength(1)
    const orgId = mine[0]?.orgId ?? ''
    await adm.does('people.renameUnit', { orgId, name: '老小组' })
    await adm.does('people.closeUnit', { orgId, reason: '合并' })
    const org = await orgOf(orgId)
    expect(org).toMatchObject({ name: '老小组', closedOn: '2026-06-01' })
    expect(org.history?.map(({ action }) => action)).toEqual(['people.addUnit', 'people.renameUnit', 'people.closeUnit'])
    expect(brokenLine(org.history ?? [])).toBeNull()
  })

  test.each([
    ['a group under a group', { type: 'unionGroup', name: 'x', parentId: 'g-prod1' }, 'ORG_WRONG_PLACE'],
    ['a team in the union’s tree', { type: 'team', name: 'x', parentId: 'b-prod1' }, 'ORG_WRONG_PLACE'],
    ['a name that is there', { type: 'unionGroup', name: '生产一部工会小组', parentId: 'b-prod1' }, 'ORG_NAME_TAKEN'],
    ['under nothing', { type: 'unionGroup', name: 'x', parentId: 'nowhere' }, 'NOT_FOUND'],
  ] as const)('refuses %s', async (_what, plan, code) => expect(await adm.isRefused('people.addUnit', plan)).toBe(code))

  test('a unit with people or units inside is not closed', async () => {
    expect(await adm.isRefused('people.closeUnit', { orgId: 'g-prod1', reason: 'x' })).toBe('ORG_HAS_PEOPLE')
    expect(await adm.isRefused('people.closeUnit', { orgId: 'b-equip', reason: 'x' })).toBe('ORG_HAS_UNITS')
  })

  test('counts people in both trees, itself and below, without those who left', async () => {
    const { units: [unit] } = await adm.does('people.addUnit', { type: 'department', name: '聚合车间', parentId: 'company' }).then(({ units }) => ({ units: units.filter(({ name }) => name === '聚合车间') }))
    const orgPath = ['company', 'b-office', 'g-office']
    await cloud.load('members', [aMember({ orgPath, employerPath: ['company', unit?.orgId ?? ''], openid: null }), aMember({ orgPath, openid: null }), aMember({ orgPath, leftOn: '2026-01-01', openid: null })])
    const { value, requests } = await cloud.wire.record(() => adm.does('people.units', {}))
    const people = new Map(value.units.map(({ orgId, people: count }) => [orgId, count]))
    expect([people.get('g-office'), people.get('b-office'), people.get('company'), people.get(unit?.orgId ?? '')]).toEqual([2, 2, 5, 1])
    expect(databaseCalls(requests)).toBe(3)
  })

  test('a move takes everybody below along, in batches that go on after a crash, and reaches nobody else', async () => {
    const below = Array.from({ length: 620 }, () => aMember({ orgPath: ['company', 'b-prod1', 'g-prod1'], openid: null }))
    const beside = aMember({ orgPath: ['company', 'b-prod1'], openid: null })
    await cloud.load('members', [...below, beside])
    cloud.faults.plan({ kind: 'crash', action: 'people.moveUnit', request: 'database.modifyDocument', nth: 40 })
    await adm.ask('people.moveUnit', { orgId: 'g-prod1', parentId: 'b-equip' }).catch(() => null)
    expect((await orgOf('g-prod1')).moving).not.toBeNull()
    expect(await adm.isRefused('people.moveUnit', { orgId: 'g-prod1', parentId: 'b-ehs' })).toBe('ORG_MOVING')
    for (let steps = 0; steps < 5; steps += 1) await adm.does('people.stepUnit', { orgId: 'g-prod1' })
    const after = await cloud.dump<Member>('members')
    const ids = new Set(below.map(({ _id }) => _id))
    expect(after.filter(({ _id }) => ids.has(_id)).every(({ orgPath }) => orgPath.join() === 'company,b-equip,g-prod1')).toBe(true)
    expect(after.filter(({ _id, history }) => ids.has(_id) && history?.length !== 1)).toEqual([])
    expect((await rowOf(beside)).orgPath).toEqual(['company', 'b-prod1'])
    expect((await orgOf('g-prod1')).moving).toBeNull()
  })

  test('a move that failed half way is shown as done when the phone asks again', async () => {
    const below = aMember({ orgPath: ['company', 'b-prod1', 'g-prod1'], openid: null })
    await cloud.load('members', [below])
    const [move, requestId] = [{ orgId: 'g-prod1', parentId: 'b-equip' }, randomUUID()]
    cloud.faults.plan({ kind: 'errorBefore', nth: 2, action: 'people.moveUnit', request: 'database.modifyDocument' })
    expect((await adm.ask('people.moveUnit', move, requestId)).ok).toBe(false)
    expect((await adm.does('people.moveUnit', move, requestId)).units.find(({ orgId }) => orgId === 'g-prod1')?.moving).toBeNull()
    expect((await rowOf(below)).orgPath).toEqual(['company', 'b-equip', 'g-prod1'])
  })

  test('a move whose phone went away is finished by the timer, as the person who began it', async () => {
    const below = Array.from({ length: 620 }, () => aMember({ orgPath: ['company', 'b-prod1', 'g-prod1'], openid: null }))
    await cloud.load('members', below)
    await adm.does('people.moveUnit', { orgId: 'g-prod1', parentId: 'b-equip' })
    const later = (minutes: number) => new Date(cloud.clock.now() + minutes * 60_000)
    await cloud.fire(later(1))
    // The phone may still be there: it is waited for.
    expect((await orgOf('g-prod1')).moving).toMatchObject({ done: 500 })
    await cloud.fire(later(3))
    expect((await orgOf('g-prod1')).moving).toBeNull()
    const after = (await cloud.dump<Member>('members')).filter(({ orgPath }) => orgPath.includes('g-prod1'))
    expect(after.every(({ orgPath, history }) => orgPath.join() === 'company,b-equip,g-prod1' && history?.length === 1 && history[0]?.by === admMember._id)).toBe(true)
  })

  test('a unit does not move below itself, and a branch chair keeps the own branch only', async () => {
    expect(await adm.isRefused('people.moveUnit', { orgId: 'b-prod1', parentId: 'g-prod1' })).toBe('ORG_WRONG_PLACE')
    const { person } = await somebody({ grants: [{ role: 'CHAIR', orgId: 'b-prod1' }] })
    expect(await person.isRefused('people.addUnit', { type: 'unionGroup', name: '三组', parentId: 'b-prod1' })).toBeNull()
    expect(await person.isRefused('people.addUnit', { type: 'unionGroup', name: '三组', parentId: 'b-equip' })).toBe('NOT_ALLOWED')
    expect(await person.isRefused('people.renameUnit', { orgId: 'company', name: '我的公司' })).toBe('NOT_ALLOWED')
  })
})
