/** Visits of before a sensitive matter and what was given lay under seal. */
import { db } from '@/cloudfunctions/kit/db'
import type { Visit, VisitIntent, VisitTaken } from '@/cloudfunctions/kit/documents/visit'
import { lifted, liftedRecord, migration } from '@/cloudfunctions/kit/upgrade'
import { withBoxes } from './boxes'
import { openVisit, shut } from './matter'
import { sealedTaking } from './money'

/** In the open although it would tell: the matter, or what was given. */
const isOpen = ({ rules, sealed, grant }: Visit) => (rules.isSensitive && !('matter' in sealed)) || (grant !== null && 'amountFen' in grant)

/** The fingerprint of a report could be tried out with every kind. */
const noReceipts = { receipts: [] }

export const visitUpgrades = [
  migration('visits.matter', 'visits', async (visit) => {
    if (!isOpen(visit)) return 'asItIs'
    const opened = openVisit(visit)
    const { rules, seen, grant } = opened
    const { open, boxes } = shut(opened, { rules, seen, grant })
    return liftedRecord(db.visits, visit, { set: { ...open, ...noReceipts, sealed: withBoxes(visit, boxes) } })
  }),
  migration('visitIntents.taken', 'visitIntents', async (intent) => {
    if ('taken' in intent) return 'asItIs'
    const { _id: grantId, fundId, allowanceId, amountFen } = intent as VisitIntent & VisitTaken
    const unset = ['fundId', 'allowanceId', 'amountFen']
    return lifted(db.visitIntents, { _id: grantId, amountFen, fundId }, { set: { taken: sealedTaking({ grantId, fundId, allowanceId, amountFen }) }, unset })
  }),
]
