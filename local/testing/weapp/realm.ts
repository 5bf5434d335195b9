/**
 * JavaScript as WeChat's logic layer offers it: the language, timers, console and WeChat's own names.
 * A realm of its own, so that what a browser or Node has and WeChat lacks (document, localStorage,
 * fetch, process …) is really absent, and text never becomes code.
 */
import vm from 'node:vm'
import type { Package } from './package'

export interface Realm {
  /** Its global variables; add what the program may see. */
  readonly globals: Record<string, unknown>
  /** Runs one file of the package as a function body with these parameters. */
  run(file: string, parameters: Record<string, unknown>): void
  /** The same value made of this realm's own objects and arrays, as if it had crossed from native code. */
  copy<Value>(value: Value): Value
  /** This realm's String, Number, … to the host's: the framework compares them by identity. */
  readonly hostTypes: ReadonlyMap<unknown, unknown>
}

/** Runs in the realm: its Date follows a clock of the test's. */
const CLOCK = `(function (now) {
  const Real = Date
  globalThis.Date = class Date extends Real {
    constructor(...parts) { parts.length > 0 ? super(...parts) : super(now()) }
    static now() { return now() }
  }
})`

/** Compiled once per content: many tests start the same program. */
const compiled = new Map<string, vm.Script>()

function scriptOf(name: string, source: string): vm.Script {
  const key = `${name}\n${source}`
  const known = compiled.get(key)
  if (known) return known
  const script = new vm.Script(source, { filename: name })
  compiled.set(key, script)
  return script
}

export function createRealm(source: Package, now: () => number): Realm {
  const context = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } })
  // V8 brings these into every realm; WeChat has no WebAssembly of this name and no shared memory.
  vm.runInContext('delete globalThis.WebAssembly; delete globalThis.SharedArrayBuffer; var global = {}', context)
  ;(vm.runInContext(CLOCK, context) as (now: () => number) => void)(now)
  const parse = vm.runInContext('JSON.parse', context) as (text: string) => unknown
  const types = [String, Number, Boolean, Object, Array, Function]
  return {
    hostTypes: new Map(types.map((type) => [vm.runInContext(type.name, context) as unknown, type])),
    globals: context as Record<string, unknown>,
    run: (file, parameters) => {
      const names = Object.keys(parameters).join(', ')
      const body = scriptOf(file, `(function (${names}) {${source.text(file)}\n})`)
      const wrapped = body.runInContext(context) as (...values: unknown[]) => void
      wrapped(...Object.values(parameters))
    },
    copy: (value) => (value === undefined ? value : (parse(JSON.stringify(value)) as typeof value)),
  }
}
