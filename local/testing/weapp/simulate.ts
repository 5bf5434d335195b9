/**
 * A page of the built mini-program in miniprogram-simulate: WeChat's default framework (exparser) with
 * its own template compiler, a second opinion beside the newer one of program.ts. The simulator knows
 * components only, so a page is handed to it as one. Once per test file: it registers nothing twice.
 */
import path from 'node:path'

/** As much of the simulator as is used; its own typings bring WeChat's globals with them. */
interface SimulatedNode {
  dispatchEvent(name: string, options: { bubbles?: boolean; detail?: object }): void
}
export interface SimulatedPage {
  attach(parent: Node): void
  detach(): void
  querySelector(selector: string): SimulatedNode | undefined
}

type Lifecycle = (this: unknown, argument?: unknown) => void
type PageDefinition = Record<string, unknown>
type Reply = (event: { action: string }) => unknown

interface Simulator {
  load(file: string, options: object): string
  render(id: string): SimulatedPage
}

/** Runs app.js, then the page; `reply` answers the cloud functions. */
export function simulatePage(dir: string, page: string, reply: Reply): SimulatedPage {
  const simulator = jest.requireActual<Simulator>('miniprogram-simulate')
  const world = globalThis as unknown as Record<string, unknown>
  const stack: unknown[] = []
  const app: { definition: Record<string, Lifecycle | undefined> } = { definition: {} }
  const define = world.Component as (definition: object) => void
  world.App = (definition: Record<string, Lifecycle>) => (app.definition = definition)
  world.getApp = () => app.definition
  world.getCurrentPages = () => stack
  world.Page = (definition: PageDefinition) => define(asComponent(definition, page, stack))
  Object.assign(world.wx as object, ofThisProduct(reply))

  jest.requireActual(path.join(dir, 'app.js'))
  app.definition.onLaunch?.({ path: page, query: {} })
  app.definition.onShow?.({ path: page, query: {} })
  return simulator.render(simulator.load(path.join(dir, page), { compiler: 'official', rootPath: dir }))
}

/** Functions of a page become methods; its life is that of the component. */
function asComponent({ data, ...rest }: PageDefinition, route: string, stack: unknown[]): object {
  const methods = Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === 'function')) as Record<string, Lifecycle>
  return {
    data,
    methods,
    lifetimes: {
      attached(this: Record<string, unknown>) {
        Object.assign(this, { route, options: {} })
        stack.push(this)
        methods.onLoad?.call(this, {})
        methods.onShow?.call(this)
      },
      ready(this: unknown) {
        methods.onReady?.call(this)
      },
      detached(this: unknown) {
        methods.onUnload?.call(this)
      },
    },
  }
}

/** What the simulator's own `wx` lacks and the program uses when it starts. */
function ofThisProduct(reply: Reply): object {
  const nothing = () => undefined
  return {
    cloud: {
      init: nothing,
      callFunction: async ({ data }: { data: { action: string } }) => ({ result: reply(data), errMsg: 'cloud.callFunction:ok' }),
    },
    getAppBaseInfo: () => ({ theme: 'light', fontSizeSetting: 16 }),
    getNetworkType: ({ success }: { success: (state: object) => void }) => success({ networkType: 'wifi' }),
    onNetworkStatusChange: nothing,
    offNetworkStatusChange: nothing,
    onThemeChange: nothing,
    offThemeChange: nothing,
    getUpdateManager: () => ({ onUpdateReady: nothing, applyUpdate: nothing }),
  }
}
