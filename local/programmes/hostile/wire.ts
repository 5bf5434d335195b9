/**
 * T8 over the wire: nearly right inputs of every action, as a worker and as an officer. Every answer is an envelope that tells
 * nothing of the inside or of others, no answer is a mistake of the product's own, and what was refused left everything as it was.
 */
import type { ActionName } from '@/types/actions'
import { reportActions } from '@/types/doors'
import { errorCodes } from '@/types/errors'
import { roles, type Role } from '@/types/roleNames'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Change } from '@/local/cloud'
import { aMember } from '@/local/testing/builders'
import type { TestCloud } from '@/local/testing/startCloud'
import { inputFrom, strokesOf } from './fuzzed'

/** What stands in no answer: a stack, a path, a query, a key of the environment. */
export const INSIDE = /\bat .*:\d+:\d+|node_modules|cloudfunctions|E11000|\$eq|APP_SECRET/
/** Each call leaves a line of its own there, refused or not. */
const TRACES = ['bindTries', 'reads']
/** Written down of an attempt that was refused for a conflict of interest (`noteRefusal`). */
const ATTEMPTS = 'refusals'

const parsedWithout = (text: string | null, field: string) => (text === null ? null : JSON.stringify({ ...(JSON.parse(text) as object), [field]: undefined }))

/** Collections that a refusal must have left alone and did not. */
export function touchedBy(changes: readonly Change[]): string[] {
  return changes.filter(({ collection, before, after }) => !TRACES.includes(collection) && parsedWithout(before, ATTEMPTS) !== parsedWithout(after, ATTEMPTS)).map(({ collection }) => collection)
}

export interface Heard {
  readonly reply: unknown
  readonly changes: readonly Change[]
  /** Of everybody but the asker. */
  readonly openids: ReadonlySet<string>
}

interface Envelope {
  readonly result?: { readonly ok?: boolean; readonly data?: unknown; readonly error?: { readonly code?: string } }
}

const OPENID = /\bo[\w-]{27}\b/g
const wasDone = (reply: unknown) => (reply as Envelope).result?.ok === true

/** What is wrong with one answer and with what it left behind; empty when nothing is. */
export function whatIsWrong({ reply, changes, openids }: Heard): string[] {
  const { result } = reply as Envelope
  const text = JSON.stringify(reply)
  const code = result?.error?.code
  const isEnvelope = result?.ok === true ? 'data' in result : (errorCodes as readonly (string | undefined)[]).includes(code)
  const inside = INSIDE.exec(text)?.[0]
  return [
    ...(isEnvelope ? [] : [`is no envelope: ${text.slice(0, 120)}`]),
    ...(code === 'INTERNAL' ? ['is a mistake of the product’s own'] : []),
    ...(inside ? [`tells of the inside: ${inside}`] : []),
    ...((text.match(OPENID) ?? []).some((word) => openids.has(word)) ? ['tells the identity of somebody else'] : []),
    ...(wasDone(reply) ? [] : touchedBy(changes).map((collection) => `was refused (${code}), and ${collection} changed`)),
  ]
}

export interface Fuzzed {
  readonly done: number
  readonly refused: number
  /** Milliseconds, and of which action. */
  readonly slowest: { readonly ms: number; readonly name: string }
  readonly wrong: readonly string[]
  /** How many inputs of each action got past its parser, to its handler or its rules. */
  readonly past: ReadonlyMap<ActionName, number>
}

/** Said before anybody looks at who asks and what for. */
const AT_THE_PARSER: ReadonlySet<string> = new Set(['BAD_INPUT', 'BODY_TOO_LARGE', 'TOO_MANY_CALLS'])
/** A person's calls of one minute stay within the budget. */
const CALLS_A_MINUTE = 400

const doorOf = (name: string) => ((reportActions as readonly string[]).includes(name) ? 'report' : 'api')
const everyRole = (Object.keys(roles) as Role[]).map((role) => ({ role, orgId: 'company' }))
const idIn = (text: string) => (JSON.parse(text) as { _id?: unknown })._id

/** Drawing costs more than asking: so many are drawn, and taken in turn. */
const DRAWN_AT_MOST = 4_000

/** Asks each action so many times, half as a worker, half as somebody with every office; `logged` is what the functions write. */
export async function fuzz(cloud: TestCloud, names: readonly ActionName[], { inputs, seed, logged }: { inputs: number; seed: number; logged: string[] }): Promise<Fuzzed> {
  const drawn = strokesOf(Math.min(names.length * inputs, DRAWN_AT_MOST), seed)
  const askers = names.map((name) => ({ name, people: [aMember(), aMember({ grants: everyRole })] }))
  await cloud.load('members', askers.flatMap(({ people }) => people))
  const openids = new Set((await cloud.dump<Member>('members')).flatMap(({ openid }) => openid ?? []))
  const known = new Map<string, string[]>()
  const wrong: string[] = []
  const past = new Map(names.map((name) => [name, 0]))
  const slowest = { ms: 0, name: '' }
  let [done, refused] = [0, 0]
  let moment = cloud.moment()

  const ask = async (name: ActionName, input: unknown, openid: string): Promise<void> => {
    const [begun, said] = [performance.now(), logged.length]
    const reply = await cloud.call(doorOf(name), { action: name, requestId: crypto.randomUUID(), input }, openid)
    const ms = performance.now() - begun
    if (ms > slowest.ms) Object.assign(slowest, { ms, name })
    const changes = moment.changes()
    openids.delete(openid)
    const why = [...whatIsWrong({ reply, changes, openids }), ...logged.slice(said).flatMap((line) => (line.includes('"what":"bug"') ? [`logged ${line.slice(0, 300)}`] : []))]
    openids.add(openid)
    wrong.push(...why.map((one) => `${name} ${one} — ${JSON.stringify(input).slice(0, 300)}`))
    if (wasDone(reply)) done += 1
    else refused += 1
    if (!AT_THE_PARSER.has((reply as Envelope).result?.error?.code ?? '')) past.set(name, (past.get(name) ?? 0) + 1)
    for (const { collection, after } of changes) if (after !== null) known.set(collection, [...(known.get(collection) ?? []).slice(-20), String(idIn(after))])
    if (changes.length === 0) return
    moment.end()
    moment = cloud.moment()
  }

  try {
    for (const [index, { name, people }] of askers.entries()) {
      for (let nth = 0; nth < inputs; nth += 1) {
        if (nth > 0 && nth % CALLS_A_MINUTE === 0) cloud.clock.advance(60_000)
        const strokes = drawn[(index * inputs + nth) % drawn.length] as (typeof drawn)[number]
        await ask(name, inputFrom(name, strokes, known), people[nth % people.length]?.openid ?? '')
      }
    }
  } finally {
    moment.end()
  }
  return { done, refused, slowest, wrong, past }
}
