/** The parts of a running mini-program put together: package, realm, modules, framework, page stack, `wx`. */
import type { Cloud } from '@/local/cloud'
import { createCanvas, type Canvas } from './components/canvas'
import { createFramework } from './framework'
import { createMeter } from './meter'
import { createModules } from './modules'
import { openPackage } from './package'
import { createPageStack } from './pageStack'
import { createProblems, textOf, type Problems } from './problems'
import { createRealm } from './realm'
import type { ScreenElement } from './screen'
import { createTimers } from './timers'
import { answer, createWx, type Answers, type Options } from './wx/api'
import { cloudApis, type CloudSeat } from './wx/cloud'
import { deviceApis } from './wx/device'
import { dialogApis } from './wx/dialogs'
import { fileApis } from './wx/files'
import type { Phone } from './wx/phone'
import { selectorApis } from './wx/selectorQuery'
import { storageApis } from './wx/storage'

export interface MachineOptions {
  readonly dir: string
  /** The phone's clock follows the cloud's, where it has one. */
  readonly cloud: CloudSeat['cloud'] & Partial<Pick<Cloud, 'clock'>>
  readonly openid: string
  readonly phone: Phone
}

export type Machine = ReturnType<typeof createMachine>

export function createMachine({ dir, cloud, openid, phone }: MachineOptions) {
  const source = openPackage(dir)
  const problems = createProblems()
  const timers = createTimers(problems)
  const meter = createMeter()
  let aheadMs = 0
  const realm = createRealm(source, () => (cloud.clock?.now() ?? Date.now()) + aheadMs)
  const require = createModules(source, realm, problems)
  const framework = createFramework({ source, realm, problems, timers, meter }, require)
  const stack = createPageStack(source, framework, realm, problems)

  const answers: Answers = new Map()
  const asked: { name: string; options: Options }[] = []
  const actions: string[] = []
  const canvases = new Map<ScreenElement, Canvas>()
  const canvasOf = (element: ScreenElement) => {
    const canvas = canvases.get(element) ?? createCanvas(timers)
    canvases.set(element, canvas)
    return canvas
  }
  const page = () => ({ all: (selector: string) => stack.top().root.getComponent().getShadowRoot()?.querySelectorAll(selector) ?? [], canvas: canvasOf })
  const context = { problems, timers, answers, asked, realm }
  const wx = createWx(
    [dialogApis, deviceApis(phone), storageApis(phone), fileApis(phone), selectorApis(page, timers), { answering: stack.navigation }],
    context,
  )
  const cloudCalls = Object.entries(cloudApis({ cloud, openid, actions }, phone))
  wx.cloud = { init: () => undefined, ...Object.fromEntries(cloudCalls.map(([name, api]) => [name, answer(`cloud.${name}`, api, context)])) }

  let app: Record<string, unknown> = {}
  Object.assign(realm.globals, {
    wx,
    ...timers.functions,
    console: quietConsole(problems),
    App: (definition: Record<string, unknown>) => (app = definition),
    getApp: () => app,
    getCurrentPages: () => stack.pages.map(({ instance }) => instance),
  })

  /** Cold start: app.js, its launch, the first page. */
  function start(url: string): void {
    const [path = '', search = ''] = url.replace(/^\//, '').split('?')
    const how = { path, query: Object.fromEntries(new URLSearchParams(search)), scene: 1001, referrerInfo: {} }
    wx.getLaunchOptionsSync = () => how
    wx.getEnterOptionsSync = () => how
    guarded('app.js', () => require('app.js'))
    for (const lifecycle of ['onLaunch', 'onShow']) guarded(lifecycle, () => (app[lifecycle] as ((how: object) => void) | undefined)?.(how))
    stack.launch(url)
  }

  function guarded(name: string, work: () => void): void {
    try {
      work()
    } catch (error) {
      problems.add(`${name} threw`, error)
    }
  }

  return {
    source, problems, timers, meter, stack, wx, answers, asked, actions, canvases, start,
    letTimePass: (ms: number) => void (aheadMs += ms),
    close: () => {
      stack.close()
      timers.stop()
      framework.close()
      phone.throwAway()
    },
  }
}

/** Only what is said as an error counts. */
function quietConsole(problems: Problems): Record<string, (...parts: unknown[]) => void> {
  const nothing = () => undefined
  const error = (...parts: unknown[]) => problems.add(`console.error: ${parts.map(textOf).join(' ')}`)
  return { log: nothing, info: nothing, debug: nothing, warn: nothing, error }
}
