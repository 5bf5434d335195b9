/**
 * The object `wx`. Every function WeChat has is there, so that feature tests take the same branch as
 * on a phone; one that is not imitated reports itself when it is called.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { textOf, type Problems } from '../problems'
import type { Realm } from '../realm'
import type { Timers } from '../timers'

export type Options = Readonly<Record<string, unknown>>
/** Answers with success/fail/complete or a promise, as most of `wx` does. Throws `WxFailure` to fail. */
export type AsyncApi = (options: Options) => unknown
export type PlainApi = (...args: never[]) => unknown

export interface Apis {
  readonly answering?: Readonly<Record<string, AsyncApi>>
  readonly plain?: Readonly<Record<string, PlainApi | object>>
}

export class WxFailure extends Error {
  constructor(
    readonly errMsg: string,
    readonly errCode?: number,
  ) {
    super(errMsg)
  }
}

/** What the person does with a dialog of WeChat's own; by name of the function that opens it. */
export type Answers = Map<string, AsyncApi>

export interface WxContext {
  readonly problems: Problems
  readonly timers: Timers
  readonly answers: Answers
  readonly asked: { name: string; options: Options }[]
  readonly realm: Realm
}

export function createWx(parts: readonly Apis[], context: WxContext): Record<string, unknown> {
  const wx: Record<string, unknown> = Object.fromEntries(knownNames().map((name) => [name, missing(name, context.problems)]))
  for (const { answering = {}, plain = {} } of parts) {
    for (const [name, api] of Object.entries(answering)) wx[name] = answer(name, api, context)
    Object.assign(wx, plain)
  }
  return wx
}

function missing(name: string, problems: Problems) {
  return () => {
    problems.add(`wx.${name} was called and is not imitated`)
    throw new Error(`wx.${name} is not imitated`)
  }
}

type Callback = (result: unknown) => void

/** One function of the asynchronous kind, also used by `wx.cloud`. */
export function answer(name: string, api: AsyncApi, context: WxContext) {
  const { problems, timers, answers, asked, realm } = context
  const report = (callback: unknown, result: unknown) => {
    try {
      if (typeof callback === 'function') (callback as Callback)(result)
    } catch (error) {
      problems.add(`a callback of wx.${name} threw`, error)
    }
  }
  return (options: Options = {}): unknown => {
    asked.push({ name, options })
    const work = timers.track(Promise.resolve().then(() => (answers.get(name) ?? api)(options))).then(
      (result) => ({ isDone: true, result: realm.copy<unknown>({ errMsg: `${name}:ok`, ...(result as object | undefined) }) }),
      (failure: unknown) => ({ isDone: false, result: realm.copy<unknown>(failed(name, failure, problems)) }),
    )
    if ('success' in options || 'fail' in options || 'complete' in options) {
      void timers.track(work).then(({ isDone, result }) => {
        report(isDone ? options.success : options.fail, result)
        report(options.complete, result)
      })
      return undefined
    }
    return work.then(({ isDone, result }) => (isDone ? result : Promise.reject(result)))
  }
}

function failed(name: string, failure: unknown, problems: Problems): { errMsg: string; errCode?: number } {
  if (failure instanceof WxFailure) return { errMsg: failure.errMsg, ...(failure.errCode !== undefined && { errCode: failure.errCode }) }
  problems.add(`wx.${name}`, failure)
  return { errMsg: `${name}:fail ${textOf(failure)}` }
}

/** Typings of what the framework adds of its own. */
const OWN = /(^|\/)taro\.\w+\.d\.ts$/
let names: string[] | undefined

/** The functions of `wx`, read from the typings of the framework that wraps them. */
function knownNames(): string[] {
  const folder = path.join(path.dirname(require.resolve('@tarojs/taro/package.json')), 'types/api')
  names ??= readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.d.ts') && !OWN.test(file))
    .flatMap((file) => staticsOf(readFileSync(path.join(folder, file), 'utf8')))
  return names
}

function staticsOf(typings: string): string[] {
  const statics = typings.split('interface TaroStatic {').slice(1).join('\n')
  return [...statics.matchAll(/^ {4}([a-z]\w+)[(<]/gm)].map(([, name]) => name ?? '')
}
