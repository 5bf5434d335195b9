/** How much of what a database holds: what one effect more or one less would change, whatever the ids are. */
import { collections } from '@/cloudfunctions/kit/collections'
import type { TestCloud } from '@/local/testing/startCloud'

/** Documents, and lines of history, by `collection status`. */
export type Shape = Readonly<Record<string, { readonly documents: number; readonly lines: number }>>

/** Traces of the calls themselves, of which a second one may leave more. */
const TRACES = ['bindTries', 'reads']

interface Doc {
  readonly status?: unknown
  readonly history?: readonly unknown[]
}

export async function shapeOf(cloud: Pick<TestCloud, 'dump'>): Promise<Shape> {
  const shape: Record<string, { documents: number; lines: number }> = {}
  for (const { name } of collections) {
    if (TRACES.includes(name)) continue
    for (const { status, history } of await cloud.dump<Doc>(name)) {
      const key = `${name} ${typeof status === 'string' ? status : ''}`
      const { documents, lines } = shape[key] ?? { documents: 0, lines: 0 }
      shape[key] = { documents: documents + 1, lines: lines + (history?.length ?? 0) }
    }
  }
  return shape
}

/** Where two shapes differ, in words. */
export function differences(peaceful: Shape, other: Shape): string[] {
  const keys = [...new Set([...Object.keys(peaceful), ...Object.keys(other)])].sort()
  const say = (shape: Shape, key: string) => `${shape[key]?.documents ?? 0} documents, ${shape[key]?.lines ?? 0} lines`
  return keys.filter((key) => say(peaceful, key) !== say(other, key)).map((key) => `${key}: ${say(peaceful, key)} in peace, ${say(other, key)} under failures`)
}
