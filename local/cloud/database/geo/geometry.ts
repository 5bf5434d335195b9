/** GeoJSON shapes taken apart into points, arcs and polygons, and what holds between two of them. */
import { requestFailed, unknownOperator } from '../errors'
import { isDoc, isNumeric, toNumber, type Maybe, type Value } from '../values'
import { angleBetween, arcsMeet, distanceBetween, distanceToArc, isOnArc, ringHolds, type Position } from './sphere'

export interface Geometry {
  readonly type: string
  readonly points: readonly Position[]
  readonly lines: ReadonlyArray<readonly Position[]>
  readonly polygons: ReadonlyArray<ReadonlyArray<readonly Position[]>>
}

/** Reads Point … MultiPolygon and GeometryCollection. Throws MongoDB's kind of text on anything malformed. */
export function readGeometry(value: Maybe, where: string): Geometry {
  if (!isDoc(value) || typeof value.type !== 'string') throw requestFailed(`${where}: not a GeoJSON geometry`)
  const { type, coordinates = null } = value
  const shape = (parts: Partial<Geometry>): Geometry => ({ type, points: [], lines: [], polygons: [], ...parts })
  switch (type) {
    case 'Point': return shape({ points: [position(coordinates, where)] })
    case 'MultiPoint': return shape({ points: listOf(coordinates, where).map((p) => position(p, where)) })
    case 'LineString': return shape({ lines: [line(coordinates, where)] })
    case 'MultiLineString': return shape({ lines: listOf(coordinates, where).map((l) => line(l, where)) })
    case 'Polygon': return shape({ polygons: [polygon(coordinates, where)] })
    case 'MultiPolygon': return shape({ polygons: listOf(coordinates, where).map((p) => polygon(p, where)) })
    case 'GeometryCollection': {
      const parts = listOf(value.geometries ?? null, where).map((inner) => readGeometry(inner, where))
      return shape({
        points: parts.flatMap((p) => p.points), lines: parts.flatMap((p) => p.lines), polygons: parts.flatMap((p) => p.polygons),
      })
    }
    default: throw requestFailed(`${where}: unknown GeoJSON type: ${type}`)
  }
}

function listOf(value: Value, where: string): Value[] {
  if (!Array.isArray(value) || value.length === 0) throw requestFailed(`${where}: GeoJSON coordinates must be an array`)
  return value
}

function position(value: Value, where: string): Position {
  const [lng, lat] = Array.isArray(value) && value.length >= 2 && value.every(isNumeric) ? value.map((n) => toNumber(n as number)) : []
  if (lng === undefined || lat === undefined || !(Math.abs(lng) <= 180) || !(Math.abs(lat) <= 90)) {
    throw requestFailed(`${where}: longitude/latitude is out of bounds or no number`)
  }
  return [lng, lat]
}

function line(value: Value, where: string): Position[] {
  const positions = listOf(value, where).map((p) => position(p, where))
  if (positions.length < 2) throw requestFailed(`${where}: a LineString needs at least 2 vertices`)
  return positions
}

function polygon(value: Value, where: string): Position[][] {
  return listOf(value, where).map((ring) => {
    const positions = listOf(ring, where).map((p) => position(p, where))
    const [first, last] = [positions[0] as Position, positions.at(-1) as Position]
    if (first[0] !== last[0] || first[1] !== last[1]) throw requestFailed(`${where}: Loop is not closed`)
    if (positions.length < 4) throw requestFailed(`${where}: Loop must have at least 3 different vertices`)
    return positions
  })
}

/** Reads `$geoWithin`: `{$geometry: Polygon | MultiPolygon}` or `{$centerSphere: [[lng, lat], radians]}`. */
export function readWithin(operand: Value): (stored: Geometry) => boolean {
  if (!isDoc(operand)) throw requestFailed('$geoWithin needs {$geometry} or {$centerSphere}')
  for (const name of Object.keys(operand)) {
    if (name !== '$geometry' && name !== '$centerSphere') throw unknownOperator(name, '$geoWithin')
  }
  if (operand.$centerSphere !== undefined) return centerSphere(operand.$centerSphere)
  const area = readGeometry(operand.$geometry, '$geoWithin')
  if (area.polygons.length === 0) throw requestFailed('$geoWithin not supported with provided geometry')
  return (stored) => within(stored, area)
}

function centerSphere(value: Value): (stored: Geometry) => boolean {
  const [center, radius] = Array.isArray(value) && value.length === 2 ? value : []
  if (center === undefined || !isNumeric(radius) || !(toNumber(radius) >= 0)) throw requestFailed('malformed $centerSphere')
  const middle = position(center, '$centerSphere')
  const angle = toNumber(radius)
  return (stored) => corners(stored).every((p) => angleBetween(p, middle) <= angle)
}

const corners = (shape: Geometry): Position[] => [...shape.points, ...shape.lines.flat(), ...shape.polygons.flat(2)]

function arcs(shape: Geometry): Array<readonly [Position, Position]> {
  return [...shape.lines, ...shape.polygons.flat()].flatMap((path) =>
    path.slice(1).map((to, i): readonly [Position, Position] => [path[i] as Position, to]))
}

const polygonHolds = (rings: ReadonlyArray<readonly Position[]>, p: Position): boolean => {
  const [outer, ...holes] = rings
  if (outer === undefined || !ringHolds(outer, p)) return false
  return !holes.some((hole) => ringHolds(hole, p) && !onPath(hole, p))
}

const onPath = (path: readonly Position[], p: Position) => path.slice(1).some((to, i) => isOnArc(p, path[i] as Position, to))

export function intersects(a: Geometry, b: Geometry): boolean {
  const [arcsA, arcsB] = [arcs(a), arcs(b)]
  const meets = (shape: Geometry, p: Position) => shape.polygons.some((rings) => polygonHolds(rings, p)) ||
    shape.lines.some((path) => onPath(path, p)) || shape.points.some((q) => distanceBetween(p, q) < 0.01)
  return corners(a).some((p) => meets(b, p)) || corners(b).some((p) => meets(a, p)) ||
    arcsA.some(([p, q]) => arcsB.some(([r, s]) => arcsMeet(p, q, r, s)))
}

/** Whether every part of a shape lies in one polygon of the area, borders included. */
function within(shape: Geometry, area: Geometry): boolean {
  const parts: Geometry[] = [
    ...shape.points.map((p) => ({ ...shape, points: [p], lines: [], polygons: [] })),
    ...shape.lines.map((path) => ({ ...shape, points: [], lines: [path], polygons: [] })),
    ...shape.polygons.map((rings) => ({ ...shape, points: [], lines: [], polygons: [rings] })),
  ]
  return parts.every((part) => area.polygons.some((rings) => {
    const borders = arcs({ ...area, polygons: [rings], lines: [] })
    return corners(part).every((p) => polygonHolds(rings, p)) &&
      !arcs(part).some(([p, q]) => borders.some(([r, s]) => arcsMeet(p, q, r, s, true)))
  }))
}

/** Metres from a point to the nearest of a shape; 0 inside a polygon. */
export function distanceTo(shape: Geometry, from: Position): number {
  if (shape.polygons.some((rings) => polygonHolds(rings, from))) return 0
  const toCorners = corners(shape).map((p) => distanceBetween(p, from))
  return Math.min(...toCorners, ...arcs(shape).map(([a, b]) => distanceToArc(from, a, b)))
}
