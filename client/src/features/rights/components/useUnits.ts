import { useQuery } from '../../../lib/useQuery'

const nothing = {}

/** The units somebody watches, for a choice: the whole of their office first. */
export function useUnits() {
  const { data } = useQuery('rights.counts', nothing)
  const found = new Map([...(data?.own ?? []), ...(data?.units ?? [])].map(({ orgId, name }) => [orgId, name]))
  return { units: [...found].map(([value, text]) => ({ value, text })), maySupervise: data?.may.supervise ?? false }
}
