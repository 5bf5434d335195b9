/** Geometry on the sphere: great-circle arcs and rings, by unit vectors. Longitude before latitude, degrees. */

/** Metres. The radius of `geoNear` distances, as published for the SDK's own tests. */
export const EARTH_RADIUS_M = 6_378_137

export type Position = readonly [longitude: number, latitude: number]
type Vector = readonly [number, number, number]

/** About a centimetre on the ground, as an angle. */
const EPSILON = 1e-9
const radians = (degrees: number) => (degrees * Math.PI) / 180

export function angleBetween(a: Position, b: Position): number {
  const dLat = Math.sin(radians(b[1] - a[1]) / 2)
  const dLng = Math.sin(radians(b[0] - a[0]) / 2)
  const h = dLat * dLat + Math.cos(radians(a[1])) * Math.cos(radians(b[1])) * dLng * dLng
  return 2 * Math.asin(Math.min(1, Math.sqrt(h)))
}

export const distanceBetween = (a: Position, b: Position): number => EARTH_RADIUS_M * angleBetween(a, b)

function vector([lng, lat]: Position): Vector {
  const cos = Math.cos(radians(lat))
  return [cos * Math.cos(radians(lng)), cos * Math.sin(radians(lng)), Math.sin(radians(lat))]
}

const cross = (a: Vector, b: Vector): Vector =>
  [a[1] * b[2] - a[2] * b[1], a[2] * b[0] - a[0] * b[2], a[0] * b[1] - a[1] * b[0]]
const dot = (a: Vector, b: Vector) => a[0] * b[0] + a[1] * b[1] + a[2] * b[2]
const scaled = (a: Vector, by: number): Vector => [a[0] * by, a[1] * by, a[2] * by]
const length = (a: Vector) => Math.sqrt(dot(a, a))

function liesOn(p: Vector, a: Vector, b: Vector): boolean {
  const normal = cross(a, b)
  const size = length(normal)
  if (size < EPSILON) return length(cross(p, a)) < EPSILON && dot(p, a) > 0
  return Math.abs(dot(p, normal)) / size < EPSILON &&
    dot(cross(a, p), normal) >= -EPSILON && dot(cross(p, b), normal) >= -EPSILON
}

export const isOnArc = (p: Position, a: Position, b: Position): boolean => liesOn(vector(p), vector(a), vector(b))

/** Whether two arcs share a point; `proper` leaves out a mere touch at an end. */
export function arcsMeet(a: Position, b: Position, c: Position, d: Position, proper = false): boolean {
  const [va, vb, vc, vd] = [vector(a), vector(b), vector(c), vector(d)]
  const touches = liesOn(va, vc, vd) || liesOn(vb, vc, vd) || liesOn(vc, va, vb) || liesOn(vd, va, vb)
  if (touches) return !proper
  const line = cross(cross(va, vb), cross(vc, vd))
  const size = length(line)
  if (size < EPSILON * EPSILON) return false
  const point = scaled(line, 1 / size)
  return [point, scaled(point, -1)].some((p) => liesOn(p, va, vb) && liesOn(p, vc, vd))
}

/** Metres from a point to the nearest of an arc. */
export function distanceToArc(p: Position, a: Position, b: Position): number {
  const [vp, va, vb] = [vector(p), vector(a), vector(b)]
  const normal = cross(va, vb)
  const ends = Math.min(distanceBetween(p, a), distanceBetween(p, b))
  if (length(normal) < EPSILON) return ends
  const unit = scaled(normal, 1 / length(normal))
  const foot = cross(unit, cross(vp, unit))
  if (length(foot) < EPSILON) return ends
  const between = dot(cross(va, foot), normal) >= 0 && dot(cross(foot, vb), normal) >= 0
  return between ? EARTH_RADIUS_M * Math.asin(Math.min(1, Math.abs(dot(vp, unit)))) : ends
}

/** Whether a ring smaller than half the globe encloses a point; its border belongs to it. */
export function ringHolds(ring: readonly Position[], p: Position): boolean {
  const point = vector(p)
  const corners = ring.map(vector)
  const middle = corners.reduce<Vector>((sum, v) => [sum[0] + v[0], sum[1] + v[1], sum[2] + v[2]], [0, 0, 0])
  let turn = 0
  for (let i = 0; i + 1 < corners.length; i++) {
    const from = corners[i] as Vector
    const to = corners[i + 1] as Vector
    if (liesOn(point, from, to)) return true
    const [n1, n2] = [cross(point, from), cross(point, to)]
    turn += Math.atan2(dot(point, cross(n1, n2)), dot(n1, n2))
  }
  return Math.abs(turn) > Math.PI && dot(point, middle) > 0
}
