/** `$geoNear`: documents by distance from a point, with the distance written in. */
import type { Collection } from '../catalogue'
import { requestFailed } from '../errors'
import { distanceOf, readNear, type Near } from '../match/operators'
import { writeAt } from '../update/write'
import { clone, field, isDoc, isNumeric, toNumber, type Doc, type Maybe, type Value } from '../values'
import type { Environment } from './pipeline'
import { fieldName, onlyKeys } from './stages'

const keys = ['near', 'distanceField', 'spherical', 'query', 'maxDistance', 'minDistance', 'distanceMultiplier', 'includeLocs', 'key', 'limit', 'num', 'uniqueDocs']

export function geoNear({ finder, variables }: Environment, collection: Collection, value: Value): Doc[] {
  const spec = onlyKeys(value, keys, '$geoNear')
  const distanceField = fieldName(spec.distanceField, '$geoNear: distanceField').split('.')
  const near = readNear({
    $geometry: spec.near ?? null, $minDistance: spec.minDistance ?? null, $maxDistance: spec.maxDistance ?? null,
  })
  const filter = spec.query ?? {}
  if (!isDoc(filter)) throw requestFailed('$geoNear: query must be an object')
  const multiplier = number(spec.distanceMultiplier, 1)
  const limit = number(spec.limit ?? spec.num, Infinity)
  const place = placeOf(collection, spec.key)
  return finder.find(collection, filter, { variables })
    .flatMap(({ doc }) => measured(doc, place, near))
    .sort((a, b) => a.metres - b.metres)
    .slice(0, limit)
    .map(({ doc, location, metres }) => {
      const copy = clone(doc)
      writeAt(copy, distanceField, metres * multiplier)
      if (typeof spec.includeLocs === 'string') writeAt(copy, spec.includeLocs.split('.'), location)
      return copy
    })
}

function measured(doc: Doc, place: (doc: Doc) => Maybe, near: Near): Array<{ doc: Doc; location: Value; metres: number }> {
  const location = place(doc)
  const metres = distanceOf(location, near)
  const isNear = metres !== undefined && metres >= near.min && metres <= near.max
  return isNear ? [{ doc, location: location as Value, metres }] : []
}

/** The field measured: the one named, the one with a geographic index, else the first that holds a geometry. */
function placeOf(collection: Collection, key: Maybe): (doc: Doc) => Maybe {
  const declared = [...collection.geoFields]
  const path = typeof key === 'string' ? key : declared.length === 1 ? declared[0] : undefined
  if (path !== undefined) return (doc) => path.split('.').reduce<Maybe>((value, part) => (isDoc(value) ? field(value, part) : undefined), doc)
  if (declared.length > 1) throw requestFailed('There is more than one 2dsphere index; $geoNear needs a key to choose one')
  return (doc) => Object.values(doc).find((value) => isDoc(value) && typeof value.type === 'string' && Array.isArray(value.coordinates))
}

function number(value: Maybe, otherwise: number): number {
  if (value === undefined) return otherwise
  if (!isNumeric(value)) throw requestFailed('$geoNear: a number is expected')
  return toNumber(value)
}
