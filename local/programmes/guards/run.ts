/**
 * `npm run test:guards [nouns] [every] [minutes]`: T15. Takes away one guard after another and runs the noun's own tests on
 * what is left; a guard that nobody misses is named. `nouns` with commas (`aid,session`), every n-th guard, so many minutes
 * at most; what was not reached is said. Works on a copy of the repository. Ends with code 1 when fewer than 95 in 100 are
 * missed, or one of those of aid and of binding is not.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { guardsIn } from './find'

const root = path.resolve(__dirname, '../../..')
const features = 'cloudfunctions/features'
const [wanted = 'aid,session', every = '1', minutes = '60'] = process.argv.slice(2)
const nouns = wanted === 'all' ? readdirSync(path.join(root, features)) : wanted.split(',')
const STRICT = ['aid', 'session']
const LEAST = 0.95

function copy(): string {
  const dir = mkdtempSync(path.join(tmpdir(), 'guards-'))
  for (const name of ['cloudfunctions', 'types', 'local', 'client', 'package.json', 'tsconfig.json', 'babel.config.js']) cpSync(path.join(root, name), path.join(dir, name), { recursive: true })
  symlinkSync(path.join(root, 'node_modules'), path.join(dir, 'node_modules'))
  return dir
}

const areRed = (dir: string, files: readonly string[]) =>
  files.length > 0 && spawnSync('npx', ['jest', '-c', 'local/testing/jest.config.js', '--bail', '--maxWorkers=1', '--runTestsByPath', ...files], { cwd: dir, stdio: 'ignore' }).status !== 0

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
  const words = new Map(tests.map((name) => [name, readFileSync(path.join(dir, name), 'utf8')]))
  /** Those that name its code are likeliest to miss it; the others are asked only if they do not. */
  const isMissedWhere = (isRules: boolean, says: string): boolean => {
    const likely = tests.filter((name) => (isRules && pure.includes(name)) || words.get(name)?.includes(says))
    return areRed(dir, likely) || areRed(dir, tests.filter((name) => !likely.includes(name)))
  }
  const told = { noun, all: 0, tried: 0, missed: 0, survivors: [] as string[] }
  if (areRed(dir, tests)) return { ...told, survivors: [`${noun}: its tests are red as they are`] }
  for (const name of names.filter((one) => one.endsWith('.ts') && !one.includes('.test.'))) {
    const file = path.join(dir, folder, name)
    const source = readFileSync(file, 'utf8')
    for (const { line, says, without } of guardsIn(source)) {
      told.all += 1
      if ((told.all - 1) % Number(every) !== 0 || Date.now() > until) continue
      told.tried += 1
      writeFileSync(file, without)
      const isMissed = isMissedWhere(name.toLowerCase().includes('rules'), says)
      writeFileSync(file, source)
      if (isMissed) told.missed += 1
      else told.survivors.push(`${folder}/${name}:${line} ${says}`)
      console.log(`${isMissed ? 'missed  ' : 'SURVIVED'} ${noun}/${name}:${line} ${says}`)
    }
  }
  return told
}

function main(): void {
  const dir = copy()
  const until = Date.now() + Number(minutes) * 60_000
  let isGood = true
  try {
    for (const noun of nouns.filter((name) => existsSync(path.join(root, features, name)))) {
      const { all, tried, missed, survivors } = play(dir, noun, until)
      console.log(`${noun}: ${all} guards, ${tried} taken away, ${missed} missed, ${survivors.length} not`)
      for (const survivor of survivors) console.log(`  ${survivor}`)
      if (tried > 0 && missed / tried < (STRICT.includes(noun) ? 1 : LEAST)) isGood = false
    }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
  process.exitCode = isGood ? 0 : 1
}

main()
