/**
 * jsdom with what a browser has and jsdom lacks: `fetch`, `matchMedia`. Addresses without a host go to
 * `globalThis.cloudUrl`, which a test sets to its local cloud; until then nobody answers. `globalThis.unanswered` counts
 * what is on its way.
 */
const { TestEnvironment } = require('jest-environment-jsdom')

const NOBODY = 'http://127.0.0.1:9'

class ScreenEnvironment extends TestEnvironment {
  isOver = false

  /** Nobody is told any more once the screen is gone: told then, the next test file would hear of it. */
  whileOpen(promise) {
    const never = new Promise(() => undefined)
    return promise.then((value) => (this.isOver ? never : value), (error) => (this.isOver ? never : Promise.reject(error)))
  }

  async teardown() {
    this.isOver = true
    await super.teardown()
  }

  async setup() {
    await super.setup()
    const screen = this.global
    screen.unanswered = 0
    screen.fetch = (address, init) => {
      screen.unanswered += 1
      const answer = fetch(new URL(address, screen.cloudUrl ?? NOBODY), init).finally(() => { screen.unanswered -= 1 })
      return this.whileOpen(answer.then((response) => Object.assign(response, { json: () => this.whileOpen(Response.prototype.json.call(response)) })))
    }
    for (const name of ['Request', 'Response', 'Headers', 'AbortController', 'AbortSignal', 'TextEncoder', 'TextDecoder']) {
      screen[name] = globalThis[name]
    }
    screen.matchMedia = () => ({ matches: false, addEventListener: () => undefined, removeEventListener: () => undefined })
    screen.IS_REACT_ACT_ENVIRONMENT = true
    // Where React looks for its developer tools when it is loaded; see commits.ts.
    screen.__REACT_DEVTOOLS_GLOBAL_HOOK__ = { supportsFiber: true, inject: () => 1, onCommitFiberRoot: (_renderer, root) => screen.onReactCommit?.(root) }
  }
}

module.exports = ScreenEnvironment
