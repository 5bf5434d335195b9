import { aMember } from '@/local/testing/builders'
import { databaseCalls } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import { aProposal } from '@/local/testing/suggestions'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { PolicyProposal } from '@/cloudfunctions/kit/documents/policyProposal'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { nounOf, policyKeys } from '@/cloudfunctions/kit/policyNames'
import type { ActionInput } from '@/types/actions'
import type { Grant } from '@/types/roles'

let cloud: TestCloud
let chair: Person
let admin: Person
let officer: Person
let worker: Person

const holder = (grant: Omit<Grant, 'orgId'>, name?: string) => cloud.person(aMember({ ...(name ? { name } : {}), grants: [{ ...grant, orgId: 'company' }] }))

beforeAll(async () => {
  cloud = await startCloud()
  chair = await holder({ role: 'CHAIR' }, '吴建明')
  admin = await holder({ role: 'ADM' }, '苏明辉')
  officer = await holder({ role: 'OFF', portfolio: 'democracy' }, '黄志文')
  worker = await cloud.person(aMember())
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(new Date('2026-06-01T01:00:00Z')))
afterEach(() => {
  cloud.faults.clear()
  cloud.clock.reset()
})

type Proposal = ActionInput<'policy.propose'>
/** Each case takes a setting of its own. */
const terms = policyKeys.filter((key) => key.startsWith('suggestion.') && key.endsWith('Days'))
let used = 0
const unusedKey = () => terms[used++] ?? 'none'
const aChange = (traits: Partial<Proposal> = {}): Proposal => ({ key: traits.key ?? unusedKey(), scope: 'default', value: 21, from: '2026-07-01', source: '本会2026年第3号文', reason: '夏季检修期延长', ...traits })

const rowsOf = (key: string) => cloud.dump<Policy>('policies', { key })
const settingOf = (key: string) => worker.does('policy.get', { key })

async function waiting(traits: Partial<Proposal> = {}) {
  const change = aChange(traits)
  const { version } = await officer.does('policy.propose', change)
  return { ...change, version }
}
const deciding = ({ key, scope, version }: { key: string; scope: Proposal['scope']; version: number }, verdict: 'confirm' | 'decline', note = '') => ({ key, scope, version, verdict, note })

describe('a new value', () => {
  test('is proposed by the officer of the field, confirmed by the chair, and begins on its day', async () => {
    const change = await waiting()
    expect(await settingOf(change.key)).toMatchObject({ isWaiting: true, clause: { from: '2019-01-01', isConfirmed: false }, proposal: { status: 'waiting', value: 21, byName: '黄志文' } })
    await chair.does('policy.decide', deciding(change, 'confirm'))
    const before = await settingOf(change.key)
    expect(before).toMatchObject({ isWaiting: false, clause: { from: '2019-01-01' }, next: { from: '2026-07-01', value: 21, source: '本会2026年第3号文', isConfirmed: true } })
    cloud.clock.set(new Date('2026-06-30T16:00:00Z'))
    expect(await settingOf(change.key)).toMatchObject({ clause: { from: '2026-07-01', value: 21, isConfirmed: true }, next: null })
  })

  test('leaves the old row as it was, but for the day on which it ends', async () => {
    const change = await waiting()
    const [old] = await rowsOf(change.key)
    await chair.does('policy.decide', deciding(change, 'confirm'))
    await cloud.fire()
    const rows = await rowsOf(change.key)
    expect(rows.find(({ _id }) => _id === old?._id)).toEqual({ ...old, to: '2026-07-01' })
    expect(rows.map(({ from, to }) => [from, to]).sort()).toEqual([['2019-01-01', '2026-07-01'], ['2026-07-01', null]])
    expect((await settingOf(change.key)).rows.map(({ clause, until }) => [clause.from, until])).toEqual([['2026-07-01', null], ['2019-01-01', '2026-07-01']])
  })

  test('between two others ends where the later one begins', async () => {
    const late = await waiting({ from: '2027-01-01', value: 30 })
    await chair.does('policy.decide', deciding(late, 'confirm'))
    const between = await waiting({ key: late.key, from: '2026-09-01', value: 25 })
    await chair.does('policy.decide', deciding(between, 'confirm'))
    await cloud.fire()
    expect((await rowsOf(late.key)).map(({ from, to }) => [from, to]).sort()).toEqual([['2019-01-01', '2026-09-01'], ['2026-09-01', '2027-01-01'], ['2027-01-01', null]])
  })

  test('what was judged before keeps the row it was judged by', async () => {
    const proposal = aProposal()
    const { suggestionId } = await worker.does('suggestion.submit', proposal)
    const due = (await worker.does('suggestion.get', { suggestionId })).dueAt
    const { version } = await officer.does('policy.propose', aChange({ key: 'suggestion.acceptDays', value: 1, from: '2026-06-02' }))
    await chair.does('policy.decide', { key: 'suggestion.acceptDays', scope: 'default', version, verdict: 'confirm', note: '' })
    cloud.clock.set(new Date('2026-06-02T01:00:00Z'))
    expect((await worker.does('suggestion.get', { suggestionId })).dueAt).toBe(due)
    const later = await worker.does('suggestion.submit', aProposal())
    expect((await worker.does('suggestion.get', { suggestionId: later.suggestionId })).dueAt?.slice(0, 10)).toBe('2026-06-03')
  })

  test.each<[string, Partial<Proposal>, string]>([
    ['today', { from: '2026-06-01' }, 'POLICY_DAY_PAST'],
    ['in the past', { from: '2020-01-01' }, 'POLICY_DAY_PAST'],
    ['below nothing', { value: -1 }, 'BAD_INPUT'],
    ['half a day', { hundredths: 50 }, 'BAD_INPUT'],
    ['a share above a hundred', { key: 'aid.accidentPercent', value: 101 }, 'BAD_INPUT'],
    ['a switch that is neither', { key: 'suggestion.ownUnitAside', value: 2 }, 'BAD_INPUT'],
    ['of a setting that does not exist', { key: 'suggestion.nothing' }, 'NOT_FOUND'],
    ['without a source', { source: ' ' }, 'BAD_INPUT'],
  ])('%s is refused', async (_name, traits, code) => {
    expect(await admin.isRefused('policy.propose', aChange({ key: 'suggestion.archiveDays', ...traits }))).toBe(code)
  })

  test('the same value as now, or a day that already has a row, is refused', async () => {
    const [row] = await rowsOf('suggestion.archiveDays')
    expect(await officer.isRefused('policy.propose', aChange({ key: 'suggestion.archiveDays', value: row?.value ?? 0 }))).toBe('POLICY_SAME_VALUE')
    const change = await waiting()
    await chair.does('policy.decide', deciding(change, 'confirm'))
    expect(await officer.isRefused('policy.propose', aChange({ key: change.key, value: 22 }))).toBe('POLICY_DAY_TAKEN')
  })

  test('confirmed too late, after its day, is refused: nothing is retroactive', async () => {
    const change = await waiting()
    cloud.clock.set(new Date('2026-07-01T01:00:00Z'))
    expect(await chair.isRefused('policy.decide', deciding(change, 'confirm'))).toBe('POLICY_DAY_PAST')
    await chair.does('policy.decide', deciding(change, 'decline', '已过生效日，请另提日期'))
    expect((await rowsOf(change.key)).length).toBe(1)
  })

  test('declined needs a reason; then another may be proposed; one taken back is gone', async () => {
    const change = await waiting()
    expect(await chair.isRefused('policy.decide', deciding(change, 'decline'))).toBe('POLICY_REASON_NEEDED')
    await chair.does('policy.decide', deciding(change, 'decline', '太长'))
    const again = await waiting({ key: change.key, value: 18 })
    expect(await admin.isRefused('policy.withdraw', { key: change.key, scope: 'default' })).toBe('NOT_ALLOWED')
    await officer.does('policy.withdraw', { key: change.key, scope: 'default' })
    expect(await chair.isRefused('policy.decide', deciding(again, 'confirm'))).toBe('POLICY_NOT_WAITING')
    const [stored] = await cloud.dump<PolicyProposal>('policyProposals', { key: change.key })
    expect([stored?.history.map(({ to }) => to), brokenLine(stored?.history ?? [])]).toEqual([['waiting', 'declined', 'waiting', 'withdrawn'], null])
  })

  test('one and a half times the line is a value for a multiple', async () => {
    const change = aChange({ key: 'aid.relativeMultiple', value: 1, hundredths: 50 })
    const { version } = await admin.does('policy.propose', change)
    await chair.does('policy.decide', deciding({ ...change, version }, 'confirm'))
    expect((await settingOf(change.key)).next?.value).toBe(1.5)
  })

  test('the city’s own figure stands before the default', async () => {
    const welfare = await holder({ role: 'OFF', portfolio: 'welfare' })
    const change = aChange({ key: 'aid.dibao.urban', scope: 'maoming', value: 93_600, source: '茂名市民政局公布的2026年城镇低保标准' })
    const { version } = await welfare.does('policy.propose', change)
    await chair.does('policy.decide', { key: change.key, scope: 'maoming', version, verdict: 'confirm', note: '' })
    await cloud.fire()
    cloud.clock.set(new Date('2026-07-02T01:00:00Z'))
    expect(await settingOf(change.key)).toMatchObject({ region: '茂名市', clause: { value: 93_600, unit: 'fen' } })
    expect((await rowsOf(change.key)).map(({ scope, to }) => [scope, to]).sort()).toEqual([['default', null], ['maoming', null]])
  })
})

describe('who', () => {
  test.each<[string, Omit<Grant, 'orgId'>, string | null, string | null]>([
    ['the administrator', { role: 'ADM' }, null, 'NOT_ALLOWED'],
    ['the officer of the field', { role: 'OFF', portfolio: 'democracy' }, null, 'NOT_ALLOWED'],
    ['an officer of another field', { role: 'OFF', portfolio: 'culture' }, 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['the chair', { role: 'CHAIR' }, 'NOT_ALLOWED', null],
    ['the vice chair', { role: 'VICE' }, 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['the auditor', { role: 'AUD' }, 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['finance', { role: 'FIN' }, 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['a group leader', { role: 'GRP' }, 'NOT_ALLOWED', 'NOT_ALLOWED'],
  ])('%s', async (_name, grant, proposing, deciding_) => {
    const person = await holder(grant)
    const change = aChange({ key: 'suggestion.jurors', value: 5 })
    const { version } = await officer.does('policy.propose', change)
    expect(await person.isRefused('policy.decide', deciding({ ...change, version }, 'decline', '不同意'))).toBe(deciding_)
    if (deciding_ !== null) await officer.does('policy.withdraw', { key: change.key, scope: 'default' })
    const code = await person.isRefused('policy.propose', change)
    expect(code).toBe(proposing)
    if (code === null) await person.does('policy.withdraw', { key: change.key, scope: 'default' })
  })

  test('everybody may read by what they are judged; nobody but officers of the company changes it', async () => {
    expect((await worker.does('policy.groups', {})).groups.map(({ name }) => name)).toContain('合理化建议')
    const setting = await settingOf('suggestion.jurors')
    expect(setting.blocked).toMatchObject({ confirm: 'NOT_ALLOWED', propose: 'NOT_ALLOWED', decide: 'NOT_ALLOWED' })
    const branch = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'democracy', orgId: 'b-prod1' }, { role: 'CHAIR', orgId: 'b-prod1' }] }))
    expect(await branch.isRefused('policy.propose', aChange({ key: 'suggestion.jurors' }))).toBe('NOT_ALLOWED')
    expect(await branch.isRefused('policy.confirm', { policyIds: ['suggestion.jurors_default_2019-01-01'] })).toBe('NOT_ALLOWED')
    expect(await worker.isRefused('policy.list', { noun: 'nothing' })).toBe('NOT_FOUND')
  })

  test('whoever proposed it does not confirm it', async () => {
    const both = await cloud.person(aMember({ grants: [{ role: 'ADM', orgId: 'company' }, { role: 'CHAIR', orgId: 'company' }] }))
    const change = aChange({ key: 'activity.offerHours', value: 6 })
    const { version } = await both.does('policy.propose', change)
    expect(await both.isRefused('policy.decide', deciding({ ...change, version }, 'confirm'))).toBe('POLICY_OWN_PROPOSAL')
    expect(await chair.isRefused('policy.decide', deciding({ ...change, version }, 'confirm'))).toBeNull()
  })
})

describe('a default', () => {
  const ids = (noun: string) => defaultPolicies.filter(({ key }) => nounOf(key) === noun).map(({ _id }) => _id)

  test('is confirmed as it is, several at once, and only once', async () => {
    const policyIds = ids('message')
    await chair.does('policy.confirm', { policyIds })
    const { settings } = await worker.does('policy.list', { noun: 'message' })
    expect(settings.map(({ clause }) => clause?.isConfirmed)).toEqual(settings.map(() => true))
    expect(settings.filter(({ clause }) => clause?.source.includes('待工会确认'))).toEqual([])
    expect(await chair.isRefused('policy.confirm', { policyIds })).toBe('POLICY_CONFIRMED')
    expect((await worker.does('policy.groups', {})).groups.find(({ noun }) => noun === 'message')?.unconfirmed).toBe(0)
    expect(await chair.isRefused('policy.confirm', { policyIds: ['no.such_default_2019-01-01'] })).toBe('NOT_FOUND')
  })

  test('keeps its number and source when it is confirmed', async () => {
    const [policyId] = ids('birthday')
    const [before] = await cloud.dump<Policy>('policies', { _id: policyId })
    await chair.does('policy.confirm', { policyIds: [policyId ?? ''] })
    const [after] = await cloud.dump<Policy>('policies', { _id: policyId })
    expect({ ...after, confirmedBy: null, confirmRequest: undefined }).toEqual({ ...before, confirmRequest: undefined })
  })
})

describe('at the same time, and with calls that fail', () => {
  test('two proposals for one setting: one waits; one for another unit needs a request of its own', async () => {
    const [change, other, requestId] = [aChange(), { ...aChange(), scope: 'maoming' } as const, crypto.randomUUID()]
    await officer.does('policy.propose', { ...other, scope: 'default' }, requestId)
    expect([await officer.isRefused('policy.propose', other, requestId), await officer.isRefused('policy.propose', other)]).toEqual(['REQUEST_REUSED', null])
    const codes = await Promise.all([officer.isRefused('policy.propose', change), admin.isRefused('policy.propose', { ...change, value: 9 })])
    expect(codes.filter((code) => code === null)).toHaveLength(1)
  })

  test('confirmed and declined at once: one of the two holds, and the row is there only if confirmed', async () => {
    const second = await holder({ role: 'CHAIR' })
    for (let round = 0; round < 3; round += 1) {
      const change = await waiting()
      const codes = await Promise.all([chair.isRefused('policy.decide', deciding(change, 'confirm')), second.isRefused('policy.decide', deciding(change, 'decline', '再议'))])
      expect(codes.filter((code) => code === null)).toHaveLength(1)
      await cloud.fire()
      expect((await rowsOf(change.key)).length).toBe(codes[0] === null ? 2 : 1)
    }
  })

  const everyCall = (calls: number) => (['errorBefore', 'errorAfter', 'crash'] as const).flatMap((kind) => Array.from({ length: calls }, (_, index) => ({ kind, nth: index + 1 })))

  test('a proposal and its confirmation happen once with one answer, whichever call fails', async () => {
    const key = 'suggestion.execSigns'
    let day = 1
    for (const { kind, nth } of everyCall(3)) {
      day += 1
      const change = aChange({ key, value: day % 2, from: `2026-08-${String(day).padStart(2, '0')}` })
      const proposing = crypto.randomUUID()
      cloud.faults.plan({ kind, nth, action: 'policy.propose', request: 'database.' })
      await officer.ask('policy.propose', change, proposing).catch(() => null)
      cloud.faults.clear()
      const { version } = await officer.does('policy.propose', change, proposing)
      const confirming = crypto.randomUUID()
      cloud.faults.plan({ kind, nth, action: 'policy.decide', request: 'database.' })
      await chair.ask('policy.decide', deciding({ ...change, version }, 'confirm'), confirming).catch(() => null)
      cloud.faults.clear()
      const reply = await chair.does('policy.decide', deciding({ ...change, version }, 'confirm'), confirming)
      expect([kind, nth, reply.status, (await rowsOf(key)).length]).toEqual([kind, nth, 'confirmed', day])
      expect(await chair.does('policy.decide', deciding({ ...change, version }, 'confirm'), confirming)).toEqual(reply)
    }
    const [stored] = await cloud.dump<PolicyProposal>('policyProposals', { key })
    expect([stored?.history.length, brokenLine(stored?.history ?? [])]).toEqual([2 * (day - 1), null])
    await cloud.fire()
    const rows = (await rowsOf(key)).sort((a, b) => (a.from < b.from ? -1 : 1))
    expect(rows.map(({ to }) => to)).toEqual([...rows.slice(1).map(({ from }) => from), null])
  })

  test('a confirmation whose row was not written before the instance died is finished by the timer', async () => {
    const change = await waiting()
    cloud.faults.plan({ kind: 'crash', nth: 2, action: 'policy.decide', request: 'database.' })
    await chair.ask('policy.decide', deciding(change, 'confirm')).catch(() => null)
    cloud.faults.clear()
    expect((await rowsOf(change.key)).length).toBe(1)
    await cloud.fire()
    expect((await rowsOf(change.key)).map(({ to }) => to).sort()).toEqual(['2026-07-01', null].sort())
  })

  test('a confirmation of defaults, whichever call fails', async () => {
    const keys = policyKeys.filter((key) => key.startsWith('handout.'))
    for (const [index, { kind, nth }] of everyCall(3).entries()) {
      const policyIds = [`${keys[index] ?? ''}_default_2019-01-01`]
      const requestId = crypto.randomUUID()
      cloud.faults.plan({ kind, nth, action: 'policy.confirm', request: 'database.' })
      await chair.ask('policy.confirm', { policyIds }, requestId).catch(() => null)
      cloud.faults.clear()
      expect(await chair.does('policy.confirm', { policyIds }, requestId)).toEqual({ policyIds })
      expect(await chair.isRefused('policy.confirm', { policyIds: [...policyIds, 'suggestion.jurors_default_2019-01-01'] }, requestId)).toBe('REQUEST_REUSED')
    }
  })

  test('costs: three calls to look, three or four to change', async () => {
    const cost = async (work: () => Promise<unknown>) => databaseCalls((await cloud.wire.record(work)).requests)
    const change = aChange()
    expect(await cost(() => worker.does('policy.groups', {}))).toBe(3)
    expect(await cost(() => worker.does('policy.list', { noun: 'aid' }))).toBe(3)
    expect(await cost(() => worker.does('policy.get', { key: change.key }))).toBe(2)
    expect(await cost(() => officer.does('policy.propose', change))).toBe(3)
    expect(await cost(() => worker.does('policy.get', { key: change.key }))).toBe(3)
    expect(await cost(() => chair.does('policy.decide', deciding({ ...change, version: 1 }, 'confirm')))).toBe(3)
  })
})
