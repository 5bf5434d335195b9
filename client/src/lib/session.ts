import type { ActionOutput } from '@/types/actions'
import { contentKey, keepContent } from './contentCache'
import { useQuery, type Query } from './useQuery'

export type Session = ActionOutput<'session.me'>

/** Who is holding this phone; `data.me` is null for a stranger. */
export function useSession(): Query<Session> {
  return useQuery('session.me', NOTHING)
}

/** The first screen's answer spares every other page the wait for who this is. */
export function keepSession(me: Session['me']): void {
  keepContent<Session>(contentKey('session.me', NOTHING), { content: { me }, at: Date.now() })
}

const NOTHING = {}
