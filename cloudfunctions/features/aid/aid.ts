/** 困难帮扶, in the order of the process: apply, take in, check, judge, make public, approve and pay, follow up, count. */
import { browseRoutes } from './browse'
import { committeeRoutes } from './committee'
import { draftRoutes } from './draft'
import { fileRoutes } from './file'
import { moneyRoutes } from './money'
import { photoRoutes } from './photos'
import { publicityRoutes } from './publicity'
import { statsRoutes } from './stats'
import { submitRoutes } from './submit'

export const aidRoutes = { ...draftRoutes, ...photoRoutes, ...submitRoutes, ...fileRoutes, ...committeeRoutes, ...publicityRoutes, ...moneyRoutes, ...browseRoutes, ...statsRoutes }
