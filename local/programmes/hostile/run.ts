/**
 * `npm run test:hostile [inputs] [at the door]`: U1–U21 against every action, 100,000 fuzzed inputs each for the parser and 500
 * nearly right ones each through the door unless told otherwise, and the tests that prove F1–F28. Prints both tables. Ends with
 * code 1 when a test is red, or an action that a row concerns was not attacked.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actionNames } from '../contract'
import { attackRows, sumOfAttacks, type Sum } from './attacked'
import { filesOfRows, rows } from './table'

const inputs = Number(process.argv[2] ?? 100_000)
const atTheDoor = Number(process.argv[3] ?? 500)
const here = 'local/programmes'
const generated = [
  `${here}/hostile.test.ts`, `${here}/rights.long.test.ts`,
  ...['table.test.ts', 'attacked.test.ts', 'wire.test.ts', 'realInputs.long.test.ts', 'realPeople.long.test.ts'].map((name) => `${here}/hostile/${name}`),
]
const root = path.resolve(__dirname, '../../..')

interface TestFile {
  readonly name: string
  readonly assertionResults: ReadonlyArray<{ readonly ancestorTitles: readonly string[]; readonly title: string; readonly status: string }>
}

interface Ran {
  readonly isGreen: boolean
  readonly files: readonly TestFile[]
  readonly sums: readonly Sum[]
  /** What tests said about their own figures. */
  readonly words: string
}

function run(): Ran {
  const dir = mkdtempSync(path.join(tmpdir(), 'hostile-'))
  const told = path.join(dir, 'told')
  const files = [...new Set([...generated, ...filesOfRows()])]
  const { status } = spawnSync('npx', ['jest', '-c', 'local/testing/jest.config.js', '--maxWorkers=2', '--json', `--outputFile=${told}`, '--runTestsByPath', ...files], {
    cwd: root, env: { ...process.env, LONG: '1', FUZZ: String(inputs), DOOR: String(atTheDoor), ATTACKS: dir }, stdio: ['ignore', 'ignore', 'inherit'],
  })
  const { testResults } = JSON.parse(readFileSync(told, 'utf8')) as { testResults: readonly TestFile[] }
  const words = path.join(dir, 'words.txt')
  const ran = { isGreen: status === 0, files: testResults, sums: sumOfAttacks(dir), words: existsSync(words) ? readFileSync(words, 'utf8') : '' }
  rmSync(dir, { recursive: true, force: true })
  return ran
}

function main(): void {
  const begun = performance.now()
  const { isGreen, files, sums, words } = run()
  const states = (file: string) => files.filter(({ name }) => name.endsWith(file)).flatMap(({ assertionResults }) => assertionResults)
  const red = files.flatMap(({ name, assertionResults }) => assertionResults.filter((one) => one.status === 'failed').map((one) => `${path.relative(root, name)}: ${one.ancestorTitles.concat(one.title).join(' › ')}`))
  for (const { row, tried, of, missed } of sums) {
    console.log(`${row.padEnd(4)} ${String(tried).padStart(3)} of ${String(of).padStart(3)}  ${attackRows[row].what}${missed.length > 0 ? `: NOT ${missed.slice(0, 5).join(', ')}` : ''}`)
  }
  for (const { row, what, tests, notBuilt } of rows) {
    const isRed = tests.some(([file]) => states(file).length === 0 || states(file).some((one) => one.status === 'failed'))
    console.log(`${row.padEnd(4)} ${tests.length === 0 ? `no ${notBuilt ?? ''}* actions` : isRed ? 'RED' : 'held'}  ${what}`)
  }
  const count = files.flatMap(({ assertionResults }) => assertionResults).length
  console.log(`${actionNames.length} actions; ${inputs} fuzzed inputs of each for the parser; ${words.trim()}`)
  console.log(`${count} tests in ${((performance.now() - begun) / 1000).toFixed(0)} s, ${red.length} red`)
  for (const sentence of red.slice(0, 20)) console.log(`  ${sentence}`)
  process.exitCode = isGreen && red.length === 0 && sums.every(({ of, missed }) => of > 0 && missed.length === 0) ? 0 : 1
}

main()
