import { offRecord, whyNotOnRecord, type Told } from './record'

const told = (answer: string, number: number | null = null): Told => ({ answer, number })
const entry = (status: 'seated' | 'waiting' | 'offered' | 'cancelled' | 'lapsed', number: number | null = null) => ({ status, number })

test.each([
  ['seated, and seated', told('seated'), entry('seated'), true],
  ['seated, and thrown out', told('seated'), entry('cancelled'), false],
  ['seated, and put in the line', told('seated'), entry('waiting', 1), false],
  ['seated, and nothing written', told('seated'), undefined, false],
  ['waiting, and waiting', told('waiting', 3), entry('waiting', 3), true],
  ['waiting, under another number', told('waiting', 3), entry('waiting', 4), false],
  ['waiting, and called', told('waiting', 3), entry('offered', 3), true],
  ['waiting, and seated without being asked', told('waiting', 3), entry('seated'), false],
  ['waiting, and nothing written', told('waiting', 3), undefined, false],
  ['refused, and nothing written', told('ACTIVITY_FULL'), undefined, true],
  ['refused, the line being full', told('ACTIVITY_QUEUE_FULL'), undefined, true],
  ['refused, and seated', told('ACTIVITY_FULL'), entry('seated'), false],
  ['refused, and waiting', told('ACTIVITY_QUEUE_FULL'), entry('waiting', 1), false],
  ['gave the place up, and it is given up', told('cancelled'), entry('cancelled'), true],
  ['gave the place up, and still has it', told('cancelled'), entry('seated'), false],
  ['nothing that ends it', told('IN_PROGRESS'), undefined, false],
])('what may stand on record of whoever was told: %s', (_what, heard, written, holds) => {
  expect(whyNotOnRecord(heard, written) === null).toBe(holds)
})

test('two people whose answers were exchanged are both noticed, and so is an entry of nobody', () => {
  const signups = [{ memberId: 'li', ...entry('seated') }, { memberId: 'wang', ...entry('waiting', 1) }, { memberId: 'chen', ...entry('waiting', 2) }]
  expect(offRecord(new Map([['li', told('seated')], ['wang', told('waiting', 1)], ['chen', told('waiting', 2)]]), signups)).toEqual([])
  expect(offRecord(new Map([['li', told('waiting', 1)], ['wang', told('seated')], ['chen', told('waiting', 2)]]), signups)).toHaveLength(2)
  expect(offRecord(new Map([['li', told('seated')], ['wang', told('waiting', 2)], ['chen', told('waiting', 1)]]), signups)).toHaveLength(2)
  expect(offRecord(new Map([['li', told('seated')], ['wang', told('waiting', 1)]]), signups)).toEqual(['I5 chen was told nothing, and the entry is waiting'])
})
