/**
 * Regular expressions within bounded time. A pattern with at most one unbounded repetition of a single
 * character cannot backtrack badly and runs as it is. Any other pattern runs under a watchdog (the `vm`
 * module interrupts V8's matcher) whose budget is shared by the whole request.
 */
import vm from 'node:vm'
import type { BSONRegExp } from 'bson'
import { requestFailed } from '../errors'
import { REGEX_BUDGET_MS, REGEX_WATCHED_LENGTH } from '../limits'
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
      if (isCheap(regex.source)) return (text) => regex.test(text)
      const watched = watchedTest(regex)
      return (text) => {
        if (text.length < REGEX_WATCHED_LENGTH) return regex.test(text)
        const begun = performance.now()
        try {
          if (left <= 0) throw tooCostly(regex)
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

/** Whether a pattern has no group repeated, no back reference and at most one `*`, `+`, `{n,}` or wide `{n,m}`. */
export function isCheap(source: string): boolean {
  let repeats = 0
  const bare = source.replace(/\\[1-9k]/g, '\u0001').replace(/\\./gs, 'e').replace(/\[[^\]]*\]/g, 'c')
  if (bare.includes('\u0001') || /\)[*+?{]/.test(bare) || /\(\?<?[=!]/.test(bare)) return false
  for (const [repeat] of bare.matchAll(/[*+]|\{\d+(?:,\d*)?\}/g)) {
    const wide = !repeat.startsWith('{') || repeat.endsWith(',}') || Math.max(...repeat.match(/\d+/g)?.map(Number) ?? [0]) > 16
    if (wide) repeats += 1
  }
  return repeats <= 1
}
