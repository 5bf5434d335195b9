/**
 * Visits that somebody was to make, and matters that wait for them by name. Whoever must keep away from a visit, or approved
 * its money, does not make it: then the chair joins those for whom it waits, and sees to it that somebody else goes.
 */
import { keysAlong } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { not, oneOf } from '@/cloudfunctions/kit/filter'
import { caseHandover, handEach, type HandoverSource, type Parties } from '@/cloudfunctions/kit/handover'
import type { VisitStatus } from '@/types/visitNames'
import { hasInterest } from './parties'
import { hasOtherPart } from './rules'

const TO_VISIT = oneOf(['checking', 'reviewing', 'approving', 'toArrange', 'arranged'])

const isAside = (visit: Visit, person: Member) => visit.subjectId === person._id || hasInterest(visit, person) || hasOtherPart(visit.hands, 'visit', [person._id])

/** The plan with the successor in place of this person, or without them. */
function planFor({ plan, ...visit }: Visit, { from, to }: Parties) {
  if (!plan) return null
  const stays = plan.visitorIds.map((id, index) => ({ id, name: plan.visitorNames[index] ?? '' })).filter(({ id }) => id !== from._id && id !== to._id)
  const visitors = isAside({ ...visit, plan }, to) ? stays : [...stays, { id: to._id, name: to.name }]
  return visitors.length === 0 ? null : { ...plan, visitorIds: visitors.map(({ id }) => id), visitorNames: visitors.map(({ name }) => name) }
}

function handed(visit: Visit, parties: Parties) {
  const plan = planFor(visit, parties)
  const to: VisitStatus = visit.status === 'arranged' && !plan ? 'toArrange' : visit.status
  if (!isAside(visit, parties.to)) return { to, plan }
  const chairs = keysAlong(visit.orgPath, 'CHAIR')
  return { to, plan, waitsFor: [...new Set([...visit.waitsFor, ...chairs])], readers: [...new Set([...visit.readers, ...chairs])] }
}

const planned: HandoverSource = {
  noun: 'visitPlan',
  label: '约好的走访',
  collection: 'visits',
  open: async (parties, limit) => {
    const visits = await db.visits.find({ 'plan.visitorIds': parties.from._id, status: TO_VISIT, visitedOn: null }, { limit })
    return visits.map((visit) => ({ id: visit._id, title: `${visit.number} ${visit.plan?.on ?? ''}`, to: isAside(visit, parties.to) ? ('chair' as const) : ('successor' as const) }))
  },
  hand: (ids, parties, line) => handEach(db.visits, ids, line, (visit) => handed(visit, parties)),
}

const cases = caseHandover(db.visits, { noun: 'visit', label: '走访慰问', notOwn: (memberId) => ({ subjectId: not(memberId) }), isAside })

export const visitHandover = [planned, cases]
