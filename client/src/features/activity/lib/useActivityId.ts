import { useActivityId as useNamedActivity } from '../activityId'

/** The activity an officer's page was opened for; empty when the address names none. */
export function useActivityId(): string {
  return useNamedActivity() ?? ''
}
