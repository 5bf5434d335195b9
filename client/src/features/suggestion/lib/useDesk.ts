import { useQuery, type Query } from '../../../lib/useQuery'
import { deskOf, possibleSteps, type Desk } from './desk'

export interface DeskQuery extends Pick<Query<Desk>, 'data' | 'error' | 'refresh' | 'isLoading' | 'isStale' | 'at'> {
  readonly isMissing: boolean
}

/** Asks as the union; where that says nothing or leaves nothing to do, as the department, jury or finance. */
export function useDesk(suggestionId: string | undefined): DeskQuery {
  const input = suggestionId ? { suggestionId } : null
  const officer = useQuery('suggestion.desk', input)
  const isForeign = officer.error?.code === 'NOT_FOUND'
  const isIdle = officer.data !== null && possibleSteps(officer.data).length === 0
  const reviewer = useQuery('suggestion.case', isForeign || isIdle ? input : null)
  const data = deskOf(isForeign ? null : officer.data, reviewer.data)
  const main = isForeign ? reviewer : officer

  async function refresh() {
    await Promise.all([officer.refresh(), reviewer.refresh()])
  }

  return {
    data,
    error: data ? main.error : isForeign ? reviewer.error : officer.error,
    refresh,
    isLoading: data === null && main.error === null,
    isStale: main.isStale,
    at: main.at,
    isMissing: !suggestionId || (isForeign && reviewer.error?.code === 'NOT_FOUND'),
  }
}
