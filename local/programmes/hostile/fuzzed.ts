/** Inputs that are nearly right: the least input of an action, things of the house named in it, and up to three places with another value. */
import fc from 'fast-check'
import * as v from 'valibot'
import type { ActionName } from '@/types/actions'
import { templateId } from '@/local/testing/messaging'
import { definitionOf, placesOf, sampleInput, withValue, type Place } from '../contract'
import { collectionAt, idPlaces } from '../foreign'

/** Ids of what is stored, by collection. */
export type Known = ReadonlyMap<string, readonly string[]>

const nested = { a: { b: {} } }
const typed: Readonly<Record<string, readonly unknown[]>> = {
  string: [
    '', 'abc', '1', '文字', '张三', '2026', '2026-06', '2026-02-28', '2026-06-18', '2031-12-31', '2026-06-18T06:30:00.000Z', '2031-01-01T00:00:00.000Z', 'p0', 'p1', 'q0', 'company', 'b-ehs',
    'A'.repeat(27), 'ABCD-EFGH-JKMN', 'cloud://dev.6465-dev-1/a/b.png', 'aid.publicityDays', 'suggestion.reviewDays', '😀'.repeat(20), '长'.repeat(200), '长'.repeat(3000),
    '<script>', '${7*7}', '../../etc', '%00', 'a\u0000b', 'a\u202Eb', '\uD800', '__proto__', 'constructor', '$where', '(a+)+$', '=1+1',
  ],
  number: [0, 1, 2, 5, 28, 29, 50, 100, 2026, 2031, 1_000_000, 100_000_000, -1, 0.1, 1e21, '12'],
  boolean: [true, false, 'true', 1],
  array: [[], ['a'], [{}], Array.from({ length: 60 }, () => 'a')],
  object: [{}, nested, []],
}
const hostile: readonly unknown[] = [null, {}, nested, { $gt: '' }, { $ne: null }, { $regex: '.' }, { $in: ['a'] }, { $where: '1' }, [], '', 0]

/** What is put where: shares of the places and of what there is to put, and something that may be anything at all. */
const strokes = fc.record({
  names: fc.array(fc.nat(), { minLength: 8, maxLength: 8 }),
  changes: fc.array(fc.record({ where: fc.nat(), what: fc.nat(), isTyped: fc.integer({ min: 0, max: 3 }), anything: fc.anything() }), { maxLength: 3 }),
})
type Strokes = typeof strokes extends fc.Arbitrary<infer Value> ? Value : never

export const strokesOf = (inputs: number, seed: number): Strokes[] => fc.sample(strokes, { numRuns: inputs, seed })

const pick = <One>(from: readonly One[], which: number): One | undefined => from[which % Math.max(1, from.length)]

/** One that the schema takes there, where there is one. */
function fitting(name: ActionName, input: unknown, { path, type, options }: Place, which: number): unknown {
  const candidates = options ?? typed[type] ?? hostile
  const turned = candidates.map((_, index) => pick(candidates, which + index))
  return turned.find((value) => v.is(definitionOf(name).input, withValue(input, path, value))) ?? turned[0]
}

/** As it would arrive: plain JSON. */
export function inputFrom(name: ActionName, { names, changes }: Strokes, known: Known): unknown {
  let input: unknown = sampleInput(name)
  for (const [index, place] of idPlaces(name).entries()) {
    const id = pick(known.get(collectionAt(place) ?? '') ?? [], names[index % names.length] ?? 0)
    if (id !== undefined) input = withValue(input, place.path, id)
  }
  const places = placesOf(name)
  // Named in the environment of the functions, not in the database (startMessagingCloud).
  for (const { path } of places) if (path.at(-1) === 'templateId') input = withValue(input, path, templateId('offer'))
  for (const { where, what, isTyped, anything } of changes) {
    const place = pick(places, where)
    if (!place) continue
    input = withValue(input, place.path, isTyped > 0 ? fitting(name, input, place, what) : what % 2 === 0 ? anything : pick(hostile, what))
  }
  return JSON.parse(JSON.stringify(input) ?? 'null') as unknown
}
