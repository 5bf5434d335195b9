/** 我的资料: who read it, what was agreed to, having it deleted; and what happens to kept data by night. */
import { removeCopies, resealPictures } from '@/cloudfunctions/kit/evidenceFiles'
import { sealReads } from '@/cloudfunctions/kit/readSeals'
import { resealFields } from '@/cloudfunctions/kit/reseal'
import { purgeNightly } from '@/cloudfunctions/kit/retention'
import { deletionRoutes, finishDeletions, ringPrivacyRequests } from './deletion'
import { mineRoutes } from './mine'

export const privacyRoutes = { ...mineRoutes, ...deletionRoutes }

export const privacyJobs = { ringPrivacyRequests, finishDeletions, removeCopies, purgeNightly, sealReads, resealFields, resealPictures }
