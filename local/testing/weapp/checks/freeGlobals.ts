/** Names that built JavaScript takes from its surroundings and WeChat does not have. */
import { parse } from 'acorn'
import { analyze } from 'eslint-scope'
import type { Package } from '../package'

const language = [
  'undefined', 'NaN', 'Infinity', 'globalThis', 'parseInt', 'parseFloat', 'isNaN', 'isFinite', 'encodeURIComponent', 'decodeURIComponent',
  'encodeURI', 'decodeURI', 'escape', 'unescape', 'Object', 'Array', 'String', 'Number', 'Boolean', 'Symbol', 'Function', 'Math', 'JSON',
  'Date', 'RegExp', 'Promise', 'Map', 'Set', 'WeakMap', 'WeakSet', 'WeakRef', 'Proxy', 'Reflect', 'Intl', 'BigInt', 'ArrayBuffer', 'DataView',
  'Int8Array', 'Uint8Array', 'Uint8ClampedArray', 'Int16Array', 'Uint16Array', 'Int32Array', 'Uint32Array', 'Float32Array', 'Float64Array',
  'Error', 'TypeError', 'RangeError', 'SyntaxError', 'ReferenceError', 'EvalError', 'URIError', 'AggregateError', 'arguments',
]
/** What WeChat puts beside it (框架接口, 基础功能). */
const ofWeChat = [
  'wx', 'App', 'Page', 'Component', 'Behavior', 'getApp', 'getCurrentPages', 'require', 'module', 'exports', 'global', 'console',
  'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'requirePlugin', '__wxConfig',
]
/** What the oldest phones of `BROWSERSLIST` (client/config/build.js) speak: iOS 12 has neither `?.` nor `??`. */
const SPOKEN = 2019
const known: ReadonlySet<string> = new Set([...language, ...ofWeChat])

/** `file: name` for every foreign name, once per file. Throws with file and place when a file is no JavaScript. */
export function foreignNames(source: Package): string[] {
  return source.files('.js').flatMap((file) => freeNames(file, source.text(file)).filter((name) => !known.has(name)).map((name) => `${file}: ${name}`))
}

function freeNames(file: string, text: string): string[] {
  const through = scopeOf(file, text).through.map(({ identifier }) => identifier.name)
  return [...new Set(through)].sort()
}

function scopeOf(file: string, text: string) {
  try {
    // Two descriptions of one tree: acorn's own types and the ESTree ones.
    const tree = parse(text, { ecmaVersion: SPOKEN, ranges: true, locations: true }) as unknown as Parameters<typeof analyze>[0]
    const { globalScope } = analyze(tree, { ecmaVersion: SPOKEN, sourceType: 'script' })
    if (!globalScope) throw new Error('no scope')
    return globalScope
  } catch (error) {
    throw new Error(`${file} is no JavaScript of ${SPOKEN}: ${String(error)}`)
  }
}
