/**
 * One call from the wire to the handler and back: known action, bounded size, parsed input, known
 * person, allowed role, handler, presented output. Business refusals are data; a throw is a bug, is
 * logged by its code alone, and reaches the client as INTERNAL.
 */
import * as v from 'valibot'
import type { ActionName, HandlerInput, HandlerOutput } from '@/types/actions'
import type { Reply } from '@/types/errors'
import { RequestId } from '@/types/fields'
import type { Role } from '@/types/roles'
import { isWithinBounds } from './bounds'
import { isWithinBudget } from './budget'
import { caller } from './cloud'
import { db, type Db } from './db'
import type { Member } from './documents/people'
import { newId } from './ids'
import { log } from './log'
import { finderOf, type NounTable } from './nouns'
import type { Request } from './record'
import { OwnTwin, Refusal, refuse } from './refuse'
import { seal } from './secrets'
import { holdsSomewhere, present, type Beside } from './session'

/** What a handler is given. `now` is taken once; `beside` holds what `reads` asked for. */
export interface Call<Name extends ActionName, Me, Besides> {
  readonly input: HandlerInput<Name>
  readonly me: Me
  readonly now: Date
  readonly db: Db
  readonly request: Request
  readonly openid: string
  readonly beside: Besides
}

type Besides = Readonly<Record<string, unknown>>
type Handle<Name extends ActionName, Me, B> = (call: Call<Name, Me, B>) => Promise<HandlerOutput<Name>>

export interface Route {
  readonly access: 'anyone' | 'bound' | readonly Role[]
  readonly reads: (input: never) => Readonly<Record<string, Beside>>
  readonly handle: (call: never) => Promise<unknown>
}

interface Spec<Name extends ActionName, Me, B> {
  readonly reads?: (input: HandlerInput<Name>) => { readonly [Key in keyof B]: Beside }
  readonly handle: Handle<Name, Me, B>
}

const route = (access: Route['access'], spec: { reads?: unknown; handle: unknown }): Route => ({
  access,
  reads: (spec.reads ?? (() => ({}))) as Route['reads'],
  handle: spec.handle as Route['handle'],
})

/** For everybody, strangers too: `me` is null for them and nothing is read beside. */
export const anyone =
  <Name extends ActionName>() =>
  <B extends Besides = Record<never, never>>(spec: Spec<Name, Member | null, Partial<B>>): Route =>
    route('anyone', spec)

/** For people of the roster. */
export const bound =
  <Name extends ActionName>() =>
  <B extends Besides = Record<never, never>>(spec: Spec<Name, Member, B>): Route =>
    route('bound', spec)

/** For people who hold one of these roles somewhere; the handler still asks where. */
export const holding =
  <Name extends ActionName>(...roles: readonly Role[]) =>
  <B extends Besides = Record<never, never>>(spec: Spec<Name, Member, B>): Route =>
    route(roles, spec)

/** valibot takes an array for an object without required fields; a request's input is never one. */
const Input = v.optional(v.custom<object>((input) => typeof input === 'object' && input !== null && !Array.isArray(input)))
const Envelope = v.object({ action: v.pipe(v.string(), v.maxLength(60)), input: Input, requestId: v.optional(RequestId) })

function fieldOf(issues: readonly v.BaseIssue<unknown>[]): string | undefined {
  return issues[0]?.path?.map(({ key }) => String(key)).join('.').slice(0, 80)
}

function parsed<Schema extends v.GenericSchema>(schema: Schema, value: unknown): v.InferOutput<Schema> {
  const result = v.safeParse(schema, value, { abortEarly: true })
  if (!result.success) refuse('BAD_INPUT', fieldOf(result.issues))
  return result.output
}

const DIGEST_BYTES = 16

/** Fingerprint of what is asked and by whom. Keyed: it is kept, and a plain one could be tried out with every person of the roster. */
const contentOf = (...asked: readonly [openid: string, action: string, input: unknown]) => seal('request', JSON.stringify(asked), DIGEST_BYTES).toString('base64url')

function checkAccess(access: Route['access'], me: Member | null): void {
  if (me?.leftOn) refuse('NO_LONGER_EMPLOYED')
  if (access === 'anyone') return
  if (!me) refuse('NOT_BOUND')
  if (access !== 'bound' && !holdsSomewhere(me, access)) refuse('NOT_ALLOWED')
}

/** Each time the twin has come at least one write further. */
const TURNS = 3

/** Begins anew while this request's other delivery is quicker, so that both hear the same. */
async function besideTwin<Output>(turn: () => Promise<Output>, turnsLeft = TURNS): Promise<Output> {
  try {
    return await turn()
  } catch (error) {
    if (!(error instanceof OwnTwin) || turnsLeft <= 1) throw error
    return besideTwin(turn, turnsLeft - 1)
  }
}

async function answer(find: ReturnType<typeof finderOf>, event: unknown, now: Date): Promise<unknown> {
  if (!isWithinBounds(event)) refuse('BODY_TOO_LARGE')
  const { action, input: raw = {}, requestId } = parsed(Envelope, event)
  const found = await find(action)
  if (!found) refuse('UNKNOWN_ACTION')
  const { definition, route } = found
  if (definition.kind === 'write' && !requestId) refuse('BAD_INPUT', 'requestId')
  const { openid } = caller()
  if (!openid) refuse('NOT_BOUND')
  if (!isWithinBudget(openid, now)) refuse('TOO_MANY_CALLS')
  const input = parsed(definition.input, raw)
  const request = { id: requestId ?? '', digest: contentOf(openid, action, input) }
  const output = await besideTwin(async () => {
    const { me, beside } = await present(openid, route.reads(input as never))
    checkAccess(route.access, me)
    return route.handle({ input, me, now, db, request, openid, beside } as never)
  })
  return v.parse(definition.output, output)
}

/** Makes a door's `main` out of its nouns. */
export function serve(nouns: NounTable) {
  const find = finderOf(nouns)
  return async (event: unknown): Promise<Reply<unknown>> => {
    const now = new Date()
    const traceId = newId()
    try {
      return { ok: true, data: await answer(find, event, now) }
    } catch (error) {
      if (error instanceof Refusal) {
        const { code, field } = error
        return { ok: false, error: { code, ...(field ? { field } : {}), requestId: traceId } }
      }
      log('bug', { traceId, error })
      return { ok: false, error: { code: 'INTERNAL', requestId: traceId } }
    }
  }
}
