/** What applicants do: apply, complete, hand in papers, withdraw, sign for the money, ask for a review. */
import { clockAt } from '@/cloudfunctions/kit/workdays'
import { agree, agreementId, stands, whyNotAgree } from '@/cloudfunctions/kit/agreements'
import { nobody } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid, Boxes } from '@/cloudfunctions/kit/documents/aid'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { born, receiptOf, replyOfTwin, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { holds } from '@/cloudfunctions/kit/session'
import { dayOf } from '@/types/calendar'
import type { HandlerInput } from '@/types/actions'
import { amountOf, fileFields, sealedIn } from './boxes'
import { refusePublicity } from './consent'
import { dropDraft, draftPicturesOf } from './draft'
import { householdOf } from './household'
import { givenBack } from './money'
import { OPEN } from './opening'
import { asideSealsOf } from './parties'
import { checkKept, takeOver } from './photos'
import { endingOf, unsigned } from './rules'
import { claimed } from './claim'
import { actingOn, begun, besideAid, movedView, take, type Acting, type BesideAid, type Moved } from './take'
import { papersDueOn, termsOn, waitFor } from './terms'
import { NUMBER_WORD, owners } from './words'

type Wish = HandlerInput<'aid.submit'>
type Form = Pick<Wish, 'file' | 'evidence'>

/** The boxes that a form fills. */
function boxesOf({ file, evidence }: Form): Partial<Boxes> {
  return { ...Object.fromEntries(fileFields.map((field) => [field, file[field]])), evidence }
}

/** Nothing that waits to be looked at: everything that is empty at the beginning. */
const untouched = {
  isUrgent: false, round: 1, visit: null, opinion: null, vote: null, publicity: null, publicUntil: null, publicKey: '', objections: [], decision: null, grants: [], reviewsAsked: 0,
  papersDueOn: null, lapseAt: null, yearReview: null, yearReviewOn: null, spendKey: '', spendYear: '', endedAt: null, endedAs: '', refusals: [],
} as const satisfies Partial<Aid>

/** A written authority, and an office in the person's own unit. */
function checkAuthority({ forOther, evidence }: Wish, me: Member, subject: Member): void {
  if (!forOther) return
  if (!holds(me, ['GRP'], subject.orgPath)) refuse('NOT_ALLOWED')
  if (!evidence.some(({ kind }) => kind === 'authority')) refuse('AID_AUTHORITY_NEEDED', 'evidence')
}

async function checkAlone(aidId: string, subjectId: string): Promise<void> {
  const open = await db.aids.find({ subjectId, status: oneOf(OPEN) }, { limit: 2 })
  if (open.some(({ _id }) => _id !== aidId)) refuse('AID_ONE_AT_A_TIME')
}

/**
 * Own agreements, each for itself; for somebody else the written authority stands in until they agree themselves. Sending agrees where
 * nothing was ever said; what was taken back, or said to an older text, the person says anew where they are asked.
 */
async function noteConsents(aidId: string, { forOther, sensitiveVersion, publicityVersion }: Wish, memberId: string, now: Date, request: Request): Promise<void> {
  if (forOther) return
  refuseIf(whyNotAgree('aidSensitive', sensitiveVersion), 'textVersion')
  const known = await db.agreements.get(agreementId({ memberId, purpose: 'aidSensitive' }))
  if (known && !stands(known)) refuse('AID_CONSENT_NEEDED')
  if (!known) await agree({ memberId, purpose: 'aidSensitive', textVersion: sensitiveVersion, now, request })
  if (publicityVersion === null) await refusePublicity(aidId, memberId, now, request)
  else await agree({ memberId, purpose: 'aidPublicity', about: aidId, textVersion: publicityVersion, now, request })
}

async function draw(aidId: string, wish: Wish, me: Member, now: Date, request: Request): Promise<Aid> {
  const household = await householdOf(wish, me)
  const [subject] = household
  checkAuthority(wish, me, subject)
  // Before anything is told of the person: an authority that nobody has photographed is none.
  if (wish.forOther) await checkKept(aidId, draftPicturesOf(me._id, true), wish.evidence)
  await checkAlone(aidId, subject._id)
  await noteConsents(aidId, wish, me._id, now, request)
  const evidence = wish.evidence.length === 0 ? [] : await takeOver(aidId, subject._id, draftPicturesOf(me._id, wish.forOther !== null), wish.evidence, now)
  const day = dayOf(now)
  const [terms, clock] = await Promise.all([termsOn(day), clockAt(now)])
  const year = day.slice(0, 4)
  const number = numbered(NUMBER_WORD, year, await numberFor('aid', year, aidId))
  const partyIds = [...new Set([subject._id, me._id])]
  const { orgPath, unitName, _id: subjectId } = subject
  const wait = waitFor.caseworker({ orgPath, terms, partyIds, subjectId }, 'acceptDays', clock)
  return {
    ...untouched,
    _id: aidId, number, year, orgPath, unitName, subjectId, applicantId: me._id, partyIds, terms,
    asideSeals: asideSealsOf(aidId, household),
    hands: wish.forOther ? [{ stage: 'apply', by: me._id, actingFor: null, round: 1 }] : [],
    sealed: sealedIn(aidId, { ...boxesOf({ file: wish.file, evidence }), name: subject.name, household: household.map(({ _id }) => _id) }),
    evidenceCount: evidence.length, listKey: sortKey(now, aidId), submittedAt: now,
    ...begun(aidId, wait, now, []),
    ...born('submitted', { at: now, by: me._id, action: 'aid.submit' }, request),
    status: 'submitted',
  }
}

/** What the form says anew; the household's ties are drawn again. */
async function redrawn({ aid, now }: Acting, form: Form) {
  const subject = (await db.members.get(aid.subjectId)) ?? refuse('NOT_FOUND')
  const household = await householdOf({ file: form.file, forOther: null }, subject)
  const evidence = await takeOver(aid._id, aid.subjectId, null, form.evidence, now)
  const asideSeals = [...new Set([...aid.asideSeals, ...asideSealsOf(aid._id, household)])]
  return { set: { asideSeals, evidenceCount: evidence.length }, boxes: { ...boxesOf({ file: form.file, evidence }), household: household.map(({ _id }) => _id) } }
}

export const submitRoutes = {
  'aid.submit': bound<'aid.submit'>()({
    handle: async ({ input, me, now, request }) => {
      const aidId = idFor('aid', me._id, request.id)
      const isForOther = input.forOther !== null
      const before = receiptOf(await db.aids.get(aidId), request)
      if (before) {
        await dropDraft(me._id, isForOther, now)
        return before.reply as Moved
      }
      const fresh = await draw(aidId, input, me, now, request)
      if (!(await claimed(fresh.subjectId, aidId, now))) refuse('AID_ONE_AT_A_TIME')
      const kept: Aid = { ...fresh, receipts: [{ requestId: request.id, digest: request.digest, reply: movedView(fresh) }] }
      if (!(await db.aids.insert(kept))) return replyOfTwin(db.aids, aidId, request)
      await dropDraft(me._id, isForOther, now)
      return movedView(fresh)
    },
  }),

  /** The same number and the working days that were left. */
  'aid.resubmit': bound<'aid.resubmit'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      return take('resubmit', acting, async () => {
        const [drawn, clock] = await Promise.all([redrawn(acting, call.input), clockAt(now)])
        return { to: 'submitted', wait: waitFor.caseworker(aid, { workdays: aid.pausedDays ?? aid.terms.acceptDays }, clock), ...drawn }
      })
    },
  }),

  /** After help in need: the papers follow, and the ordinary way begins. */
  'aid.supplement': bound<'aid.supplement'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      return take('supplement', acting, async () => {
        const [drawn, clock] = await Promise.all([redrawn(acting, call.input), clockAt(acting.now)])
        return { to: 'checking', wait: waitFor.visitors(acting.aid, 'checkDays', clock), ...drawn, set: { ...drawn.set, papersDueOn: null } }
      })
    },
  }),

  /** The case first: whoever pays at the same moment loses the race or wins it, and only then the money goes back. */
  'aid.withdraw': bound<'aid.withdraw'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      const reserved = aid.grants.filter(({ paidAt }) => paidAt === null)
      const moved = await take('withdraw', acting, () => ({
        to: 'withdrawn',
        wait: nobody(owners.nobody),
        set: {
          publicUntil: null, publicKey: '', endedAt: now, endedAs: endingOf(aid),
          grants: aid.grants.map((grant) => (grant.paidAt === null && grant.voidAt === null ? { ...grant, voidAt: now } : grant)),
        },
        said: call.input.reason,
      }))
      for (const grant of reserved) await givenBack(aid, grant, amountOf(aid, grant.grantId), now)
      return moved
    },
  }),

  /** 签收: the person it is about, for exactly what was paid. */
  'aid.sign': bound<'aid.sign'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      return take('sign', acting, async () => {
        const grant = unsigned(aid) ?? refuse('AID_WRONG_STATE')
        if (amountOf(aid, grant.grantId) !== call.input.amountFen) refuse('AID_AMOUNT_DIFFERS', 'amountFen')
        const grants = aid.grants.map((one) => (one === grant ? { ...one, signedAt: now } : one))
        // Signed for later: the case has gone on meanwhile.
        if (aid.status !== 'paid') return { to: aid.status, set: { grants } }
        const clock = await clockAt(now)
        const due = aid.papersDueOn ?? papersDueOn(aid, clock)
        return grant.isUrgent
          ? { to: 'papersDue', wait: waitFor.papers(aid, due, clock), set: { grants, papersDueOn: due } }
          : { to: 'received', wait: waitFor.caseworker(aid, 'followDays', clock), set: { grants } }
      })
    },
  }),

  /** Once, to people who have had no part in it. */
  'aid.askReview': bound<'aid.askReview'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, now } = acting
      return take('askReview', acting, async () => {
        await checkAlone(aid._id, aid.subjectId)
        const wait = waitFor.reconsiderers(aid, 'reconsiderDays', await clockAt(now))
        return { to: 'reconsidering', wait, set: { reviewsAsked: aid.reviewsAsked + 1, endedAt: null, endedAs: '' }, said: call.input.reason }
      })
    },
  }),
}
