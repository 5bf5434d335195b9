/** Walks the contract: every place in every action's input where a value goes, and a valid input to start from. */
import type * as v from 'valibot'
import { actions, type ActionDefinition, type ActionName } from '@/types/actions'

/** Schemas as valibot keeps them; only what the walk needs. */
interface Node {
  readonly type: string
  readonly entries?: Readonly<Record<string, Node>>
  readonly item?: Node
  readonly wrapped?: Node
  readonly options?: ReadonlyArray<Node | string>
  readonly pipe?: ReadonlyArray<{ readonly type: string; readonly requirement?: unknown }>
}

export interface Place {
  /** Keys from the input down; `0` for the first element of an array. */
  readonly path: readonly string[]
  /** `string`, `number`, `picklist`, `array`, `object`, `boolean`, … */
  readonly type: string
  readonly isOptional: boolean
  /** The words of a picklist. */
  readonly options?: readonly unknown[]
}

export const actionNames = Object.keys(actions) as ActionName[]
export const definitionOf = (name: ActionName): ActionDefinition => actions[name]

const inner = (node: Node): Node => (node.wrapped ? inner(node.wrapped) : node)
const isOptional = (node: Node) => node.type === 'optional' || node.type === 'nullable' || node.type === 'nullish'

function placesIn(node: Node, path: readonly string[], optional: boolean): Place[] {
  const schema = inner(node)
  const here = { path, type: schema.type, isOptional: optional || isOptional(node), ...(schema.type === 'picklist' && schema.options ? { options: schema.options } : {}) }
  if (schema.entries) return [...(path.length > 0 ? [here] : []), ...Object.entries(schema.entries).flatMap(([key, entry]) => placesIn(entry, [...path, key], false))]
  if (schema.item) return [here, ...placesIn(schema.item, [...path, '0'], false)]
  return [here]
}

/** A list hands out `items`, page by page or at once. */
export const isListing = (name: ActionName) => Object.hasOwn((inner(definitionOf(name).output as unknown as Node) as Node).entries ?? {}, 'items')

export const placesOf = (name: ActionName): Place[] => placesIn(definitionOf(name).input as unknown as Node, [], false)

/** Texts that the formats of `types/fields.ts` accept, tried in turn. */
const TEXTS = ['abc', '2026-06-18', '2026-06-18T06:30:00.000Z', '2026-06', '文字', 'p0', 'q0', 'A'.repeat(27), 'cloud://dev.6465-dev-1/a/b.png', '张三', '1', '2026', 'ABCD-EFGH-JKMN', 'noun.setting']

function accepted(node: Node, candidates: readonly unknown[]): unknown {
  const schema = node as unknown as v.GenericSchema
  return candidates.find((candidate) => {
    const result = schema['~run']({ value: candidate }, {})
    return !(result as { issues?: unknown }).issues
  })
}

function sampleOf(node: Node): unknown {
  const schema = inner(node)
  if (node.type === 'optional' || node.type === 'nullish') return undefined
  if (schema.entries) {
    const fields = Object.entries(schema.entries).map(([key, entry]) => [key, sampleOf(entry)] as const)
    return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
  }
  if (schema.type === 'picklist') return schema.options?.[0]
  if (schema.type === 'union' || schema.type === 'variant') return sampleOf(schema.options?.[0] as Node)
  if (schema.type === 'array') return accepted(schema, [[sampleOf(schema.item as Node)], []])
  if (schema.type === 'record') return {}
  if (schema.type === 'boolean') return true
  if (schema.type === 'number') return accepted(schema, [1, 0, 5, 50, 100, 2026])
  if (schema.type === 'literal') return (schema as unknown as { literal: unknown }).literal
  return accepted(schema, TEXTS)
}

/** The least input that the schema accepts; nothing in the database is named by it. */
export const sampleInput = (name: ActionName): Record<string, unknown> => sampleOf(definitionOf(name).input as unknown as Node) as Record<string, unknown>

/** The input with another value at a place. */
export function withValue(input: unknown, path: readonly string[], value: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined) return value
  if (Array.isArray(input) || /^\d+$/.test(key)) {
    const list = Array.isArray(input) && input.length > 0 ? [...(input as unknown[])] : [{}]
    list[Number(key)] = withValue(list[Number(key)], rest, value)
    return list
  }
  const object = (input ?? {}) as Record<string, unknown>
  return { ...object, [key]: withValue(object[key], rest, value) }
}
