/** 困难帮扶, in the order of the process: apply, take in, check, judge, make public, approve and pay, follow up, count; and what the timer does. */
import { browseRoutes } from './browse'
import { committeeRoutes } from './committee'
import { draftRoutes } from './draft'
import { fileRoutes } from './file'
import { mendGrants, moneyRoutes } from './money'
import { photoRoutes } from './photos'
import { publicityRoutes } from './publicity'
import { tendPhotos } from './photoClock'
import { endAidPublicity, lapseAids, ringAids } from './schedule'
import { statsRoutes } from './stats'
import { stopWithdrawn } from './stop'
import { submitRoutes } from './submit'

export const aidRoutes = { ...draftRoutes, ...photoRoutes, ...submitRoutes, ...fileRoutes, ...committeeRoutes, ...publicityRoutes, ...moneyRoutes, ...browseRoutes, ...statsRoutes }

/** Run every minute, in this order. */
export const aidJobs = { stopWithdrawn, endAidPublicity, mendGrants, lapseAids, ringAids, tendPhotos }
