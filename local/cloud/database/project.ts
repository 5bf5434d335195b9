/** Projections of `field()`: inclusion or exclusion, `$slice`, `$elemMatch`, the matched element `a.$`. */
import { requestFailed, unknownOperator } from './errors'
import { elementTest, newMatchContext } from './match/filter'
import { field, isDoc, isNumeric, toNumber, type Doc, type Maybe, type Value } from './values'
import type { Positions } from './update/positional'

type Shape = (doc: Doc) => Doc

interface Tree { [name: string]: true | Tree }

/** Compiles a projection. `positions` tells the element a filter matched. */
export function compileProjection(spec: Value, positions: Positions): Shape {
  if (!isDoc(spec)) throw requestFailed('the projection must be an object')
  const entries = flattened(spec)
  const flags = entries.filter((entry): entry is [string, boolean] => typeof entry[1] === 'boolean')
  const fields = flags.filter(([path]) => path !== '_id')
  const included = fields.filter(([, on]) => on).map(([path]) => path)
  const excluded = fields.filter(([, on]) => !on).map(([path]) => path)
  if (included.length > 0 && excluded.length > 0) {
    throw requestFailed(`Projection cannot have a mix of inclusion and exclusion: ${included[0]}, ${excluded[0]}`)
  }
  const special = entries.filter((entry): entry is [string, Doc] => typeof entry[1] !== 'boolean')
  const positional = included.filter((path) => path.endsWith('.$')).map((path) => path.slice(0, -2))
  const paths = [...included.map((path) => path.replace(/\.\$$/, '')), ...special.map(([path]) => path)]
  const hasElemMatch = special.some(([, operand]) => operand.$elemMatch !== undefined)
  const idFlag = flags.find(([path]) => path === '_id')?.[1]
  const includes = included.length > 0 || hasElemMatch && excluded.length === 0 || fields.length === 0 && special.length === 0 && idFlag === true
  const tree = treeOf(includes ? paths : excluded)
  const edits = [...special.map(([path, operand]) => edit(path, operand)), ...positional.map((path) => onlyMatched(path, positions))]
  return (doc) => {
    const base = includes ? keep(doc, tree) : drop(doc, tree)
    const shaped = edits.reduce((current, apply) => apply(current, doc), base)
    return withId(shaped, doc, idFlag !== false)
  }
}

/** Nested objects become dotted paths; numbers and booleans become flags. */
function flattened(spec: Doc, prefix = ''): Array<[string, boolean | Doc]> {
  return Object.entries(spec).flatMap(([name, value]): Array<[string, boolean | Doc]> => {
    const path = `${prefix}${name}`
    if (typeof value === 'boolean') return [[path, value]]
    if (isNumeric(value)) return [[path, toNumber(value) !== 0]]
    if (!isDoc(value)) throw requestFailed(`a projection must be 0, 1, $slice or $elemMatch: ${path}`)
    const operator = Object.keys(value).find((key) => key.startsWith('$'))
    if (operator === undefined) return flattened(value, `${path}.`)
    if (operator !== '$slice' && operator !== '$elemMatch') throw unknownOperator(operator, 'the projection')
    return [[path, value]]
  })
}

function treeOf(paths: readonly string[]): Tree {
  const root: Tree = {}
  for (const path of paths) {
    const parts = path.split('.')
    let node = root
    parts.forEach((part, i) => {
      const next = node[part]
      if (next === true || (i === parts.length - 1 && next !== undefined)) throw requestFailed(`Path collision at ${path}`)
      if (i === parts.length - 1) node[part] = true
      else node = next ?? (node[part] = {})
    })
  }
  return root
}

function keep(doc: Doc, tree: Tree): Doc {
  const out: Doc = {}
  for (const [name, value] of Object.entries(doc)) {
    const node = Object.hasOwn(tree, name) ? tree[name] : undefined
    if (node === undefined) continue
    const kept = node === true ? value : keepInside(value, node)
    if (kept !== undefined) out[name] = kept
  }
  return out
}

function keepInside(value: Value, tree: Tree): Maybe {
  if (Array.isArray(value)) return value.map((element) => keepInside(element, tree)).filter((element) => element !== undefined)
  return isDoc(value) ? keep(value, tree) : undefined
}

function drop(doc: Doc, tree: Tree): Doc {
  const out: Doc = {}
  for (const [name, value] of Object.entries(doc)) {
    const node = Object.hasOwn(tree, name) ? tree[name] : undefined
    if (node === true) continue
    out[name] = node === undefined ? value : dropInside(value, node)
  }
  return out
}

function dropInside(value: Value, tree: Tree): Value {
  if (Array.isArray(value)) return value.map((element) => dropInside(element, tree))
  return isDoc(value) ? drop(value, tree) : value
}

type Edit = (shaped: Doc, original: Doc) => Doc

function edit(path: string, operand: Doc): Edit {
  const parts = path.split('.')
  if (operand.$elemMatch !== undefined) {
    const matches = elementTest(operand.$elemMatch, newMatchContext())
    return (shaped) => change(shaped, parts, (array) => {
      const found = array.find((element) => matches([element]))
      return found === undefined ? undefined : [found]
    })
  }
  const [skip, count] = readSlice(operand.$slice ?? null)
  return (shaped) => change(shaped, parts, (array) => sliced(array, skip, count))
}

function readSlice(operand: Value): [skip: number | undefined, count: number] {
  const parts = Array.isArray(operand) ? operand : [operand]
  if (parts.length > 2 || !parts.every((part) => isNumeric(part) && Number.isInteger(toNumber(part)))) {
    throw requestFailed('$slice only supports numbers and [skip, limit] arrays')
  }
  const [first, second] = parts.map((part) => toNumber(part as number))
  if (second === undefined) return [undefined, first as number]
  if (second <= 0) throw requestFailed('$slice limit must be positive')
  return [first, second]
}

function sliced(array: Value[], skip: number | undefined, count: number): Value[] {
  if (skip === undefined) return count >= 0 ? array.slice(0, count) : array.slice(count)
  const from = skip >= 0 ? skip : Math.max(0, array.length + skip)
  return array.slice(from, from + count)
}

/** Changes the arrays at a path; other values stay, `undefined` takes the field away. */
function change(doc: Doc, parts: readonly string[], to: (array: Value[]) => Value[] | undefined): Doc {
  const [name, ...rest] = parts as [string, ...string[]]
  const value = field(doc, name)
  const out = { ...doc }
  if (rest.length > 0) {
    if (isDoc(value)) out[name] = change(value, rest, to)
    if (Array.isArray(value)) out[name] = value.map((element) => (isDoc(element) ? change(element, rest, to) : element))
    return out
  }
  if (!Array.isArray(value)) return out
  const next = to(value)
  if (next === undefined) Reflect.deleteProperty(out, name)
  else out[name] = next
  return out
}

function onlyMatched(path: string, positions: Positions): Edit {
  return (shaped, original) => {
    const index = positions(original, path)
    if (index === undefined) throw requestFailed("Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array")
    return change(shaped, path.split('.'), (array) => array.slice(index, index + 1))
  }
}

function withId(shaped: Doc, doc: Doc, wanted: boolean): Doc {
  const { _id: _dropped, ...rest } = shaped
  const id = field(doc, '_id')
  return wanted && id !== undefined ? { _id: id, ...rest } : rest
}
