import { APP_ID } from '../functions/environment'
import type { Functions } from '../functions/functions'
import type { Outcome } from '../functions/invocation'
import type { Records } from '../records'
import { createOpenApi } from './openapi'
import { createOutbox } from './outbox'
import { createGetPhoneNumber, newPhoneCode } from './phone'
import { createMediaCheck, createTextCheck, DEFAULT_WORDS, mediaEvent, type Suggestion, type WordList } from './security'
import { createConsents, createSubscribeSend, type Templates } from './subscribe'
import { createGetUnlimited } from './wxacode'

export interface MessageOptions {
  /** Subscription templates of the console: id → fields such as `thing1`. */
  templates?: Templates
  /** Pages of the released mini-program, for `wxacode.getUnlimited`; every well-formed page when absent. */
  pages?: readonly string[]
  words?: WordList
  /** Verdict on a picture; `pass` when absent. */
  judgeMedia?: (url: string) => Suggestion
  /** Function that receives `wxa_media_check`; without one the verdicts wait to be read nowhere. */
  mediaCheckDoor?: string
  /** How long a media verdict takes; 1 s when absent. WeChat: within 30 minutes. */
  mediaCheckDelayMs?: number
}

interface Surroundings {
  records: Records
  functions: Functions
  publicUrl: string
  now: () => number
  mayFetch: (url: string) => boolean
  log: (sentence: string) => void
}

export type Messages = ReturnType<typeof openMessages>

/** The open API with everything behind it: consents, codes, verdicts and the outbox. */
export function openMessages(options: MessageOptions, { records, functions, publicUrl, now, mayFetch, log }: Surroundings) {
  const templates = options.templates ?? {}
  const consents = createConsents(records)
  const outbox = createOutbox(records)
  const visits = new Map<string, number>()
  const delayMs = options.mediaCheckDelayMs ?? 1_000
  const checks = { words: options.words ?? DEFAULT_WORDS, records, now, lastVisit: (openid: string) => visits.get(openid) }
  const mediaCheck = createMediaCheck(checks, delayMs, mayFetch)
  let waiting: NodeJS.Timeout | undefined

  const openApi = createOpenApi({
    apis: {
      'subscribeMessage.send': createSubscribeSend(templates, consents),
      'wxacode.getUnlimited': createGetUnlimited({ publicUrl, pages: options.pages }),
      'security.msgSecCheck': createTextCheck(checks),
      'security.mediaCheckAsync': async (params, caller) => {
        const reply = await mediaCheck(params, caller)
        watch()
        return reply
      },
      'phonenumber.getPhoneNumber': createGetPhoneNumber(records, now, APP_ID),
    },
    outbox,
    definition: functions.definition,
    now,
    log,
  })

  /** Delivers the verdicts that are due, or all that are pending. Returns how the functions took them. */
  async function deliverVerdicts(all = false): Promise<Outcome[]> {
    const { mediaCheckDoor: door, judgeMedia = () => 'pass' } = options
    if (!door) return []
    const rows = records.all('SELECT * FROM media_check WHERE due <= ?', all ? Number.MAX_SAFE_INTEGER : now())
    const outcomes: Outcome[] = []
    for (const row of rows) {
      const check = { trace: String(row.trace), url: String(row.url), openid: String(row.openid) }
      // Forgotten before delivery: two deliveries at once must not judge twice.
      if (records.run('DELETE FROM media_check WHERE trace = ?', check.trace) === 0) continue
      const event = mediaEvent(check, judgeMedia(check.url), now(), APP_ID)
      outcomes.push((await functions.invoke(door, event, { source: 'wx_unknown' })).outcome)
    }
    return outcomes
  }

  function watch(): void {
    if (waiting || !options.mediaCheckDoor) return
    waiting = setInterval(() => {
      void deliverVerdicts()
      if (records.first('SELECT 1 FROM media_check')) return
      clearInterval(waiting)
      waiting = undefined
    }, Math.max(10, Math.min(delayMs, 1_000)))
  }
  watch()

  return {
    actions: openApi.actions,
    script: openApi.script,
    templates,
    consents,
    outbox,
    visited: (openid: string) => void visits.set(openid, now()),
    phoneCode: (phone: string) => newPhoneCode(records, phone, now()),
    deliverVerdicts,
    close: () => clearInterval(waiting),
  }
}
