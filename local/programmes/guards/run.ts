/**
 * `npm run test:guards [nouns] [every] [minutes] [words]`: T15. Takes away one guard after another and runs the noun's own tests on
 * what is left; a guard that nobody misses is named. `nouns` with commas (`aid,session`), every n-th guard, so many minutes at most,
 * of those whose place or code has one of the `words` (`take.ts,NOT_FOUND`); what was not reached is said. Works on a copy of the
 * repository. Ends with code 1 when fewer than 95 in 100 are missed, or one of those of aid and of binding is not.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { guardsIn } from './find'

const root = path.resolve(__dirname, '../../..')
const features = 'cloudfunctions/features'
const [wanted = 'aid,session', every = '1', minutes = '60', words = ''] = process.argv.slice(2)
const nouns = wanted === 'all' ? readdirSync(path.join(root, features)) : wanted.split(',')
const STRICT = ['aid', 'session']
const LEAST = 0.95
const PATIENCE_MS = 900_000
const LATE = /Exceeded timeout of/

function copy(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'guards-'))
  for (const name of ['cloudfunctions', 'types', 'local', 'client', 'package.json', 'tsconfig.json', 'babel.config.js']) cpSync(path.join(root, name), path.join(dir, name), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'))
  return dir
}

interface Report {
  readonly numFailedTests: number
  readonly numRuntimeErrorTestSuites: number
  readonly testResults: ReadonlyArray<{ readonly message: string }>
}

/** True when a test says no. A run that ends otherwise, or that only waited too long, says nothing: it is done once more, and then thrown. */
function areRed(dir: string, files: readonly string[], triesLeft = 2): boolean {
  if (files.length === 0) return false
  const report = path.join(dir, 'report.json')
  rmSync(report, { force: true })
  spawnSync('npx', ['jest', '-c', 'local/testing/jest.config.js', '--bail', '--maxWorkers=1', '--json', `--outputFile=${report}`, '--runTestsByPath', ...files], { cwd: dir, stdio: 'ignore', timeout: PATIENCE_MS })
  const said = existsSync(report) ? (JSON.parse(readFileSync(report, 'utf8')) as Report) : null
  if (said && said.numFailedTests + said.numRuntimeErrorTestSuites === 0) return false
  if (said && !said.testResults.every(({ message }) => message === '' || LATE.test(message))) return true
  if (triesLeft > 1) return areRed(dir, files, triesLeft - 1)
  throw new Error(`no judgement by ${files.join(' ')}: ${said ? 'too late' : 'it did not end'}`)
}

interface Told {
  readonly noun: string
  readonly all: number
  readonly tried: number
  readonly missed: number
  readonly survivors: readonly string[]
}

function play(dir: string, noun: string, until: number): Told {
  const folder = path.join(features, noun)
  const names = readdirSync(path.join(dir, folder))
  const tests = names.filter((name) => /\.test\.ts$/.test(name) && !/\.(long|control)\.test\.ts$/.test(name)).map((name) => path.join(folder, name))
  const pure = tests.filter((name) => /rules\.test\.ts$/i.test(name))
  const texts = new Map(tests.map((name) => [name, readFileSync(path.join(dir, name), 'utf8')]))
  /** Those that name its code are likeliest to miss it; the others are asked only if they do not. */
  const isMissedWhere = (isRules: boolean, says: string): boolean => {
    const likely = tests.filter((name) => (isRules && pure.includes(name)) || texts.get(name)?.includes(says))
    return areRed(dir, likely) || areRed(dir, tests.filter((name) => !likely.includes(name)))
  }
  const told = { noun, all: 0, tried: 0, missed: 0, survivors: [] as string[] }
  // The control: with every guard in its place nothing is missed.
  if (areRed(dir, tests)) throw new Error(`${noun}: its tests are red as they are`)
  for (const name of names.filter((one) => one.endsWith('.ts') && !one.includes('.test.'))) {
    const file = path.join(dir, folder, name)
    const source = readFileSync(file, 'utf8')
    for (const { line, says, without } of guardsIn(source)) {
      const place = `${noun}/${name}:${line} ${says}`
      if (!words.split(',').some((word) => place.includes(word))) continue
      told.all += 1
      if ((told.all - 1) % Number(every) !== 0 || Date.now() > until) continue
      told.tried += 1
      writeFileSync(file, without)
      const isMissed = isMissedWhere(name.toLowerCase().includes('rules'), says)
      writeFileSync(file, source)
      if (isMissed) told.missed += 1
      else told.survivors.push(`${features}/${place}`)
      console.log(`${isMissed ? 'missed  ' : 'SURVIVED'} ${place}`)
    }
  }
  return told
}

function main(): void {
  const dir = copy()
  const until = Date.now() + Number(minutes) * 60_000
  let isGood = true
  let sum = 0
  try {
    for (const noun of nouns) {
      const { all, tried, missed, survivors } = play(dir, noun, until)
      console.log(`${noun}: ${all} guards, ${tried} taken away, ${missed} missed, ${survivors.length} not`)
      for (const survivor of survivors) console.log(`  ${survivor}`)
      sum += tried
      if (tried > 0 && missed / tried < (STRICT.includes(noun) ? 1 : LEAST)) isGood = false
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  if (sum === 0) console.log('no guard was taken away, so nothing is judged')
  process.exitCode = isGood && sum > 0 ? 0 : 1
}

main()
