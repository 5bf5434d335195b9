/**
 * `npm run test:hostile [inputs]`: U1–U21 against every action, 100,000 fuzzed inputs each unless told otherwise
 * and 500 over the wire, and the tests that prove F1–F28. Prints the table. Ends with code 1 when one of them is red.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actionNames } from '../contract'
import { filesOfRows, rows } from './table'

const inputs = Number(process.argv[2] ?? 100_000)
const generated = ['local/programmes/hostile.test.ts', 'local/programmes/rights.long.test.ts', 'local/programmes/hostile/table.test.ts', 'local/programmes/hostile/wire.test.ts', 'local/programmes/hostile/realInputs.long.test.ts']
/** Inputs of each action over the wire, where the whole number is asked for. */
const WIRE_INPUTS = inputs >= 100_000 ? 500 : 50
const root = path.resolve(__dirname, '../../..')

interface Told {
  readonly testResults: ReadonlyArray<{ readonly name: string; readonly assertionResults: ReadonlyArray<{ readonly ancestorTitles: readonly string[]; readonly title: string; readonly status: string }> }>
}

function main(): void {
  const dir = mkdtempSync(path.join(tmpdir(), 'hostile-'))
  const told = path.join(dir, 'told.json')
  const files = [...new Set([...generated, ...filesOfRows()])]
  const begun = performance.now()
  const { status } = spawnSync('npx', ['jest', '-c', 'local/testing/jest.config.js', '--maxWorkers=2', '--json', `--outputFile=${told}`, '--runTestsByPath', ...files], {
    cwd: root, env: { ...process.env, LONG: '1', FUZZ: String(inputs), WIRE: String(WIRE_INPUTS) }, stdio: ['ignore', 'ignore', 'inherit'],
  })
  const { testResults } = JSON.parse(readFileSync(told, 'utf8')) as Told
  rmSync(dir, { recursive: true, force: true })
  const states = (file: string) => testResults.filter(({ name }) => name.endsWith(file)).flatMap(({ assertionResults }) => assertionResults)
  const red = testResults.flatMap(({ name, assertionResults }) => assertionResults.filter((one) => one.status === 'failed').map((one) => `${path.relative(root, name)}: ${one.ancestorTitles.concat(one.title).join(' › ')}`))
  for (const { row, what, tests, notBuilt } of rows) {
    const isRed = tests.some(([file]) => states(file).length === 0 || states(file).some((one) => one.status === 'failed'))
    console.log(`${row.padEnd(4)} ${tests.length === 0 ? `no ${notBuilt ?? ''}* actions` : isRed ? 'RED' : 'held'}  ${what}`)
  }
  const count = testResults.flatMap(({ assertionResults }) => assertionResults).length
  console.log(`${actionNames.length} actions, ${inputs} fuzzed inputs each; ${count} tests in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${red.length} red`)
  for (const sentence of red.slice(0, 20)) console.log(`  ${sentence}`)
  process.exitCode = status === 0 && red.length === 0 ? 0 : 1
}

main()
