/** The visit itself: who goes and when, what was said and found, the signature on paper, what is done about it afterwards. */
import { db } from '@/cloudfunctions/kit/db'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { addDays, dayOf } from '@/types/calendar'
import type { HandlerInput } from '@/types/actions'
import { normalStaffNo } from '@/types/staffNo'
import { isInTime } from './decide'
import { afterSigning, signedGrant } from './money'
import { hasInterest } from './parties'
import { removeScenes, startPhotoClock } from './photos'
import { afterVisit, afterwards, whyNotSignFor } from './rules'
import { actingOn, besideVisit, take, type Acting, type BesideVisit, type Outcome } from './take'

/** A visit is planned for the coming weeks. */
const PLAN_DAYS = 92
const FOLLOW_DAYS = 366

async function planOf({ visit, me, now }: Acting, { on, staffNos }: HandlerInput<'visit.arrange'>): Promise<Outcome> {
  if (on < dayOf(now) || on > addDays(dayOf(now), PLAN_DAYS)) refuse('VISIT_DAY_AHEAD', 'on')
  const wanted = [...new Set(staffNos.map(normalStaffNo))]
  const found = await db.members.find({ staffNo: oneOf(wanted), leftOn: null }, { limit: wanted.length })
  const visitors = wanted.map((staffNo) => found.find((one) => one.staffNo === staffNo) ?? refuse('VISIT_PERSON_UNKNOWN', 'staffNos'))
  if (visitors.some(({ _id }) => _id === visit.subjectId)) refuse('VISIT_PERSON_UNKNOWN', 'staffNos')
  /* The same answer as for an unknown number: who is a declared relative is told to nobody. */
  if (visit.rules.group === 'talk' && visitors.some((one) => hasInterest(visit, one))) refuse('VISIT_PERSON_UNKNOWN', 'staffNos')
  const plan = { on, visitorIds: visitors.map(({ _id }) => _id), visitorNames: visitors.map(({ name }) => name), by: me._id, at: now }
  return { to: visit.status === 'toArrange' ? 'arranged' : visit.status, set: { plan } }
}

/** A visit before the decision waits for it; one after it goes on to the signature, the follow-up or the end. */
function recordOf({ visit, now }: Acting, { visitedOn, summary, need, needText, followUp, followUpOn }: HandlerInput<'visit.record'>): Outcome {
  const today = dayOf(now)
  const first = [visit.eventOn, dayOf(visit.reportedAt)].sort()[0] as string
  if (visitedOn > today || visitedOn < first) refuse('VISIT_DAY_AHEAD', 'visitedOn')
  if (followUpOn !== null && (followUpOn <= today || followUpOn > addDays(today, FOLLOW_DAYS))) refuse('VISIT_DAY_AHEAD', 'followUpOn')
  const isDecided = visit.status === 'toArrange' || visit.status === 'arranged'
  const to = isDecided ? afterVisit({ grant: visit.grant, followUpOn }) : visit.status
  const time = isInTime(visit, visitedOn) ? ({ missKey: '', outcome: 'inTime' } as const) : ({ outcome: 'late' } as const)
  return {
    to,
    set: { visitedOn, followUpOn, ...time, ...(isDecided && !visit.grant ? { proof: 'record' } : {}) },
    boxes: { record: { summary, need, needText, followUp } },
  }
}

const hasSheet = ({ photos }: Pick<Visit, 'photos'>) => photos.some(({ kind }) => kind === 'receipt')

function signedOnPaper({ visit, now }: Acting, { amountFen, signerName, tie, reason }: HandlerInput<'visit.signFor'>): Outcome {
  const isFamily = visit.rules.signer === 'family'
  if ((tie === 'self') === isFamily) refuse('VISIT_FAMILY_SIGNS', 'tie')
  if (!hasSheet(visit) && (!isFamily || reason === '')) refuse('VISIT_PROOF_NEEDED', 'reason')
  return {
    to: afterwards(visit),
    set: { grant: signedGrant(visit, amountFen, now), proof: hasSheet(visit) ? 'sheet' : 'reason' },
    boxes: { signedBy: { name: signerName, tie, reason } },
  }
}

export const walkRoutes = {
  'visit.arrange': bound<'visit.arrange'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      return take('arrange', acting, () => planOf(acting, call.input))
    },
  }),

  'visit.record': bound<'visit.record'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const moved = await take('record', acting, () => recordOf(acting, call.input))
      if (moved.status === 'closed') await startPhotoClock(acting.visit._id, acting.now)
      return moved
    },
  }),

  'visit.signFor': bound<'visit.signFor'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const { visit, who, me, now } = acting
      const moved = await take('signFor', acting, async () => {
        const person = visit.rules.signer === 'self' ? await db.members.get(visit.subjectId) : null
        refuseIf(whyNotSignFor(visit, who, Boolean(person?.openid)))
        return signedOnPaper(acting, call.input)
      })
      await afterSigning(visit, me._id, now)
      return moved
    },
  }),

  'visit.follow': bound<'visit.follow'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const { now } = acting
      const { note, nextOn } = call.input
      const moved = await take('follow', acting, () => {
        if (nextOn !== null && (nextOn <= dayOf(now) || nextOn > addDays(dayOf(now), FOLLOW_DAYS))) refuse('VISIT_DAY_AHEAD', 'nextOn')
        return { to: nextOn ? 'following' : 'closed', set: { followUpOn: nextOn }, said: note, isRescheduled: true }
      })
      if (nextOn === null) await startPhotoClock(acting.visit._id, now)
      return moved
    },
  }),

  'visit.allowPhoto': bound<'visit.allowPhoto'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const acting = actingOn(call)
      const { allows } = call.input
      const moved = await take('allowPhoto', acting, () => ({ to: acting.visit.status, set: { photoAllowed: allows } }))
      if (!allows) await removeScenes(acting.visit._id, acting.now)
      return moved
    },
  }),
}
