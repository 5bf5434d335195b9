import { randomUUID } from 'node:crypto'
import { rightsCastOn, someTerms, storedFile, type RightsCast, type RightsRole } from '@/local/testing/rights'
import { databaseCalls } from '@/local/testing/messaging'
import { rightsRegister } from '@/cloudfunctions/kit/register/rights'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked, differentlyHeard } from '@/local/testing/twice'
import type { ActionInput, ActionName } from '@/types/actions'

const NOON = new Date('2026-06-01T04:00:00Z')
let cloud: TestCloud
let cast: RightsCast

beforeEach(async () => {
  cloud = await startCloud()
  cast = await rightsCastOn(cloud)
  cloud.clock.set(NOON)
})
afterEach(() => cloud.close())

const lightOf = async (area: 'contract' | 'equipment' | 'checkup', who: RightsRole = 'worker') => (await cast[who].does('rights.mine', {})).lights.find((light) => light.area === area)
const signs = (traits = {}, memberId = cast.members.worker._id) => cast.hr.does('rights.saveContract', { memberId, contract: someTerms(traits) })
const helmets = () => cast.ehs.does('rights.saveStandard', { kind: 'equipment', post: '', item: '安全帽', months: 36, source: '本单位劳动防护用品配备标准', from: '2019-01-01' })
const helmet = (traits: Partial<ActionInput<'rights.issue'>> = {}) => ({ memberId: cast.members.worker._id, item: '安全帽', issuedOn: '2026-01-10', isSigned: false, goodUntil: null, damagedOn: null, ...traits })

describe('a contract', () => {
  test('turns red when it is over, and green again when HR enters the renewal', async () => {
    await signs({ endOn: '2026-05-31' })
    expect(await lightOf('contract')).toMatchObject({ colour: 'red', why: '合同2026年5月31日到期，还没有续订', article: '劳动合同法第四十四条、第四十六条' })
    const [row] = (await cast.legal.does('rights.list', { area: 'contract', colour: 'red' })).items
    expect(row).toMatchObject({ name: '张伟', light: { colour: 'red', dueOn: '2026-05-31' } })
    await signs({ startOn: '2026-06-01', endOn: '2029-05-31', fixedTerms: 2 })
    expect(await lightOf('contract')).toMatchObject({ colour: 'green' })
    expect((await cast.legal.does('rights.list', { area: 'contract', colour: 'red' })).items).toEqual([])
    expect((await storedFile(cloud, cast.members.worker)).history.map(({ action }) => action)).toEqual(['rights.open', 'rights.contract', 'rights.contract'])
  })

  test('is entered once however often it is sent, and not over what somebody else entered meanwhile', async () => {
    const requestId = randomUUID()
    const first = await cast.hr.does('rights.saveContract', { memberId: cast.members.worker._id, contract: someTerms() }, requestId)
    expect(await cast.hr.does('rights.saveContract', { memberId: cast.members.worker._id, contract: someTerms() }, requestId)).toEqual(first)
    await signs({ endOn: '2027-12-31' })
    expect(await cast.hr.isRefused('rights.saveContract', { memberId: cast.members.worker._id, version: first.version, contract: someTerms() })).toBe('CHANGED_MEANWHILE')
    expect((await storedFile(cloud, cast.members.worker)).contract?.endOn).toBe('2027-12-31')
  })

  test('that cannot be is refused', async () => {
    expect(await cast.hr.isRefused('rights.saveContract', { memberId: cast.members.worker._id, contract: someTerms({ endOn: null }) })).toBe('RIGHTS_TERMS')
    expect(await cast.hr.isRefused('rights.saveContract', { memberId: 'nobody', contract: someTerms() })).toBe('NOT_FOUND')
  })
})

describe('equipment', () => {
  test('a standard in place of another is one, though it arrives twice at the same moment', async () => {
    await helmets()
    const next = { kind: 'equipment', post: '', item: '安全帽', months: 12, source: '新标准', from: '2026-05-01' } as const
    expect(await differentlyHeard(cloud, asked(cast.ehs, 'rights.saveStandard', next))).toEqual([])
  })

  test('another standard under a request id that was used is refused, and under one of its own entered', async () => {
    const [requestId, first] = [randomUUID(), { kind: 'equipment', post: '', item: '安全帽', months: 36, source: '配备标准', from: '2019-01-01' } as const]
    const entered = await cast.ehs.does('rights.saveStandard', first, requestId)
    expect(await cast.ehs.does('rights.saveStandard', first, requestId)).toEqual(entered)
    expect(await cast.ehs.isRefused('rights.saveStandard', { ...first, item: '手套' }, requestId)).toBe('REQUEST_REUSED')
    expect(await cast.ehs.isRefused('rights.saveStandard', { ...first, item: '手套' })).toBeNull()
  })

  test('that a standard is confirmed is told again to whoever confirmed it, and to nobody without the office', async () => {
    const [requestId, { standardId }] = [randomUUID(), await helmets()]
    const first = await cast.safety.does('rights.confirmStandard', { standardId }, requestId)
    expect(await cast.safety.does('rights.confirmStandard', { standardId }, requestId)).toEqual(first)
    for (const role of ['worker', 'ehs'] as const) expect([role, await cast[role].isRefused('rights.confirmStandard', { standardId }, requestId)]).toEqual([role, 'RIGHTS_UNION_SUPERVISES'])
  })

  test('is handed out by EHS, signed for by the worker, and due again', async () => {
    await helmets()
    expect(await lightOf('equipment')).toMatchObject({ colour: 'red', reason: 'newcomer' })
    await cast.ehs.does('rights.issue', helmet())
    expect(await lightOf('equipment')).toMatchObject({ colour: 'amber', why: '安全帽已发放，还没有签收' })
    expect(await cast.worker.isRefused('rights.signFor', { item: '手套' })).toBe('RIGHTS_NOT_ISSUED')
    const signed = await cast.worker.does('rights.signFor', { item: '安全帽' })
    expect(signed.issues).toMatchObject([{ item: '安全帽', signedOn: '2026-06-01', nextOn: '2029-01-10', isConfirmed: false, blocked: { sign: 'RIGHTS_SIGNED_FOR' } }])
    expect(await cast.worker.isRefused('rights.signFor', { item: '安全帽' })).toBe('RIGHTS_SIGNED_FOR')
    expect(await lightOf('equipment')).toMatchObject({ colour: 'green' })
  })

  test('standards are dated: a new cycle ends the old one, is confirmed by the union, and is looked at within a minute', async () => {
    const { standardId } = await helmets()
    await cast.ehs.does('rights.issue', helmet({ issuedOn: '2024-06-01', isSigned: true }))
    await cloud.fire(NOON)
    expect(await cast.hr.isRefused('rights.standards', { kind: 'equipment' })).toBe('NOT_ALLOWED')
    expect(await cast.safety.isRefused('rights.saveStandard', { kind: 'equipment', post: '', item: '安全帽', months: 12, source: '新标准', from: '2026-05-01' })).toBe('RIGHTS_EHS_ENTERS')
    await cast.ehs.does('rights.saveStandard', { kind: 'equipment', post: '', item: '安全帽', months: 12, source: '新标准', from: '2026-05-01' })
    await cloud.fire(new Date(NOON.getTime() + 60_000))
    expect((await storedFile(cloud, cast.members.worker)).lights.equipment).toMatchObject({ colour: 'red', reason: 'worn' })
    const { items } = await cast.safety.does('rights.standards', { kind: 'equipment' })
    expect(items.map(({ months, from, to, isConfirmed }) => [months, from, to, isConfirmed])).toEqual([[36, '2019-01-01', '2026-05-01', false], [12, '2026-05-01', null, false]])
    expect(await cast.safety.does('rights.confirmStandard', { standardId })).toMatchObject({ isConfirmed: true })
    expect(await cast.ehs.isRefused('rights.confirmStandard', { standardId })).toBe('RIGHTS_UNION_SUPERVISES')
  })
})

test('of a check only that it was done is kept: a result has nowhere to go', async () => {
  await cast.ehs.does('rights.check', { memberId: cast.members.worker._id, check: 'during', doneOn: '2026-05-01', toldOn: null, result: '异常' } as never)
  expect((await storedFile(cloud, cast.members.worker)).checks).toEqual({ during: { doneOn: '2026-05-01', toldOn: null } })
})

test('in my own file it stands in words, with no reason for an extension and no result', async () => {
  await signs({ extension: { kind: 'law', until: '2027-03-31' } })
  await cast.ehs.does('rights.check', { memberId: cast.members.worker._id, check: 'during', doneOn: '2026-05-01', toldOn: '2026-05-08' })
  const { parts } = await cast.worker.does('privacy.export', {})
  expect(parts).toContainEqual({ title: '我的权益', rows: 1 })
  const { opened } = rightsRegister.rightsFiles
  expect(opened?.((await storedFile(cloud, cast.members.worker)) as never, cast.members.worker._id)).toMatchObject({ 合同期限: expect.stringContaining('法定情形顺延'), 体检日期: '在岗检查 2026-05-01 2026-05-08 告知' })
})

describe('who sees what', () => {
  const asks = [
    ['rights.list', () => ({ area: 'contract', colour: 'red' })], ['rights.list', () => ({ area: 'equipment', colour: 'red' })], ['rights.list', () => ({ area: 'checkup', colour: 'red' })],
    ['rights.person', () => ({ memberId: cast.members.worker._id })], ['rights.counts', () => ({})], ['rights.supervisions', () => ({ area: 'contract' })], ['rights.letters', () => ({ area: 'checkup' })],
  ] as const satisfies ReadonlyArray<readonly [ActionName, () => unknown]>
  const seen: Partial<Record<RightsRole, readonly boolean[]>> = {
    hr: [true, false, false, true, true, true, false], legal: [true, false, false, true, true, true, false], ehs: [false, true, true, true, true, false, true], safety: [false, true, true, true, true, false, true],
    chair: [true, true, true, true, true, true, true],
    worker: Array(7).fill(false) as boolean[], mate: Array(7).fill(false) as boolean[], leader: Array(7).fill(false) as boolean[], auditor: Array(7).fill(false) as boolean[], vice: Array(7).fill(false) as boolean[], adm: Array(7).fill(false) as boolean[], culture: Array(7).fill(false) as boolean[],
  }

  test('each role its areas, everybody else nothing', async () => {
    await signs()
    for (const [role, expected] of Object.entries(seen)) {
      const codes = await Promise.all(asks.map(([action, input]) => cast[role as RightsRole].isRefused(action as never, input() as never)))
      expect([role, ...codes.map((code) => code === null)]).toEqual([role, ...expected])
    }
  })

  test('of a person an officer reads only the areas that are theirs', async () => {
    await signs()
    await cast.ehs.does('rights.check', { memberId: cast.members.worker._id, check: 'yearly', doneOn: '2026-05-01', toldOn: null })
    expect(await cast.legal.does('rights.person', { memberId: cast.members.worker._id })).toMatchObject({ contract: { endOn: '2026-12-31' }, issues: [], checks: [], lights: [{ area: 'contract' }] })
    expect(await cast.safety.does('rights.person', { memberId: cast.members.worker._id })).toMatchObject({ contract: null, checks: [{ kind: 'yearly' }], lights: [{ area: 'equipment' }, { area: 'checkup' }] })
  })

  test('only the employer’s offices enter facts', async () => {
    const memberId = cast.members.worker._id
    for (const role of ['legal', 'chair', 'ehs'] as const) expect([role, await cast[role].isRefused('rights.saveContract', { memberId, contract: someTerms() })]).toEqual([role, 'RIGHTS_HR_ENTERS'])
    for (const role of ['safety', 'chair', 'hr'] as const) expect([role, await cast[role].isRefused('rights.check', { memberId, check: 'yearly', doneOn: '2026-05-01', toldOn: null })]).toEqual([role, 'RIGHTS_EHS_ENTERS'])
    for (const role of ['worker', 'leader', 'auditor'] as const) expect([role, await cast[role].isRefused('rights.saveContract', { memberId, contract: someTerms() })]).toEqual([role, 'NOT_FOUND'])
    expect(await cloud.dump('rightsFiles')).toEqual([])
  })

  test('an officer of a branch sees that branch, and a unit beyond theirs is not there', async () => {
    await cloud.edit('members', cast.members.culture._id, { grants: [{ role: 'OFF', portfolio: 'legal', orgId: 'b-equip' }] })
    await signs({ endOn: '2026-05-31' })
    await signs({ endOn: '2026-05-31' }, cast.members.other._id)
    expect((await cast.culture.does('rights.list', { area: 'contract', colour: 'red' })).items.map(({ name }) => name)).toEqual(['刘洋'])
    expect(await cast.culture.isRefused('rights.list', { area: 'contract', colour: 'red', orgId: 'b-prod1' })).toBe('NOT_FOUND')
    expect(await cast.culture.isRefused('rights.person', { memberId: cast.members.worker._id })).toBe('NOT_FOUND')
    expect((await cast.legal.does('rights.list', { area: 'contract', colour: 'red', orgId: 'b-equip' })).items.map(({ name }) => name)).toEqual(['刘洋'])
  })
})

test('who has gone is on the list only for the check on leaving, for a time, and is counted there', async () => {
  await cast.ehs.does('rights.saveStandard', { kind: 'hazard', post: '', item: 'benzene', months: 12, source: 'GBZ 188-2014', from: '2019-01-01' })
  await signs({ endOn: '2026-05-20' })
  await cloud.edit('members', cast.members.worker._id, { leftOn: '2026-05-25' })
  await cloud.fire(NOON)
  const names = async (area: 'contract' | 'equipment' | 'checkup', colour: 'red' | 'amber' | 'green' | 'none') => (await cast.chair.does('rights.list', { area, colour, limit: 50 })).items.map(({ name }) => name).includes('张伟')
  const seen = async () => Promise.all((['contract', 'equipment', 'checkup'] as const).map(async (area) => (await Promise.all((['red', 'amber', 'green', 'none'] as const).map((colour) => names(area, colour)))).indexOf(true)))
  expect(await seen()).toEqual([-1, -1, 0])
  const { all, units } = await cast.chair.does('rights.counts', {})
  const reds = (await cast.chair.does('rights.list', { area: 'checkup', colour: 'red', limit: 50 })).items.length
  expect([all.checkup?.red, units.find(({ orgId }) => orgId === 'b-prod1')?.people]).toEqual([reds, 2])
  const letter = { area: 'checkup', orgId: 'g-prod1', addressee: '海晟化工有限公司', note: '', answerBy: '2026-06-20' } as const
  expect((await cast.safety.does('rights.writeLetter', letter)).people).toBe((await cast.safety.does('rights.list', { area: 'checkup', colour: 'red', orgId: 'g-prod1', limit: 50 })).items.length)
  const later = new Date('2026-08-24T04:00:00Z')
  cloud.clock.set(later)
  await cloud.fire(later)
  expect(await seen()).toEqual([-1, -1, -1])
})

test('standards hold for everybody: an office of a branch reads them and changes nothing', async () => {
  const { standardId } = await helmets()
  await cloud.edit('members', cast.members.culture._id, { grants: [{ role: 'EHS', orgId: 'b-prod1' }] })
  await cloud.edit('members', cast.members.vice._id, { grants: [{ role: 'OFF', portfolio: 'safety', orgId: 'b-prod1' }] })
  const row = { kind: 'equipment', post: '', item: '安全帽', months: 12, source: '分会自定', from: '2026-05-01' } as const
  expect([await cast.culture.isRefused('rights.saveStandard', row), await cast.culture.isRefused('rights.endStandard', { standardId, to: '2026-06-01' })]).toEqual(['RIGHTS_WHOLE_HOUSE', 'RIGHTS_WHOLE_HOUSE'])
  expect(await cast.vice.isRefused('rights.confirmStandard', { standardId })).toBe('RIGHTS_WHOLE_HOUSE')
  const { items, maySave } = await cast.culture.does('rights.standards', { kind: 'equipment' })
  expect([maySave, items[0]?.blocked]).toEqual(['RIGHTS_WHOLE_HOUSE', { end: 'RIGHTS_WHOLE_HOUSE', confirm: 'RIGHTS_UNION_SUPERVISES' }])
  expect((await cast.culture.does('rights.counts', {})).may.equipment).toBe(false)
  expect(await cast.culture.isRefused('rights.issue', helmet())).toBeNull()
  await cast.ehs.does('rights.saveStandard', row)
})

test('of two companies no officer of one changes what holds for both; one of the group above them does', async () => {
  await cloud.load('orgs', [{ _id: 'group', type: 'group', name: '海晟集团工会', parentId: null }, { _id: 'company2', type: 'company', name: '第二公司工会', parentId: 'group' }])
  await cloud.edit('orgs', 'company', { parentId: 'group' })
  const row = { kind: 'equipment', post: '', item: '安全帽', months: 36, source: '集团标准', from: '2026-05-01' } as const
  expect(await cast.ehs.isRefused('rights.saveStandard', row)).toBe('RIGHTS_WHOLE_HOUSE')
  await cloud.edit('members', cast.members.culture._id, { grants: [{ role: 'EHS', orgId: 'group' }] })
  expect(await cast.culture.isRefused('rights.saveStandard', row)).toBeNull()
})

test('the list is paged by the day that is due, and the counts say the same by unit', async () => {
  await signs({ endOn: '2026-05-20' })
  await signs({ endOn: '2026-05-10' }, cast.members.other._id)
  await signs({ begunOn: '2026-05-20', startOn: '2026-05-20', isSigned: false, endOn: '2028-05-31' }, cast.members.mate._id)
  const first = await cast.chair.does('rights.list', { area: 'contract', colour: 'red', limit: 1 })
  const second = await cast.chair.does('rights.list', { area: 'contract', colour: 'red', limit: 1, cursor: first.next ?? '' })
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual(['刘洋', '张伟'])
  expect(second.next).toBeNull()
  const counts = await cast.chair.does('rights.counts', {})
  expect(counts.all.contract).toEqual({ red: 2, amber: 1, green: 0, none: 0 })
  expect(counts.units.map(({ name, people, signed, areas }) => [name, people, signed, areas.contract?.red])).toEqual([['设备动力分会', 1, 1, 1], ['生产一部分会', 2, 1, 1]])
  expect((await cast.ehs.does('rights.counts', {})).areas).toEqual(['equipment', 'checkup'])
})

test('how much the database is asked: a list two, a person three, an entry four, my own three', async () => {
  await signs()
  const calls = async (act: () => Promise<unknown>) => databaseCalls((await cloud.wire.record(act)).requests)
  expect(await calls(() => cast.chair.does('rights.list', { area: 'contract', colour: 'green' }))).toBe(2)
  expect(await calls(() => cast.chair.does('rights.person', { memberId: cast.members.worker._id }))).toBe(3)
  expect(await calls(() => signs({ endOn: '2027-12-31' }))).toBe(4)
  expect(await calls(() => cast.worker.does('rights.mine', {}))).toBe(3)
  expect(await calls(() => cast.chair.does('rights.counts', {}))).toBe(4)
  expect(await calls(() => cast.safety.does('rights.standards', { kind: 'equipment' }))).toBe(3)
})
