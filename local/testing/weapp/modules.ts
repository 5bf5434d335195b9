/** `require` as WeChat has it: relative paths, one instance per file, no way into another subpackage. */
import path from 'node:path'
import type { Package } from './package'
import type { Problems } from './problems'
import type { Realm } from './realm'

export type Require = (file: string) => unknown

/** Gives the function that loads a file by its path in the package, `pages/home/index.js`. */
export function createModules(source: Package, realm: Realm, problems: Problems): Require {
  const loaded = new Map<string, { exports: unknown }>()

  const load: Require = (file) => {
    const known = loaded.get(file)
    if (known) return known.exports
    if (!source.has(file)) throw new Error(`module '${file}' is not defined`)
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const require = (request: string) => load(resolve(request, file))
    realm.run(file, { require, module, exports: module.exports })
    return module.exports
  }

  const resolve = (request: string, from: string): string => {
    const base = request.startsWith('/') ? '' : path.posix.dirname(from)
    const joined = path.posix.join(base, request.replace(/^\//, ''))
    const file = joined.endsWith('.js') ? joined : `${joined}.js`
    const root = source.rootOf(file)
    if (root !== '' && root !== source.rootOf(from)) problems.add(`${from} reaches into the subpackage ${root}: ${request}`)
    return file
  }

  return load
}
