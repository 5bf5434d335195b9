/** Notices of before a reason could wait for a person to pass it. */
import { db } from '@/cloudfunctions/kit/db'
import { nothingHeld } from '@/cloudfunctions/kit/heldWords'
import { liftedRecord, migration } from '@/cloudfunctions/kit/upgrade'

export const noticeUpgrades = [
  migration('notices.heldWords', 'notices', async (notice) => ('heldWords' in notice ? 'asItIs' : liftedRecord(db.notices, notice, { set: { ...nothingHeld } }))),
]
