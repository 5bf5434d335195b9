/**
 * What each story must say at each turn, worked out by hand from the handbook and the settings, not by the product's rules:
 * two zones that err alike are no proof. A day ends at 24:00 in Shanghai, which is 16:00 in Greenwich.
 */
export const wireTurns = ['2026-10-01', '2027-01-01', '2027-02-06', '2027-03-01', '2027-03-14', '2028-02-29'] as const
export type Turn = (typeof wireTurns)[number]

const endOf = (day: string) => `${day}T16:00:00.000Z`
const always = (answer: unknown) => Object.fromEntries(wireTurns.map((day) => [day, answer])) as Readonly<Record<Turn, unknown>>

/** 分派时限, two working days: of what was accepted a day before, a second before, at the turn, and a day later. */
const due = (...days: readonly [string, string, string, string]) => days.map(endOf)
/** 公示7天 beginning with the day after, from two in the afternoon before the turn; shown to its end. */
const publicity = (last: string) => [endOf(last), true, true, false, false]
/** Twelve months for messages: the last second that goes and the first that stays; thirty days after leaving a row is emptied. */
const gone = (day: string, lastDay: string) => [14, `${lastDay}T15:59:59.000Z`, endOf(lastDay), [day, day, null], [[]]]

/** What is due at the end of the second working day. */
const twoWorkingDays = {
  '2026-10-01': due('2026-10-09', '2026-10-09', '2026-10-09', '2026-10-09'),
  '2027-01-01': due('2027-01-05', '2027-01-05', '2027-01-05', '2027-01-05'),
  '2027-02-06': due('2027-02-10', '2027-02-10', '2027-02-10', '2027-02-10'),
  '2027-03-01': due('2027-03-02', '2027-03-02', '2027-03-03', '2027-03-04'),
  '2027-03-14': due('2027-03-16', '2027-03-16', '2027-03-16', '2027-03-17'),
  '2028-02-29': due('2028-03-01', '2028-03-01', '2028-03-02', '2028-03-03'),
}

export const expected: Readonly<Record<string, Readonly<Record<Turn, unknown>>>> = {
  'sign-up opens': always(['ACTIVITY_NOT_YET_OPEN', 'ACTIVITY_NOT_YET_OPEN', null]),
  'sign-up closes': always([null, 'ACTIVITY_SIGNUP_CLOSED', 'ACTIVITY_SIGNUP_CLOSED']),
  'an offer runs out': always(['OFFER_LAPSED', ['offered']]),
  'a suggestion is due': twoWorkingDays,
  'publicity ends': {
    '2026-10-01': publicity('2026-10-07'), '2027-01-01': publicity('2027-01-07'), '2027-02-06': publicity('2027-02-12'),
    '2027-03-01': publicity('2027-03-07'), '2027-03-14': publicity('2027-03-20'), '2028-02-29': publicity('2028-03-06'),
  },
  // 小组核实时限, two working days as well.
  'a visit is to be checked': twoWorkingDays,
  // Sixty and thirty days before its last day, and the day after it: two seconds before, and then.
  'a contract ends': always(['inForce', 'ends60', 'ends60', 'ends30', 'ends30', 'over']),
  'a notice is over': always([true, false, 'NOTICE_ALREADY_OVER']),
  // For this one day: two seconds before it, in its first, in its last but one, after it; for whoever is away, and for who stands in.
  'somebody stands in': always([[false, false], [true, true], [true, true], [false, false]]),
  // 认领码有效期: thirty days at first, then ten and twenty in turn; of a code handed out two seconds before the new value, and then.
  'a setting begins': {
    '2026-10-01': ['2026-10-30', '2026-10-11'], '2027-01-01': ['2027-01-10', '2027-01-21'], '2027-02-06': ['2027-02-25', '2027-02-16'],
    '2027-03-01': ['2027-03-10', '2027-03-21'], '2027-03-14': ['2027-04-02', '2027-03-24'], '2028-02-29': ['2028-03-09', '2028-03-20'],
  },
  // Born on 29 February, 31 December, 1 January, 1 October, 腊月三十 (kept on 廿九 in a short month), 正月初一: birthday-year and day.
  'birthdays are greeted': {
    '2026-10-01': [[], [], [], ['2026 2026-10-01'], [], []],
    '2027-01-01': [[], ['2026 2026-12-31'], ['2027 2027-01-01'], [], [], []],
    '2027-02-06': [[], [], [], [], ['2026 2027-02-05'], ['2027 2027-02-06']],
    '2027-03-01': [['2027 2027-02-28'], [], [], [], [], []],
    '2027-03-14': [[], [], [], [], [], []],
    '2028-02-29': [['2028 2028-02-29'], [], [], [], [], []],
  },
  'a handout ends': always([[null, 'HANDOUT_OVER'], 'ended', 1]),
  'old things go': {
    '2026-10-01': gone('2026-10-01', '2025-10-01'), '2027-01-01': gone('2027-01-01', '2026-01-01'), '2027-02-06': gone('2027-02-06', '2026-02-06'),
    '2027-03-01': gone('2027-03-01', '2026-03-01'), '2027-03-14': gone('2027-03-14', '2026-03-14'), '2028-02-29': gone('2028-02-29', '2027-02-28'),
  },
}

/** By the name of the scenario, as `playStories` gives it. */
export const expectedAnswers: Readonly<Record<string, string>> = Object.fromEntries(
  Object.entries(expected).flatMap(([name, byTurn]) => wireTurns.map((day) => [`${name}, ${day}`, JSON.stringify(byTurn[day])])),
)
