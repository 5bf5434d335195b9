/** Words of need are where they belong and nowhere else: a canary in every sensitive field is looked for everywhere. */
import { agreesToAid, aidCastOn, anApplication, freshStart, rows, type AidCast } from '@/local/testing/aids'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { collections } from '@/cloudfunctions/kit/collections'
import { DAY_MS } from '@/types/calendar'

const YUAN = 100
let cloud: TestCloud
let cast: AidCast
const logged: string[] = []

beforeAll(async () => {
  cloud = await startCloud({ onFunctionLog: (_door, text) => void logged.push(text) })
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  await freshStart(cloud, cast)
})
afterEach(() => cloud.clock.reset())

/** Each of them stands in one field only; amounts are numbers nobody else would write. */
const canaries = {
  need: '金丝雀甲', visit: '金丝雀乙', opinion: '金丝雀丙', objection: '金丝雀丁', settle: '金丝雀戊', approve: '金丝雀己', pay: '金丝雀庚', followUp: '金丝雀辛', fileNo: '金丝雀壬',
  draft: '金丝雀癸', review: '金丝雀子', incomeFen: 3_141_593, outlayFen: 2_718_281, suggestedFen: 161_803, askedFen: 141_421,
} as const

async function withCanaries(): Promise<string> {
  const file = {
    need: canaries.need, askedFen: canaries.askedFen, cause: 'disability', incomes: [{ kind: 'wage', yearFen: canaries.incomeFen }], outlays: [{ kind: 'care', yearFen: canaries.outlayFen }],
  } as const
  for (const person of [cast.worker, cast.mate]) await agreesToAid(person)
  await cast.worker.does('aid.saveDraft', { draft: canaries.draft })
  const { aidId } = await cast.worker.does('aid.submit', anApplication({ ...file, incomes: [...file.incomes], outlays: [...file.outlays] }))
  await cast.mate.does('aid.saveDraft', { draft: canaries.draft })
  await cast.caseworker.does('aid.accept', { aidId, isUrgent: false, note: '' })
  await cast.caseworker.does('aid.visit', {
    aidId, ways: ['home'], on: '2026-06-01', text: canaries.visit, verified: ['disability'],
    rows: rows({ incomes: [{ kind: 'wage', yearFen: canaries.incomeFen }], outlays: [{ kind: 'care', yearFen: canaries.outlayFen }] }),
  })
  await cast.leader.does('aid.signVisit', { aidId })
  await cast.vice.does('aid.opinion', { aidId, supports: true, category: 'accident', suggestedFen: canaries.suggestedFen, reason: canaries.opinion })
  await cast.caseworker.does('aid.publicise', { aidId })
  await cast.mate.does('aid.object', { aidId, text: canaries.objection })
  await cast.welfare.does('aid.settle', { aidId, isUpheld: false, reason: canaries.settle })
  cloud.clock.advance(9 * DAY_MS)
  await cloud.fire()
  await cast.chair.does('aid.approve', { aidId, amountFen: canaries.suggestedFen, fundId: cast.fundId, note: canaries.approve })
  await cast.finance.does('aid.pay', { aidId, paidOn: '2026-06-10', note: canaries.pay })
  await cast.worker.does('aid.sign', { aidId, amountFen: canaries.suggestedFen })
  await cast.caseworker.does('aid.followUp', { aidId, on: '2026-06-10', text: canaries.followUp, continues: true, officialFileNo: canaries.fileNo })
  await cast.caseworker.does('aid.proposeReview', { aidId, outcome: 'exit', exitReason: 'untrue', reason: canaries.review })
  return aidId
}

const words = Object.values(canaries).filter((canary) => typeof canary === 'string')
const figures = Object.values(canaries).filter((canary) => typeof canary === 'number').map(String)
/** Where the amount of a payment must stand: the ledger and the year's allowance, neither with a name. */
const AUDITED = new Set(['funds', 'fundEntries', 'allowances'])

test('no canary in the raw database, a log, a list, a message, the inbox, the first screen or a refusal', async () => {
  const aidId = await withCanaries()
  for (const { name } of collections) {
    const raw = JSON.stringify(await cloud.dump(name))
    for (const word of [...words, ...(AUDITED.has(name) ? [] : figures)]) expect([name, word, raw.includes(word)]).toEqual([name, word, false])
  }
  const [aid] = await cloud.dump<{ sealed: object }>('aids', { _id: aidId })
  const open = JSON.stringify({ ...aid, sealed: null })
  for (const code of ['disability', 'accident', 'untrue', 'care', cast.members.worker.name]) expect([code, open.includes(code)]).toEqual([code, false])

  const outside = [
    await cast.caseworker.does('aid.list', { limit: 50 }), await cast.worker.does('aid.mine', { limit: 50 }), await cast.chair.does('inbox.list', { limit: 50 }),
    await cast.chair.does('home.get', {}), await cast.worker.does('message.list', { limit: 50 }), await cast.finance.does('aid.desk', { aidId }).then(({ grants: _, publicity: _shown, ...rest }) => rest),
    await cast.mate.ask('aid.get', { aidId }), await cast.caseworker.ask('aid.opinion', { aidId, supports: false, reason: canaries.opinion }), logged,
  ]
  for (const reply of outside) for (const word of [...words, ...figures, 'disability', '"accident"']) expect([word, JSON.stringify(reply).includes(word)]).toEqual([word, false])
  // The control: to those who may open it, it is there.
  const file = JSON.stringify([await cast.caseworker.does('aid.file', { aidId, reason: 'handle' }), await cast.caseworker.does('aid.desk', { aidId })])
  for (const word of [canaries.need, canaries.visit, canaries.opinion, canaries.objection, String(canaries.incomeFen)]) expect(file).toContain(word)
})

test('two boxes cannot change places unnoticed, neither within a case nor between two', async () => {
  const { aidId } = await cast.worker.does('aid.submit', anApplication())
  const { aidId: other } = await cast.mate.does('aid.submit', anApplication({ cause: 'disability' }))
  const [aid] = await cloud.dump<{ sealed: Record<string, object> }>('aids', { _id: aidId })
  const [second] = await cloud.dump<{ sealed: Record<string, object> }>('aids', { _id: other })
  const swaps = [{ ...aid?.sealed, cause: second?.sealed.cause }, { ...aid?.sealed, incomes: aid?.sealed.outlays, outlays: aid?.sealed.incomes }]
  for (const sealed of swaps) {
    await cloud.edit('aids', aidId, { sealed })
    expect(await cast.caseworker.isRefused('aid.file', { aidId, reason: 'handle' })).toBe('SEALED_UNREADABLE')
  }
  await cloud.edit('aids', aidId, { sealed: aid?.sealed })
  expect(await cast.caseworker.isRefused('aid.file', { aidId, reason: 'handle' })).toBeNull()
})

test('on the page of publicity there is nothing to find but what the rule names', async () => {
  const { aidId } = await cast.worker.does('aid.submit', anApplication({ kind: 'medical', cause: 'ownIllness', outlays: [{ kind: 'medical', yearFen: 12_000 * YUAN }] }))
  await cast.caseworker.does('aid.accept', { aidId, isUrgent: false, note: '' })
  await cast.caseworker.does('aid.visit', { aidId, ways: ['home'], on: '2026-06-01', text: '属实', rows: rows(), verified: [] })
  await cast.leader.does('aid.signVisit', { aidId })
  await cast.vice.does('aid.opinion', { aidId, supports: true, category: 'deep', suggestedFen: 1_000 * YUAN, reason: '属实' })
  await cast.caseworker.does('aid.publicise', { aidId })
  const page = await cast.mate.does('aid.publicity', {})
  expect(Object.keys(page.items[0] ?? {}).sort()).toEqual(['aidId', 'amountFen', 'endsAt', 'kindWord', 'maskedName', 'startsAt', 'unitName'])
  expect(JSON.stringify(page)).not.toMatch(/张伟|病|残|illness|medical|深度|T0\d\d\d/)
  const [agreement] = await cloud.dump<{ _id: string }>('agreements', { about: aidId })
  await cast.worker.does('privacy.withdraw', { agreementId: agreement?._id ?? '' })
  expect((await cast.mate.does('aid.publicity', {})).items).toEqual([])
})
