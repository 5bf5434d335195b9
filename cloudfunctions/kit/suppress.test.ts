/** F15: no small number can be seen, or found by setting shown numbers against each other. */
import fc from 'fast-check'
import { hiddenIn, SHOWN_FROM, type Whole } from './suppress'

const leaf = (id: string, value: number): Whole => ({ id, value, parts: [] })
const whole = (id: string, parts: readonly Whole[], rest = 0): Whole => ({ id, parts, value: rest + parts.reduce((sum, { value }) => sum + value, 0) })
const hidden = (tree: Whole) => [...hiddenIn(tree)].sort()

test.each([
  ['nothing small, nothing hidden', whole('w', [leaf('a', 5), leaf('b', 0), leaf('c', 9)]), []],
  ['a small one takes the next larger with it', whole('w', [leaf('a', 1), leaf('b', 5), leaf('c', 9)]), ['a', 'b']],
  ['two small ones that are enough together', whole('w', [leaf('a', 1), leaf('b', 2), leaf('c', 9)]), ['a', 'b']],
  ['two ones would tell each other', whole('w', [leaf('a', 1), leaf('b', 1), leaf('c', 9)]), ['a', 'b', 'c']],
  ['three ones that make three can only be ones', whole('w', [leaf('a', 1), leaf('b', 1), leaf('c', 1)]), ['a', 'b', 'c', 'w']],
  ['a zero is shown', whole('w', [leaf('a', 0), leaf('b', 7)]), []],
  ['a small whole is hidden with everything in it', whole('w', [leaf('a', 2)]), ['a', 'w']],
  ['what belongs to no part is not told by subtraction', whole('w', [leaf('a', 5), leaf('b', 9)], 1), ['a']],
  ['below a hidden part everything is hidden', whole('w', [whole('a', [leaf('a1', 4)]), leaf('b', 2)]), ['a', 'a1', 'b']],
])('%s', (_what, tree, expected) => expect(hidden(tree)).toEqual([...expected].sort()))

/** How many ways there are to fill the unknown values of one whole, each at least one, to its shown sum: two are enough. */
function ways(unknown: number, sum: number): number {
  if (unknown === 0) return sum === 0 ? 1 : 0
  if (unknown === 1) return sum >= 1 ? 1 : 0
  return sum > unknown ? 2 : sum === unknown ? 1 : 0
}

/** Everything that somebody who sees the shown values can find out about a small one. */
function betrayed(tree: Whole, suppressed: ReadonlySet<string>): string[] {
  if (suppressed.has(tree.id)) return tree.parts.filter(({ id }) => !suppressed.has(id)).map(({ id }) => `${id} is shown below a hidden value`)
  const found = tree.value > 0 && tree.value < SHOWN_FROM ? [`${tree.id} is shown`] : []
  const rest = tree.value - tree.parts.reduce((sum, { value }) => sum + value, 0)
  const unknown = [...tree.parts.filter(({ id }) => suppressed.has(id)), ...(rest > 0 ? [leaf('rest', rest)] : [])]
  const sum = unknown.reduce((total, { value }) => total + value, 0)
  const isFound = ways(unknown.length, sum) === 1 && unknown.some(({ value }) => value > 0 && value < SHOWN_FROM)
  return [...found, ...(isFound ? [`${unknown.map(({ id }) => id).join()} of ${tree.id}`] : []), ...tree.parts.flatMap((part) => betrayed(part, suppressed))]
}

const small = fc.nat(6)
const trees = fc.array(fc.tuple(fc.array(small, { maxLength: 4 }), small), { maxLength: 5 }).chain((branches) =>
  small.map((rest) => whole('w', branches.map(([leaves, own], index) => whole(`b${index}`, leaves.map((value, at) => leaf(`b${index}_${at}`, value)), own)), rest)),
)

test('in random trees of units no small number is shown or can be found out', () => {
  fc.assert(fc.property(trees, (tree) => expect(betrayed(tree, hiddenIn(tree))).toEqual([])), { numRuns: 2000 })
})

test('negative control: hiding the small ones alone betrays them', () => {
  const onlySmall = (tree: Whole): string[] => [...(tree.value > 0 && tree.value < SHOWN_FROM ? [tree.id] : []), ...tree.parts.flatMap(onlySmall)]
  const tree = whole('w', [leaf('a', 1), leaf('b', 5)])
  expect(betrayed(tree, new Set(onlySmall(tree)))).toEqual(['a of w'])
})
