/** I5: what people were told in the end beside what is written of them. */
import type { Signup } from '@/cloudfunctions/kit/documents/activity'

/** The last answer a person heard: a state of their entry, with their number where they wait, or a code. */
export interface Told {
  readonly answer: string
  readonly number: number | null
}

export const FULL = ['ACTIVITY_FULL', 'ACTIVITY_QUEUE_FULL']
/** What an entry may have become without its person doing anything: who waits may be called. Nobody else is moved. */
const MAY_BE: Readonly<Record<string, readonly string[]>> = { seated: ['seated'], waiting: ['waiting', 'offered'], cancelled: ['cancelled'] }

type Entry = Pick<Signup, 'status' | 'number'>

/** What is wrong between the last answer and the entry, absent for whoever was refused; null when nothing is. */
export function whyNotOnRecord({ answer, number }: Told, entry: Entry | undefined): string | null {
  if (FULL.includes(answer)) return entry ? `${answer}, and the entry is ${entry.status}` : null
  const may = MAY_BE[answer]
  if (!may) return `${answer} is no last answer`
  if (!entry) return `${answer}, and there is no entry`
  if (!may.includes(entry.status)) return `${answer}, and the entry is ${entry.status}`
  return answer === 'waiting' && number !== entry.number ? `waiting as number ${number}, and the entry says ${entry.number}` : null
}

/** Everybody who was told something else than what is written, and entries of people who were told nothing. */
export function offRecord(told: ReadonlyMap<string, Told>, signups: ReadonlyArray<Entry & Pick<Signup, 'memberId'>>): string[] {
  const entries = new Map(signups.map((entry) => [entry.memberId, entry]))
  const wrong = [...told].flatMap(([memberId, one]) => {
    const why = whyNotOnRecord(one, entries.get(memberId))
    return why === null ? [] : [`I5 ${memberId} was told ${why}`]
  })
  return [...wrong, ...signups.flatMap(({ memberId, status }) => (told.has(memberId) ? [] : [`I5 ${memberId} was told nothing, and the entry is ${status}`]))]
}
