/** What the timer does, every minute and in this order. Apart from the handlers, so that the timer does not load them. */
import { mendGrants } from './money'
import { tendPhotos } from './photoClock'
import { endAidPublicity, lapseAids, ringAids } from './schedule'
import { stopWithdrawn } from './stop'

export const aidJobs = { stopWithdrawn, endAidPublicity, mendGrants, lapseAids, ringAids, tendPhotos }
