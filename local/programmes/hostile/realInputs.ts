/**
 * U3, U4, U15, U16 on real inputs: a write of the acts, tried from the moment before it happens. What is sent beside it is never
 * stored, what is said of oneself changes nobody, a request id belongs to one person and one content, and a request asked again
 * over three days is done once.
 */
import * as v from 'valibot'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { DAY_MS } from '@/types/calendar'
import type { Reply } from '@/types/errors'
import type { TestCloud } from '@/local/testing/startCloud'
import { definitionOf, placesOf } from '../contract'
import { forkOf, type Fork } from '../stories/fork'
import { differenceOf } from '../stories/plain'
import { replyIn, type Asked } from '../stories/story'

type Event = Asked['event']

interface Trial {
  readonly cloud: TestCloud
  readonly fork: Fork
  readonly asked: Asked
  /** The reply as `fork.plain` says it, and what is different then. */
  readonly peace: { readonly reply: string; readonly effect: readonly string[] }
  ask(event?: object, openid?: string): Promise<Reply<unknown> | null>
}

/** Answers that ask for another try; the phone repeats them by itself. */
const UNSETTLED = ['IN_PROGRESS', 'CHANGED_MEANWHILE']
const TRIES = 8

export async function settled(cloud: TestCloud, door: string, event: object, openid: string): Promise<Reply<unknown> | null> {
  for (let tries = 1; ; tries += 1) {
    const reply = replyIn(await cloud.call(door, event, openid))
    if (!reply || reply.ok || !UNSETTLED.includes(reply.error.code) || tries === TRIES) return reply
  }
}

/** What differs from peace, in words. */
function others({ fork, peace }: Trial, reply: Reply<unknown> | null, effect: readonly string[]): string[] {
  const [said, difference] = [fork.plain(reply), differenceOf(effect, peace.effect)]
  return [...(said === peace.reply ? [] : [`answered ${said.slice(0, 200)}`]), ...(difference === '' ? [] : [`another effect: ${difference.slice(0, 300)}`])]
}

const MARK = 'forged-by-somebody'
const SUM = 987_654_321
/** Keys beside the input, of every kind that programs have stored by mistake. */
const forgedKeys = { $where: MARK, $or: [{ a: MARK }], $expr: MARK, _openid: MARK, openid: MARK, role: MARK, status: MARK, approvedAmount: SUM, 'profile.role': MARK, ['__proto__']: { forged: MARK }, constructor: { prototype: { forged: MARK } } }
const forgedIdentity = { openid: MARK, _openid: MARK, userInfo: { openId: MARK }, TCB_UUID: MARK, TCB_OPENID: MARK }
const storedIn = (effect: readonly string[]) => (effect.some((line) => line.includes(MARK) || line.includes(String(SUM))) ? ['something forged is stored'] : [])

/** The same input with all keys beside it that its action does not declare. */
function withForgedKeys({ action, input, ...event }: Event): object {
  const declared = new Set(placesOf(action).map(({ path }) => path[0]))
  const beside = Object.entries(forgedKeys).filter(([key]) => !declared.has(key))
  // As JSON brings it, `__proto__` is a key of its own.
  return { ...event, action, input: Object.fromEntries([...Object.entries((input ?? {}) as object), ...beside]) }
}

async function forgedKeysBeside(trial: Trial): Promise<string[]> {
  const { value, effect } = await trial.fork.attempt(() => trial.ask(withForgedKeys(trial.asked.event)))
  return [...others(trial, value, effect), ...storedIn(effect)]
}

async function forgedIdentityBeside(trial: Trial): Promise<string[]> {
  const { value, effect } = await trial.fork.attempt(() => trial.ask({ ...forgedIdentity, ...trial.asked.event }))
  return [...others(trial, value, effect), ...storedIn(effect)]
}

async function twiceAtOnce(trial: Trial): Promise<string[]> {
  const { cloud, asked: { door, event, openid } } = trial
  const { value, effect } = await trial.fork.attempt(async () => {
    await Promise.all([0, 1].map(() => cloud.call(door, event, openid)))
    return trial.ask()
  })
  return others(trial, value, effect)
}

export function withAnother(input: unknown, [key, ...rest]: readonly string[], value: unknown): unknown {
  if (key === undefined) return value
  if (Array.isArray(input)) return input.map((one: unknown, index) => (String(index) === key ? withAnother(one, rest, value) : one))
  const object = (input ?? {}) as Record<string, unknown>
  return key in object ? { ...object, [key]: withAnother(object[key], rest, value) } : object
}

function changedValues(value: unknown, options: readonly unknown[]): unknown[] {
  if (typeof value === 'string') return [...options, `${value}。`, `${value}x`]
  if (typeof value === 'number') return [value + 1, value - 1]
  return typeof value === 'boolean' ? [!value] : []
}

/** Other content under the same id: at each place another value that the schema takes. */
function otherContents(event: Event): object[] {
  return placesOf(event.action).flatMap(({ path, options = [] }) => {
    const value = path.reduce<unknown>((inside, key) => (inside as Record<string, unknown> | null | undefined)?.[key], event.input)
    const inputs = changedValues(value, options).filter((other) => other !== value).map((other) => withAnother(event.input, path, other))
    const input = inputs.find((one) => v.is(definitionOf(event.action).input, one))
    return input === undefined ? [] : [{ ...event, input }]
  })
}

/** Refused, or nothing done: of a list in one request each thing is answered for itself, and the other one is not there. */
async function otherContentSameId(trial: Trial): Promise<string[]> {
  const wrong: string[] = []
  for (const other of otherContents(trial.asked.event)) {
    const { value, effect } = await trial.fork.attempt(async () => {
      await trial.ask()
      return trial.ask(other)
    })
    const difference = differenceOf(effect, trial.peace.effect)
    const isTakenForFirst = value?.ok === true && trial.fork.plain(value) === trial.peace.reply
    if (isTakenForFirst) wrong.push(`answered as if it were the first, to ${JSON.stringify(other).slice(0, 300)}`)
    if (difference !== '') wrong.push(`was done: ${difference.slice(0, 300)}`)
  }
  return wrong
}

/** Words of an answer that whoever has the request, or may look at the house, does not know yet. */
function ownWordsOf(reply: unknown, asked: Asked): string[] {
  const sent = JSON.stringify(asked.event)
  return [...JSON.stringify(reply).matchAll(/"([^"\\]{8,})"/g)].map(([, word]) => word as string).filter((word) => !sent.includes(word) && !/^[A-Za-z]+$/.test(word))
}

/** Somebody without an office under the same id: they hear nothing of what the first was told. */
async function sameIdOfAnother(trial: Trial): Promise<string[]> {
  const { cloud, asked } = trial
  const [first] = await cloud.dump<Member>('members', { openid: asked.openid })
  if (!first) return []
  const stranger = { ...first, _id: 'a-stranger', staffNo: 'STRANGER', name: '陌生人', openid: `oStranger${asked.openid.slice(9)}`, grants: [], orgPath: ['elsewhere'] }
  const { value: [mine, theirs] } = await trial.fork.attempt(async () => {
    const told = await trial.ask()
    await cloud.load('members', [stranger])
    return [told, await trial.ask(asked.event, stranger.openid)] as const
  })
  const [text, own] = [JSON.stringify(theirs), await trial.fork.attempt(async () => {
    await cloud.load('members', [stranger])
    return trial.ask(asked.event, stranger.openid)
  })]
  // What they would have heard without the first is their own.
  const alone = JSON.stringify(own.value)
  const leaked = [asked.openid, ...ownWordsOf(mine, asked)].filter((word) => text.includes(word) && !alone.includes(word))
  return leaked.length === 0 ? [] : [`tells of the first: ${leaked.join().slice(0, 200)}`]
}

const AGAIN = 10

async function overThreeDays(trial: Trial): Promise<string[]> {
  const at = trial.cloud.clock.now()
  const { value: replies, effect } = await trial.fork.attempt(async () => {
    const heard = [await trial.ask()]
    for (let again = 1; again <= AGAIN; again += 1) {
      trial.cloud.clock.set(at + Math.floor((again * 3 * DAY_MS) / AGAIN))
      heard.push(await trial.ask())
    }
    return heard
  })
  const other = replies.find((reply) => trial.fork.plain(reply) !== trial.peace.reply)
  return others(trial, other === undefined ? (replies[0] ?? null) : other, effect)
}

const rows: Readonly<Record<string, (trial: Trial) => Promise<string[]>>> = {
  'U3 forged keys': forgedKeysBeside,
  'U4 forged identity': forgedIdentityBeside,
  'U15 twice at once': twiceAtOnce,
  'U15 other content': otherContentSameId,
  'U15 another person': sameIdOfAnother,
  'U16 over three days': overThreeDays,
}

/** Tries one write in every way, each from this moment, and says what is wrong; null where it is refused in peace. */
export async function tryHostile(cloud: TestCloud, asked: Asked): Promise<string[] | null> {
  const fork = await forkOf(cloud, asked)
  const ask: Trial['ask'] = (event = asked.event, openid = asked.openid) => settled(cloud, asked.door, event, openid)
  try {
    const { value, effect } = await fork.attempt(() => ask())
    if (!value?.ok) return null
    const trial: Trial = { cloud, fork, asked, peace: { reply: fork.plain(value), effect }, ask }
    const wrong: string[] = []
    for (const [row, attack] of Object.entries(rows)) wrong.push(...(await attack(trial)).map((sentence) => `${asked.event.action}, ${row}: ${sentence}`))
    return wrong
  } finally {
    fork.end()
  }
}
