/** What a scanned text is: a door's code, a poster, or something else. */
import type { Scanned } from '../../lib/platform'
import { activityIdIn } from './activityId'

export type Read = { readonly kind: 'door'; readonly code: string } | { readonly kind: 'poster'; readonly activityId: string } | { readonly kind: 'other' }

const DOOR_CODE = /^[A-Za-z0-9_-]{27}$/

export function readScanned({ text, path }: Scanned): Read {
  const code = text.trim()
  if (DOOR_CODE.test(code)) return { kind: 'door', code }
  const activityId = activityIdIn(queryOf(path ?? ''))
  return activityId && path?.includes('/detail/') ? { kind: 'poster', activityId } : { kind: 'other' }
}

/** The mini-program has no URLSearchParams. */
function queryOf(path: string): Record<string, string> {
  const pairs = (path.split('?')[1] ?? '').split('&').map((pair) => pair.split('=') as [string, ...string[]])
  return Object.fromEntries(pairs.map(([key, ...value]) => [key, value.join('=')]))
}
