import type { ActionOutput } from '@/types/actions'
import { useQuery, type Query } from './useQuery'

export type Session = ActionOutput<'session.me'>

/** Who is holding this phone; `data.me` is null for a stranger. */
export function useSession(): Query<Session> {
  return useQuery('session.me', NOTHING)
}

const NOTHING = {}
