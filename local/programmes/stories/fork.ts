/** A place in a story from which several futures are tried, each from exactly the same data and the same instant. */
import { EJSON } from 'bson'
import type { HistoryEntry } from '@/types/audit'
import { collections } from '@/cloudfunctions/kit/collections'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { figureSources } from '@/cloudfunctions/report/figures'
import type { Change } from '@/local/cloud'
import { brokenBalance } from '@/local/testing/funds'
import type { TestCloud } from '@/local/testing/startCloud'
import { effectOf, longWordsIn, plainOf, sooner, type Origin } from './plain'
import { brokenFigures, type Cell } from './recount'

/** Twice: what the first run finds changed a moment ago it leaves to the next. */
const MENDED_MS = [200_000, 400_000]

export interface Future<Value> {
  readonly value: Value
  /** One line a document that is different from the moment, comparable with those of another future. */
  readonly effect: readonly string[]
  /** Which documents these are. */
  readonly changed: readonly string[]
  /**
   * Invariants that no longer hold on one of them: the chain of a history (I30), the sums of a fund (I20), one document a number, and of a mended
   * future the figures (I31).
   */
  readonly wrong: readonly string[]
}

/** Which changes make up the effect. */
export type Kept = (changes: readonly Change[]) => readonly Change[]
const all: Kept = (changes) => changes

export interface Fork {
  /** Plays a future, says what came of it, and comes back. */
  attempt<Value>(play: () => Promise<Value>, kept?: Kept): Promise<Future<Value>>
  /** Plays a future and lets the timer finish what was left half done: then it no longer matters whether something came at once or some minutes later. */
  mended<Value>(play: () => Promise<Value>, kept?: Kept): Promise<Future<Value>>
  /** A reply that may be compared with that of another future. */
  plain(reply: unknown): string
  /** What was stored in the moment, by collection. */
  readonly stored: ReadonlyMap<string, ReadonlyArray<Readonly<Record<string, unknown>>>>
  /** The story goes on. */
  end(): void
}

export const nameOfDocument = ({ collection, before, after }: Change) => `${collection} ${String((JSON.parse(after ?? before ?? '{}') as { _id?: unknown })._id)}`

function wrongIn(change: Change): string[] {
  const doc = EJSON.parse(change.after ?? '{}') as { history?: readonly HistoryEntry[] }
  const isChained = doc.history?.every(({ hash }) => hash) ?? false
  const line = isChained ? brokenLine(doc.history ?? []) : null
  const sums = change.collection === 'funds' && change.after ? brokenBalance(doc as unknown as Fund) : []
  return [...(line === null ? [] : [`I30 line ${line + 1} of ${nameOfDocument(change)} does not follow`]), ...sums]
}

/** A number that was given now belongs to one document of its collection. */
function twiceNumbered(changes: readonly Change[], stored: Fork['stored']): string[] {
  const numbered = changes.flatMap(({ collection, before, after }) => {
    const [was, is] = [before, after].map((text) => JSON.parse(text ?? '{}') as { _id?: unknown; number?: unknown })
    return typeof is?.number === 'string' && is.number !== '' && is.number !== was?.number ? [{ collection, _id: String(is._id), number: is.number }] : []
  })
  return numbered.flatMap(({ collection, _id, number }, index) => {
    const isOther = (one: { readonly _id?: unknown; readonly number?: unknown }) => one.number === number && String(one._id) !== _id
    const isTwice = numbered.slice(0, index).some((one) => one.collection === collection && isOther(one)) || stored.get(collection)?.some(isOther)
    return isTwice ? [`${number} is the number of two ${collection}`] : []
  })
}

const counted = [...new Set(figureSources.map(({ collection }) => collection))]

/** Where the figures say something else than the records now do. */
async function figuresOff({ clock, dump }: Pick<TestCloud, 'clock' | 'dump'>): Promise<string[]> {
  const docs = new Map<string, object[]>()
  for (const name of counted) docs.set(name, await dump(name))
  return brokenFigures(await dump<Cell>('figureCells'), (name) => docs.get(name) ?? [], new Date(clock.now()))
}

export async function forkOf(cloud: Pick<TestCloud, 'clock' | 'dump' | 'fire' | 'moment'>, asked: unknown): Promise<Fork> {
  const at = cloud.clock.now()
  const stored = new Map<string, Array<Record<string, unknown>>>()
  for (const { name } of collections) stored.set(name, await cloud.dump(name))
  const origin: Origin = { at, known: new Set(longWordsIn(JSON.stringify([asked, [...stored.values()]]))) }
  const moment = cloud.moment()
  const attempt: Fork['attempt'] = async (play, kept = all) => {
    cloud.clock.set(at)
    try {
      const value = await play()
      const changes = moment.changes()
      return { value, effect: effectOf(kept(changes), origin), changed: changes.map(nameOfDocument), wrong: [...changes.flatMap(wrongIn), ...twiceNumbered(changes, stored)] }
    } finally {
      await moment.comeBack()
    }
  }
  const afterwards = async <Value>(play: () => Promise<Value>) => {
    const value = await play()
    for (const ms of MENDED_MS) await cloud.fire(new Date(at + ms))
    return { value, off: await figuresOff(cloud) }
  }
  // What a story put there behind the product's back was never counted.
  let offBefore: Promise<readonly string[]> | undefined
  return {
    stored,
    attempt,
    plain: (reply) => JSON.stringify(plainOf(reply, origin)),
    mended: async (play, kept) => {
      offBefore ??= attempt(() => afterwards(() => Promise.resolve())).then(({ value }) => value.off)
      const before = await offBefore
      const future = await attempt(() => afterwards(play), kept)
      const { value, off } = future.value
      return { ...future, value, effect: sooner(future.effect), wrong: [...future.wrong, ...off.filter((sentence) => !before.includes(sentence))] }
    },
    end: () => {
      moment.end()
      cloud.clock.set(at)
    },
  }
}
