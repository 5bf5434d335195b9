import { dayOf } from '@/types/calendar'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aMember } from '@/local/testing/builders'
import { aFund, brokenBalance, brokenLedger, storedFund } from '@/local/testing/funds'
import { databaseCalls } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import type { FundEntry } from '@/cloudfunctions/kit/documents/fund'
import type { ActionInput, ActionName } from '@/types/actions'
import type { Role } from '@/types/roles'

let cloud: TestCloud
let finance: Person
let chair: Person
let auditor: Person

beforeAll(async () => {
  cloud = await startCloud()
  // Every ledger has a year of its own, and none is opened beyond the next.
  cloud.clock.set('2095-06-01T02:00:00Z')
  finance = await cloud.person(aMember({ name: '曾敏', role: 'FIN' }))
  chair = await cloud.person(aMember({ name: '吴建明', role: 'CHAIR' }))
  auditor = await cloud.person(aMember({ name: '谢文静', role: 'AUD' }))
})
afterAll(() => cloud.close())
afterEach(() => cloud.faults.clear())

let years = 2030
/** A new ledger with 1000 yuan in it; every one in a year of its own. */
async function opened(openingFen = 100_000): Promise<string> {
  years += 1
  return (await finance.does('fund.open', { year: String(years), source: 'union', openingFen, note: '上年结转' })).fundId
}

const entriesOf = async (fundId: string) => (await chair.does('fund.entries', { fundId })).items

async function soundness(fundId: string): Promise<string[]> {
  return brokenLedger(await storedFund(cloud, fundId), await cloud.dump<FundEntry>('fundEntries', { fundId }))
}

describe('a ledger', () => {
  test('is opened once a year and source, takes income, and shows what came in and what is left', async () => {
    const fundId = await opened()
    await chair.does('fund.book', { fundId, kind: 'income', amountFen: 50_000, note: '二季度拨付' })
    expect(await auditor.does('fund.get', { fundId })).toMatchObject({ openingFen: 100_000, incomeFen: 50_000, reservedFen: 0, paidFen: 0, leftFen: 150_000 })
    expect(await chair.isRefused('fund.open', { year: String(years), source: 'union', openingFen: 1, note: '' })).toBe('FUND_EXISTS')
    const list = await auditor.does('fund.list', { year: String(years) })
    expect([list.funds.map(({ source }) => source), list.unopened.includes('union'), list.unopened.includes('dues')]).toEqual([['union'], false, true])
    expect(await soundness(fundId)).toEqual([])
  })

  test('is opened for this year or the next, and for none beyond', async () => {
    const thisYear = Number(dayOf(new Date(cloud.clock.now())).slice(0, 4))
    const open = (year: number) => finance.ask('fund.open', { year: String(year), source: 'other', openingFen: 0, note: '' })
    expect(await open(2099)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', field: 'year' } })
    expect(await open(thisYear + 2)).toMatchObject({ ok: false, error: { code: 'BAD_INPUT', field: 'year' } })
    expect([(await open(thisYear + 1)).ok, (await open(thisYear)).ok]).toEqual([true, true])
  })

  test('shows its lines newest first, with who booked them, the same before and after they moved', async () => {
    const fundId = await opened()
    for (const amountFen of [100, 200, 300]) await finance.does('fund.book', { fundId, kind: 'income', amountFen, note: `第${amountFen}笔` })
    const fresh = await entriesOf(fundId)
    expect(fresh.map(({ seq, amountFen, leftAfterFen, byName }) => [seq, amountFen, leftAfterFen, byName])).toEqual([
      [4, 300, 100_600, '曾敏'], [3, 200, 100_300, '曾敏'], [2, 100, 100_100, '曾敏'], [1, 100_000, 100_000, '曾敏'],
    ])
    await cloud.fire()
    expect((await storedFund(cloud, fundId)).outbox).toEqual([])
    expect(await entriesOf(fundId)).toEqual(fresh)
    await finance.does('fund.book', { fundId, kind: 'income', amountFen: 400, note: '又一笔' })
    const first = await chair.does('fund.entries', { fundId, limit: 2 })
    const second = await chair.does('fund.entries', { fundId, limit: 2, cursor: first.next ?? '' })
    const third = await chair.does('fund.entries', { fundId, limit: 2, cursor: second.next ?? '' })
    expect([...first.items, ...second.items, ...third.items].map(({ seq }) => seq)).toEqual([5, 4, 3, 2, 1])
    expect(third.next).toBeNull()
    expect(await soundness(fundId)).toEqual([])
  })

  test('a wrong line is taken back by a line against it, once, with the reason; nothing disappears', async () => {
    const fundId = await opened()
    const { entryId } = await finance.does('fund.book', { fundId, kind: 'income', amountFen: 70_000, note: '记错了来源' })
    await chair.does('fund.counter', { fundId, entryId, reason: '应记入会费' })
    expect(await chair.isRefused('fund.counter', { fundId, entryId, reason: '再来一次' })).toBe('FUND_TAKEN_BACK')
    const [counter, wrong] = await entriesOf(fundId)
    expect(counter).toMatchObject({ kind: 'counter', takesBack: 'income', amountFen: 70_000, note: '应记入会费', leftAfterFen: 100_000, blocked: { counter: 'FUND_LINE_STAYS' } })
    expect(wrong).toMatchObject({ kind: 'income', isTakenBack: true, blocked: { counter: 'FUND_TAKEN_BACK' } })
    expect(await soundness(fundId)).toEqual([])
  })

  test('a wrong opening is taken back and booked anew; a second opening beside the first is refused', async () => {
    const fundId = await opened()
    expect(await chair.isRefused('fund.book', { fundId, kind: 'opening', amountFen: 5, note: '期初' })).toBe('FUND_OPENING_SET')
    const [opening] = await entriesOf(fundId)
    await chair.does('fund.counter', { fundId, entryId: opening?.entryId ?? '', reason: '少写一个零' })
    await chair.does('fund.book', { fundId, kind: 'opening', amountFen: 1_000_000, note: '更正期初' })
    expect(await chair.does('fund.get', { fundId })).toMatchObject({ openingFen: 1_000_000, leftFen: 1_000_000 })
    expect(await soundness(fundId)).toEqual([])
  })

  test('income that is already put aside cannot be taken back', async () => {
    years += 1
    const fund = aFund({ year: String(years), openingFen: 100 })
    await cloud.load('funds', [{ ...fund, leftFen: 40, reservedFen: 60, pending: { a: { fen: 60, title: '慰问', at: new Date(), by: 'system' } } }])
    expect(await chair.isRefused('fund.counter', { fundId: fund._id, entryId: fund.once[0] ?? '', reason: '记错' })).toBe('FUND_SHORT')
    expect(brokenBalance(await storedFund(cloud, fund._id))).toEqual([])
  })
})

describe('who', () => {
  const booked = { year: '2099', source: 'other', openingFen: 1, note: '' } as const

  test.each<[Role | 'EMP', string | null, string | null]>([
    ['FIN', null, null],
    ['CHAIR', null, null],
    ['AUD', null, 'FUND_AUDITOR_READS'],
    ['VICE', null, 'NOT_ALLOWED'],
    ['CASE', 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['EXEC', 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['ADM', 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['GRP', 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['EMP', 'NOT_ALLOWED', 'NOT_ALLOWED'],
  ])('%s reads: %s, books: %s', async (role, reading, booking) => {
    const person = await cloud.person(aMember(role === 'EMP' ? {} : { role }))
    years += 1
    expect(await person.isRefused('fund.list', {})).toBe(reading)
    expect(await person.isRefused('fund.open', { ...booked, year: String(years) })).toBe(booking)
  })

  test('the committee member for finance reads, one for culture does not; another company sees nothing', async () => {
    const fundId = await opened()
    const portfolio = (name: 'finance' | 'culture') => cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: name, orgId: 'company' }] }))
    const elsewhere = await cloud.person(aMember({ grants: [{ role: 'CHAIR', orgId: 'elsewhere' }] }))
    expect(await (await portfolio('finance')).isRefused('fund.get', { fundId })).toBeNull()
    expect(await (await portfolio('culture')).isRefused('fund.get', { fundId })).toBe('NOT_FOUND')
    expect([await (await portfolio('culture')).isRefused('fund.list', {}), await (await portfolio('finance')).isRefused('fund.list', {})]).toEqual(['NOT_ALLOWED', null])
    expect(await elsewhere.isRefused('fund.get', { fundId })).toBe('NOT_FOUND')
    expect(await elsewhere.isRefused('fund.book', { fundId, kind: 'income', amountFen: 1, note: '越权' })).toBe('NOT_FOUND')
  })

  test('an auditor books nothing, even if the roster wrongly says finance too; the buttons say why', async () => {
    const fundId = await opened()
    const both = await cloud.person(aMember({ grants: [{ role: 'AUD', orgId: 'company' }, { role: 'FIN', orgId: 'company' }] }))
    expect(await both.isRefused('fund.book', { fundId, kind: 'income', amountFen: 1, note: '记账' })).toBe('FUND_AUDITOR_READS')
    expect(await both.isRefused('fund.counter', { fundId, entryId: (await entriesOf(fundId))[0]?.entryId ?? '', reason: '记错' })).toBe('FUND_AUDITOR_READS')
    expect((await auditor.does('fund.get', { fundId })).blocked).toEqual({ book: 'FUND_AUDITOR_READS', reopen: 'FUND_AUDITOR_READS' })
    expect((await auditor.does('fund.entries', { fundId })).items[0]?.blocked.counter).toBe('FUND_AUDITOR_READS')
    expect((await auditor.does('fund.list', {})).blocked.open).toBe('FUND_AUDITOR_READS')
  })

  test('an id that is no ledger, an amount below one fen or without a word of why is refused', async () => {
    const fundId = await opened()
    expect(await chair.isRefused('fund.get', { fundId: 'company_2020_union' })).toBe('NOT_FOUND')
    expect(await chair.isRefused('fund.book', { fundId, kind: 'income', amountFen: 0, note: '零' })).toBe('BAD_INPUT')
    expect(await chair.isRefused('fund.book', { fundId, kind: 'income', amountFen: 1.5, note: '半' })).toBe('BAD_INPUT')
    expect(await chair.isRefused('fund.book', { fundId, kind: 'income', amountFen: 5, note: ' ' })).toBe('BAD_INPUT')
    expect(await chair.isRefused('fund.counter', { fundId, entryId: 'nothing', reason: '无' })).toBe('NOT_FOUND')
  })
})

describe('once only', () => {
  interface Act<Name extends ActionName = ActionName> {
    readonly action: Name
    readonly calls: number
    readonly input: () => Promise<ActionInput<Name>>
  }
  const act = <Name extends ActionName>(action: Name, calls: number, input: () => Promise<ActionInput<Name>>) => ({ action, calls, input }) as unknown as Act
  const acts: readonly Act[] = [
    act('fund.open', 3, () => Promise.resolve({ year: String((years += 1)), source: 'dues', openingFen: 100, note: '' })),
    act('fund.book', 2, async () => ({ fundId: await opened(), kind: 'income', amountFen: 300, note: '拨付' })),
    act('fund.counter', 2, async () => {
      const fundId = await opened()
      return { fundId, entryId: (await entriesOf(fundId))[0]?.entryId ?? '', reason: '记错' }
    }),
  ]

  test.each(acts)('$action takes $calls calls and, whichever fails, happens once with one answer', async ({ action, calls, input }) => {
    const plain = await input()
    const { requests } = await cloud.wire.record(() => finance.does(action, plain))
    expect(databaseCalls(requests)).toBe(calls)
    for (const kind of ['errorBefore', 'errorAfter', 'crash'] as const) {
      for (let nth = 1; nth <= calls; nth += 1) {
        const sent = await input()
        const requestId = crypto.randomUUID()
        cloud.faults.plan({ kind, nth, action, request: 'database.' })
        await finance.ask(action, sent, requestId).catch(() => null)
        cloud.faults.clear()
        const reply = await finance.ask(action, sent, requestId)
        expect([kind, nth, reply.ok]).toEqual([kind, nth, true])
        expect(await finance.ask(action, sent, requestId)).toEqual(reply)
        if (!reply.ok) continue
        const { fundId } = reply.data as { fundId: string }
        expect(await soundness(fundId)).toEqual([])
        expect((await entriesOf(fundId)).length).toBe(action === 'fund.open' ? 1 : 2)
      }
    }
  })

  test('a request id used again for something else is refused', async () => {
    const fundId = await opened()
    const requestId = crypto.randomUUID()
    await finance.does('fund.book', { fundId, kind: 'income', amountFen: 300, note: '拨付' }, requestId)
    expect(await finance.isRefused('fund.book', { fundId, kind: 'income', amountFen: 400, note: '拨付' }, requestId)).toBe('REQUEST_REUSED')
    const [opening, again] = [{ year: String((years += 1)), source: 'upper', openingFen: 900, note: '' } as const, crypto.randomUUID()]
    const first = await finance.does('fund.open', opening, again)
    expect(await finance.does('fund.open', opening, again)).toEqual(first)
    expect(await finance.isRefused('fund.open', { ...opening, openingFen: 901 }, again)).toBe('REQUEST_REUSED')
  })

  test('a ledger is taken away as a whole: which one has to be said', async () => {
    expect(await auditor.isRefused('export.start', { list: 'fund.entries' })).toBe('EXPORT_SUBJECT_NEEDED')
    expect(await auditor.isRefused('export.start', { list: 'fund.entries', subjectId: await opened() })).toBeNull()
  })

  test('two who open the same ledger, or take back the same line, at the same time: one does it', async () => {
    years += 1
    const input = { year: String(years), source: 'upper', openingFen: 900, note: '' } as const
    const opens = await Promise.all([finance.isRefused('fund.open', input), chair.isRefused('fund.open', input)])
    expect(opens.sort()).toEqual(['FUND_EXISTS', null].sort())
    const fundId = `company_${years}_upper`
    const entryId = (await entriesOf(fundId))[0]?.entryId ?? ''
    const codes = await Promise.all([finance, chair, finance].map((person) => person.isRefused('fund.counter', { fundId, entryId, reason: '记错' })))
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(await soundness(fundId)).toEqual([])
  })

  test('lines that were interrupted on their way arrive all the same, each once', async () => {
    const fundId = await opened()
    for (const nth of [1, 2, 3, 4]) {
      await finance.does('fund.book', { fundId, kind: 'income', amountFen: nth, note: '拨付' })
      cloud.faults.plan({ kind: 'crash', door: 'timer', request: 'database.insert', nth: 1 })
      await cloud.fire().catch(() => null)
      cloud.faults.clear()
      await finance.does('fund.book', { fundId, kind: 'income', amountFen: 10 * nth, note: '拨付' })
      await cloud.fire()
    }
    expect((await storedFund(cloud, fundId)).unmoved).toBe(0)
    expect(await soundness(fundId)).toEqual([])
    expect((await entriesOf(fundId)).length).toBe(9)
  })
})

test('a list costs two calls, a page of lines three at most', async () => {
  const fundId = await opened()
  const cost = async (work: () => Promise<unknown>) => databaseCalls((await cloud.wire.record(work)).requests)
  expect(await cost(() => auditor.does('fund.list', {}))).toBe(2)
  expect(await cost(() => auditor.does('fund.get', { fundId }))).toBe(1)
  expect(await cost(() => auditor.does('fund.entries', { fundId }))).toBe(3)
  await cloud.fire()
  expect(await cost(() => auditor.does('fund.entries', { fundId }))).toBe(2)
})
