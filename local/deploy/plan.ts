/** What a deployment consists of, read from what was built: nothing is uploaded that is not listed here. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import { collections, type IndexDefinition } from '@/cloudfunctions/kit/collections'
import { describeRules } from './rules'
import { startingSettings } from './settings'

export interface FilePlan {
  readonly path: string
  readonly bytes: number
}

export interface Trigger {
  readonly name: string
  readonly type: string
  /** Seven fields, seconds first. */
  readonly config: string
}

export interface DeployPlan {
  readonly appid: string
  readonly env: string
  readonly functions: ReadonlyArray<{ readonly name: string; readonly files: readonly FilePlan[]; readonly timeout: number; readonly openapi: readonly string[]; readonly triggers: readonly Trigger[] }>
  readonly collections: ReadonlyArray<{ readonly name: string; readonly indexes: readonly IndexDefinition[] }>
  readonly settings: ReadonlyArray<{ readonly collection: string; readonly documents: number }>
  readonly pages: readonly FilePlan[]
}

function filesIn(root: string, below = ''): FilePlan[] {
  return readdirSync(path.join(root, below), { withFileTypes: true })
    .flatMap((entry) => {
      const name = path.posix.join(below, entry.name)
      return entry.isDirectory() ? filesIn(root, name) : [{ path: name, bytes: statSync(path.join(root, name)).size }]
    })
    .sort((a, b) => a.path.localeCompare(b.path))
}

interface FunctionConfig {
  readonly timeout?: number
  readonly permissions?: { readonly openapi?: readonly string[] }
  readonly triggers?: readonly Trigger[]
}

/** What one built function needs. */
export function functionPlan(functionsDir: string, name: string): DeployPlan['functions'][number] {
  const config = JSON.parse(readFileSync(path.join(functionsDir, name, 'config.json'), 'utf8')) as FunctionConfig
  const triggers = config.triggers ?? []
  if (triggers.length > 1) throw new Error(`${name}: WeChat allows one trigger a function`)
  return {
    name,
    files: filesIn(path.join(functionsDir, name)),
    timeout: config.timeout ?? 3,
    openapi: config.permissions?.openapi ?? [],
    triggers,
  }
}

/** Reads `dist/`; throws when it was not built. */
export function deployPlan(root: string, appid: string, env: string): DeployPlan {
  const functionsDir = path.join(root, 'dist/cloudfunctions')
  return {
    appid,
    env,
    functions: readdirSync(functionsDir).sort().map((name) => functionPlan(functionsDir, name)),
    collections: collections.map(({ name, indexes }) => ({ name, indexes })),
    settings: startingSettings.map(({ collection, documents }) => ({ collection, documents: documents.length })),
    pages: filesIn(path.join(root, 'dist/weapp')),
  }
}

const kilobytes = (files: readonly FilePlan[]) => `${(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024).toFixed(1)} KB`

/** The plan as a person reads it. */
export function describe(plan: DeployPlan): string {
  const lines = [`appid ${plan.appid}　cloud environment ${plan.env}`, '', 'Cloud functions']
  for (const { name, files, timeout, openapi, triggers } of plan.functions) {
    lines.push(`  ${name}  ${kilobytes(files)}  timeout ${timeout} s  open API: ${openapi.join(', ') || 'none'}`)
    for (const trigger of triggers) lines.push(`    trigger to create: ${trigger.name} ${trigger.type} ${trigger.config}`)
    for (const file of files) lines.push(`    ${file.path}  ${file.bytes} B`)
  }
  lines.push('', 'Collections (all admin-only) and their indexes')
  for (const { name, indexes } of plan.collections) {
    lines.push(`  ${name}`)
    for (const index of indexes) lines.push(`    ${index.name}: ${index.fields.map(([field, direction]) => `${field} ${direction}`).join(', ')}${index.unique ? '  unique' : ''}`)
  }
  lines.push('', ...describeRules())
  lines.push('', 'Settings a new environment starts with (only where the collection is empty)')
  for (const { collection, documents } of plan.settings) lines.push(`  ${collection}: ${documents} documents`)
  lines.push('', `Mini-program package  ${kilobytes(plan.pages)}, ${plan.pages.length} files`)
  for (const file of plan.pages) lines.push(`  ${file.path}  ${file.bytes} B`)
  return lines.join('\n')
}
