/** What the caseworker does with a file: take it in, have it checked by two, make it public, follow it up. */
import { clockAt, type Clock } from '@/cloudfunctions/kit/workdays'
import { nobody } from '@/cloudfunctions/kit/case'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { addMonths, dayOf } from '@/types/calendar'
import { openBox } from './boxes'
import { knownAidFen } from './limits'
import { keysOfRoles } from './parties'
import { standingFor } from './rules'
import { withStandIn } from './standIn'
import { actingOn, besideAid, take, type BesideAid } from './take'
import { daysLeft, waitFor } from './terms'
import { owners } from './words'

/** Until the next visit, or the yearly review if that is earlier. */
function nextFollowUp(aid: Aid, yearReviewOn: string, clock: Clock) {
  const halfYear = addMonths(dayOf(clock.now), aid.terms.followMonths)
  const review = yearReviewOn > dayOf(clock.now) ? yearReviewOn : halfYear
  return waitFor.caseworker(aid, { lastDay: halfYear < review ? halfYear : review }, clock)
}

export const fileRoutes = {
  'aid.accept': bound<'aid.accept'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      const { isUrgent, note } = call.input
      return take('accept', acting, async () => {
        if (isUrgent && openBox(aid, 'urgent') === null) refuse('AID_NOT_URGENT', 'isUrgent')
        const clock = await clockAt(now)
        return isUrgent
          ? { to: 'urgent', wait: waitFor.chair(aid, 'urgentDays', clock), set: { isUrgent }, said: note }
          : { to: 'checking', wait: waitFor.visitors(aid, 'checkDays', clock), set: { isUrgent }, said: note }
      })
    },
  }),

  'aid.return': bound<'aid.return'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      return take('return', acting, async () => {
        const clock = await clockAt(now)
        return { to: 'returned', wait: waitFor.completion(aid, clock), set: { pausedDays: daysLeft(aid, clock) }, said: call.input.reason }
      })
    },
  }),

  'aid.decline': bound<'aid.decline'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      return take('decline', acting, () => ({
        to: 'declined',
        wait: nobody(owners.nobody),
        set: { decision: { isYes: false, at: now, byLabel: owners.caseworker, line: aid.history.length }, endedAt: now, endedAs: 'notAided' },
        said: call.input.reason,
      }))
    },
  }),

  /** The chair sees no urgency: the ordinary way. */
  'aid.ordinary': bound<'aid.ordinary'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      return take('ordinary', acting, async () => ({
        to: 'checking', wait: waitFor.visitors(aid, 'checkDays', await clockAt(now)), set: { isUrgent: false }, said: call.input.reason,
      }))
    },
  }),

  /** Written by one; written anew it must be signed by somebody else than who wrote it last. */
  'aid.visit': bound<'aid.visit'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, me, who, now } = acting
      const { ways, on, text, rows, verified } = call.input
      return take('visit', acting, () => {
        if (on > dayOf(now)) refuse('AID_DAY_AHEAD', 'on')
        const actingFor = standingFor('visit', aid, who)?.actingForId ?? null
        return { to: 'checking', set: { visit: { by: me._id, actingFor, at: now, signedBy: null, signedAt: null } }, boxes: { visit: { ways, on, text, rows, verified } } }
      })
    },
  }),

  /** Both have signed: the team leader's part is done, the committee's begins. */
  'aid.signVisit': bound<'aid.signVisit'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, me, now } = acting
      return take('signVisit', acting, async () => {
        const [clock, knownFen] = await Promise.all([clockAt(now), knownAidFen(aid, now)])
        const said = openBox(aid, 'visit') ?? refuse('AID_VISIT_MISSING')
        const wait = await withStandIn('opinion', { ...aid, status: 'reviewing' }, waitFor.committee(aid, 'opinionDays', clock), now)
        return {
          to: 'reviewing', wait, set: { visit: aid.visit && { ...aid.visit, signedBy: me._id, signedAt: now } }, boxes: { visit: { ...said, knownFen } }, withdrawnFrom: keysOfRoles(aid, 'GRP'),
        }
      })
    },
  }),

  'aid.followUp': bound<'aid.followUp'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      const { on, text, continues, officialFileNo } = call.input
      return take('followUp', acting, async () => {
        if (on > dayOf(now)) refuse('AID_DAY_AHEAD', 'on')
        const boxes = officialFileNo === '' ? {} : { officialFileNo }
        const said = `${on}　${text}`
        if (!continues) return { to: 'closed', wait: nobody(owners.nobody), set: { endedAt: now, endedAs: 'file' }, boxes, said }
        const clock = await clockAt(now)
        if (aid.status === 'lifted') return { to: 'lifted', wait: waitFor.caseworker(aid, 'followMonths', clock), boxes, said }
        const yearReviewOn = aid.yearReviewOn ?? addMonths(dayOf(now), aid.terms.reviewMonths)
        return { to: 'aiding', wait: nextFollowUp(aid, yearReviewOn, clock), set: { yearReviewOn }, boxes, said }
      })
    },
  }),

  'aid.proposeReview': bound<'aid.proposeReview'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, me, now } = acting
      const { input } = call
      return take('proposeReview', acting, async () => ({
        to: 'yearReview',
        wait: waitFor.chair(aid, 'approveDays', await clockAt(now)),
        set: { yearReview: { outcome: input.outcome, by: me._id, at: now } },
        boxes: {
          yearReview: {
            category: input.outcome === 'reclassify' ? input.category : null, exitReason: input.outcome === 'exit' ? input.exitReason : null, reason: input.reason,
          },
        },
        said: input.reason,
      }))
    },
  }),

  'aid.confirmReview': bound<'aid.confirmReview'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      const { agrees, reason } = call.input
      return take('confirmReview', acting, async () => {
        const clock = await clockAt(now)
        const outcome = agrees ? aid.yearReview?.outcome : 'continue'
        const yearReviewOn = addMonths(dayOf(now), aid.terms.reviewMonths)
        if (outcome === 'exit') return { to: 'exited', wait: nobody(owners.nobody), set: { endedAt: now, endedAs: 'file' }, said: reason }
        if (outcome === 'lift') return { to: 'lifted', wait: waitFor.caseworker(aid, 'monitorMonths', clock), said: reason }
        const category = openBox(aid, 'yearReview')?.category ?? null
        const opinion = openBox(aid, 'opinion')
        const boxes = outcome === 'reclassify' && category && opinion ? { opinion: { ...opinion, category } } : {}
        return { to: 'aiding', wait: nextFollowUp(aid, yearReviewOn, clock), set: { yearReviewOn }, boxes, said: reason }
      })
    },
  }),

  /** 返困: the same file, checked anew by another round. */
  'aid.reopen': bound<'aid.reopen'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      return take('reopen', acting, async () => ({
        to: 'checking', wait: waitFor.visitors(aid, 'checkDays', await clockAt(now)), set: nextRound(aid), said: call.input.reason,
      }))
    },
  }),
}

/** Everything a round decides begins again; what was said, paid and who acted stays on record. */
export const nextRound = (aid: Aid) =>
  ({
    round: aid.round + 1, isUrgent: false, visit: null, opinion: null, vote: null, publicity: null, publicUntil: null, publicKey: '', decision: null, yearReview: null, yearReviewOn: null,
    endedAt: null, endedAs: '',
  }) as const
