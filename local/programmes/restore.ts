/**
 * `npm run test:restore [backups]`: T14. A back-up brought back counts to the same figures (I31). Before every so manieth write of the demonstration what an
 * administrator takes out of the console (every collection, as documents) goes into an empty environment, once whole and once without what was counted from
 * it; after two nights the year's figures are asked of it and of the original. Every history in the copy is read as well. Ends with code 1 when figures
 * differ, a history is not whole, or the control (a back-up that lacks the collection with the most documents behind the figures) is not noticed in most.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { figureSources } from '@/cloudfunctions/report/figures'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { HistoryEntry } from '@/types/audit'
import { dayOf, DAY_MS } from '@/types/calendar'
import { forkOf, type Fork } from './stories/fork'
import { patient, tell } from './stories/story'

type Copy = Fork['stored']

/** Counted from the others by the timer; a copy may lack it. */
const COUNTED = 'figureCells'
const NIGHTS = 2
/** The demonstration has more than five hundred writes. */
const WRITES_BETWEEN = 25
const backups = Number(process.argv[2] ?? 20)
if (!(backups > 0)) throw new Error('how many back-ups? A number')

/** The timer of so many days, the minute after each as well: figures are counted behind the writes, and swept at night. */
async function settled({ clock, fire }: Pick<TestCloud, 'clock' | 'fire'>): Promise<void> {
  const at = clock.now()
  for (let day = 0; day <= NIGHTS; day += 1) for (const minute of [0, 1]) await fire(new Date(at + day * DAY_MS + minute * 60_000))
}

/** Who sees the figures of the whole house, in this copy. */
function chairIn(copy: Copy): { readonly openid: string } | null {
  const chairs = (copy.get('members') ?? []) as ReadonlyArray<{ readonly openid?: string | null; readonly grants?: ReadonlyArray<{ readonly role: string; readonly orgId: string }> }>
  const openid = chairs.find(({ openid: id, grants }) => id && grants?.some(({ role, orgId }) => role === 'CHAIR' && orgId === 'company'))?.openid
  return openid ? { openid } : null
}

async function figuresOf(cloud: TestCloud, chair: { readonly openid: string }, period: string) {
  const { figures } = await cloud.as(chair).does('summary.dashboard', { period })
  return figures.flatMap(({ figure, value }) => (value === 0 || value === null ? [] : [`${figure} ${JSON.stringify(value)}`]))
}

interface Backup {
  readonly copy: Copy
  readonly at: number
  readonly chair: { readonly openid: string }
  readonly functionsDir: string
}

/** The figures of the copy in an empty environment, after two nights. */
async function restored({ copy, at, chair, functionsDir }: Backup, without: readonly string[]): Promise<readonly string[]> {
  const other = await startCloud({ isEmpty: true, maxWorkers: 2, functionsDir })
  try {
    other.clock.set(at)
    for (const [name, docs] of copy) if (docs.length > 0 && !without.includes(name)) await other.load(name, docs)
    await settled(other)
    return await figuresOf(other, chair, dayOf(new Date(at)).slice(0, 4))
  } finally {
    await other.close()
  }
}

const differing = (one: readonly string[], other: readonly string[]) => [...one.filter((line) => !other.includes(line)), ...other.filter((line) => !one.includes(line))]

function brokenHistories(copy: Copy): string[] {
  return [...copy].flatMap(([name, docs]) => docs.filter(({ history }) => Array.isArray(history) && history.length > 0 && brokenLine(history as HistoryEntry[]) !== null).map(({ _id }) => `${name} ${String(_id)}`))
}

/** Of the collections behind the figures the fullest; people are always there, and without them nobody asks. */
function fullest(copy: Copy): string {
  const names = [...new Set(figureSources.map(({ collection }) => collection))].filter((name) => name !== 'members')
  return names.reduce((most, name) => ((copy.get(name)?.length ?? 0) > (copy.get(most)?.length ?? 0) ? name : most))
}

async function judge(backup: Backup, before: readonly string[]): Promise<{ readonly wrong: string[]; readonly isControlNoticed: boolean }> {
  const whole = differing(before, await restored(backup, [])).map((line) => `brought back whole: ${line}`)
  const bare = differing(before, await restored(backup, [COUNTED])).map((line) => `counted anew: ${line}`)
  const missing = await restored(backup, [fullest(backup.copy), COUNTED])
  return { wrong: [...whole, ...bare, ...brokenHistories(backup.copy).map((name) => `the history of ${name}`)], isControlNoticed: differing(before, missing).length > 0 }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'restore-'))
  const sums = { writes: 0, taken: 0, wrong: 0, noticed: 0 }
  try {
    const functionsDir = path.join(folder, 'product')
    await buildFunctions(functionsDir, patient)
    const { stopped } = await tell('demonstration', async (asked, cloud) => {
      sums.writes += 1
      if (sums.taken >= backups || sums.writes % WRITES_BETWEEN !== 0) return
      const fork = await forkOf(cloud, asked)
      const at = cloud.clock.now()
      const chair = chairIn(fork.stored)
      const period = dayOf(new Date(at)).slice(0, 4)
      const { value: before } = await fork.attempt(async () => (chair ? (await settled(cloud), figuresOf(cloud, chair, period)) : []))
      const copy = new Map(fork.stored)
      fork.end()
      if (!chair || before.length === 0) return
      const { wrong, isControlNoticed } = await judge({ copy, at, chair, functionsDir }, before)
      sums.taken += 1
      sums.wrong += wrong.length
      if (isControlNoticed) sums.noticed += 1
      const documents = [...copy.values()].reduce((sum, docs) => sum + docs.length, 0)
      console.log(`before write ${sums.writes}, ${dayOf(new Date(at))}: ${documents} documents, ${before.length} figures, ${wrong.length} wrong; the control is ${isControlNoticed ? '' : 'not '}noticed`)
      for (const sentence of wrong.slice(0, 5)) console.log(`  ${sentence}`)
    }, functionsDir)
    for (const sentence of stopped) console.log(sentence)
    console.log(`${sums.taken} back-ups, ${sums.wrong} wrong; negative control, the fullest file left out: ${sums.noticed} of ${sums.taken} noticed`)
    process.exitCode = sums.taken === backups && sums.wrong === 0 && sums.noticed > sums.taken / 2 ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()
