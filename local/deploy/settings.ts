/** The rows a cloud environment starts with; a later version's deployment adds those that are new. */
import { defaultCalendars } from '@/cloudfunctions/kit/defaultCalendars'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'

export const startingSettings: ReadonlyArray<{ readonly collection: string; readonly documents: readonly object[] }> = [
  { collection: 'policies', documents: defaultPolicies },
  { collection: 'calendars', documents: defaultCalendars },
]
