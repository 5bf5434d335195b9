/**
 * The compiled mini-program in a person's hand: started in the official component framework, its cloud
 * the product's real functions. Gestures wait until everything they caused has come to rest.
 */
import { createFramework } from './framework'
import { createMeter, type SetDataCost } from './meter'
import { createModules } from './modules'
import { openPackage } from './package'
import { createPageStack } from './pageStack'
import { createProblems, textOf } from './problems'
import { createRealm } from './realm'
import { pick, tap, type } from './components/actions'
import { findAll, findOne, linesOf, readScreen, sizeOf, type ScreenSize, type Wanted } from './screen'
import { createTimers } from './timers'
import { answer, createWx, type Answers, type Options } from './wx/api'
import { cloudApis, type CloudSeat } from './wx/cloud'
import { deviceApis } from './wx/device'
import { dialogApis } from './wx/dialogs'
import { fileApis } from './wx/files'
import { createPhone, type Phone } from './wx/phone'
import { storageApis } from './wx/storage'

export interface ProgramOptions extends Pick<CloudSeat, 'cloud' | 'openid'> {
  /** A built package, usually dist/weapp. */
  readonly dir: string
  /** A phone used before; a new one when absent. */
  readonly phone?: Phone
  /** How it is opened, e.g. by a code; the first tab when absent. */
  readonly url?: string
}

/** What one gesture, or the start, has cost. */
export interface Cost extends SetDataCost {
  /** Actions asked of the cloud. */
  readonly actions: readonly string[]
}

export interface Program {
  readonly phone: Phone
  /** Must be empty at the end of every test. A rejection nobody handles fails the test by itself. */
  readonly problems: readonly string[]
  /** Calls of `wx` in their order. */
  readonly asked: readonly { name: string; options: Options }[]
  /** Of the start until rest. */
  readonly launchCost: Cost
  readonly route: string
  readonly depth: number
  lines(): string[]
  says(wanted: Wanted): boolean
  size(): ScreenSize
  tap(wanted: Wanted): Promise<Cost>
  type(field: Wanted, text: string): Promise<Cost>
  pick(field: Wanted, value: string | number): Promise<Cost>
  /** On the tab bar, which WeChat draws. */
  tapTab(text: string): Promise<Cost>
  /** The arrow in the title bar. */
  goBack(): Promise<Cost>
  pullDown(): Promise<Cost>
  reachBottom(): Promise<Cost>
  /** What the person will do when WeChat shows this dialog: `willAnswer('scanCode', { result: '…' })`. */
  willAnswer(name: string, reply: object): void
  setOnline(isOnline: boolean): Promise<Cost>
  /** The phone's clock goes on; timers are not hurried. */
  letTimePass(ms: number): void
  close(): void
}

export async function openProgram({ dir, cloud, openid, phone = createPhone(), url }: ProgramOptions): Promise<Program> {
  const source = openPackage(dir)
  const problems = createProblems()
  const timers = createTimers(problems)
  const meter = createMeter()
  let aheadMs = 0
  const realm = createRealm(source, () => Date.now() + aheadMs)
  const require = createModules(source, realm, problems)
  const framework = createFramework({ source, realm, problems, timers, meter }, require)
  const stack = createPageStack(source, framework, realm, problems)

  const answers: Answers = new Map()
  const asked: Program['asked'][number][] = []
  const actions: string[] = []
  const context = { problems, timers, answers, asked, realm }
  const apis = [dialogApis, deviceApis(phone), storageApis(phone), fileApis(phone), { answering: stack.navigation }]
  const wx = createWx(apis, context)
  const cloudCalls = Object.entries(cloudApis({ cloud, openid, actions }, phone))
  wx.cloud = { init: () => undefined, ...Object.fromEntries(cloudCalls.map(([name, api]) => [name, answer(`cloud.${name}`, api, context)])) }

  let app: Record<string, unknown> = {}
  const reportError = (...parts: unknown[]) => problems.add(`console.error: ${parts.map(textOf).join(' ')}`)
  Object.assign(realm.globals, {
    wx,
    ...timers.functions,
    console: { log: () => undefined, info: () => undefined, debug: () => undefined, warn: () => undefined, error: reportError },
    App: (definition: Record<string, unknown>) => (app = definition),
    getApp: () => app,
    getCurrentPages: () => stack.pages.map(({ instance }) => instance),
  })

  const cost = (): Cost => ({ ...meter.total(), actions: [...actions] })
  const measured = async (gesture: () => unknown): Promise<Cost> => {
    meter.reset()
    actions.length = 0
    await gesture()
    await timers.settled()
    return cost()
  }
  const screen = () => readScreen(stack.top().root.getComponent())
  const element = (wanted: Wanted, tag?: string) => findOne(screen(), wanted, tag).element
  const navigate = (name: string, options: Options) => (wx[name] as (options: Options) => Promise<unknown>)(options)

  const first = url ?? `/${source.app.pages[0] ?? ''}`
  const launchCost = await measured(() => {
    const [path = '', search = ''] = first.replace(/^\//, '').split('?')
    const how = { path, query: Object.fromEntries(new URLSearchParams(search)), scene: 1001, referrerInfo: {} }
    wx.getLaunchOptionsSync = () => how
    wx.getEnterOptionsSync = () => how
    guarded('app.js', () => require('app.js'))
    for (const lifecycle of ['onLaunch', 'onShow']) guarded(lifecycle, () => (app[lifecycle] as ((how: object) => void) | undefined)?.(how))
    stack.launch(first)
  })

  function guarded(name: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      problems.add(`${name} threw`, error)
    }
  }

  const tabUrl = (text: string) => {
    const tab = source.app.tabBar?.list.find((each) => each.text === text)
    if (!tab) throw new Error(`no tab says ${text}`)
    return `/${tab.pagePath}`
  }

  return {
    phone,
    problems: problems.list(),
    asked,
    launchCost,
    get route() {
      return stack.top().route
    },
    get depth() {
      return stack.pages.length
    },
    lines: () => linesOf(screen()),
    says: (wanted) => findAll(screen(), wanted).length > 0,
    size: () => sizeOf(screen()),
    tap: (wanted) => measured(() => tap(element(wanted))),
    type: (field, text) => measured(() => type(fieldIn(field), text)),
    pick: (field, value) => measured(() => pick(element(field, 'picker'), value)),
    tapTab: (text) => measured(() => navigate('switchTab', { url: tabUrl(text) })),
    goBack: () => measured(() => navigate('navigateBack', {})),
    pullDown: () => measured(() => stack.tell('onPullDownRefresh')),
    reachBottom: () => measured(() => stack.tell('onReachBottom')),
    willAnswer: (name, reply) => answers.set(name, () => reply),
    setOnline: (isOnline) => measured(() => phone.setOnline(isOnline)),
    letTimePass: (ms) => void (aheadMs += ms),
    close: () => {
      stack.close()
      timers.stop()
      framework.close()
      phone.throwAway()
    },
  }

  function fieldIn(wanted: Wanted) {
    const fields = ['input', 'textarea'].flatMap((tag) => findAll(screen(), wanted, tag))
    const [only] = fields
    if (!only || fields.length > 1) throw new Error(`${fields.length} fields named ${String(wanted)}:\n${linesOf(screen()).join('\n')}`)
    return only.element
  }
}
