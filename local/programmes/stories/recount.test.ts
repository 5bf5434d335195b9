import { figureSource, type FigureSource } from '@/cloudfunctions/kit/figures'
import { brokenFigures, type Cell } from './recount'

const now = new Date('2026-06-15T02:00:00Z')
const base = { collection: 'fundEntries', dayIs: 'day', units: 'orgPath', found: '', record: () => ({ id: '', screen: 'suggestion', title: '', note: '' }) } as const
const figure = { name: '', unit: 'people', formula: '', section: 'overview' } as unknown as FigureSource['figures'][number]
const spent = figureSource({
  ...base, key: 'spent', day: 'on',
  figures: [{ ...figure, key: 'fen', where: { kind: ['post'] }, less: { kind: ['counter'] }, sum: 'fen' }, { ...figure, key: 'people', where: { kind: ['post'] }, distinct: 'by' }],
} as never)
const staff = figureSource({ ...base, key: 'staff', day: 'from', stock: { from: 'from', until: 'until' }, figures: [{ ...figure, key: 'heads', where: {} }] } as never)

const path = ['company', 'b-equip']
const lines = [
  { on: '2026-05-03', kind: 'post', fen: 500, by: 'm1', orgPath: path },
  { on: '2026-05-09', kind: 'post', fen: 300, by: 'm1', orgPath: ['company'] },
  { on: '2026-05-20', kind: 'counter', fen: 300, by: 'm2', orgPath: ['company'] },
  { on: '2026-05-21', kind: 'void', fen: 70, by: 'm2', orgPath: path },
]
const people = [{ from: null, until: null, orgPath: path }, { from: '2026-06-20', until: null, orgPath: path }, { from: '2025-01-01', until: '2026-06-14', orgPath: path }]
const cell = (units: Cell['units'], traits: Partial<Cell> = {}): Cell => ({ _id: 'spent_2026-05', source: 'spent', period: '2026-05', isDirty: false, units, ...traits })
const right = cell({ company: { fen: 500, people: 1 }, 'b-equip': { fen: 500, people: 1 } })
const broken = (cells: Cell[], source = spent, docs: object[] = lines) => brokenFigures(cells, () => docs, now, [source])

describe('figures counted once more from the records', () => {
  it('are those of the cells', () => expect(broken([right])).toEqual([]))
  it('are not asked of a cell that waits to be counted', () => expect(broken([cell({}, { isDirty: true })])).toEqual([]))
  it('count who is there today', () => {
    const here = { source: 'staff', period: '2026-06', _id: 'staff_2026-06' }
    expect(broken([cell({ company: { heads: 1 }, 'b-equip': { heads: 1 } }, here)], staff, people)).toEqual([])
    expect(broken([cell({ company: { heads: 2 }, 'b-equip': { heads: 2 } }, here)], staff, people)).toHaveLength(2)
  })

  it.each([
    ['one counted twice', [cell({ company: { fen: 1000, people: 1 }, 'b-equip': { fen: 500, people: 1 } })]],
    ['one not counted', [cell({ company: { fen: 500, people: 1 } })]],
    ['a month never counted', []],
    ['a month that has no records any more', [right, cell({ company: { fen: 5 } }, { _id: 'spent_2026-04', period: '2026-04' })]],
  ])('control: notice %s', (_what, cells) => expect(broken(cells)).not.toEqual([]))
})
