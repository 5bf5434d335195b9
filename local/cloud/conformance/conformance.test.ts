/**
 * What runs here is what runs in WeChat: 136 outcomes of the platform, driven through the unmodified
 * wx-server-sdk in a process of its own. See docs/local-cloud.md for the marks.
 */
import { execFile } from 'node:child_process'
import path from 'node:path'
import { promisify } from 'node:util'
import { version } from 'wx-server-sdk/package.json'
import { breaches, type BreachName } from './breaches'
import type { Driven, Outcomes } from './drive'
import { table } from './table'

const DRIVEN = 121
const NOT_APPLICABLE = 15

async function drive(): Promise<Driven> {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path.join(__dirname, 'drive.ts')], {
    cwd: path.resolve(__dirname, '../../..'), env: { ...process.env, TZ: 'UTC', NODE_OPTIONS: '' }, maxBuffer: 16_000_000,
  })
  return JSON.parse(stdout) as Driven
}

const red = (outcomes: Outcomes) => Object.entries(outcomes).flatMap(([number, wrong]) => (wrong === null ? [] : [Number(number)]))

let seen: Driven
beforeAll(async () => { seen = await drive() }, 150_000)

const driven = table.filter(({ check }) => check !== undefined)
const notHere = table.filter(({ check }) => check === undefined)

describe('the table', () => {
  it('has the 136 rows, each once, in order', () => {
    expect(table.map(({ number }) => number)).toEqual(Array.from({ length: 136 }, (_, at) => at + 1))
  })

  it('skips nothing silently', () => {
    console.log(`conformance: ${driven.length} driven, ${notHere.length} not applicable\n` +
      notHere.map(({ number, operation, reason }) => `  ${number} ${operation}: ${reason}`).join('\n'))
    expect([driven.length, notHere.length]).toEqual([DRIVEN, NOT_APPLICABLE])
    expect(notHere.filter(({ reason = '' }) => reason.length < 20)).toEqual([])
  })

  it('speaks of this version of the SDK', () => {
    expect(version).toBe('4.0.2')
  })
})

describe('through the unmodified SDK', () => {
  it.each(driven)('$number $operation [$mark: $source]', ({ number }) => {
    expect(seen.faithful[number]).toBeNull()
  })
})

/** The rows that must notice; they may be more when a broken rule has wider effects. */
const noticed: Record<BreachName, number[]> = {
  'unique indexes let duplicates in': [44, 45],
  'null finds only null': [6],
  'transactions write at once': [74, 75],
}

it.each(Object.keys(breaches) as BreachName[])('turns red when %s', (breach) => {
  const rows = red(seen.broken[breach])
  expect(rows).toEqual(expect.arrayContaining(noticed[breach]))
  expect(rows.length).toBeLessThan(10)
})
