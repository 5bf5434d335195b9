/** The build under test: dist/weapp, or another folder named by WEAPP_DIR. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export const builtDir = process.env.WEAPP_DIR ?? path.resolve(__dirname, '../../../dist/weapp')

/** A copy to break; removed after `use`. */
export async function withCopy<Value>(use: (dir: string) => Value | Promise<Value>): Promise<Value> {
  const dir = mkdtempSync(path.join(tmpdir(), 'weapp-'))
  try {
    cpSync(builtDir, dir, { recursive: true })
    return await use(dir)
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}
