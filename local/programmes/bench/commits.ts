/** P8: what `client/src/commits.test.tsx` counted, which is run for it. The build does not tell its commits; the same components in jsdom do. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'
import type { Row } from './rows'

interface Gesture {
  readonly name: string
  readonly commits: number
  readonly later: number
  readonly rows: number
  readonly of: number
}

const root = path.resolve(__dirname, '../../..')
const test = 'client/src/commits.test.tsx'

export function commitRows(): Row[] {
  const jest = spawnSync(process.execPath, [path.join(root, 'node_modules/jest/bin/jest.js'), '-c', 'local/testing/jest.config.js', test], { cwd: root, encoding: 'utf8' })
  const gestures = [...jest.stdout.matchAll(/^P8 (\{.*\})$/gm)].map(([, json = '']) => JSON.parse(json) as Gesture)
  const said = gestures.map(({ name, commits, later, rows, of }) => `${name} ${commits} at once${later > 0 ? ` + ${later} after the answer` : ''}${of > 0 ? `, ${rows} of ${of} rows` : ''}`)
  const isShort = gestures.some(({ commits, rows }) => commits > 2 || rows > 3)
  return [{ metric: 'P8 React commits a tap; rows drawn anew', target: '≤ 2; ≤ 3', measured: said.join('; ') || 'the test said nothing', where: 'commits.test.tsx', isShort: gestures.length === 0 ? null : isShort }]
}
