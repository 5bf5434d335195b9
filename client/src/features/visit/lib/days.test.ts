import { byText, dueOf, endOfWeek, inSections, monthsBack, sectionOf } from './days'

// A Wednesday, 10:00 in Shanghai.
const now = Date.parse('2026-06-17T02:00:00Z')
/** Midnight at the end of a day in Shanghai. */
const endOf = (day: string) => new Date(Date.parse(`${day}T16:00:00Z`)).toISOString()
const owed = (visitBy: string, traits: Partial<Parameters<typeof dueOf>[0]> = {}) => ({ status: 'toArrange', visitBy, dueAt: visitBy, isLate: false, isOverdue: false, ...traits }) as const

it.each([
  ['yesterday’s is late', '2026-06-16', 'late', 'late'],
  ['today’s is due today', '2026-06-17', 'today', 'today'],
  ['the day after tomorrow is soon, this week', '2026-06-19', 'soon', 'week'],
  ['Sunday still belongs to this week', '2026-06-21', 'later', 'week'],
  ['Monday is next week', '2026-06-22', 'later', 'nextWeek'],
  ['the end of the month', '2026-06-30', 'later', 'month'],
  ['next month is later', '2026-07-03', 'later', 'later'],
])('%s', (_what, day, due, section) => {
  expect(dueOf(owed(endOf(day)), now)).toBe(due)
  expect(sectionOf(owed(endOf(day)), now)).toBe(section)
})

it('what has ended is due no more, and after the visit the step counts instead of the visit', () => {
  expect(dueOf(owed(endOf('2026-06-16'), { status: 'closed', isLate: true }), now)).toBeNull()
  expect(sectionOf(owed(endOf('2026-06-16'), { status: 'cancelled' }), now)).toBe('ended')
  expect(dueOf(owed(endOf('2026-06-10'), { status: 'toSign', isLate: true, dueAt: endOf('2026-06-25') }), now)).toBe('later')
  expect(sectionOf(owed(endOf('2026-06-10'), { status: 'following', dueAt: null }), now)).toBe('later')
})

it('before the visit the step counts where it is due first', () => {
  expect(sectionOf(owed(endOf('2026-07-15'), { status: 'checking', dueAt: endOf('2026-06-18') }), now)).toBe('week')
  expect(sectionOf(owed(endOf('2026-06-18'), { status: 'toArrange', dueAt: endOf('2026-07-15') }), now)).toBe('week')
})

it('the most urgent stands first and each section is named once', () => {
  const rows = inSections([owed(endOf('2026-07-03')), owed(endOf('2026-06-17')), owed(endOf('2026-06-15')), owed(endOf('2026-06-16'))], now)
  expect(rows.map(({ section, isFirst }) => [section, isFirst])).toEqual([['late', true], ['late', false], ['today', true], ['later', true]])
  expect(rows[0]?.visit.visitBy).toBe(endOf('2026-06-15'))
})

it('a due time at midnight is the day before, one of 24 hours keeps its clock', () => {
  expect(byText(endOf('2026-06-18'), now)).toBe('明天')
  expect(byText('2026-06-18T06:30:00Z', now)).toBe('明天 14:30')
})

it('weeks end on Sunday, months go back over the year', () => {
  expect(['2026-06-15', '2026-06-21', '2026-12-31'].map(endOfWeek)).toEqual(['2026-06-21', '2026-06-21', '2027-01-03'])
  expect(monthsBack('2026-01')[1]).toEqual({ value: '2025-12', text: '2025年12月' })
})
