import type { Org } from '@/cloudfunctions/kit/documents/people'
import type { FigureCell, UnitValues } from '@/cloudfunctions/kit/documents/summary'
import { figureSource, monthsOfYear, type Figure, type FigureSource } from '@/cloudfunctions/kit/figures'
import { shownValue, storedFigures, type Cells } from './values'

const org = (_id: string, parentId: string | null): Org => ({ _id, parentId, type: 'branch', name: _id })
const orgs = [org('company', null), org('a', 'company'), org('b', 'company'), org('c', 'company')]

const figures: readonly Figure[] = [
  { key: 'helped', name: '帮扶', unit: '户', section: 'care', formula: '计数', where: {} },
  { key: 'paidFen', name: '金额', unit: '元', section: 'care', formula: '求和', where: {}, sum: 'fen' },
]
const source = (isSensitive: boolean): FigureSource =>
  figureSource<'aids'>({ key: 'aid', collection: 'aids', day: 'submittedAt', dayIs: 'instant', units: 'orgPath', found: '帮扶', isSensitive, figures, record: ({ _id }) => ({ id: _id, screen: 'aid', title: '', note: '' }) })
const secret = source(true)
const [helped, paid] = figures as [Figure, Figure]

function cell(period: string, units: UnitValues, records = 9): [string, FigureCell] {
  const _id = `aid_${period}`
  return [_id, { _id, source: 'aid', period, marks: 1, isDirty: false, definition: '', countedAt: null, records, units, people: [] }]
}
const all = (company: number, a: number, b: number, c: number): UnitValues =>
  Object.fromEntries(Object.entries({ company, a, b, c }).map(([unit, helpedHere]) => [unit, { helped: helpedHere, paidFen: helpedHere * 100_000 }]))

/** 1 in a and 4 in b in March; 6 in c in May; nothing later. */
const cells: Cells = new Map([cell('2025-03', all(5, 1, 4, 0)), cell('2025-05', all(6, 0, 0, 6)), cell('2025-08', all(0, 0, 0, 0))])
const shown = (period: string, unit: string, figure = helped, from = secret) => shownValue(cells, from, figure, period, unit, orgs)

test('a year by unit: the single household of a unit is not shown, nor the unit that would give it away', () => {
  expect(['company', 'a', 'b', 'c'].map((unit) => shown('2025', unit))).toEqual([
    { value: 11, state: 'counted' }, { value: null, state: 'hidden' }, { value: null, state: 'hidden' }, { value: 6, state: 'counted' },
  ])
})

test('money is hidden with the households behind it', () => {
  expect(shown('2025', 'a', paid)).toEqual({ value: null, state: 'hidden' })
  expect(shown('2025', 'c', paid)).toEqual({ value: 600_000, state: 'counted' })
})

test('by quarter and month only the whole union is shown: a unit’s month could be set against its year', () => {
  expect(shown('2025-Q1', 'company')).toEqual({ value: 5, state: 'counted' })
  expect(shown('2025-05', 'c')).toEqual({ value: null, state: 'hidden' })
  expect(shown('2025-08', 'company')).toEqual({ value: 0, state: 'counted' })
})

test('with two trees of units the small number of each is hidden, not only of the first one', () => {
  const two = [org('works', null), org('shift', 'works'), ...orgs]
  const both: Cells = new Map([cell('2025-03', { ...all(8, 1, 7, 0), works: { helped: 1 }, shift: { helped: 1 } })])
  expect(shownValue(both, secret, helped, '2025', 'a', two)).toEqual({ value: null, state: 'hidden' })
  expect(shownValue(both, secret, helped, '2025-03', 'company', two)).toEqual({ value: 8, state: 'counted' })
  expect(shownValue(both, secret, helped, '2025', 'shift', two)).toEqual({ value: null, state: 'hidden' })
  expect(shownValue(both, secret, helped, '2025-03', 'works', two)).toEqual({ value: null, state: 'hidden' })
})

test('nothing recorded is not a zero; what is not sensitive is shown as it is', () => {
  expect(shown('2025-07', 'company')).toEqual({ value: null, state: 'notRecorded' })
  expect(shown('2025', 'a', helped, source(false))).toEqual({ value: 1, state: 'counted' })
})

test('a document holds every figure, those of nouns to come with nothing in them', () => {
  const planned = [{ key: 'training.sessions', name: '培训场次', unit: '次' as const, formula: '计次', section: 'skills' as const }]
  const stored = storedFigures(cells, [secret], planned, '2025', 'company', orgs)
  expect(stored.map(({ figure, value, state }) => [figure, value, state])).toEqual([
    ['aid.helped', 11, 'counted'], ['aid.paidFen', 1_100_000, 'counted'], ['training.sessions', null, 'notEnabled'],
  ])
  expect(monthsOfYear('2025')).toHaveLength(12)
})
