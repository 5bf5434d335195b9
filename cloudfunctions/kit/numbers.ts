/**
 * Numbers of a noun in a year: 1, 2, 3 … without holes. The cloud's update cannot say what an increment
 * made of the counter, so a number is taken by compare-and-set: `last` may become n + 1 only while it is
 * n. The same update remembers for whom the number was taken, so a request that is sent again after a
 * lost answer finds its own and leaves no hole.
 */
import { db } from './db'
import { refuse } from './refuse'

const TRIES = 12
const RECENT_KEPT = 100

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

/** The number of `id` among this noun's things of the year: two calls, more only in a crowd. */
export async function numberFor(noun: string, year: string, id: string): Promise<number> {
  const counterId = `${noun}_${year}`
  for (let tries = 0; tries < TRIES; tries += 1) {
    const counter = await db.counters.get(counterId)
    const mine = counter?.recent.find((taken) => taken.id === id)
    if (mine) return mine.number
    if (!counter) {
      if (await db.counters.insert({ _id: counterId, last: 1, recent: [{ id, number: 1 }] })) return 1
      continue
    }
    const number = counter.last + 1
    const won = await db.counters.change({ _id: counterId, last: counter.last }, { set: { last: number }, push: { recent: { each: [{ id, number }], keepLast: RECENT_KEPT } } })
    if (won === 1) return number
    await pause(Math.random() * 10 * (tries + 1))
  }
  return refuse('IN_PROGRESS')
}

/** `建议-2026-0103`. */
export const numbered = (word: string, year: string, number: number) => `${word}-${year}-${String(number).padStart(4, '0')}`
