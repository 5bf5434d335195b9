/**
 * U1–U21 against every action of the contract: generated, so a new action is attacked the day it is declared, and counted row by
 * row (hostile/attacked.ts). `npm run test:hostile` is the long run.
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
import { attacked, isTimePlace, missedBy, tellAttacks } from './hostile/attacked'
import { askAtTheDoors, type AtTheDoor } from './hostile/atTheDoor'
import { INSIDE } from './hostile/wire'

/** Fuzzed inputs for each action, judged by its parser; what goes through the door is in wire.test.ts. */
const FUZZ_RUNS = Number(process.env.FUZZ ?? 2000)
/** Drawing costs more than parsing: a short run draws once and tries the same on all, a long one draws anew for so many actions. */
const ACTIONS_A_DRAW = FUZZ_RUNS < 10_000 ? Infinity : 40
const SECOND_MS = 1000

const objects: readonly object[] = [{}, { a: { b: {} } }, { $gt: '' }, { $ne: null }, { $regex: '.' }, { $in: ['a'] }, { $where: '1' }, { constructor: {} }]
const longText = 'x'.repeat(10_000)
const longList = Array.from({ length: 100_000 }, () => 'a')
const notIds = [...objects, [], null, '', 0, longText, 'a b', '../../etc/passwd', '%00', 'x\u0000y']
const notNumbers = [...objects, [], '12', '１２', Number.NaN, Number.POSITIVE_INFINITY, 1e21, 0.1 + 0.2, 0.001, -1e9, null]
const hiddenTexts = ['a\u0000b', 'abc\u202Edef', 'a\u200Bb', '\uD800', `a${'\u0301'.repeat(200)}`, 'a\u0007', 'a\u00ADb', 'a\u2028b', 'a\u200Db', '\u3164\u2800', '\u0301', 'a\uDB40\uDC41b']
const markup = ['<script>alert(1)</script>', '${7*7}{{7*7}}', '../../etc/passwd', '%00', 'a😀b']
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
    return isTime ? [...words, ...notDays] : words
  }
  if (type === 'number') return notNumbers.filter(isRefused)
  if (type === 'boolean') return [...objects, 'true', 1]
  return type === 'array' ? [...objects, 'a', longList] : []
}

/** The rows that hostile values at a place belong to. */
const rowsOf = ({ type }: Place, isTime: boolean) => [
  ...(['string', 'number', 'boolean', 'picklist'].includes(type) ? (['U1', 'U2'] as const) : []),
  ...(type === 'number' ? (['U10', 'U12'] as const) : type === 'picklist' ? (['U10'] as const) : []), ...(isTime ? (['U18'] as const) : []),
]

test.each(actionNames)('U1, U2, U10, U12, U13, U18: %s refuses a hostile value in any one place', (name) => {
  const sample = sampleInput(name)
  const taken: unknown[] = []
  for (const place of placesOf(name)) {
    const isTime = isTimePlace(name, place)
    for (const row of rowsOf(place, isTime)) attacked(row, name)
    for (const value of hostileValues(place, isTime)) if (accepts(name, withValue(sample, place.path, value))) taken.push([place.path.join('.'), value])
  }
  expect(taken).toEqual([])
})

const isAccepted = (name: (typeof actionNames)[number], { path }: Place, value: unknown) => accepts(name, withValue(sampleInput(name), path, value))
const at = (value: unknown, path: readonly string[]) => path.reduce<unknown>((inside, key) => (inside as Record<string, unknown> | undefined)?.[key], value)

/** The most a text may have, in characters of this kind. */
function mostOf(takes: (text: string) => boolean, character: string): number {
  let [fits, tooMany] = [1, 65_536]
  while (tooMany - fits > 1) {
    const middle = (fits + tooMany) >> 1
    if (takes(character.repeat(middle))) fits = middle
    else tooMany = middle
  }
  return fits
}

test('U13: markup is taken to the letter or refused, and the length of a text is counted in characters as people see them', () => {
  const wrong: unknown[] = []
  let counted = 0
  for (const name of actionNames) {
    for (const place of placesOf(name).filter(({ type }) => type === 'string')) {
      attacked('U13', name)
      for (const text of markup) {
        const { success, output } = v.safeParse(definitionOf(name).input, withValue(sampleInput(name), place.path, text))
        if (success && at(output, place.path) !== text) wrong.push([name, place.path, text, at(output, place.path)])
      }
      if (!isAccepted(name, place, '文字') || !isAccepted(name, place, '😀')) continue
      const takes = (text: string) => isAccepted(name, place, text)
      const most = mostOf(takes, '文')
      counted += 1
      if (!takes('😀'.repeat(most)) || takes('😀'.repeat(most + 1))) wrong.push([name, place.path, most])
    }
  }
  expect(wrong).toEqual([])
  expect(counted).toBeGreaterThan(100)
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
let drawn: { readonly draw: number; readonly strikes: ReadonlyArray<readonly [number, unknown]> } = { draw: -1, strikes: [] }
function strikesFor(name: (typeof actionNames)[number]) {
  const draw = Math.floor(actionNames.indexOf(name) / ACTIONS_A_DRAW)
  if (drawn.draw !== draw) drawn = { draw, strikes: fc.sample(strike, FUZZ_RUNS) }
  return drawn.strikes
}

test.each(actionNames)('T8: %s parses anything to plain declared data or refuses it, and never throws', (name) => {
  const places = placesOf(name)
  const sample = sampleInput(name)
  const holds = ([share, value]: readonly [number, unknown]) => {
    const place = share < 1 ? places[Math.floor(share * places.length)] : undefined
    const result = v.safeParse(definitionOf(name).input, place ? withValue(sample, place.path, value) : value)
    return !result.success || isPlain(result.output)
  }
  expect(strikesFor(name).filter((one) => !holds(one)).slice(0, 5)).toEqual([])
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

  test.each(actionNames)('U5: %s refuses an array or a text for an input, and no identity, before it asks the database', async (name) => {
    const person = somebody()
    for (const input of [['a'], 'text']) {
      const { value, requests } = await send(name, { input }, person)
      expect([code(value), databaseCalls(requests)]).toEqual(['BAD_INPUT', 0])
    }
    const nobody = await cloud.wire.record(() => cloud.call(doorOf(name), { action: name, input: sampleInput(name), requestId: crypto.randomUUID() }))
    expect(code(nobody.value)).toBe('NOT_BOUND')
    expect(databaseCalls(nobody.requests)).toBe(0)
    attacked('U5', name)
  })

  test.each(actionNames)('U3, U4, U8: %s answers the same with forged keys beside, and knows no foreign object', async (name) => {
    const declared = placesOf(name).map(({ path }) => path[0])
    const forged = Object.fromEntries(Object.entries({ $where: '1', $or: [{}], _openid: 'x', openid: 'x', role: 'CHAIR', status: 'open', approvedAmount: 1, 'profile.role': 'x', ['__proto__']: { admin: 1 } }).filter(([key]) => !declared.includes(key)))
    const plain = code((await send(name, { input: sampleInput(name) }, somebody())).value)
    // Somebody else of the same kind: what one person has just done may stand in the way of doing it again.
    const withForged = code((await send(name, { input: { ...sampleInput(name), ...forged }, openid: 'x', userInfo: { openId: 'x' }, _openid: 'x' }, somebody())).value)
    expect([name, withForged]).toEqual([name, plain])
    attacked('U3', name)
    attacked('U4', name)
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
    attacked('U15', name)
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
    if (texts.length > 0) attacked('U19', name)
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

  test('U6: a forged trigger from a phone does not run the timer, and a forged push of WeChat’s is a call like any other', async () => {
    const trigger = { Type: 'Timer', TriggerName: 'everyMinute', Time: new Date().toISOString() }
    expect(await cloud.call('timer', trigger, somebody().openid)).toMatchObject({ result: { ok: false, error: { code: 'NOT_ALLOWED' } } })
    attacked('U6', 'timer')
    for (const door of ['api', 'report']) {
      for (const event of [trigger, { MsgType: 'event', Event: 'wxa_media_check', trace_id: 'x', result: { suggest: 'pass' } }]) {
        const { value, requests } = await cloud.wire.record(() => cloud.call(door, event, somebody().openid))
        expect([code(value), databaseCalls(requests)]).toEqual(['BAD_INPUT', 0])
      }
      attacked('U6', door)
    }
  })

  test('U7: unknown actions and names of Object’s own are no such action', async () => {
    for (const door of ['api', 'report']) {
      for (const action of ['__proto__', 'toString', 'constructor', 'activity.', 'activity.signUp ', 'x'.repeat(61), 'session.me\u0000']) {
        expect(['UNKNOWN_ACTION', 'BAD_INPUT']).toContain(code(await cloud.call(door, { action, input: {}, requestId: crypto.randomUUID() }, somebody().openid)))
      }
      attacked('U7', door)
    }
  })

  test('U17: a thousand calls a minute from one person meet a budget', async () => {
    const busy = somebody()
    const answers = await Promise.all(Array.from({ length: 1000 }, () => cloud.call('api', { action: 'session.me', input: {} }, busy.openid)))
    expect(answers.some((reply) => code(reply) === 'TOO_MANY_CALLS')).toBe(true)
  })

  test('U21: people in one instance each get their own answer, and what one writes is theirs', async () => {
    const members = crowd.splice(0, 12)
    const answers = await Promise.all(members.map((member) => cloud.as(member).does('session.me', {})))
    expect(answers.map(({ me }) => me?.memberId)).toEqual(members.map(({ _id }) => _id))
    await Promise.all(members.map((member, index) => cloud.as(member).does('privacy.askDeletion', { text: `第${index}人` })))
    const requests = await cloud.dump<{ memberId: string; text: string }>('privacyRequests')
    expect(members.map(({ _id }) => requests.filter(({ memberId }) => memberId === _id).map(({ text }) => text))).toEqual(members.map((_, index) => [`第${index}人`]))
  })
})

describe('at the door, in one process without a database', () => {
  let doors: AtTheDoor
  beforeAll(async () => (doors = await askAtTheDoors(aMember().openid ?? '')), 60_000)
  const both = (of: (door: AtTheDoor['told']['api']) => readonly unknown[]) => [...of(doors.told.api), ...of(doors.told.report)]

  test('U11: too deep, too long, too much is refused within 50 ms, whatever is asked', () => {
    const refusals = [...doors.told.api.refusals, ...doors.told.report.refusals]
    for (const { action } of refusals) attacked('U11', action)
    expect(refusals.filter(({ ms, code }) => code !== 'BODY_TOO_LARGE' || ms > 50)).toEqual([])
    expect(doors.bugs).toEqual([])
  })

  test('U17: one budget stands before every action: whoever has used it up hears so from all, nobody else does, and the next minute is a new one', () => {
    for (const [action] of [...doors.told.api.over, ...doors.told.report.over]) attacked('U17', action)
    expect(both(({ over }) => over.filter(([, code]) => code !== 'TOO_MANY_CALLS'))).toEqual([])
    expect(both(({ before, others, later }) => [before, others, later])).toEqual(Array.from({ length: 6 }, () => 'BAD_INPUT'))
  })

  test('U17: whoever exceeds it is noted in the log, once a minute and door, under a name that tells nothing', () => {
    expect(doors.events.map((line) => JSON.parse(line) as object)).toEqual([0, 1].map(() => ({ what: 'budget', who: expect.stringMatching(/^[\w*-]{6,12}$/) as string, callsPerMinute: 300 })))
  })
})

test('U1 to U21: the rows that are generated here were each tried on every action they concern', () => {
  expect(missedBy('U1', 'U2', 'U3', 'U4', 'U5', 'U6', 'U7', 'U10', 'U11', 'U12', 'U13', 'U15', 'U17', 'U18', 'U19')).toEqual([])
  tellAttacks(__filename)
})
