/**
 * WXML, WXS and WXSS through the compilers of WeChat's own simulator. They end well even when they
 * complain, so what they print on stderr decides.
 */
import { chmodSync, copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { spawnSync } from 'node:child_process'
import { devNull, tmpdir } from 'node:os'
import path from 'node:path'
import type { Package } from '../package'

const folders: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'mac' }

/** They are published for x86-64 only. */
export const canRun = process.arch === 'x64' && process.platform in folders

/** Complaints, one line each; wcc stops at the first. */
export function syntaxFaults(source: Package): string[] {
  const dir = mkdtempSync(path.join(tmpdir(), 'wcc-'))
  const run = (name: string, args: string[]) => complaintsOf(executable(name, dir), args, source.dir)
  try {
    return [
      ...run('wcc', ['-o', devNull, ...source.files('.wxml'), ...source.files('.wxs')]),
      ...run('wcsc', ['-lc', ...source.files('.wxss')]),
    ]
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

/** npm unpacks them without permission to run. */
function executable(name: string, dir: string): string {
  const published = path.join(path.dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', folders[process.platform] ?? '', name)
  const file = path.join(dir, name)
  copyFileSync(published, file)
  chmodSync(file, 0o755)
  return file
}

function complaintsOf(file: string, args: string[], cwd: string): string[] {
  const { error, stderr } = spawnSync(file, args, { cwd, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 })
  if (error) throw error
  return stderr.split('\n').map((line) => line.trim()).filter((line) => line !== '' && line !== 'error file count: 0')
}
