/**
 * Everything of the product that has a time: every setting that is counted in hours, days or months, and what people set
 * themselves. Each is told by a story against answers worked out by hand, or says why another one tells it as well.
 */
import type { Policy } from '@/cloudfunctions/kit/documents/policy'

/** Units of time. */
export const timeUnits: ReadonlySet<Policy['unit']> = new Set(['workingDays', 'calendarDays', 'months', 'hours'])

export interface Timed {
  readonly what: string
  /** The settings, `*` for the rest of a key; none where people set the time themselves. */
  readonly keys: readonly string[]
  /** A story of stories.ts; null where `because` says what tells it instead. */
  readonly story: string | null
  readonly because?: string
}

const CASE = 'a case is due at the end of a working day in one place for all nouns (kit/workdays.ts dueAtEndOf), which this story asks'
const MONTHS = 'a day some months on: addMonths of types/calendar.ts, asked at every turn by the table of the rules (“three months”)'
const RIGHTS = 'a row of days of the rights watch (features/rights/clockRules.ts), turned by the same job at the same hour as this story’s contract'
const KEEPING = 'kept for so long by the one rule of kit/retentionRules.ts, carried out by the same night’s work'

export const timed: readonly Timed[] = [
  { what: 'sign-up opens at its instant', keys: [], story: 'sign-up opens' },
  { what: 'sign-up closes at its instant', keys: [], story: 'sign-up closes' },
  { what: 'an offer of a place runs out', keys: ['activity.offerHours'], story: 'an offer runs out' },
  { what: 'a handout is fetched until the end of its last day', keys: [], story: 'a handout ends' },
  { what: 'a notice is shown until its instant', keys: [], story: 'a notice is over' },
  { what: 'somebody stands in from a day to a day', keys: [], story: 'somebody stands in' },
  { what: 'a new value of a setting begins on its day; a code is good to the end of its last', keys: ['people.codeDays'], story: 'a setting begins' },
  { what: 'greetings of missed days are sent later', keys: ['birthday.catchUpDays'], story: 'birthdays are greeted' },
  { what: 'a suggestion waits for its officer', keys: ['suggestion.assignDays'], story: 'a suggestion is due' },
  { what: 'a visit waits to be checked', keys: ['visit.checkDays'], story: 'a visit is to be checked' },
  { what: 'help is made public for so many days', keys: ['aid.publicityDays'], story: 'publicity ends' },
  { what: 'a contract comes to its end', keys: ['rights.contract.firstRemindDays', 'rights.contract.secondRemindDays'], story: 'a contract ends' },
  { what: 'messages go, and what is known of leavers', keys: ['retention.messages', 'retention.leaver'], story: 'old things go' },
  { what: 'the other steps of a suggestion', keys: ['suggestion.*Days'], story: 'a suggestion is due', because: CASE },
  { what: 'the other steps of help in need', keys: ['aid.*Days'], story: 'publicity ends', because: `${CASE}; what ends at the end of a calendar day is asked by the story of publicity` },
  { what: 'the other steps of a visit, and how early the calendar of care knows', keys: ['visit.*Days'], story: 'a visit is to be checked', because: CASE },
  { what: 'a plan to hand out, a membership, an office, a report, a request about one’s data', keys: ['handout.approveDays', 'people.*Days', 'rights.reportDays', 'rights.remindDays', 'privacy.answerDays'], story: 'a suggestion is due', because: CASE },
  { what: 'the other lights of the rights watch', keys: ['rights.*Days'], story: 'a contract ends', because: RIGHTS },
  { what: 'what else is kept for a while', keys: ['retention.*'], story: 'old things go', because: KEEPING },
  { what: 'who was not reached, a death or an accident, an arrival entered late', keys: ['message.unreachedHours', 'visit.urgentHours', 'activity.lateEntryHours'], story: null, because: 'hours from an instant: no day is asked for, and no zone can change them' },
  { what: 'what is counted in months', keys: ['*Months', 'rights.hazard.*'], story: null, because: MONTHS },
]

const matches = (pattern: string, key: string) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(key)

/** The row that tells of a setting: the first that names it. */
export const rowOf = (key: string, rows: readonly Timed[] = timed) => rows.find(({ keys }) => keys.some((pattern) => matches(pattern, key)))
