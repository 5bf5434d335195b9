/**
 * Random histories against the raw database: whatever people try, in whatever order, I18 to I23 hold. Most of the
 * time somebody does what is next; in between anybody tries anything, and days go by.
 */
import * as fc from 'fast-check'
import { agreementId } from '@/cloudfunctions/kit/agreements'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Fund, FundEntry } from '@/cloudfunctions/kit/documents/fund'
import { refOf } from '@/cloudfunctions/kit/fund'
import { aidCastOn, anApplication, aVisit, storedAid, type AidCast, type AidRole } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { demoEnvironment, startCloud, type TestCloud } from '@/local/testing/startCloud'
import { HOUR_MS, DAY_MS, dayOf } from '@/types/calendar'
import type { AidStatus } from '@/types/aidNames'
import { openBox } from './boxes'
import { stageOf, steps, type StepName } from './rules'

const YUAN = 100
// The whole year lies ahead: what nobody answers takes a month to end.
const START = new Date('2026-01-05T01:00:00Z')
let cloud: TestCloud
let cast: AidCast

beforeAll(async () => {
  Object.assign(process.env, demoEnvironment)
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
afterEach(() => cloud.clock.reset())

const INNER = '委员之间说的话'

interface Scene {
  readonly aidId: string
  readonly memberId: string
  readonly worker: Person
  readonly amount: number
}
type Try = (person: Person, scene: Scene) => Promise<string | null>

const today = () => dayOf(new Date(cloud.clock.now()))
const sum = ({ amount }: Scene) => amount * YUAN

const tries = {
  accept: (person, { aidId }) => person.isRefused('aid.accept', { aidId, isUrgent: false, note: '' }),
  urgent: (person, { aidId }) => person.isRefused('aid.accept', { aidId, isUrgent: true, note: '' }),
  return: (person, { aidId }) => person.isRefused('aid.return', { aidId, reason: '请补充' }),
  resubmit: (person, { aidId }) => person.isRefused('aid.resubmit', { aidId, file: anApplication({ urgent: 'illness' }).file, evidence: [] }),
  supplement: (person, { aidId }) => person.isRefused('aid.supplement', { aidId, file: anApplication({ urgent: 'illness' }).file, evidence: [] }),
  decline: (person, { aidId }) => person.isRefused('aid.decline', { aidId, reason: '不符合' }),
  advance: (person, scene) => person.isRefused('aid.advance', { aidId: scene.aidId, amountFen: Math.ceil(sum(scene) / 2), fundId: cast.fundId, note: '' }),
  visit: (person, { aidId }) => person.isRefused('aid.visit', aVisit(aidId, cloud.clock.now())),
  signVisit: (person, { aidId }) => person.isRefused('aid.signVisit', { aidId }),
  support: (person, scene) => person.isRefused('aid.opinion', { aidId: scene.aidId, supports: true, category: 'relative', suggestedFen: sum(scene), reason: '属实' }),
  oppose: (person, { aidId }) => person.isRefused('aid.opinion', { aidId, supports: false, reason: '不属实' }),
  vote: (person, { aidId }) => person.isRefused('aid.vote', { aidId, isFor: true, note: '' }),
  against: (person, { aidId }) => person.isRefused('aid.vote', { aidId, isFor: false, reason: '收入高于标准', note: INNER }),
  witness: (person, { aidId }) => person.isRefused('aid.witness', { aidId, note: '' }),
  publicise: (person, { aidId }) => person.isRefused('aid.publicise', { aidId }),
  object: (person, { aidId }) => person.isRefused('aid.object', { aidId, text: '不实' }),
  settle: (person, { aidId }) => person.isRefused('aid.settle', { aidId, isUpheld: false, reason: '查实' }),
  approve: (person, scene) => person.isRefused('aid.approve', { aidId: scene.aidId, amountFen: sum(scene), fundId: cast.fundId, note: '' }),
  approveHalf: (person, scene) => person.isRefused('aid.approve', { aidId: scene.aidId, amountFen: Math.floor(sum(scene) / 2), fundId: cast.fundId, note: '' }),
  reject: (person, { aidId }) => person.isRefused('aid.reject', { aidId, reason: '不批' }),
  askReview: (person, { aidId }) => person.isRefused('aid.askReview', { aidId, reason: '请再看' }),
  overturn: (person, { aidId }) => person.isRefused('aid.reconsider', { aidId, overturns: true, reason: '再核' }),
  pay: (person, { aidId }) => person.isRefused('aid.pay', { aidId, paidOn: today(), note: '' }),
  sign: async (person, { aidId }) => {
    const amounts = openBox(await storedAid(cloud, aidId), 'grants') ?? {}
    return person.isRefused('aid.sign', { aidId, amountFen: Object.values(amounts).at(-1)?.amountFen ?? 1 })
  },
  withdraw: (person, { aidId }) => person.isRefused('aid.withdraw', { aidId, reason: '' }),
  takeBack: (person, { memberId }) => person.isRefused('privacy.withdraw', { agreementId: agreementId({ memberId, purpose: 'aidSensitive' }) }),
  read: (person, { aidId }) => person.isRefused('aid.file', { aidId, reason: 'handle' }),
  wait: async () => {
    cloud.clock.advance(5 * DAY_MS)
    await cloud.fire()
    return null
  },
  silence: async () => {
    cloud.clock.advance(31 * DAY_MS)
    await cloud.fire()
    return null
  },
} as const satisfies Record<string, Try>
type TryName = keyof typeof tries

type Actor = AidRole | 'self'
/** What is next in a state, by whom. */
const next: Partial<Record<AidStatus, ReadonlyArray<readonly [TryName, Actor]>>> = {
  submitted: [['accept', 'caseworker'], ['accept', 'caseworker'], ['urgent', 'caseworker'], ['return', 'caseworker'], ['decline', 'caseworker']],
  returned: [['resubmit', 'self'], ['resubmit', 'self'], ['silence', 'self']],
  declined: [['askReview', 'self']],
  refused: [['askReview', 'self']],
  urgent: [['advance', 'chair']],
  papersDue: [['supplement', 'self'], ['silence', 'self']],
  checking: [['visit', 'caseworker'], ['signVisit', 'leader']],
  reviewing: [['support', 'vice'], ['support', 'vice'], ['support', 'welfare'], ['oppose', 'vice']],
  voting: [['vote', 'women'], ['vote', 'culture'], ['vote', 'safety'], ['witness', 'auditor'], ['witness', 'auditor'], ['against', 'women'], ['against', 'safety']],
  toPublicise: [['publicise', 'caseworker']],
  publicised: [['wait', 'self'], ['wait', 'self'], ['object', 'mate'], ['read', 'caseworker'], ['read', 'mate']],
  objected: [['settle', 'welfare'], ['settle', 'vice'], ['settle', 'women']],
  toApprove: [['approve', 'chair'], ['approve', 'secondChair'], ['approveHalf', 'secondChair'], ['reject', 'chair']],
  reconsidering: [['overturn', 'women'], ['overturn', 'culture']],
  approved: [['pay', 'finance'], ['pay', 'finance'], ['pay', 'finance'], ['withdraw', 'self'], ['takeBack', 'self']],
  paid: [['sign', 'self'], ['silence', 'self'], ['takeBack', 'self']],
}

const actors = ['self', 'mate', 'caseworker', 'secondCaseworker', 'leader', 'welfare', 'women', 'culture', 'safety', 'vice', 'chair', 'secondChair', 'finance', 'auditor', 'admin'] as const satisfies readonly Actor[]
const move = fc.oneof(
  { weight: 14, arbitrary: fc.record({ kind: fc.constant('next' as const), pick: fc.nat(1_000) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('any' as const), step: fc.constantFrom(...(Object.keys(tries) as TryName[])), who: fc.constantFrom(...actors) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('time' as const), hours: fc.integer({ min: 1, max: 240 }) }) },
)
const history = fc.record({ isUrgent: fc.boolean(), isPublic: fc.boolean(), amount: fc.integer({ min: 200, max: 3_000 }), moves: fc.array(move, { minLength: 18, maxLength: 26 }) })

type History = typeof history extends fc.Arbitrary<infer Story> ? Story : never
const act = (step: TryName, who: (typeof actors)[number]) => ({ kind: 'any' as const, step, who })
const judged = [act('accept', 'caseworker'), act('visit', 'caseworker'), act('signVisit', 'leader'), act('support', 'vice')]
const paid = [...judged, act('publicise', 'caseworker'), act('wait', 'self'), act('wait', 'self'), act('approve', 'chair'), act('pay', 'finance')]
const story = (moves: History['moves'], traits: Partial<History> = {}): [History] => [{ isUrgent: false, isPublic: true, amount: 1_000, moves, ...traits }]

/** The ends that chance seldom reaches, played through each time. */
const ends: Array<[History]> = [
  story([...paid, act('silence', 'self'), act('read', 'caseworker'), act('sign', 'self'), act('takeBack', 'self'), act('read', 'caseworker')]),
  story([act('return', 'caseworker'), act('silence', 'self'), act('resubmit', 'self'), act('read', 'caseworker')]),
  story([act('urgent', 'caseworker'), act('advance', 'chair'), act('pay', 'finance'), act('silence', 'self'), act('silence', 'self'), act('visit', 'caseworker'), act('sign', 'self')], { isUrgent: true }),
  story([...judged, act('against', 'women'), act('against', 'culture'), act('against', 'safety'), act('witness', 'auditor'), act('read', 'women')], { isPublic: false }),
  story([...paid.slice(0, -1), act('takeBack', 'self'), act('pay', 'finance'), act('read', 'chair')]),
]

async function play({ isUrgent, isPublic, amount, moves }: History): Promise<{ aidId: string; memberId: string; worker: Person; reads: number }> {
  cloud.clock.set(new Date(Math.max(cloud.clock.now(), START.getTime()) + HOUR_MS))
  const member = aMember({ name: '历史', relatives: [cast.members.secondCaseworker._id] })
  const worker = await cloud.person(member)
  const { aidId } = await worker.does('aid.submit', anApplication(isUrgent ? { urgent: 'illness' } : {}, { publicityVersion: isPublic ? '2026-11' : null }))
  const scene = { aidId, memberId: member._id, worker, amount }
  const personOf = (who: Actor) => (who === 'self' ? worker : cast[who])
  const reads = new Set<string>()
  for (const one of moves) {
    if (one.kind === 'time') {
      cloud.clock.advance(one.hours * HOUR_MS)
      await cloud.fire()
      continue
    }
    const { status } = await storedAid(cloud, aidId)
    const options = one.kind !== 'next' ? [] : isUrgent && status === 'submitted' && one.pick % 4 > 0 ? ([['urgent', 'caseworker']] as const) : (next[status] ?? [])
    const [step, who] = one.kind === 'any' ? [one.step, one.who] : (options[one.pick % Math.max(1, options.length)] ?? ['read', 'self'])
    const code = await tries[step](personOf(who), scene)
    if (step === 'read' && code === null) reads.add(`${who} ${new Date(cloud.clock.now()).toISOString().slice(0, 13)}`)
  }
  return { aidId, memberId: member._id, worker, reads: reads.size }
}

/** What each round decided, in the order of its lines. */
function rounds({ history: lines }: Aid): Aid['history'][] {
  return lines.reduce<Aid['history'][number][][]>((all, line) => {
    if (all.length === 0 || (line.action === 'aid.reconsider' && line.to === 'checking')) return [...all, [line]]
    all.at(-1)?.push(line)
    return all
  }, [])
}

const DECISIONS = ['accept', 'advance', 'signVisit', 'opinion', 'approve', 'reject', 'pay'] as const
const officeStep = (action: string) => {
  const name = action.slice('aid.'.length) as StepName
  return name in steps && typeof steps[name].by !== 'string' ? name : null
}

/** I18 and I19: the arrows that are drawn, one decision a step, in order, and by different people who are free of interest. */
function checkSteps(aid: Aid, aside: readonly string[]): void {
  expect(brokenLine(aid.history)).toBeNull()
  aid.history.forEach(({ from }, index) => expect(from).toBe(index === 0 ? '' : aid.history[index - 1]?.to))
  for (const { action, from } of aid.history) {
    const name = action.slice('aid.'.length) as StepName
    if (name in steps) expect(steps[name].from).toContain(from)
  }
  const parts = new Map<string, Set<string>>()
  for (const lines of rounds(aid)) {
    const at = (name: string) => lines.flatMap(({ action }, index) => (action === `aid.${name}` ? [index] : []))
    for (const name of DECISIONS) if (name !== 'pay') expect([name, at(name).length]).toEqual([name, Math.min(1, at(name).length)])
    const order = ['signVisit', 'opinion', 'approve'].map((name) => at(name)[0]).filter((index) => index !== undefined)
    expect(order).toEqual([...order].sort((a, b) => a - b))
    if (at('approve').length > 0) expect(order).toHaveLength(3)
    for (const { action, by, actingFor } of lines) {
      const step = officeStep(action)
      if (!step) continue
      for (const person of [by, ...(actingFor ? [actingFor] : [])]) parts.set(person, (parts.get(person) ?? new Set()).add(stageOf(step)))
      expect(aside).not.toContain(by)
    }
    const visit = at('visit').at(-1)
    const signed = at('signVisit')[0]
    if (signed !== undefined) expect(lines[signed]?.by).not.toBe(lines[visit ?? -1]?.by)
  }
  for (const [person, stages] of parts) expect([person, stages.size]).toEqual([person, 1])
}

/** I22: shown for seven whole days with no open objection, or judged together with the auditor, before money that was not urgent. */
function checkPublicity(aid: Aid): void {
  for (const lines of rounds(aid)) {
    const approved = lines.findIndex(({ action }) => action === 'aid.approve')
    if (approved === -1) continue
    const before = lines.slice(0, approved + 1)
    const shownMs = before.reduce((ms, line, index) => (line.to === 'publicised' ? ms + new Date(before[index + 1]?.at ?? line.at).getTime() - new Date(line.at).getTime() : ms), 0)
    const isTogether = before.some(({ action }) => action === 'aid.witness') && before.filter(({ action }) => action === 'aid.vote').length >= 3
    expect([aid._id, shownMs >= 7 * DAY_MS || isTogether]).toEqual([aid._id, true])
    expect(before.at(-2)?.to).toBe('toApprove')
  }
}

/** I20 and I21: the ledger adds up, and says of each grant what the case says. */
function checkMoney(aids: readonly Aid[], fund: Fund, entries: readonly FundEntry[]): void {
  const { openingFen, incomeFen, reservedFen, paidFen, leftFen } = fund
  expect(openingFen + incomeFen).toBe(reservedFen + paidFen + leftFen)
  for (const balance of [reservedFen, paidFen, leftFen]) expect(Number.isSafeInteger(balance) && balance >= 0).toBe(true)
  const grants = aids.flatMap((aid) => aid.grants.map((grant) => ({ ...grant, amountFen: openBox(aid, 'grants')?.[grant.grantId]?.amountFen ?? 0 })))
  const total = (some: readonly { amountFen: number }[]) => some.reduce((all, { amountFen }) => all + amountFen, 0)
  expect(paidFen).toBe(total(grants.filter(({ paidAt }) => paidAt !== null)))
  expect(reservedFen).toBe(total(grants.filter(({ paidAt, voidAt }) => paidAt === null && voidAt === null)))
  const lines = [...entries, ...fund.outbox]
  for (const { grantId, paidAt, voidAt, amountFen } of grants) {
    const of = (kind: string) => lines.filter((line) => line.about === refOf(grantId) && line.kind === kind)
    expect([of('reserve').length, of('post').length, of('void').length]).toEqual([1, paidAt ? 1 : 0, voidAt ? 1 : 0])
    expect(total(of('post'))).toBe(paidAt ? amountFen : 0)
  }
  for (const aid of aids) {
    const given = grants.filter((grant) => aid.grants.some(({ grantId, round }) => grantId === grant.grantId && round === aid.round && grant.voidAt === null && !grant.isUrgent))
    if (given.length > 0) expect(total(given)).toBeLessThanOrEqual(openBox(aid, 'opinion')?.suggestedFen ?? 0)
    expect(given.length).toBeLessThanOrEqual(1)
  }
}

/** Whoever took the agreement back: nobody handles it after that, it ends, and what was never paid for is emptied. */
async function checkTakenBack(aidId: string, memberId: string): Promise<void> {
  const [agreement] = await cloud.dump<{ status: string; withdrawnAt: Date | null }>('agreements', { _id: agreementId({ memberId, purpose: 'aidSensitive' }) })
  if (agreement?.status !== 'withdrawn') return
  const aid = await storedAid(cloud, aidId)
  const after = aid.history.filter(({ at }) => new Date(at) > new Date(agreement.withdrawnAt as Date))
  expect([aidId, after.filter(({ action }) => officeStep(action) !== null)]).toEqual([aidId, []])
  expect(['withdrawn', 'declined', 'refused', 'exited', 'closed']).toContain(aid.status)
  if (aid.history.some(({ action }) => action === 'aid.stop') && !aid.grants.some(({ paidAt }) => paidAt !== null)) expect(aid.sealed.need).toBeUndefined()
}

/** What the committee says among itself reaches the person in nothing. */
async function checkUntold(aidId: string, worker: Person): Promise<void> {
  expect(JSON.stringify(await worker.does('aid.get', { aidId }))).not.toContain(INNER)
}

/** Beside the ends that are played each time; more with HISTORIES. */
const random = Number(process.env.HISTORIES ?? 6)

test('I18 to I23 hold in every history', async () => {
  const seen = new Set<string>()
  const aidIds: string[] = []
  await fc.assert(
    fc.asyncProperty(history, async (story) => {
      const { aidId, memberId, worker, reads } = await play(story)
      aidIds.push(aidId)
      await cloud.fire()
      const aid = await storedAid(cloud, aidId)
      aid.history.forEach(({ action, to }) => seen.add(action).add(to))
      checkSteps(aid, [aid.subjectId, cast.members.secondCaseworker._id])
      checkPublicity(aid)
      await checkTakenBack(aidId, memberId)
      await checkUntold(aidId, worker)
      // I23: as many readings on record as there were, once for each reader and hour, by people the case has been with.
      const noted = await cloud.dump<{ by: string }>('reads', { objectId: aidId, what: '申请材料' })
      expect(noted).toHaveLength(reads)
      const allowed = (['caseworker', 'leader', 'welfare', 'women', 'vice', 'chair', 'secondChair', 'culture', 'safety'] as const).map((role) => cast.members[role]._id)
      for (const { by } of noted) expect(allowed).toContain(by)
      await cloud.fire()
      const aids = await Promise.all(aidIds.map((id) => storedAid(cloud, id)))
      const [fund] = await cloud.dump<Fund>('funds', { _id: cast.fundId })
      checkMoney(aids, fund as Fund, await cloud.dump<FundEntry>('fundEntries', { fundId: cast.fundId }))
    }),
    { numRuns: ends.length + random, examples: ends, seed: Number(process.env.SEED ?? 20261122), endOnFailure: true },
  )
  // The control: the histories went somewhere.
  for (const place of ['aid.lapseUnsigned', 'aid.lapseReturned', 'aid.lapsePapers', 'aid.stop', 'exited', 'aid.approve', 'aid.pay', 'aid.sign', 'aid.publicise', 'aid.advance', 'refused', 'voting']) expect([place, seen.has(place)]).toEqual([place, true])
}, 240_000 + random * 30_000)
