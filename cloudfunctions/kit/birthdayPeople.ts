/** The people whose birthday is kept on some days, for every noun that needs them: greetings, parties, gifts. */
import { addDays, monthOf } from '@/types/calendar'
import { keysOn } from './birthdays'
import { not, oneOf, type Filter } from './filter'

/** Every key that is kept in a month ('YYYY-MM'), with its day. Each key is kept at most once in a month. */
export function keysOfMonth(month: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (let day = `${month}-01`; monthOf(day) === month; day = addDays(day, 1)) for (const key of keysOn(day)) found.set(key, day)
  return found
}

/** People at work whose birthday is kept under one of these keys, by id. For a day, ask with `keysOn(day)`. */
export const bornUnder = (keys: Iterable<string>): Filter => ({ 'birthday.key': oneOf([...keys]), leftOn: null })

/** Those of them who want it kept. Whoever wants no greeting is on no list that is about greeting; a gift they are owed is another matter. */
export const keepingUnder = (keys: Iterable<string>): Filter => ({ ...bornUnder(keys), birthdayGreeted: not(false) })
