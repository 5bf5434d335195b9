/** Bytes of each package as WeChat counts them: what is uploaded, before compression. */
import { statSync } from 'node:fs'
import path from 'node:path'
import type { Package } from '../package'

export interface PackageSizes {
  readonly main: number
  /** By root. */
  readonly subpackages: Readonly<Record<string, number>>
  readonly total: number
}

/** Not uploaded: descriptions of the project and texts nobody loads (项目配置文件 › ignoreUploadUnusedFiles). */
const NOT_UPLOADED = /(^|\/)project\.(private\.)?config\.json$|\.(txt|mjs|map)$/

export function packageSizes(source: Package): PackageSizes {
  const sizes = new Map<string, number>()
  for (const file of source.files('')) {
    if (NOT_UPLOADED.test(file)) continue
    const root = source.rootOf(file)
    sizes.set(root, (sizes.get(root) ?? 0) + statSync(path.join(source.dir, file)).size)
  }
  const { '': main = 0, ...subpackages } = Object.fromEntries(sizes)
  return { main, subpackages, total: [...sizes.values()].reduce((sum, size) => sum + size, 0) }
}
