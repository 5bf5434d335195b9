/** The files of one compiled mini-program, as WeChat would find them in the uploaded package. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

export interface AppJson {
  pages: string[]
  subPackages?: { root: string; pages: string[] }[]
  tabBar?: { list: { pagePath: string; text: string }[] }
  usingComponents?: Record<string, string>
  window?: Record<string, unknown>
}

export interface Package {
  readonly dir: string
  readonly app: AppJson
  /** Every page that may be opened, without extension. */
  readonly pages: readonly string[]
  readonly tabs: readonly string[]
  /** Root of the subpackage a file belongs to, or '' for the main package. */
  rootOf(file: string): string
  has(file: string): boolean
  text(file: string): string
  json(file: string): Record<string, unknown>
  /** Paths relative to the package, with this extension. */
  files(extension: string): string[]
}

/** @throws when app.json is missing or no JSON */
export function openPackage(dir: string): Package {
  const text = (file: string) => readFileSync(path.join(dir, file), 'utf8')
  const app = JSON.parse(text('app.json')) as AppJson
  const roots = (app.subPackages ?? []).map(({ root }) => root.replace(/\/$/, ''))
  return {
    dir,
    app,
    pages: [...app.pages, ...(app.subPackages ?? []).flatMap(({ root, pages }) => pages.map((page) => path.posix.join(root, page)))],
    tabs: app.tabBar?.list.map(({ pagePath }) => pagePath) ?? [],
    rootOf: (file) => roots.find((root) => file.startsWith(`${root}/`)) ?? '',
    has: (file) => existsSync(path.join(dir, file)),
    text,
    json: (file) => JSON.parse(text(file)) as Record<string, unknown>,
    files: (extension) => filesBelow(dir).filter((file) => file.endsWith(extension)),
  }
}

function filesBelow(dir: string): string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(dir, path.join(entry.parentPath, entry.name)))
    .sort()
}
