/**
 * The read log cannot lose a line unseen: each night the day before is counted, fingerprinted and chained to the day before
 * it. A line deleted, added or changed in the raw database breaks its day; a day taken away breaks the chain.
 */
import { addDays, dayOf } from '@/types/calendar'
import { db } from './db'
import type { ReadLine, ReadSeal } from './documents/privacy'
import { between, gt, lt } from './filter'
import { digestOf } from './ids'

const AT_ONCE = 1000
/** Days made up for in one run, after a pause of the timer. */
const DAYS_A_RUN = 31

async function linesOf(day: string): Promise<ReadLine[]> {
  const lines: ReadLine[] = []
  for (let after = ''; ; after = lines.at(-1)?._id ?? '') {
    const page = await db.reads.find({ day, _id: gt(after) }, { order: [['_id', 1]], limit: AT_ONCE })
    lines.push(...page)
    if (page.length < AT_ONCE) return lines
  }
}

const contentOf = ({ _id, subjectId, by, what, objectId, reason, at }: ReadLine) => [_id, subjectId, by, what, objectId, reason, at.toISOString()]

async function sealOf(day: string, previous: ReadSeal | null): Promise<ReadSeal> {
  const lines = await linesOf(day)
  return { _id: day, count: lines.length, digest: digestOf([previous?.digest ?? '', lines.map(contentOf)]), previous: previous?._id ?? '' }
}

/** Seals every full day that is not sealed yet; the first seal is of the day before. Gives how many days. */
export async function sealReads(now: Date): Promise<number> {
  const yesterday = addDays(dayOf(now), -1)
  if (await db.readSeals.get(yesterday)) return 0
  let last = await db.readSeals.first({ _id: lt(yesterday) }, { order: [['_id', -1]] })
  let sealed = 0
  for (let day = last ? addDays(last._id, 1) : yesterday; day <= yesterday && sealed < DAYS_A_RUN; day = addDays(day, 1), sealed += 1) {
    const seal = await sealOf(day, last)
    await db.readSeals.insert(seal)
    last = seal
  }
  return sealed
}

/** Days from `from` up to before `until` whose lines or seal are not what they were. Days that have been purged are not asked for. */
export async function brokenDays(from: string, until: string): Promise<string[]> {
  const seals = await db.readSeals.find({ _id: between(from, until) }, { order: [['_id', 1]], limit: AT_ONCE })
  const broken: string[] = []
  for (const [index, seal] of seals.entries()) {
    const previous = index > 0 ? (seals[index - 1] as ReadSeal) : await db.readSeals.get(seal.previous || ' ')
    const again = await sealOf(seal._id, previous)
    if (again.digest !== seal.digest || again.previous !== seal.previous) broken.push(seal._id)
  }
  return broken
}
