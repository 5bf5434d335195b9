import { randomUUID } from 'node:crypto'
import { CHECK_VISIT_MS, CHECKED_TEXT_LENGTH } from '../limits'
import type { Records } from '../records'
import { error, isOpenid, ok, type Api, type ApiReply } from './api'

export type Suggestion = 'pass' | 'review' | 'risky'

/** Words that decide a text check; the real lists are WeChat's secret. */
export interface WordList {
  risky: readonly string[]
  review: readonly string[]
}

export const DEFAULT_WORDS: WordList = { risky: ['赌博', '色情', '枪支', '代开发票'], review: ['加微信', '刷单'] }

/** Label numbers (文本内容安全识别 › label): 100 fine, 10001 advertising, 20006 crime. */
const LABELS: Record<Suggestion, number> = { pass: 100, review: 10001, risky: 20006 }

export interface CheckOptions {
  words: WordList
  records: Records
  now: () => number
  /** When this person last opened the mini-program, in ms. */
  lastVisit: (openid: string) => number | undefined
}

/** 内容安全 › 文本内容安全识别, version 2. Bad text is errcode 0 with `suggest: 'risky'`. */
export function createTextCheck(options: CheckOptions): Api {
  return ({ content, version, scene, openid }) => {
    if (version !== 2) return error(40097, 'version must be 2')
    const refusal = whyNotPerson(options, scene, openid)
    if (refusal) return refusal
    if (typeof content !== 'string' || content === '') return error(47001, 'content is missing')
    if (content.length > CHECKED_TEXT_LENGTH) return error(40097, `content has more than ${CHECKED_TEXT_LENGTH} characters`)
    const risky = options.words.risky.find((word) => content.includes(word))
    const review = options.words.review.find((word) => content.includes(word))
    const suggest: Suggestion = risky ? 'risky' : review ? 'review' : 'pass'
    const keyword = risky ?? review
    const detail = [{ strategy: keyword ? 'keyword' : 'content_model', errcode: 0, suggest, label: LABELS[suggest], keyword }]
    return ok({ result: { suggest, label: LABELS[suggest] }, detail, trace_id: randomUUID() })
  }
}

function whyNotPerson({ now, lastVisit }: CheckOptions, scene: unknown, openid: unknown): ApiReply | null {
  if (![1, 2, 3, 4].includes(Number(scene))) return error(40129, 'invalid scene: 1 to 4')
  if (!isOpenid(openid)) return error(40003, 'invalid openid')
  const visit = lastVisit(openid)
  if (visit === undefined || now() - visit > CHECK_VISIT_MS) return error(61010, 'code is expired: no visit within 2 hours')
  return null
}

/** A picture or sound whose verdict is still to come. */
export interface PendingCheck {
  trace: string
  url: string
  openid: string
}

/**
 * 内容安全 › 多媒体内容安全识别, version 2: answers with a trace id, the verdict follows as an event.
 * `mayFetch` stands for "publicly reachable": ours are the signed links.
 */
export function createMediaCheck(options: CheckOptions, delayMs: number, mayFetch: (url: string) => boolean): Api {
  return ({ media_url: url, media_type: type, version, scene, openid }) => {
    if (version !== 2) return error(40097, 'version must be 2')
    if (type !== 1 && type !== 2) return error(40004, 'invalid media type')
    const refusal = whyNotPerson(options, scene, openid)
    if (refusal) return refusal
    if (typeof url !== 'string' || !mayFetch(url)) return error(87020, 'the media cannot be fetched')
    const trace = randomUUID()
    options.records.run('INSERT INTO media_check VALUES (?, ?, ?, ?)', trace, url, String(openid), options.now() + delayMs)
    return ok({ trace_id: trace })
  }
}

/** The push `wxa_media_check` as a cloud function receives it. */
export function mediaEvent(check: PendingCheck, suggest: Suggestion, at: number, appId: string): Record<string, unknown> {
  return {
    ToUserName: 'gh_local',
    FromUserName: check.openid,
    CreateTime: Math.floor(at / 1000),
    MsgType: 'event',
    Event: 'wxa_media_check',
    appid: appId,
    trace_id: check.trace,
    version: 2,
    errcode: 0,
    errmsg: 'ok',
    result: { suggest, label: LABELS[suggest] },
    detail: [{ strategy: 'content_model', errcode: 0, suggest, label: LABELS[suggest], prob: 90 }],
  }
}
