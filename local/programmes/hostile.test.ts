/**
 * U1–U21 against every action of the contract: generated, so a new action is attacked the day it is
 * declared. `npm run test:hostile` is the long run.
 */
import fc from 'fast-check'
import * as v from 'valibot'
import { reportActions } from '@/types/doors'
import { errorCodes } from '@/types/errors'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { actionNames, definitionOf, placesOf, sampleInput, withValue, type Place } from './contract'
import { INSIDE } from './hostile/wire'

/** Fuzzed inputs for each action. */
const FUZZ_RUNS = Number(process.env.FUZZ ?? 2000)
/** So many are made anew for each action; a short run makes them once and tries the same on all. */
const OWN_FUZZ_FROM = 10_000
const SECOND_MS = 1000

const objects: readonly object[] = [{}, { a: { b: {} } }, { $gt: '' }, { $ne: null }, { $regex: '.' }, { $in: ['a'] }, { $where: '1' }, { constructor: {} }]
const longText = 'x'.repeat(10_000)
const longList = Array.from({ length: 100_000 }, () => 'a')
const notIds = [...objects, [], null, '', 0, longText, 'a b', '../../etc/passwd', '%00', 'x\u0000y']
const notNumbers = [...objects, [], '12', '１２', Number.NaN, Number.POSITIVE_INFINITY, 1e21, 0.1 + 0.2, 0.001, -1e9, null]
const hiddenTexts = ['a\u0000b', 'abc\u202Edef', 'a\u200Bb', '\uD800', `a${'\u0301'.repeat(200)}`, 'a\u0007']
const notDays = ['2026-02-30', '0000-01-01', '9999-01-01', '2026-13-01', '1765432100000', '2026-06-18T06:30:00+08:00', '2026-06-18 06:30']

const accepts = (name: (typeof actionNames)[number], input: unknown) => v.is(definitionOf(name).input, input)

test('every action has an input that is accepted, so that the attacks below differ from it in one place only', () => {
  for (const name of actionNames) expect([name, accepts(name, sampleInput(name))]).toEqual([name, true])
})

/** What must not be taken at a place; `isTime` where a day or an instant goes. */
function hostileValues({ type, isOptional }: Place, isTime: boolean): readonly unknown[] {
  const isRefused = (value: unknown) => value !== null || !isOptional
  if (type === 'string' || type === 'picklist') {
    const words = [...notIds.filter((one) => typeof one === 'object' || typeof one === 'number').filter(isRefused), ...hiddenTexts]
    return isTime ? [...words, ...notDays.filter((day) => !/^\w+$/.test(day))] : words
  }
  if (type === 'number') return notNumbers.filter(isRefused)
  if (type === 'boolean') return [...objects, 'true', 1]
  return type === 'array' ? [...objects, 'a', longList] : []
}

test.each(actionNames)('U1, U2, U10, U12, U13, U18: %s refuses a hostile value in any one place', (name) => {
  const sample = sampleInput(name)
  const taken: unknown[] = []
  for (const place of placesOf(name)) {
    const isTime = place.type === 'string' && accepts(name, withValue(sample, place.path, '2026-06-18T06:30:00.000Z')) && !accepts(name, withValue(sample, place.path, '文字'))
    for (const value of hostileValues(place, isTime)) if (accepts(name, withValue(sample, place.path, value))) taken.push([place.path.join('.'), value])
  }
  expect(taken).toEqual([])
})

/** What may come out of a parsed request: declared plain data. */
function isPlain(value: unknown): boolean {
  if (value === null || value === undefined || typeof value === 'boolean' || value instanceof Date) return true
  if (typeof value === 'number') return Number.isSafeInteger(value)
  if (typeof value === 'string') return !value.includes('\u0000')
  if (Array.isArray(value)) return value.every(isPlain)
  return Object.entries(value).every(([key, inner]) => !key.startsWith('$') && !key.startsWith('_') && isPlain(inner))
}

const anything = fc.anything({ withNullPrototype: true })
/** Where (a share of the places; from 1 on the whole input) and what. */
const strike = fc.tuple(fc.noBias(fc.integer({ min: 0, max: 1332 })).map((thousandths) => thousandths / 1000), anything)
const sharedStrikes = FUZZ_RUNS < OWN_FUZZ_FROM ? fc.sample(strike, FUZZ_RUNS) : []

test.each(actionNames)('T8: %s parses anything to plain declared data or refuses it, and never throws', (name) => {
  const places = placesOf(name)
  const sample = sampleInput(name)
  const holds = ([share, value]: readonly [number, unknown]) => {
    const place = share < 1 ? places[Math.floor(share * places.length)] : undefined
    const result = v.safeParse(definitionOf(name).input, place ? withValue(sample, place.path, value) : value)
    return !result.success || isPlain(result.output)
  }
  if (sharedStrikes.length === 0) fc.assert(fc.property(strike, holds), { numRuns: FUZZ_RUNS })
  else expect(sharedStrikes.filter((one) => !holds(one))).toEqual([])
}, 30 * SECOND_MS + FUZZ_RUNS * 10)

test('negative control of T8: a door that takes what it is given would be noticed', () => {
  const strikes = fc.sample(strike, 500).map(([, value]) => v.parse(v.unknown(), value))
  expect(strikes.some((value) => !isPlain(value))).toBe(true)
})

describe('over the wire', () => {
  let cloud: TestCloud
  const logged: string[] = []
  const crowd: Member[] = Array.from({ length: actionNames.length * 9 }, () => aMember())
  beforeAll(async () => {
    cloud = await startCloud({ maxWorkers: 3, onFunctionLog: (_door, text) => logged.push(text) })
    await cloud.load('members', crowd)
    // The first call of a door loads it; what is timed below is the refusal.
    for (const doors of [['api', 'api'], ['report']]) await Promise.all(doors.map((door) => cloud.call(door, { action: 'none' }, aMember().openid ?? '')))
  })
  afterAll(() => cloud.close())

  /** Somebody new for every action: the budget of calls is a person's. */
  const somebody = (): Person => cloud.as(crowd.pop() ?? aMember())
  const doorOf = (name: string) => ((reportActions as readonly string[]).includes(name) ? 'report' : 'api')
  const send = (name: string, event: object, { openid }: Person) => cloud.wire.record(() => cloud.call(doorOf(name), { action: name, requestId: crypto.randomUUID(), ...event }, openid))
  const databaseCalls = (requests: readonly { action: string }[]) => requests.filter(({ action }) => action.startsWith('database.')).length

  /** One envelope, a known code, nothing of the inside. */
  function code(reply: unknown): string {
    const text = JSON.stringify(reply)
    expect(text).not.toMatch(INSIDE)
    const { result } = reply as { result: { ok: boolean; error?: { code: string } } }
    if (result.ok) return 'ok'
    expect(errorCodes).toContain(result.error?.code)
    expect(result.error?.code).not.toBe('INTERNAL')
    return result.error?.code ?? ''
  }

  const deepOf = (levels: number) => {
    let deep: unknown = 'x'
    for (let depth = 0; depth < levels; depth += 1) deep = { a: deep }
    return deep
  }

  test.each(actionNames)('U5, U11: %s refuses an array for an input, too much, too deep, and no identity, before it asks the database', async (name) => {
    const person = somebody()
    for (const input of [['a'], { ...sampleInput(name), more: 'y'.repeat(100_000) }, { ...sampleInput(name), deep: deepOf(1000) }, 'text']) {
      const begun = performance.now()
      const { value, requests } = await send(name, { input }, person)
      const answer = code(value)
      expect(['BAD_INPUT', 'BODY_TOO_LARGE']).toContain(answer)
      expect(databaseCalls(requests)).toBe(0)
      expect(performance.now() - begun).toBeLessThan(500)
    }
    const nobody = await cloud.wire.record(() => cloud.call(doorOf(name), { action: name, input: sampleInput(name), requestId: crypto.randomUUID() }))
    expect(code(nobody.value)).toBe('NOT_BOUND')
    expect(databaseCalls(nobody.requests)).toBe(0)
  })

  test.each(actionNames)('U3, U4, U8: %s answers the same with forged keys beside, and knows no foreign object', async (name) => {
    const declared = placesOf(name).map(({ path }) => path[0])
    const forged = Object.fromEntries(Object.entries({ $where: '1', $or: [{}], _openid: 'x', openid: 'x', role: 'CHAIR', status: 'open', approvedAmount: 1, 'profile.role': 'x', ['__proto__']: { admin: 1 } }).filter(([key]) => !declared.includes(key)))
    const plain = code((await send(name, { input: sampleInput(name) }, somebody())).value)
    // Somebody else of the same kind: what one person has just done may stand in the way of doing it again.
    const withForged = code((await send(name, { input: { ...sampleInput(name), ...forged }, openid: 'x', userInfo: { openId: 'x' }, _openid: 'x' }, somebody())).value)
    expect([name, withForged]).toEqual([name, plain])
  })

  const writes = actionNames.filter((name) => definitionOf(name).kind === 'write')

  test.each(writes)('U15: %s sent twice at once under one id answers once; another person’s id is nobody else’s', async (name) => {
    const event = { action: name, input: sampleInput(name), requestId: crypto.randomUUID() }
    const person = somebody()
    const replies = await Promise.all([0, 1].map(() => cloud.call(doorOf(name), event, person.openid)))
    const codes = replies.map(code)
    expect(new Set(codes.filter((one) => one !== 'IN_PROGRESS')).size).toBeLessThanOrEqual(1)
    const theirs = JSON.stringify(await cloud.call(doorOf(name), event, somebody().openid))
    expect(theirs).not.toContain(person.openid)
  })

  test.each(actionNames)('U19: what %s is told stands in no log and no error', async (name) => {
    logged.length = 0
    const person = somebody()
    const canary = { phone: '13812345678', id: '440902199001011234' }
    const texts = placesOf(name).filter(({ type }) => type === 'string')
    for (const { path } of texts) {
      for (const text of [`\n[AUDIT] approved ${canary.phone}`, canary.id]) {
        const reply = JSON.stringify((await send(name, { input: withValue(sampleInput(name), path, text) }, person)).value)
        if (reply.includes('"ok":false')) expect(reply).not.toMatch(/13812345678|440902199001011234/)
      }
    }
    expect(logged.join('\n')).not.toMatch(/13812345678|440902199001011234|\[AUDIT\]/)
  })

  test('negative control of U19: the log is read, and what a bug says is masked in it', async () => {
    logged.length = 0
    const person = somebody()
    cloud.faults.plan({ kind: 'errorBefore', action: 'session.me', request: 'database.' })
    await send('session.me', { input: {} }, person)
    cloud.faults.clear()
    expect(logged.join('')).toContain('"what":"bug"')
    expect(logged.join('')).not.toContain(person.openid)
  })

  test('U6: a forged trigger from a phone does not run the timer', async () => {
    const reply = await cloud.call('timer', { Type: 'Timer', TriggerName: 'everyMinute', Time: new Date().toISOString() }, somebody().openid)
    expect(reply).toMatchObject({ result: { ok: false, error: { code: 'NOT_ALLOWED' } } })
  })

  test('U7: unknown actions and names of Object’s own are no such action', async () => {
    for (const name of ['__proto__', 'toString', 'constructor', 'activity.', 'activity.signUp ', 'x'.repeat(61), 'session.me\u0000']) {
      expect(['UNKNOWN_ACTION', 'BAD_INPUT']).toContain(code((await send(name, { input: {} }, somebody())).value))
    }
  })

  test('U17: a thousand calls a minute from one person meet a budget', async () => {
    const busy = somebody()
    const answers = await Promise.all(Array.from({ length: 1000 }, () => cloud.call('api', { action: 'session.me', input: {} }, busy.openid)))
    expect(answers.some((reply) => code(reply) === 'TOO_MANY_CALLS')).toBe(true)
  })

  test('U21: two people in one instance each get their own answer', async () => {
    const members = crowd.splice(0, 12)
    const answers = await Promise.all(members.map((member) => cloud.as(member).does('session.me', {})))
    expect(answers.map(({ me }) => me?.memberId)).toEqual(members.map(({ _id }) => _id))
  })
})
