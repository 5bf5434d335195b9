/** The rows a new cloud environment starts with. */
import { defaultCalendars } from '@/cloudfunctions/kit/defaultCalendars'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'

export const startingSettings: ReadonlyArray<{ readonly collection: string; readonly documents: readonly object[] }> = [
  { collection: 'policies', documents: defaultPolicies },
  { collection: 'calendars', documents: defaultCalendars },
]
