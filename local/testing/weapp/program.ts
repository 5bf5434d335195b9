/**
 * The compiled mini-program in a person's hand: started in the official component framework, its cloud
 * the product's real functions. Gestures wait until everything they caused has come to rest.
 */
import { pick, tap, type } from './components/actions'
import { createMachine, type MachineOptions } from './machine'
import type { SetDataCost } from './meter'
import { findAll, findOne, linesOf, readScreen, sizeOf, type ScreenSize, type Wanted } from './screen'
import type { Options } from './wx/api'
import { createPhone, type Phone } from './wx/phone'

export interface ProgramOptions extends Omit<MachineOptions, 'phone'> {
  /** A phone used before; a new one when absent. */
  readonly phone?: Phone
  /** How it is opened, e.g. by a code; the first tab when absent. */
  readonly url?: string
}

/** What one gesture, or the start, has cost. */
export interface Cost extends SetDataCost {
  /** Actions asked of the cloud. */
  readonly actions: readonly string[]
  /** The same calls and bytes by page or component: a page underneath may have been redrawn too. */
  readonly byFile: Readonly<Record<string, SetDataCost>>
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
  /** Pages on the stack. */
  readonly depth: number
  /** The page as indented lines, for messages and for looking at. */
  lines(): string[]
  says(wanted: Wanted): boolean
  /** Words drawn on canvases since the start. */
  drawn(): string[]
  size(): ScreenSize
  /** By a code, a notice or a shared card, while the program is still there. */
  open(url: string): Promise<Cost>
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

export async function openProgram({ phone = createPhone(), url, ...options }: ProgramOptions): Promise<Program> {
  const machine = createMachine({ ...options, phone })
  const { source, problems, timers, meter, stack, wx, answers, asked, actions, canvases } = machine

  const measured = async (gesture: () => unknown): Promise<Cost> => {
    meter.reset()
    actions.length = 0
    await gesture()
    await timers.settled()
    return { ...meter.total(), actions: [...actions], byFile: meter.byFile() }
  }
  const screen = () => readScreen(stack.top().root.getComponent())
  const navigate = (name: string, how: Options) => (wx[name] as (how: Options) => Promise<unknown>)(how)
  const fieldIn = (wanted: Wanted) => {
    const fields = ['input', 'textarea'].flatMap((tag) => findAll(screen(), wanted, tag))
    const [only] = fields
    if (!only || fields.length > 1) throw new Error(`${fields.length} fields named ${String(wanted)}:\n${linesOf(screen()).join('\n')}`)
    return only.element
  }
  const tabUrl = (text: string) => {
    const tab = source.app.tabBar?.list.find((each) => each.text === text)
    if (!tab) throw new Error(`no tab says ${text}`)
    return `/${tab.pagePath}`
  }

  const launchCost = await measured(() => machine.start(url ?? `/${source.app.pages[0] ?? ''}`))
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
    drawn: () => [...canvases.values()].flatMap(({ words }) => words),
    size: () => sizeOf(screen()),
    open: (address) => measured(() => navigate('reLaunch', { url: address })),
    tap: (wanted) => measured(() => tap(findOne(screen(), wanted).element)),
    type: (field, text) => measured(() => type(fieldIn(field), text)),
    pick: (field, value) => measured(() => pick(findOne(screen(), field, 'picker').element, value)),
    tapTab: (text) => measured(() => navigate('switchTab', { url: tabUrl(text) })),
    goBack: () => measured(() => navigate('navigateBack', {})),
    pullDown: () => measured(() => stack.tell('onPullDownRefresh')),
    reachBottom: () => measured(() => stack.tell('onReachBottom')),
    willAnswer: (name, reply) => answers.set(name, () => reply),
    setOnline: (isOnline) => measured(() => phone.setOnline(isOnline)),
    letTimePass: machine.letTimePass,
    close: machine.close,
  }
}
