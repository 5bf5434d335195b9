/** T15's own eyes: it finds the guards that a source has, and takes away one at a time. */
import { guardsIn } from './guards/find'

const source = `
export function whyNot(one: Thing, me: Member) {
  if (one.owner !== me._id) return 'NOT_FOUND'
  if (one.isOld) {
    note(one)
    return refuse('THING_OLD')
  }
  return one.isFull ? 'THING_FULL' : null
}
export async function handle(one: Thing) {
  refuseIf(whyNot(one, me))
  if (one.isQuiet) return one
  if (!one.isWhole) refuse('THING_BROKEN', 'field')
}
`

test('an if that refuses, a choice of a code and a refuseIf are guards; an if that answers is none', () => {
  expect(guardsIn(source).map(({ line, says }) => [line, says])).toEqual([[3, "'NOT_FOUND'"], [4, "'THING_OLD'"], [8, "'THING_FULL'"], [11, 'refuseIf(whyNot(one, me))'], [13, "'THING_BROKEN'"]])
})

test('each is taken away by itself, everything else stays', () => {
  const [first, ...others] = guardsIn(source)
  expect(first?.without).toBe(source.replace('one.owner !== me._id', 'Boolean(0)'))
  expect(new Set([first, ...others].map((guard) => guard?.without)).size).toBe(5)
})
