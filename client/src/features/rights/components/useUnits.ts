import { useQuery } from '../../../lib/useQuery'

const nothing = {}

/** The units somebody watches, for a choice: the company first. */
export function useUnits() {
  const { data } = useQuery('rights.counts', nothing, { keep: false })
  const branches = (data?.units ?? []).map(({ orgId, name }) => ({ value: orgId, text: name }))
  return { units: branches, maySupervise: data?.may.supervise ?? false }
}
