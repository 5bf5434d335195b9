/** What a deployment does to the data of before, looked at in the raw documents: sums, chains, secrecy; twice, and beside somebody at work. */
import type { Fund, FundEntry } from '@/cloudfunctions/kit/documents/fund'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import { brokenEntry } from '@/cloudfunctions/kit/fundLedger'
import { brokenLine, chained } from '@/cloudfunctions/kit/record'
import type { Migration } from '@/cloudfunctions/kit/upgrade'
import { PROGRESS, upgradeNames, type UpgradeName } from '@/cloudfunctions/kit/upgradeNames'
import { brokenBalance, brokenLedger } from '@/local/testing/funds'
import { aHandoutPlan, handoutCastOn, picked, runningHandout } from '@/local/testing/handouts'
import { useKitOn } from '@/local/testing/kit'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aMember } from '@/local/testing/builders'
import { brokenFor, deployedOn, read, upgraded } from './fixture'

const PATIENCE_MS = 120_000
const before = read('2026-11')

/** The ids that stand beside a name elsewhere. */
const tellingIds = () => {
  const { aids = [], handouts = [], fundEntries = [] } = before.data as unknown as Record<string, Array<{ _id: string; about?: string; grants?: Array<{ grantId: string }> }>>
  return [...aids.flatMap(({ grants = [] }) => grants.map(({ grantId }) => grantId)), ...handouts.map(({ _id }) => _id), ...fundEntries.map(({ about = '' }) => about).filter((about) => about !== 'first')]
}

const everythingOf = async (cloud: TestCloud, but: readonly string[] = []) =>
  JSON.stringify(await Promise.all(Object.keys(before.data).filter((name) => !but.includes(name)).map((name) => cloud.dump(name))))

/** What the figures and the clock of the counting write beside. */
const COUNTING = ['counters', 'figureCells', 'figureSweeps', 'purges', 'rightsRuns', 'visitRuns']

describe('the data of 2026-11 after the timer came by', () => {
  let cloud: TestCloud
  beforeAll(async () => {
    cloud = await deployedOn(before)
    await upgraded(cloud)
  }, PATIENCE_MS)
  afterAll(() => cloud.close())

  test('every fund balances, and its lines follow from one another', async () => {
    const entries = await cloud.dump<FundEntry>('fundEntries')
    for (const fund of await cloud.dump<Fund>('funds')) {
      const lines = entries.filter(({ fundId }) => fundId === fund._id).sort((a, b) => a.seq - b.seq)
      expect(brokenBalance(fund)).toEqual([])
      expect(brokenEntry(lines)).toBe(null)
      expect([fund.head.hash, fund.keyed]).toEqual([lines.at(-1)?.hash, true])
      if (fund.source === 'union') expect(brokenLedger(fund, lines)).toEqual([])
    }
    expect(entries.map(({ amountFen, kind, seq }) => [amountFen, kind, seq]).sort()).toEqual((before.data.fundEntries as unknown as FundEntry[]).map(({ amountFen, kind, seq }) => [amountFen, kind, seq]).sort())
  })

  test('money and allowances no longer lead to a case or a plan', async () => {
    const raw = JSON.stringify([await cloud.dump('funds'), await cloud.dump('fundEntries'), await cloud.dump('allowances'), await cloud.dump('aidMarks')])
    const old = JSON.stringify([before.data.funds, before.data.fundEntries, before.data.allowances])
    expect(tellingIds().length).toBeGreaterThan(2)
    for (const id of tellingIds()) expect([old.includes(id), raw.includes(id)]).toEqual([true, false])
    expect(raw).not.toMatch(/申请-2026|福利-2026/)
    expect(Object.keys((await cloud.dump<object>('aidIntents'))[0] ?? {}).sort()).toEqual(['_id', 'aidId', 'checkAt', 'fundId', 'taken'])
  })

  test('a second time nothing changes', async () => {
    const once = await everythingOf(cloud, COUNTING)
    await cloud.edit('counters', PROGRESS, { last: 0, recent: [], sweep: null })
    await upgraded(cloud)
    expect(await everythingOf(cloud, COUNTING)).toBe(once)
  })
})

/** What today's documents have. */
const fresh: ReadonlyArray<readonly [name: UpgradeName, collection: string, ...fields: string[]]> = [
  ['funds.keyed', 'funds', 'keyed'], ['funds.keyed', 'fundEntries', 'words'], ['aids.lapseAt', 'aids', 'lapseAt'], ['aidIntents.taken', 'aidIntents', 'taken'],
  ['suggestions.openPath', 'suggestions', 'openPath', 'round', 'heldWords', 'hasHeldWords'], ['handouts.said', 'handouts', 'said'], ['handoutRows.told', 'handoutRows', 'told', 'voucherNo', 'redeemedOn', 'untilDay'],
]

async function lackingIn(cloud: TestCloud): Promise<string[]> {
  const found = await Promise.all(fresh.map(async ([name, collection, ...fields]) => {
    const docs = await cloud.dump<object>(collection)
    return docs.length > 0 && docs.every((doc) => fields.every((field) => field in doc)) ? [] : [name]
  }))
  return [...new Set(found.flat())]
}

test('today every document has what it needs; control: without one migration exactly its documents lack it', async () => {
  const lacking = async (...skipped: UpgradeName[]) => {
    const cloud = await deployedOn(before)
    try {
      await cloud.load('counters', [{ _id: PROGRESS, last: skipped.length, recent: skipped.map((id) => ({ id, number: 0 })), sweep: null }])
      await upgraded(cloud)
      return await lackingIn(cloud)
    } finally {
      await cloud.close()
    }
  }
  expect(await lacking()).toEqual([])
  for (const name of ['aidIntents.taken', 'suggestions.openPath', 'handouts.said', 'handoutRows.told'] as const) expect(await lacking(name)).toEqual([name])
}, PATIENCE_MS)

test.each(['funds.keyed', 'aids.lapseAt'] as const)('control: without %s the old client is not understood', async (name: UpgradeName) => {
  const skipping = async (cloud: TestCloud) => {
    await cloud.load('counters', [{ _id: PROGRESS, last: 1, recent: [{ id: name, number: 0 }], sweep: null }])
    await upgraded(cloud)
  }
  expect(await brokenFor(before, skipping)).not.toEqual([])
}, PATIENCE_MS)

describe('one lift beside somebody at work', () => {
  let cloud: TestCloud
  let upgrades: readonly Migration[]
  beforeAll(async () => {
    cloud = await deployedOn(before)
    useKitOn(cloud)
    upgrades = (await import('@/cloudfunctions/timer/upgrades')).upgrades
  }, PATIENCE_MS)
  afterAll(() => cloud.close())

  const lift = (name: UpgradeName, doc: unknown) => (upgrades.find((one) => one.name === name) as Migration).lift(doc as { _id: string }, new Date(cloud.clock.now()))

  test('every name has its migration, once', () => {
    expect(upgrades.map(({ name }) => name).sort()).toEqual([...upgradeNames].sort())
  })

  test.each([
    ['suggestions.openPath', 'suggestions', { version: 90, title: '刚改的' }], ['aids.lapseAt', 'aids', { version: 90, publicKey: '刚改的' }],
    ['handouts.said', 'handouts', { version: 90, item: '刚改的' }], ['handoutRows.told', 'handoutRows', { version: 90, unitName: '刚改的' }],
    ['funds.keyed', 'funds', { leftFen: 1, paidFen: 9 }], ['allowances.holders', 'allowances', { holders: ['another-holder-1'] }],
    ['members.boundBy', 'members', { boundBy: 'another-request' }],
  ] as const)('%s leaves a document that was changed since it was read', async (name, collection, change) => {
    const [doc] = await cloud.dump<{ _id: string; reservedFen?: number }>(collection)
    if (!doc) throw new Error('nothing there')
    const original = Object.fromEntries(Object.keys(change).map((field) => [field, (doc as unknown as Record<string, unknown>)[field]]))
    const changed = async () => JSON.stringify((await cloud.dump(collection, { _id: doc._id }))[0])
    if (name === 'funds.keyed') {
      // Between the reading of the lift itself and its write.
      const { db } = await import('@/cloudfunctions/kit/db')
      const reading = jest.spyOn(db.fundEntries, 'find').mockImplementationOnce(async (...asked) => {
        await cloud.edit(collection, doc._id, change)
        return db.fundEntries.find(...asked)
      })
      expect(await lift(name, doc)).toBe('late')
      reading.mockRestore()
    } else {
      await cloud.edit(collection, doc._id, change)
      expect(await lift(name, doc)).toBe('late')
    }
    expect(JSON.parse(await changed())).toEqual(JSON.parse(JSON.stringify({ ...doc, ...change })))
    await cloud.edit(collection, doc._id, original)
    const [again] = await cloud.dump(collection, { _id: doc._id })
    expect(await lift(name, again)).toBe('lifted')
    expect(await lift(name, (await cloud.dump(collection, { _id: doc._id }))[0])).toBe('asItIs')
  })

  test('a sensitive visit no longer shows its kind nor what was brought; once', async () => {
    const rules = { name: '住院慰问', group: 'visit', isSensitive: true, isUrgent: false, gift: 'cash', ceiling: null, papers: ['hospital'], signer: 'self' }
    const grant = { grantId: 'grant-of-a-visit', fundId: 'company_2026_union', allowanceId: 'allowance', form: 'cash', amountFen: 314_159, approvedAt: new Date(before.at), signedAt: null, voidAt: null, clauses: [] }
    const visit = { _id: 'a-visit-of-before', version: 3, status: 'toArrange', kind: 'hospital', rules, seen: ['hospital'], grant, sealed: {}, history: [], receipts: [] }
    await cloud.load('visits', [visit])
    await cloud.load('visitIntents', [{ _id: grant.grantId, visitId: visit._id, fundId: grant.fundId, allowanceId: grant.allowanceId, amountFen: grant.amountFen, checkAt: new Date(before.at) }])
    expect([await lift('visits.matter', { ...visit, version: 2 }), await lift('visits.matter', visit)]).toEqual(['late', 'lifted'])
    const [intent] = await cloud.dump('visitIntents')
    expect(await lift('visitIntents.taken', intent)).toBe('lifted')
    const [[after], [taken]] = [await cloud.dump<object>('visits'), await cloud.dump<object>('visitIntents')]
    for (const word of ['住院', '314159', 'hospital', 'company_2026_union']) expect(JSON.stringify([after, taken])).not.toContain(word)
    const { openVisit } = await import('@/cloudfunctions/features/visit/matter')
    expect(openVisit(after as never)).toMatchObject({ kind: 'hospital', rules, grant: { amountFen: 314_159, fundId: grant.fundId } })
    expect([await lift('visits.matter', after), await lift('visitIntents.taken', taken)]).toEqual(['asItIs', 'asItIs'])
  })

  test('a large collection takes several minutes; one that fails is tried again, and holds up nobody', async () => {
    const { upgrade } = await import('@/cloudfunctions/kit/upgrade')
    const ids = Array.from({ length: 2_100 }, (_, index) => `draft${String(index).padStart(5, '0')}`)
    const old = new Set([0, 1_000, 2_099].map((index) => ids[index]))
    await cloud.load('aidDrafts', ids.map((_id) => ({ _id, ...(old.has(_id) ? {} : { memberId: _id }) })))
    const drafts = upgrades.filter(({ name }) => name === 'aidDrafts.memberId')
    let stumbles = 1
    const stumbling = drafts.map((one): Migration => ({ ...one, lift: async (doc, now) => {
      if (doc._id === ids[0] && stumbles-- > 0) throw new Error('cut off')
      return one.lift(doc, now)
    } }))
    const quiet = jest.spyOn(console, 'log').mockImplementation(() => undefined)
    const left: number[] = []
    for (let minute = 0; minute < 5; minute += 1) left.push(await upgrade(stumbling)(new Date(cloud.clock.now())))
    quiet.mockRestore()
    expect(left).toEqual([1, 1, 1, 0, 0])
    expect((await cloud.dump<{ _id: string; memberId?: string }>('aidDrafts')).filter(({ _id, memberId }) => memberId !== _id)).toEqual([])
    const [progress] = await cloud.dump<{ recent: unknown; sweep: unknown }>('counters', { _id: PROGRESS })
    expect(progress).toMatchObject({ last: 1, recent: [{ id: 'aidDrafts.memberId', number: 3 }], sweep: null })
  })

  test('a ledger that was cut off line by line goes on where it stopped', async () => {
    const fund = (await cloud.dump<Fund>('funds')).find(({ source }) => source === 'union') as Fund
    const { db } = await import('@/cloudfunctions/kit/db')
    for (const call of ['change', 'insert', 'remove'] as const) {
      const cut = jest.spyOn(db.fundEntries, call).mockRejectedValueOnce(new Error('cut off'))
      const outcome = await lift('funds.keyed', (await cloud.dump('funds', { _id: fund._id }))[0]).catch(() => 'cut off')
      expect(outcome).toBe('cut off')
      cut.mockRestore()
    }
    await lift('funds.keyed', (await cloud.dump('funds', { _id: fund._id }))[0])
    const [after] = await cloud.dump<Fund>('funds', { _id: fund._id })
    expect(brokenLedger(after as Fund, await cloud.dump<FundEntry>('fundEntries', { fundId: fund._id }))).toEqual([])
  })

  test('one whose chain does not hold is left to be seen', async () => {
    const fund = { ...(before.data.funds?.find(({ _id }) => _id.endsWith('union')) as unknown as Fund), _id: 'company_2020_union' }
    const lines = (before.data.fundEntries as unknown as FundEntry[]).filter(({ fundId }) => fundId.endsWith('union')).map((line) => ({ ...line, _id: `x${line._id}`, listKey: `x${line.listKey}`, fundId: fund._id, amountFen: line.amountFen + 1 }))
    await cloud.load('funds', [fund])
    await cloud.load('fundEntries', lines)
    await expect(lift('funds.keyed', fund)).rejects.toThrow('the ledger does not hold')
    expect((await cloud.dump<Fund>('funds', { _id: fund._id }))[0]).not.toHaveProperty('keyed')
  })
})

describe('a list of people in need of before', () => {
  const [reached, fetchedFor] = [aMember({ name: '候鸟甲' }), aMember({ name: '候鸟乙' })]
  const taker = aMember({ name: '代领人甲' })
  const SAID = '病历已核对'

  /** Today's campaign as an earlier version would have stored it: the taker and the words in the open. */
  async function aged(cloud: TestCloud): Promise<{ handoutId: string; officer: string }> {
    const cast = await handoutCastOn(cloud, '2026')
    await cloud.load('members', [reached, fetchedFor, taker])
    const plan = aHandoutPlan({ kind: 'illness', title: '大病救助', festival: null, form: 'cash', item: '救助金', payer: 'relief', target: { ...picked, orgIds: [], posts: [] } }, cloud.clock.now())
    const handoutId = await runningHandout(cast, plan, [reached, fetchedFor])
    await cast.officer.does('handout.signFor', { handoutId, memberId: fetchedFor._id, takenByStaffNo: taker.staffNo, at: new Date(cloud.clock.now()).toISOString() })
    return { handoutId, officer: cast.officer.openid }
  }

  const speaking = <Doc extends Pick<Handout | HandoutRow, 'history'>>(doc: Doc, note: string): Doc => ({
    ...doc, history: doc.history.reduce<Handout['history'][number][]>((lines, { from, to, ...line }, index) => [...lines, chained(lines.at(-1), from, to, { ...line, note: index === doc.history.length - 1 ? note : '' })], []),
  })

  test('loses its words in the open, and keeps them for who handles it', async () => {
    const cloud = await startCloud()
    const later = await startCloud()
    try {
      const { handoutId, officer } = await aged(cloud)
      const [plans, rows] = [await cloud.dump<Handout>('handouts'), await cloud.dump<HandoutRow>('handoutRows')]
      const without = (doc: object, ...fields: string[]) => Object.fromEntries(Object.entries(doc).filter(([field]) => !fields.includes(field)))
      for (const name of ['members', 'funds', 'allowances']) await later.load(name, await cloud.dump(name))
      await later.load('handouts', plans.map((plan) => without(speaking(plan, SAID), 'said')))
      await later.load('handoutRows', rows.map((row) => without({ ...speaking(row, row.status === 'proxy' ? taker.name : ''), ...(row.status === 'proxy' ? { takenById: taker._id, takenByName: taker.name } : {}) }, 'told', 'untilDay')))
      const raw = async () => JSON.stringify([await later.dump('handouts'), await later.dump('handoutRows')])
      expect([SAID, taker.name, taker._id].every((text) => plans.length > 0 && text !== '')).toBe(true)
      for (const text of [SAID, taker.name, taker._id]) expect(await raw()).toContain(text)
      await later.edit('counters', PROGRESS, { last: 0, recent: [], sweep: null })
      await upgraded(later)
      for (const text of [SAID, taker.name, taker._id]) expect(await raw()).not.toContain(text)
      for (const doc of [...(await later.dump<Handout>('handouts')), ...(await later.dump<HandoutRow>('handoutRows'))]) expect(brokenLine(doc.history)).toBe(null)
      const handler = later.as({ openid: officer })
      expect((await handler.does('handout.rows', { handoutId, limit: 50 })).items.find(({ memberId }) => memberId === fetchedFor._id)).toMatchObject({ takenByName: taker.name })
      expect((await handler.does('handout.desk', { handoutId })).steps.at(-1)).toMatchObject({ note: SAID })
    } finally {
      await cloud.close()
      await later.close()
    }
  }, PATIENCE_MS)
})
