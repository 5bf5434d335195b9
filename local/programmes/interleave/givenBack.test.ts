import type { Change } from '@/local/cloud'
import { withoutPairs } from './givenBack'

const line = (kind: string, about: string, amountFen = 500, fundId = 'company_2026_relief'): Change => ({
  collection: 'fundEntries', before: null, after: JSON.stringify({ _id: `${kind} ${about}`, kind, about, fundId, amountFen: { $numberInt: String(amountFen) } }),
})

describe('money that was put aside and given back', () => {
  it('leaves nothing to compare', () => expect(withoutPairs([line('reserve', 'a'), line('void', 'a')])).toEqual([]))

  it.each([
    ['is of two cases', [line('reserve', 'a'), line('void', 'b')]],
    ['is not the same amount', [line('reserve', 'a'), line('void', 'a', 400)]],
    ['is of two funds', [line('reserve', 'a'), line('void', 'a', 500, 'company_2026_union')]],
    ['was put aside long before', [line('void', 'a')]],
    ['was paid', [line('reserve', 'a'), line('post', 'a')]],
  ])('is compared where it %s', (_what, changes) => expect(withoutPairs(changes)).toEqual(changes))
})
