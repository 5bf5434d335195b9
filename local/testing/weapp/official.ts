/** Runs the official check as a process of its own, see officialCheck.cjs. */
import { execFile } from 'node:child_process'
import path from 'node:path'

export interface OfficialReport {
  readonly problems: readonly string[]
  /** Bytes by package, `__APP__` is the main one. */
  readonly sizes: Readonly<Record<string, number>>
  readonly checks: readonly string[]
  readonly files: number
}

export function officialCheck(dir: string): Promise<OfficialReport> {
  return new Promise((resolve, reject) => {
    execFile(process.execPath, [path.join(__dirname, 'officialCheck.cjs'), dir], { maxBuffer: 16 * 1024 * 1024 }, (error, stdout, stderr) => {
      const last = stdout.trimEnd().split('\n').at(-1) ?? ''
      if (last.startsWith('{')) resolve(JSON.parse(last) as OfficialReport)
      else reject(new Error(`no report: ${error?.message ?? ''}\n${stderr}`))
    })
  })
}
