/** Reading the stages of a request and refusing, by name, what cannot be sent or is not understood. */
import { invalidParam, requestFailed, unknownOperator } from '../errors'
import { decode, isDoc, type Doc, type Value } from '../values'
import { knownExpressions } from './mingo'

export interface Stage { readonly name: string; readonly value: Value }

/** Stages the SDKs send, and those a raw pipeline of `@cloudbase/node-sdk` may contain. `$out` and its like are not among them. */
const known = new Set([
  '$addFields', '$bucket', '$bucketAuto', '$count', '$facet', '$geoNear', '$graphLookup', '$group', '$limit', '$lookup', '$match',
  '$project', '$redact', '$replaceRoot', '$replaceWith', '$sample', '$set', '$skip', '$sort', '$sortByCount', '$unionWith', '$unset', '$unwind',
])

/** The `stages` of the wire: `[{stageKey: '$match', stageValue: '<EJSON>'}]`. */
export function readStages(raw: unknown, now: number): Stage[] {
  if (!Array.isArray(raw)) throw invalidParam('stages must be an array')
  return raw.map((stage) => {
    const { stageKey, stageValue } = (stage ?? {}) as { stageKey?: unknown; stageValue?: unknown }
    if (typeof stageKey !== 'string' || typeof stageValue !== 'string') throw invalidParam('a stage needs stageKey and stageValue')
    return checked({ name: stageKey, value: decode(stageValue, { now }) })
  })
}

/** A pipeline inside a stage: `[{$match: …}, …]`. */
export function readPipeline(raw: Value | undefined, where: string): Stage[] {
  if (!Array.isArray(raw)) throw requestFailed(`${where}: the pipeline must be an array`)
  return raw.map((stage) => {
    const entries = isDoc(stage) ? Object.entries(stage) : []
    const [entry] = entries
    if (entry === undefined || entries.length !== 1) throw requestFailed('A pipeline stage specification object must contain exactly one field.')
    return checked({ name: entry[0], value: entry[1] })
  })
}

const filters = new Set(['$match', '$geoNear', '$lookup', '$facet', '$unionWith', '$sort', '$limit', '$skip', '$count', '$sample'])

function checked(stage: Stage): Stage {
  if (!known.has(stage.name)) throw unknownOperator(stage.name, 'the pipeline')
  if (!filters.has(stage.name)) checkExpression(stage.value, stage.name)
  return stage
}

/** Names an operator nobody knows before any document is read; `$literal` holds data. */
function checkExpression(value: Value, stage: string): void {
  if (Array.isArray(value)) return value.forEach((element) => checkExpression(element, stage))
  if (!isDoc(value)) return
  for (const [key, inner] of Object.entries(value)) {
    if (key.startsWith('$') && !knownExpressions.has(key)) throw unknownOperator(key, stage)
    if (key !== '$literal' && key !== 'restrictSearchWithMatch') checkExpression(inner, stage)
  }
}

export function positiveNumber(value: Value, name: string, least: number): number {
  if (typeof value !== 'number' || !Number.isInteger(value) || value < least) {
    throw requestFailed(`the ${name} must be ${least === 0 ? 'a non-negative' : 'a positive'} whole number`)
  }
  return value
}

export function fieldName(value: Value | undefined, where: string): string {
  if (typeof value !== 'string' || value === '' || value.startsWith('$')) throw requestFailed(`${where} must be the name of a field`)
  return value
}

export function onlyKeys(value: Value, names: readonly string[], where: string): Doc {
  if (!isDoc(value)) throw requestFailed(`${where} specification must be an object`)
  const other = Object.keys(value).find((key) => !names.includes(key))
  if (other !== undefined) throw unknownOperator(other, where)
  return value
}
