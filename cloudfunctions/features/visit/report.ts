/** Somebody says what has happened: the person, their team leader, the committee. One matter is one case, whoever says it first. */
import { clockAt } from '@/cloudfunctions/kit/workdays'
import { db } from '@/cloudfunctions/kit/db'
import { waiting } from '@/cloudfunctions/kit/case'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Visit, VisitHand, VisitRules } from '@/cloudfunctions/kit/documents/visit'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { born, receiptOf, replyOfTwin, type Request } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { holds, holdsSomewhere } from '@/cloudfunctions/kit/session'
import { addDays, addMonths, dayOf } from '@/types/calendar'
import type { HandlerInput } from '@/types/actions'
import { normalStaffNo } from '@/types/staffNo'
import type { VisitKind, VisitStatus } from '@/types/visit'
import { sealedIn } from './boxes'
import { kindsOn } from './kinds'
import { shutMatter, visitId } from './matter'
import { asideSealsOf, caringKeys } from './parties'
import { movedView, type Moved } from './take'
import { dueKeyOf, settingsOn, visitByOf, waitIn } from './terms'
import { NUMBER_WORD } from './words'

type Wish = HandlerInput<'visit.report'>
/** A matter that was cancelled or refused may be reported again, this often. */
const TIMES = 5
/** A retirement is known before the day. */
const AHEAD_DAYS = 92

/** Empty in the beginning. */
export const untouched = {
  outcome: 'open', photoAllowed: null, photos: [], plan: null, visitedOn: null, followUpOn: null, proof: '', grant: null, spendKey: '', spendYear: '', endedYear: '', refusals: [],
} as const satisfies Partial<Visit>

/** What the union's money brings, for members; visits and talks are for everybody. */
export function rulesFor(kind: VisitKind, subject: Pick<Member, 'isUnionMember' | 'leftOn' | 'memberSince'>): VisitRules {
  const isEntitled = subject.isUnionMember || (subject.leftOn !== null && Boolean(subject.memberSince))
  const { name, group, isSensitive, isUrgent, gift, ceiling, papers, signer } = kind
  return { name, group, isSensitive, isUrgent, papers: [...papers], signer, gift: isEntitled ? gift : 'none', ceiling: isEntitled ? ceiling : null }
}

const mayReportFor = (me: Member, subject: Member) =>
  holds(me, ['GRP'], subject.orgPath) || holds(me, ['VICE'], subject.orgPath) || holds(me, ['OFF'], subject.orgPath, 'welfare')

async function subjectOf({ staffNo }: Wish, me: Member): Promise<Member> {
  if (staffNo === '' || normalStaffNo(staffNo) === me.staffNo) return me
  if (!holdsSomewhere(me, ['GRP', 'OFF', 'VICE'])) return refuse('NOT_ALLOWED')
  const subject = (await db.members.first({ staffNo: normalStaffNo(staffNo) })) ?? refuse('VISIT_PERSON_UNKNOWN', 'staffNo')
  return mayReportFor(me, subject) ? subject : refuse('VISIT_PERSON_UNKNOWN', 'staffNo')
}

async function kindOf({ kind: code, eventOn }: Wish, now: Date): Promise<VisitKind> {
  const day = dayOf(now)
  const kind = (await kindsOn(day)).find((one) => one.code === code && one.isOn) ?? refuse('VISIT_KIND_UNKNOWN', 'kind')
  if (eventOn > (kind.ceiling === 'retirement' ? addDays(day, AHEAD_DAYS) : day)) refuse('VISIT_DAY_AHEAD', 'eventOn')
  if (kind.months > 0 && eventOn < addMonths(day, -kind.months)) refuse('VISIT_TOO_LATE', 'eventOn')
  return kind
}

/** Talks need nobody's check; a team leader's own word is the check of the group. */
function firstState(rules: VisitRules, me: Member, subject: Member): VisitStatus {
  if (rules.group === 'talk') return 'toArrange'
  return me._id !== subject._id && holds(me, ['GRP'], subject.orgPath) ? 'reviewing' : 'checking'
}

/** Who reports for somebody else takes a part: a team leader that of the check. */
function firstHands(status: VisitStatus, me: Member, subject: Member): VisitHand[] {
  if (me._id === subject._id) return []
  return [{ stage: status === 'reviewing' ? 'check' : 'report', by: me._id, actingFor: null }]
}

/** One matter is one case, whoever says it first; `time` counts those reported again. */
export const matterId = (kind: VisitKind, subjectId: string, whose: 'own' | 'any', eventOn: string, time: number) =>
  visitId(kind, 'visit', kind.code, subjectId, whose, eventOn, String(time))

interface Matter {
  readonly wish: Wish
  readonly kind: VisitKind
  readonly subject: Member
}

async function draw(_id: string, { wish, kind, subject }: Matter, me: Member, now: Date, request: Request): Promise<Visit> {
  const day = dayOf(now)
  const [settings, clock] = await Promise.all([settingsOn(day), clockAt(now)])
  const rules = rulesFor(kind, subject)
  const status = firstState(rules, me, subject)
  const visitBy = visitByOf({ isUrgent: rules.isUrgent, eventOn: wish.eventOn }, settings, clock)
  const year = day.slice(0, 4)
  const { orgPath, unitName, _id: subjectId } = subject
  const waits = { orgPath, terms: settings.terms, rules, visitBy, subjectId, followUpOn: null, source: 'report' } as const
  const wait = waiting(_id, waitIn(status, waits, clock), now, caringKeys(orgPath))
  const { open, boxes } = shutMatter({ kind: kind.code, rules, seen: status === 'reviewing' ? wish.seen : [] })
  return {
    ...untouched, ...waits, ...open, _id, number: numbered(NUMBER_WORD, year, await numberFor('visit', year, _id)), unitName, reporterId: me._id,
    asideSeals: asideSealsOf(_id, subject), eventOn: wish.eventOn, reportedAt: now, listKey: sortKey(now, _id), missKey: `${dayOf(new Date(visitBy.getTime() - 1))}_${_id}`,
    hands: firstHands(status, me, subject),
    sealed: sealedIn(_id, { name: subject.name, ...boxes, ...(wish.story === '' ? {} : { story: wish.story }) }),
    ...wait, dueKey: dueKeyOf({ _id, dueAt: wait.dueAt, visitBy, visitedOn: null }, false, now),
    ...born(status, { at: now, by: me._id, action: 'visit.report' }, request),
    status,
  }
}

const isAgain = ({ status }: Visit) => status === 'cancelled' || status === 'refused'

export const reportRoutes = {
  'visit.report': bound<'visit.report'>()({
    handle: async ({ input, me, now, request }) => {
      // Who may not report for somebody learns nothing of what was reported before.
      const subject = await subjectOf(input, me)
      const kind = await kindOf(input, now)
      // Nor does anybody learn by asking for a talk that one was thought necessary.
      const whose = kind.group === 'talk' && subject === me ? 'own' : 'any'
      for (let time = 1; time <= TIMES; time += 1) {
        const _id = matterId(kind, subject._id, whose, input.eventOn, time)
        const known = await db.visits.get(_id)
        const before = receiptOf(known, request)
        if (before) return before.reply as Moved
        if (known && isAgain(known)) continue
        if (known) return refuse('VISIT_REPORTED_BEFORE')
        const fresh = await draw(_id, { wish: input, kind, subject }, me, now, request)
        const kept: Visit = { ...fresh, receipts: [{ requestId: request.id, digest: request.digest, reply: movedView(fresh) }] }
        if (await db.visits.insert(kept)) return movedView(fresh)
        return replyOfTwin(db.visits, _id, request, 'VISIT_REPORTED_BEFORE')
      }
      return refuse('VISIT_REPORTED_BEFORE')
    },
  }),
}
