import { differenceOf, effectOf, plainOf, sooner } from './plain'

const at = Date.parse('2026-06-01T01:30:00Z')
const origin = { at, known: new Set(['company_2026_relief']) }
const line = (doc: object, collection = 'aids') => effectOf([{ collection, before: null, after: JSON.stringify(doc) }], origin)
const same = (one: object, other: object) => differenceOf(line(one), line(other)) === ''

describe('what two futures of one moment have in common', () => {
  it('is not the millisecond, the seal or the new id', () => {
    expect(same({ at: '2026-06-01T01:30:00.120Z', _id: 'mYp5Qw2Lr8Tn0Zab' }, { at: '2026-06-01T01:30:03.990Z', _id: 'aB3dE5fG7hJ9kL1m' })).toBe(true)
    expect(same({ at: { $date: { $numberLong: String(at + 5) } } }, { at: { $date: { $numberLong: String(at + 900) } } })).toBe(true)
  })

  it.each([
    ['an amount', { amountFen: 100_000 }, { amountFen: 100_001 }],
    ['a state', { status: 'approved' }, { status: 'returned' }],
    ['one line of history more', { history: ['a'] }, { history: ['a', 'a'] }],
    ['an id that was there before', { fundId: 'company_2026_relief' }, { fundId: 'company_2027_relief' }],
    ['a day', { dueOn: '2026-06-08' }, { dueOn: '2026-06-09' }],
    ['an hour', { dueAt: '2026-06-01T02:30:00Z' }, { dueAt: '2026-06-01T03:30:00Z' }],
    ['what is put aside for one more', { pending: { mYp5Qw2Lr8Tn0ZabX: { fen: 5 } } }, { pending: { mYp5Qw2Lr8Tn0ZabX: { fen: 5 }, aB3dE5fG7hJ9kL1mY: { fen: 5 } } }],
    ['a length of time', { leftMs: 0 }, { leftMs: 20_000 }],
    ['a code', { refused: 'CASE_CONFLICT_OF_INTEREST' }, { refused: 'CASE_NOT_YOUR_TURN_YET' }],
  ])('is %s', (_what, one, other) => expect(same(one, other)).toBe(false))

  it('is the number of documents, however alike they are', () => {
    const twice = [...line({ kind: 'offer' }, 'messages'), ...line({ kind: 'offer' }, 'messages')]
    expect(differenceOf(twice, line({ kind: 'offer' }, 'messages'))).toBe('one messages more (offer)')
    expect(differenceOf(line({ kind: 'offer' }, 'messages'), twice)).toBe('one messages fewer (offer)')
  })

  it('is said from a little before where the two part, however long they are', () => {
    const history = (action: string) => ({ _id: 'company_2026_relief', history: [action, ...Array.from({ length: 40 }, (_, index) => `line ${index}`)] })
    expect(differenceOf(line(history('pay')), line(history('void')))).toMatch(/^aids\.history \["pay","line 0.* and not \["void","line 0/)
  })

  it('is which document is gone', () => {
    const gone = (_id: string) => effectOf([{ collection: 'bindings', before: JSON.stringify({ _id }), after: null }], origin)
    expect(differenceOf(gone('company_2026_relief'), gone('m10025'))).toBe('one bindings more (gone); one bindings fewer (gone)')
  })

  it('is whether a thing was done, where the timer did it some minutes later; not the minutes', () => {
    const late = (minutes: number, status: string) => sooner(line({ at: new Date(at + minutes * 60_000).toISOString(), status }))
    expect(differenceOf(late(0, 'sent'), late(7, 'sent'))).toBe('')
    expect(differenceOf(late(0, 'sent'), late(0, 'due'))).not.toBe('')
    expect(differenceOf(late(0, 'sent'), late(70, 'sent'))).not.toBe('')
  })

  it('keeps no order of fields', () => expect(JSON.stringify(plainOf({ b: 1, a: 2 }, origin))).toBe(JSON.stringify(plainOf({ a: 2, b: 1 }, origin))))
})
