/**
 * `npm run bench [quick]`: P1–P20, target beside what was measured here and now, and what falls short. Counts are counts;
 * times are medians of seven on this machine with their baseline beside them. What another command or test
 * prints is named, not repeated. `quick` leaves out the rush and the export.
 */
import { cpus, loadavg } from 'node:os'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { rawCommits } from '../rawEngine'
import { rush } from '../rush'
import { exportCost, loads, median } from './functions'
import { playedCosts, type ActionCost } from './played'

const isQuick = process.argv[2] === 'quick'
const PEOPLE = 300
const SEATS = 30
const RAW_ROUNDS = 7

interface Row {
  readonly metric: string
  readonly target: string
  readonly measured: string
  readonly isShort: boolean | null
}

const KB = (bytes: number) => `${(bytes / 1024).toFixed(1)} KB`
const elsewhere = (metric: string, target: string, where: string): Row => ({ metric, target, measured: where, isShort: null })

const isList = ({ action }: ActionCost) => /\.(list|mine|managed|publicity|rows|roster)$/.test(action)
const isDetail = ({ action }: ActionCost) => /\.(get|desk|case)$/.test(action)
const most = (costs: readonly ActionCost[], value: (cost: ActionCost) => number) => costs.reduce<ActionCost | null>((top, cost) => (top && value(top) >= value(cost) ? top : cost), null)
const named = (cost: ActionCost | null, text: (cost: ActionCost) => string) => (cost ? `${text(cost)} (${cost.action})` : 'none')

async function playedRows(): Promise<Row[]> {
  const { costs, documents, databaseBytes, databaseReads, databaseWrites } = await playedCosts()
  const lists = costs.filter(isList)
  const details = costs.filter(isDetail)
  const writes = costs.filter(({ kind }) => kind === 'write')
  console.log('database operations a call, the worst ten of the demonstration (most, mean, runs)')
  for (const { action, mostCalls, meanCalls, runs } of [...costs].sort((a, b) => b.mostCalls - a.mostCalls).slice(0, 10)) console.log(`  ${action}: ${mostCalls}, ${meanCalls.toFixed(1)}, ${runs}`)
  const runs = costs.reduce((sum, cost) => sum + cost.runs, 0)
  console.log(`${costs.length} actions, ${runs} calls; ${databaseReads} reads, ${databaseWrites} writes with the timer's; ${documents} documents, ${KB(databaseBytes)} as JSON\n`)
  const row = (metric: string, target: string, of: readonly ActionCost[], value: (cost: ActionCost) => number, limit: number, say: (count: number) => string): Row => {
    const top = most(of, value)
    return { metric, target, measured: `${named(top, (cost) => say(value(cost)))}; ${of.filter((cost) => value(cost) <= limit).length} of ${of.length} within`, isShort: top !== null && value(top) > limit }
  }
  return [
    row('P2 operations, list', '≤ 2', lists, ({ mostCalls }) => mostCalls, 2, String),
    row('P2 operations, detail', '≤ 3', details, ({ mostCalls }) => mostCalls, 3, String),
    row('P2 operations, write', '≤ 5', writes, ({ mostCalls }) => mostCalls, 5, String),
    row('P5 bytes, list', '≤ 16 KB', lists, ({ mostReplyBytes }) => mostReplyBytes, 16 * 1024, KB),
    row('P5 bytes, detail', '≤ 8 KB', details, ({ mostReplyBytes }) => mostReplyBytes, 8 * 1024, KB),
    row('P5 bytes, request', '≤ 2 KB', costs, ({ mostRequestBytes }) => mostRequestBytes, 2 * 1024, KB),
  ]
}

async function loadRows(): Promise<Row[]> {
  const { bareMs, doors } = await loads()
  return Object.entries(doors).map(([name, { ms, kb }]) => ({
    metric: `P10 load of ${name}`, target: '≤ 1.3× the bare SDK', measured: `${(ms / bareMs).toFixed(2)}× (${ms.toFixed(0)} ms; bare SDK ${bareMs.toFixed(0)} ms); 1 file, ${kb.toFixed(0)} KB`, isShort: ms / bareMs > 1.3,
  }))
}

async function rushRows(): Promise<Row[]> {
  const raw: number[] = []
  for (let round = 0; round < RAW_ROUNDS; round += 1) raw.push(await rawCommits())
  const cloud = await startCloud({ maxWorkers: 4 })
  try {
    const { p50, p99, perSecond, broken, callsSeated, callsRefused } = await rush(cloud, { people: PEOPLE, seats: SEATS, maxLine: 0, twice: 0.1, cancel: 0, seed: 1 })
    const base = median(raw)
    return [
      { metric: `P11 people answered/s, ${PEOPLE} for ${SEATS}`, target: '≥ 0.5× raw commits', measured: `${(perSecond / base).toFixed(2)}× (${perSecond.toFixed(0)}/s; raw ${base.toFixed(0)}/s)`, isShort: perSecond / base < 0.5 },
      { metric: 'P12 p99 ÷ p50', target: '≤ 10', measured: `${(p99 / p50).toFixed(1)} (p50 ${p50.toFixed(0)} ms)`, isShort: p99 / p50 > 10 },
      { metric: 'T1 database calls, seated / refused', target: '≤ 3 / ≤ 2', measured: `${callsSeated} / ${callsRefused}; ${broken.length} invariants broken`, isShort: callsSeated > 3 || callsRefused > 2 || broken.length > 0 },
    ]
  } finally {
    await cloud.close()
  }
}

async function exportRows(): Promise<Row[]> {
  const { ms, mb, kb } = await exportCost()
  return [{ metric: 'P15 export of 10,000 rows', target: '≤ 2 s, 200 MB', measured: `${(ms / 1000).toFixed(2)} s, ${mb.toFixed(0)} MB, ${kb.toFixed(0)} KB`, isShort: ms > 2000 || mb > 200 }]
}

/** Pinned where they are counts: a test goes red when one is exceeded. */
const pinned: readonly Row[] = [
  elsewhere('P1 blocking calls a screen', '1', 'pinned: local/testing/weapp/everyPage.weapp.test.ts, journeys'),
  elsewhere('P3 operations at 10⁶ ÷ 10²', '1.00', 'counts do not depend on size: pinned beside each noun (costs tests)'),
  elsewhere('P4 documents read ÷ shown', '≤ 2', 'lists read limit + 1 (kit/paging); not measured as a ratio'),
  elsewhere('P6 setData', '48 KB / 4 KB', 'pinned: local/testing/weapp/signUp.weapp.test.ts'),
  elsewhere('P7 nodes, depth', '600 / 20', 'pinned: local/testing/weapp/everyPage.weapp.test.ts'),
  elsewhere('P8 commits a tap', '≤ 2', 'not measured'),
  elsewhere('P9 packages', '≤ 1.4×, 300 KB, 1.2 MB', 'pinned: local/testing/weapp/package.weapp.test.ts'),
  elsewhere('P13 growth 10² → 10⁶', '≤ 8×', 'npm run bench:cloud'),
  elsewhere('P14 annual report', '≤ 10 s', 'npm run bench:summary'),
  elsewhere('P16 H5', 'JS ≤ 180 KB gz', 'pinned: package.weapp.test.ts; Lighthouse not run'),
  elsewhere('P17 without network', 'all read screens', 'pinned for sign-up and check-in: signUp.weapp.test.ts'),
  elsewhere('P18 taps', '2/0, 1/0, 2/0', 'journeys play them; not counted in one place'),
  elsewhere('P19 start with 10⁶ documents', '≤ 5 s', 'npm run bench:cloud'),
  elsewhere('P20 harness a commit', '≤ 5 min', 'not measured on a quiet machine'),
]

function print(rows: readonly Row[]): void {
  for (const { metric, target, measured, isShort } of rows) console.log(`| ${metric} | ${target} | ${measured} | ${isShort === null ? '–' : isShort ? 'falls short' : 'held'} |`)
}

async function main(): Promise<void> {
  await buildFunctions()
  console.log(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1)}, Node ${process.versions.node}`)
  console.log('| metric | target | measured | |\n|---|---|---|---|')
  print(pinned)
  print(await loadRows())
  print(await playedRows())
  if (!isQuick) print([...(await rushRows()), ...(await exportRows())])
}

void main()
