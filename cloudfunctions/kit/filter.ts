/**
 * Filters that cannot be turned against us. The SDK sends whatever object it is given: `{}` matches
 * every document, `undefined` drops a condition, `{ $gt: '' }` becomes an operator. So a filter holds
 * scalars, each sent as an `$eq` literal, or conditions made here, and anything else is a bug that
 * stops the call before it leaves.
 */
import { database } from './cloud'

const _ = database.command

export type Scalar = string | number | boolean | null | Date

export class UnsafeFilter extends Error {}

class Condition {
  constructor(readonly command: unknown) {}
}

/** Alternatives inside a filter: `{ status: 'open', [any]: [{ left: 0 }, { waiting: gt(0) }] }`. */
export const any = Symbol('any')

/** What must hold as well, each with conditions and alternatives of its own. */
export const all = Symbol('all')

export type Filter = { readonly [path: string]: Scalar | Condition; readonly [any]?: readonly Filter[]; readonly [all]?: readonly Filter[] }

/** Both hold. */
export const together = (filter: Filter, more: Filter): Filter => (Reflect.ownKeys(more).length > 0 ? { ...filter, [all]: [...(filter[all] ?? []), more] } : filter)

function scalar(value: unknown, path: string): Scalar {
  if (typeof value === 'string' || typeof value === 'boolean' || value === null) return value
  if (typeof value === 'number' && Number.isFinite(value)) return value
  if (value instanceof Date && !Number.isNaN(value.getTime())) return value
  throw new UnsafeFilter(`${path} is not a scalar`)
}

const condition = (name: 'gt' | 'gte' | 'lt' | 'lte' | 'neq') => (value: Scalar) => new Condition(_[name](scalar(value, name)))
export const gt = condition('gt')
export const gte = condition('gte')
export const lt = condition('lt')
export const lte = condition('lte')
export const not = condition('neq')

/** None of these; of a list: none of them is in it. */
export const noneOf = (values: readonly Scalar[]) => new Condition(_.nin(values.map((value) => scalar(value, 'noneOf'))))

export const oneOf = (values: readonly Scalar[]) => new Condition(_.in(values.map((value) => scalar(value, 'oneOf'))))

/** The field, or the element of an array at this index, is or is not there. */
export const exists = (isThere: boolean) => new Condition(_.exists(isThere))

export const between = (from: Scalar, to: Scalar) => new Condition(_.and([_.gte(scalar(from, 'from')), _.lt(scalar(to, 'to'))]))

/** The text anywhere in the field, taken literally: no character of it is a pattern. */
export const contains = (text: string) =>
  new Condition(database.RegExp({ regexp: text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'), options: 'i' }))

/** The SDK's form of a filter. Throws `UnsafeFilter` on an empty filter or a value that is no scalar. */
export function toQuery(filter: Filter): unknown {
  const parts = partsOf(filter)
  if (Object.keys(filter).length === 0) throw new UnsafeFilter('a filter without conditions means every document')
  return parts.length === 1 ? parts[0] : _.and(parts)
}

/** Alternatives may stand alone inside a filter, never as one. */
const inside = (filter: Filter): unknown => (filter[any] && Object.keys(filter).length === 0 ? _.or(filter[any].map(toQuery)) : toQuery(filter))

function partsOf(filter: Filter): unknown[] {
  const base: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(filter)) {
    base[path] = value instanceof Condition ? value.command : _.eq(scalar(value, path))
  }
  const alternatives = filter[any]
  return [base, ...(alternatives ? [_.or(alternatives.map(toQuery))] : []), ...(filter[all] ?? []).map(inside)]
}
