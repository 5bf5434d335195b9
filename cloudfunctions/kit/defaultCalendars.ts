/**
 * Working days as announced by the General Office of the State Council, one notice a year (国务院办公厅关于
 * 部分节假日安排的通知). Loaded once like the default policies; a new year is added when it is announced.
 * A range is `'02-15/02-23'`, both days included.
 */
import { addDays } from '@/types/calendar'
import type { Calendar } from './documents/calendar'

interface Year {
  readonly holidays: readonly string[]
  readonly workdays: readonly string[]
  readonly source: string
  readonly isProvisional?: true
}

const notice = (year: number, dated: string) => `国务院办公厅关于${year}年部分节假日安排的通知（${dated}）`

const years: Readonly<Record<string, Year>> = {
  2019: {
    holidays: ['01-01', '02-04/02-10', '04-05/04-07', '05-01/05-04', '06-07/06-09', '09-13/09-15', '10-01/10-07'],
    workdays: ['02-02', '02-03', '04-28', '05-05', '09-29', '10-12'],
    source: `${notice(2019, '2018-12-06')}；国务院办公厅关于调整2019年劳动节假期安排的通知（2019-03-22）`,
  },
  2020: {
    holidays: ['01-01', '01-24/02-02', '04-04/04-06', '05-01/05-05', '06-25/06-27', '10-01/10-08'],
    workdays: ['01-19', '04-26', '05-09', '06-28', '09-27', '10-10'],
    source: `${notice(2020, '2019-11-21')}；国务院办公厅关于延长2020年春节假期的通知（2020-01-26）`,
  },
  2021: {
    holidays: ['01-01/01-03', '02-11/02-17', '04-03/04-05', '05-01/05-05', '06-12/06-14', '09-19/09-21', '10-01/10-07'],
    workdays: ['02-07', '02-20', '04-25', '05-08', '09-18', '09-26', '10-09'],
    source: notice(2021, '2020-11-25'),
  },
  2022: {
    holidays: ['01-01/01-03', '01-31/02-06', '04-03/04-05', '04-30/05-04', '06-03/06-05', '09-10/09-12', '10-01/10-07', '12-31'],
    workdays: ['01-29', '01-30', '04-02', '04-24', '05-07', '10-08', '10-09'],
    source: `${notice(2022, '2021-10-25')}；12月31日见${notice(2023, '2022-12-08')}`,
  },
  2023: {
    holidays: ['01-01/01-02', '01-21/01-27', '04-05', '04-29/05-03', '06-22/06-24', '09-29/10-06'],
    workdays: ['01-28', '01-29', '04-23', '05-06', '06-25', '10-07', '10-08'],
    source: notice(2023, '2022-12-08'),
  },
  2024: {
    holidays: ['01-01', '02-10/02-17', '04-04/04-06', '05-01/05-05', '06-10', '09-15/09-17', '10-01/10-07'],
    workdays: ['02-04', '02-18', '04-07', '04-28', '05-11', '09-14', '09-29', '10-12'],
    source: notice(2024, '2023-10-25'),
  },
  2025: {
    holidays: ['01-01', '01-28/02-04', '04-04/04-06', '05-01/05-05', '05-31/06-02', '10-01/10-08'],
    workdays: ['01-26', '02-08', '04-27', '09-28', '10-11'],
    source: notice(2025, '2024-11-12'),
  },
  2026: {
    holidays: ['01-01/01-03', '02-15/02-23', '04-04/04-06', '05-01/05-05', '06-19/06-21', '09-25/09-27', '10-01/10-07'],
    workdays: ['01-04', '02-14', '02-28', '05-09', '09-20', '10-10'],
    source: notice(2026, '2025-11-04'),
  },
  // Only the days that the regulation itself fixes; the notice with its exchanged weekends is still to be entered.
  2027: {
    holidays: ['01-01', '02-05/02-08', '04-05', '05-01/05-02', '06-09', '09-15', '10-01/10-03'],
    workdays: [],
    source: '全国年节及纪念日放假办法（国务院令第795号）；当年通知待录入',
    isProvisional: true,
  },
}

function daysIn(year: string, range: string): string[] {
  const [first = '', last = first] = range.split('/')
  const days: string[] = []
  for (let day = `${year}-${first}`; day <= `${year}-${last}`; day = addDays(day, 1)) days.push(day)
  return days
}

export const defaultCalendars: readonly Calendar[] = Object.entries(years).map(([year, { holidays, workdays, source, isProvisional = false }]) => ({
  _id: year,
  holidays: holidays.flatMap((range) => daysIn(year, range)),
  workdays: workdays.map((day) => `${year}-${day}`),
  isProvisional,
  source,
}))
