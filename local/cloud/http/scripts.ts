import type { Clock } from '../clock'
import type { Outcome } from '../functions/invocation'
import { LOCAL_BODY_BYTES } from '../limits'
import type { Outbox } from '../openapi/outbox'
import type { Timers } from '../timers/timers'
import { parseObject, readBody, Refusal } from './body'
import { sendJson, type Handler, type Routes } from './server'

/** Somebody of the demo; shown in the "who am I" switch. */
export interface Person {
  readonly openid: string
  readonly name: string
  /** 岗位, e.g. 车工; for officers their office. */
  readonly post: string
  readonly unitName: string
  /** What to type on the binding page, for those who have not bound yet. */
  readonly toBind?: { readonly staffNo: string; readonly code: string }
}

export interface ScriptOptions {
  clock: Clock
  timers: Timers
  outbox: Outbox
  people: () => readonly Person[]
  health: () => Record<string, unknown>
}

/** Routes for scripts and the local page; nothing of this exists in the cloud. */
export function createScriptRoutes({ clock, timers, outbox, people, health }: ScriptOptions): Routes {
  const time = () => ({ now: new Date(clock.now()).toISOString(), offsetMs: clock.offsetMs() })
  const readJson = async (request: Parameters<Handler>[0]): Promise<Record<string, unknown>> => {
    const bytes = await readBody(request, LOCAL_BODY_BYTES)
    return bytes.length === 0 ? {} : parseObject(bytes)
  }

  const setClock: Handler = async (request, response) => {
    const { at, advanceMs } = await readJson(request)
    if (at !== undefined) clock.set(instantOf(at))
    else if (typeof advanceMs === 'number' && Number.isFinite(advanceMs)) clock.advance(advanceMs)
    else clock.reset()
    sendJson(response, 200, time())
  }

  const fireTimer: Handler = async (request, response) => {
    const { at, times = 1, door } = await readJson(request)
    if (typeof times !== 'number' || !Number.isInteger(times) || times < 1 || times > 100) {
      throw new Refusal(400, 'times must be 1 to 100')
    }
    const outcomes = await timers.fire({
      at: at === undefined ? undefined : instantOf(at),
      times,
      door: typeof door === 'string' ? door : undefined,
    })
    sendJson(response, 200, { fired: outcomes.map(readable) })
  }

  return {
    'GET /healthz': (_request, response) => sendJson(response, 200, health()),
    'GET /people': (_request, response) => sendJson(response, 200, people()),
    'GET /outbox': (_request, response, url) => sendJson(response, 200, outbox.entries({
      api: url.searchParams.get('api') ?? undefined,
      after: Number(url.searchParams.get('after') ?? 0) || 0,
    })),
    'GET /clock': (_request, response) => sendJson(response, 200, time()),
    'POST /clock': setClock,
    'POST /timer': fireTimer,
  }
}

function instantOf(at: unknown): string | number {
  if ((typeof at === 'string' || typeof at === 'number') && !Number.isNaN(new Date(at).getTime())) return at
  throw new Refusal(400, 'at must be an ISO instant')
}

export function readable(outcome: Outcome): Record<string, unknown> {
  return outcome.ok ? { ok: true, result: JSON.parse(outcome.json) as unknown } : { ...outcome }
}
