/**
 * Regular expressions within bounded time. Each unbounded repetition of a single character multiplies the
 * work by the length of the text; repeated groups, look-around and back references may double it at every
 * character. What could take long runs under a watchdog (the `vm` module interrupts V8's matcher) whose
 * budget is shared by the whole request.
 */
import vm from 'node:vm'
import type { BSONRegExp } from 'bson'
import { requestFailed } from '../errors'
import { REGEX_BUDGET_MS, REGEX_HARMLESS_LENGTH, REGEX_HARMLESS_STEPS } from '../limits'
import { toRegExp } from '../values'

export interface RegexGuard {
  /** A test of strings; throws DATABASE_REQUEST_FAILED once the request's budget is used up. */
  tester(pattern: BSONRegExp | RegExp): (text: string) => boolean
}

export function createRegexGuard(budgetMs = REGEX_BUDGET_MS): RegexGuard {
  let left = budgetMs
  return {
    tester(pattern) {
      const regex = toRegExp(pattern)
      const degree = degreeOf(regex.source)
      if (degree <= 1) return (text) => regex.test(text)
      let watched: ReturnType<typeof watchedTest> | undefined
      return (text) => {
        if (left <= 0) throw tooCostly(regex)
        const begun = performance.now()
        try {
          const isHarmless = text.length <= REGEX_HARMLESS_LENGTH || text.length ** (degree + 1) <= REGEX_HARMLESS_STEPS
          if (isHarmless) return regex.test(text)
          watched ??= watchedTest(regex)
          return watched(text, Math.ceil(left))
        } finally {
          left -= performance.now() - begun
        }
      }
    },
  }
}

const tooCostly = (regex: RegExp) => requestFailed(`Regular expression is too expensive: /${regex.source}/`)

function watchedTest(regex: RegExp): (text: string, timeout: number) => boolean {
  const sandbox = vm.createContext({ regex, text: '' })
  const script = new vm.Script('regex.test(text)')
  return (text, timeout) => {
    sandbox.text = text
    try {
      return script.runInContext(sandbox, { timeout }) as boolean
    } catch {
      throw tooCostly(regex)
    }
  }
}

/** Times a repeat may be bounded by before it counts as unbounded. */
const NARROW = 16

/** How many `*`, `+`, `{n,}` or wide `{n,m}` follow single characters; Infinity when groups repeat or refer back. */
export function degreeOf(source: string): number {
  const bare = source.replace(/\\[1-9k]/g, '\u0001').replace(/\\./gs, 'e').replace(/\[[^\]]*\]/g, 'c')
  if (bare.includes('\u0001') || /\)[*+?{]/.test(bare) || /\(\?<?[=!]/.test(bare)) return Infinity
  return [...bare.matchAll(/[*+]|\{\d+(?:,\d*)?\}/g)].filter(([repeat]) =>
    !repeat.startsWith('{') || repeat.endsWith(',}') || Math.max(...repeat.match(/\d+/g)?.map(Number) ?? [0]) > NARROW).length
}
