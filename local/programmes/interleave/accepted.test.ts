import { judged, said, unneeded, type Exception } from './accepted'
import type { Met } from './meet'

const passedOver: Exception = [/^aids\.number /, 'a number may be passed over']
const refused: Exception = [/^told FULL and yes$/, 'the line was full when they looked']

const met = (besideAB: string[], besideBA: string[], wrong: string[] = []): Met => ({ orders: 1, all: 1, broken: [{ order: 'ABBA', besides: [['A then B', besideAB], ['B then A', besideBA]] }], wrong })
const NUMBER = 'aids.number "2" and not "1"'
const MONEY = 'funds.amounts 5 and not 4'

describe('what may end otherwise', () => {
  it('is excused difference by difference, with its reason', () => {
    const { broken, excused } = judged(met([NUMBER], [MONEY]), [passedOver])
    expect(broken).toEqual([])
    expect([...excused]).toEqual([[passedOver, 1]])
  })

  it('does not excuse another difference of the same pair, and only that one is said', () => {
    expect(judged(met([NUMBER, MONEY], [MONEY]), [passedOver, refused])).toEqual({ broken: [`ABBA: beside A then B ${MONEY}; beside B then A ${MONEY}`], excused: new Map() })
  })

  it('must be excused beside one of the two turns whole: half beside each is not enough', () => {
    expect(judged(met([NUMBER, MONEY], [MONEY, NUMBER]), [passedOver]).broken).toHaveLength(1)
  })

  it('never excuses a broken invariant or a run that came to grief', () => {
    const sums = 'I20 the sums of the fund differ'
    expect(judged(met([NUMBER], [NUMBER], [sums]), [passedOver, [/.*/, 'everything']]).broken).toEqual([sums])
  })

  it('is named when it is needed no more', () => {
    const { excused } = judged(met([NUMBER], [MONEY]), [passedOver])
    expect(unneeded({ 'aid.submit × aid.submit': [passedOver, refused], 'a × b': [passedOver] }, new Set(excused.keys()))).toEqual([`aid.submit × aid.submit: ${refused[0].source} was not needed`])
  })
})

test('of more orders than are listed it is said that there are more', () => {
  expect([said(4, 4), said(20, 421), said(20, 10_400_600)]).toEqual(['4 orders, all', '20 of 421 orders', '20 of more than 20,000 orders'])
})

test('who was refused where both could be done is excused only where they left nothing', () => {
  const besides = (left: string[]): Met => ({ orders: 1, all: 1, broken: [{ order: 'ABBA', besides: [['A then B', ['told FULL and yes', MONEY]], ['B then A', ['told FULL and yes', MONEY]], ['without A', ['told FULL and yes', ...left]]] }], wrong: [] })
  expect(judged(besides([]), [refused]).broken).toEqual([])
  expect(judged(besides([NUMBER]), [refused]).broken).toHaveLength(1)
})
