/**
 * The official component framework with the compiled pages in it. Its empty backend draws nothing:
 * the tree it keeps is the view layer that tests read and tap.
 */
import { addGlobalErrorListener, addGlobalWarningListener, Element, EmptyBackendContext, removeGlobalErrorListener, removeGlobalWarningListener } from 'glass-easel'
import { MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter'
import path from 'node:path'
import { builtInTags } from './components/tags'
import type { Meter } from './meter'
import type { Require } from './modules'
import type { Package } from './package'
import type { Problems } from './problems'
import type { Realm } from './realm'
import { compileTemplates } from './templates'
import type { Timers } from './timers'

export interface Parts {
  readonly source: Package
  readonly realm: Realm
  readonly problems: Problems
  readonly timers: Timers
  readonly meter: Meter
}

interface Instance {
  setData(data: object, done?: () => void): void
}

interface Definition {
  properties?: Record<string, unknown>
  lifetimes?: { created?: (this: Instance) => void }
}

export interface Framework {
  /** A new instance of a page, attached. Throws when the page cannot be loaded. */
  create(page: string): Root
  /** Ends a page. What it is sent afterwards is ignored, as in WeChat. */
  destroy(root: Root): void
  close(): void
}

/** Draws nothing, on a phone 390 wide; what waits for a frame goes on in the next turn. */
class Screen extends EmptyBackendContext {
  constructor(private readonly timers: Timers) {
    super()
  }
  override getWindowWidth(): number {
    return 390
  }
  override getWindowHeight(): number {
    return 753
  }
  override render(drawn: (error: Error | null) => void): void {
    this.timers.soon(() => drawn(null))
  }
}

export function createFramework({ source, realm, problems, timers, meter }: Parts, require: Require): Framework {
  const templates = compileTemplates(source, problems)
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('program', true)
  knowBuiltIns(space.getComponentSpace())
  const backend = env.associateBackend(new Screen(timers))
  const loaded = new Set<string>()
  const gone = new WeakSet<object>()
  const stopListening = listen(problems)

  function load(file: string): void {
    if (loaded.has(file)) return
    loaded.add(file)
    for (const extension of ['.json', '.wxml', '.js']) if (!source.has(file + extension)) problems.add(`${file}${extension} is not in the package`)
    const config = source.json(`${file}.json`) as { usingComponents?: Record<string, string> }
    const using = { ...source.app.usingComponents, ...config.usingComponents }
    space.addComponentStaticConfig(file, { ...config, usingComponents: using })
    const template = templates.of(file)
    if (template) space.addCompiledTemplate(file, template)
    for (const each of Object.values(using)) load(each.startsWith('/') ? each.slice(1) : path.posix.join(path.posix.dirname(file), each))
    define(file)
  }

  /** Runs the file; its call of Page() or Component() registers it. */
  function define(file: string): void {
    const before = { ...realm.globals }
    let isDefined = false
    const defining = <Definition>(register: (definition: Definition) => void) => (definition: Definition) => {
      isDefined = true
      register(definition)
    }
    space.componentEnv(file, ({ Page, Component, Behavior }) => {
      Object.assign(realm.globals, { Page: defining(Page), Component: defining(metered(Component, file)), Behavior })
      require(`${file}.js`)
    })
    Object.assign(realm.globals, { Page: before.Page, Component: before.Component, Behavior: before.Behavior })
    if (!isDefined) problems.add(`${file}.js defines neither a page nor a component`)
  }

  /** Data crosses to the view layer as JSON, and is counted. */
  function count(instance: Instance, name: string): void {
    const setData = instance.setData.bind(instance)
    instance.setData = (data, done) => {
      const json = JSON.stringify(data)
      meter.count(name, json)
      if (!gone.has(instance)) setData(JSON.parse(json) as object, done)
    }
  }

  function metered(register: (definition: never) => void, name: string) {
    return (definition: Definition) => {
      const created = definition.lifetimes?.created
      const lifetimes = {
        ...definition.lifetimes,
        created(this: Instance) {
          count(this, name)
          created?.call(this)
        },
      }
      register({ ...definition, lifetimes, properties: typed(definition.properties) } as never)
    }
  }

  /** Property types named by the program's own String, Object … */
  function typed(properties: Definition['properties'] = {}): object {
    const host = (type: unknown) => realm.hostTypes.get(type) ?? type
    return Object.fromEntries(Object.entries(properties).map(([name, property]) => {
      const isDetailed = typeof property === 'object' && property !== null && 'type' in property
      return [name, isDetailed ? { ...property, type: host(property.type) } : host(property)]
    }))
  }

  return {
    create: (page) => {
      load(page)
      const root = backend.createRoot('page', space, page)
      count(root.get() as unknown as Instance, page)
      return root
    },
    destroy: (root) => {
      gone.add(root.get())
      Element.pretendDetached(root.getComponent())
    },
    close: stopListening,
  }
}

interface TagSpace {
  setGlobalUsingComponent(tag: string, native: string): void
}

/** Other tags are refused; the constructor takes this switch, the adapter does not pass it on. */
function knowBuiltIns(space: TagSpace): void {
  for (const tag of builtInTags) space.setGlobalUsingComponent(tag, tag)
  Object.assign(space, { _$allowUnusedNativeNode: false })
}

/** The framework swallows what handlers throw and tells these listeners. */
function listen(problems: Problems): () => void {
  const onError = (error: unknown, method?: string) => {
    problems.add(`the framework caught in ${method ?? 'a page'}`, error)
    return false
  }
  const onWarning = (message: string) => {
    problems.add(`the framework warns: ${message}`)
    return false
  }
  addGlobalErrorListener(onError)
  addGlobalWarningListener(onWarning)
  return () => {
    removeGlobalErrorListener(onError)
    removeGlobalWarningListener(onWarning)
  }
}
