/** Reading, writing and removing at a concrete dotted path. */
import { requestFailed } from '../errors'
import { ARRAY_PADDING_MAX } from '../limits'
import { arrayIndex } from '../paths'
import { encode, field, isDoc, type Doc, type Maybe, type Value } from '../values'

export function readAt(doc: Doc, parts: readonly string[]): Maybe {
  let value: Maybe = doc
  for (const part of parts) {
    if (Array.isArray(value)) {
      const index = arrayIndex(part)
      value = index === undefined ? undefined : value[index]
    } else value = isDoc(value) ? field(value, part) : undefined
  }
  return value
}

/** Creates missing objects on the way; throws where a scalar, null or an array's name stands in the way. */
export function writeAt(doc: Doc, parts: readonly string[], value: Value): void {
  let holder: Value = doc
  parts.forEach((part, i) => {
    const isLast = i === parts.length - 1
    const next: Maybe = isLast ? undefined : readAt(holder as Doc, [part])
    if (!isDoc(holder) && !Array.isArray(holder)) throw notViable(part, parts[i - 1] as string, holder)
    if (Array.isArray(holder)) {
      const index = arrayIndex(part)
      if (index === undefined) throw notViable(part, parts[i - 1] as string, holder)
      pad(holder, index)
      if (isLast) holder[index] = value
      else holder = next === undefined ? holder[index] = {} : next
      return
    }
    if (isLast) holder[part] = value
    else holder = next === undefined ? holder[part] = {} : next
  })
}

function pad(array: Value[], index: number): void {
  if (index - array.length > ARRAY_PADDING_MAX) throw requestFailed('cannot backfill more than 1500000 array elements')
  while (array.length < index) array.push(null)
}

const notViable = (part: string, parent: string, holder: Value) =>
  requestFailed(`Cannot create field '${part}' in element {${parent}: ${shorten(encode(holder))}}`)

const shorten = (text: string) => (text.length > 100 ? `${text.slice(0, 100)}…` : text)

/** An element of an array becomes null, its place is kept. */
export function removeAt(doc: Doc, parts: readonly string[]): void {
  const holder = readAt(doc, parts.slice(0, -1))
  const last = parts.at(-1) as string
  if (Array.isArray(holder)) {
    const index = arrayIndex(last)
    if (index !== undefined && index < holder.length) holder[index] = null
  } else if (isDoc(holder) && Object.hasOwn(holder, last)) Reflect.deleteProperty(holder, last)
}
