/**
 * `npm run test:restore [backups]`: T14. A back-up brought back counts to the same figures (I31). Before every 25th write of the demonstration every
 * collection is written out as lines of JSON, as an administrator takes it out of the console, and read into an empty environment, once whole and once
 * without what was counted from it. What has come there must be what was taken out, with whole histories; after two nights the year's figures are asked of
 * copy and original. Ends with code 1 when anything differs, or when the control (the fullest of the files behind the figures is left out) is noticed in
 * fewer than nine of ten: early in the story what is left out may not count yet.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { EJSON } from 'bson'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { figureSources } from '@/cloudfunctions/report/figures'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { HistoryEntry } from '@/types/audit'
import { dayOf, DAY_MS } from '@/types/calendar'
import { forkOf, type Fork } from './stories/fork'
import { patient, tell } from './stories/story'

type Copy = Fork['stored']
/** Of each collection its file: one document a line. */
type Files = ReadonlyMap<string, string>

/** Counted from the others by the timer; a copy may lack it. */
const COUNTED = 'figureCells'
const NIGHTS = 2
/** The demonstration has more than five hundred writes. */
const WRITES_BETWEEN = 25
const NOTICED_FLOOR = 0.9
const backups = Number(process.argv[2] ?? 20)
if (!Number.isInteger(backups) || backups < 1) throw new Error('how many back-ups? A number')

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
  readonly files: Files
  readonly at: number
  readonly chair: { readonly openid: string }
  readonly functionsDir: string
}

const fileOf = (docs: readonly object[]) => docs.map((doc) => EJSON.stringify(doc, { relaxed: false })).join('\n')
const docsIn = (file: string) => (file === '' ? [] : file.split('\n').map((line) => EJSON.parse(line, { relaxed: false }) as object))

/** What has come of the files, and the figures of it after two nights. */
async function restored({ files, at, chair, functionsDir }: Backup, without: readonly string[]): Promise<{ readonly figures: readonly string[]; readonly wrong: readonly string[] }> {
  const other = await startCloud({ isEmpty: true, maxWorkers: 2, functionsDir })
  try {
    other.clock.set(at)
    const wrong: string[] = []
    for (const [name, file] of files) {
      if (file === '' || without.includes(name)) continue
      await other.load(name, docsIn(file))
      const there = await other.dump<Stored>(name)
      if (fileOf(there) !== file) wrong.push(`${name} is not what was taken out`)
      wrong.push(...brokenHistories(name, there))
    }
    await settled(other)
    return { figures: await figuresOf(other, chair, dayOf(new Date(at)).slice(0, 4)), wrong }
  } finally {
    await other.close()
  }
}

const differing = (one: readonly string[], other: readonly string[]) => [...one.filter((line) => !other.includes(line)), ...other.filter((line) => !one.includes(line))]

interface Stored {
  readonly _id: unknown
  readonly history?: readonly HistoryEntry[]
}

function brokenHistories(name: string, docs: readonly Stored[]): string[] {
  return docs.filter(({ history }) => Array.isArray(history) && history.length > 0 && brokenLine(history) !== null).map(({ _id }) => `the history of ${name} ${String(_id)}`)
}

/** Of the collections behind the figures the fullest; people are always there, and without them nobody asks. */
function fullest(copy: Copy): string {
  const names = [...new Set(figureSources.map(({ collection }) => collection))].filter((name) => name !== 'members')
  return names.reduce((most, name) => ((copy.get(name)?.length ?? 0) > (copy.get(most)?.length ?? 0) ? name : most))
}

async function judge(backup: Backup, before: readonly string[]): Promise<{ readonly wrong: string[]; readonly isControlNoticed: boolean }> {
  const [whole, bare] = [await restored(backup, []), await restored(backup, [COUNTED])]
  const missing = await restored(backup, [fullest(backup.copy), COUNTED])
  const figures = [...differing(before, whole.figures).map((line) => `brought back whole: ${line}`), ...differing(before, bare.figures).map((line) => `counted anew: ${line}`)]
  return { wrong: [...whole.wrong, ...figures], isControlNoticed: differing(before, missing.figures).length > 0 }
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
      const files = new Map([...copy].map(([name, docs]) => [name, fileOf(docs)]))
      fork.end()
      if (!chair || before.length === 0) return
      const { wrong, isControlNoticed } = await judge({ copy, files, at, chair, functionsDir }, before)
      sums.taken += 1
      sums.wrong += wrong.length
      if (isControlNoticed) sums.noticed += 1
      const documents = [...copy.values()].reduce((sum, docs) => sum + docs.length, 0)
      console.log(`before write ${sums.writes}, ${dayOf(new Date(at))}: ${documents} documents, ${before.length} figures, ${wrong.length} wrong; without ${fullest(copy)} the control is ${isControlNoticed ? '' : 'not '}noticed`)
      for (const sentence of wrong.slice(0, 5)) console.log(`  ${sentence}`)
    }, functionsDir)
    for (const sentence of stopped) console.log(sentence)
    console.log(`${sums.taken} back-ups, ${sums.wrong} wrong; negative control, the fullest file left out: ${sums.noticed} of ${sums.taken} noticed`)
    process.exitCode = sums.taken === backups && sums.wrong + stopped.length === 0 && sums.noticed >= Math.floor(sums.taken * NOTICED_FLOOR) ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()
