/**
 * Membership: everybody's own act. Applications are cases that wait for the officer for organisation; what an
 * officer enters (transfer, retirement, expulsion) is a step of the person's row with its reason.
 */
import { amend, unionStateOf } from '@/cloudfunctions/kit/amend'
import { besideStandIns, hatsOf, keysAlong, nobody, noteRefusal, personKey, waiting, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Application } from '@/cloudfunctions/kit/documents/membership'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { gt } from '@/cloudfunctions/kit/filter'
import { idFor } from '@/cloudfunctions/kit/ids'
import { tell } from '@/cloudfunctions/kit/notify'
import { numbered, numberFor } from '@/cloudfunctions/kit/numbers'
import { sortKey } from '@/cloudfunctions/kit/paging'
import { clauseOf } from '@/cloudfunctions/kit/policies'
import { born, move, receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import type { ApplicationKind, UnionState } from '@/types/peopleNames'
import { waitUntil } from './clock'
import { namesOf, stepsOf } from './names'
import { outcomeOf, stateWhileOpen, whyNotApply, whyNotDecide, whyNotWithdraw } from './rules'
import { decidedNews, owners } from './words'

const TRIES = 5

/** There is one application of a person at a time; the next one takes a document of its own when this is decided. */
const latestOf = (memberId: string) => db.applications.first({ memberId }, { order: [['listKey', -1]] })

interface Looking {
  readonly me: Member
  readonly subject: Member
  readonly hats: ReturnType<typeof hatsOf>
  readonly names: ReadonlyMap<string, string>
  readonly now: Date
}

export function applicationView(application: Application, { me, subject, hats, names, now }: Looking) {
  const { _id, number, kind, status, memberId, name, unitName, post, reason, opinion, ownerLabel, submittedAt, dueAt, clause, waitsFor, history } = application
  const decide = whyNotDecide(application, me, hats, subject)
  return {
    caseId: _id, number, kind, status, memberId, name, unitName, post, reason, opinion, ownerLabel, submittedAt, dueAt, clause,
    isOverdue: waitsFor.length > 0 && dueAt !== null && dueAt <= now,
    steps: stepsOf(history, names),
    blocked: {
      approve: decide, return: decide, withdraw: whyNotWithdraw(application, me._id),
      resubmit: application.memberId === me._id && status === 'returned' ? null : ('MEMBERSHIP_WRONG_STATE' as const),
    },
  }
}

async function mine(me: Member, now: Date) {
  const member = (await db.members.get(me._id)) ?? me
  const application = await db.applications.first({ memberId: me._id }, { order: [['listKey', -1]] })
  const names = application ? await namesOf(application.history) : new Map<string, string>()
  const open = application?.isOpen ? application : null
  const state = unionStateOf(member)
  const outside = open && state === 'pending' ? 'none' : state
  return {
    state,
    memberSince: member.memberSince ?? null,
    application: application && applicationView(application, { me: member, subject: member, hats: [], names, now }),
    blocked: { join: whyNotApply('join', outside, open), quit: whyNotApply('quit', outside, open) },
  }
}

/** Writes what an application makes of the person; written before, it stays. `known` is the person as just read. */
async function settle(application: Application, by: string, now: Date, known: Member | null = null): Promise<void> {
  const { becomes, memberId } = application
  for (let tries = 0; becomes !== null && tries < TRIES; tries += 1) {
    const member = tries === 0 && known ? known : await db.members.get(memberId)
    if (!member || member.leftOn || unionStateOf(member) === becomes) return written(application, now)
    const set = { membership: becomes, isUnionMember: becomes === 'member', ...(becomes === 'member' && !member.memberSince ? { memberSince: dayOf(now) } : {}) }
    const line = { at: now, by, action: 'people.membership', note: application.number }
    if (await amend(db.members, member, { set, line, from: unionStateOf(member), to: becomes })) return written(application, now)
  }
  // Others keep writing on the row: the timer goes on.
}

async function written(application: Application, now: Date): Promise<void> {
  const { _id, version, becomes } = application
  // Told first: as long as it says what the person becomes, somebody comes back to it.
  await tellDecision(application, now)
  await db.applications.change({ _id, version, becomes }, { set: { becomes: null } })
}

/** What others decided; told before, it stays told. */
async function tellDecision(application: Application, now: Date): Promise<void> {
  const news = decidedNews(application, now)
  if (news) await tell(news)
}

/** What a crash left between decision and person. For the timer. */
export async function finishApplications(now: Date): Promise<number> {
  const open = await db.applications.find({ becomes: gt('') }, { limit: 50 })
  for (const application of open) await settle(application, application.history.at(-1)?.by ?? 'system', now)
  return open.length
}

const committee = (orgPath: readonly string[]) => keysAlong(orgPath, 'OFF', 'organisation')

interface Wish {
  readonly kind: ApplicationKind
  readonly reason: string
}

/** The next after the one before: two at once have the same id, and one of them is written. */
async function submit(me: Member, before: Application | null, { kind, reason }: Wish, request: Request, now: Date): Promise<Application> {
  const _id = idFor('application', me._id, before?._id ?? '')
  const year = dayOf(now).slice(0, 4)
  const { wait, policy } = await waitUntil('people.joinDays', committee(me.orgPath), owners.organisation, me.orgPath, now)
  const application: Application = {
    _id, ...born('pending', { at: now, by: me._id, action: 'people.apply', note: reason }, request), status: 'pending', kind, isOpen: true,
    number: numbered(kind === 'join' ? '入会' : '退会', year, await numberFor(kind, year, _id)), ...waiting(_id, wait, now, [personKey(me._id)]), refusals: [],
    memberId: me._id, name: me.name, unitName: me.unitName, post: me.post, reason, opinion: '', orgPath: me.orgPath, submittedAt: now,
    clause: clauseOf(policy), becomes: stateWhileOpen(kind, unionStateOf(me)), listKey: sortKey(now, _id),
  }
  if (await db.applications.insert(application)) return application
  const first = await db.applications.get(_id)
  return first && receiptOf(first, request) ? first : refuse('CHANGED_MEANWHILE')
}

async function resubmit(me: Member, application: Application, reason: string, request: Request, now: Date): Promise<Application> {
  const { wait } = await waitUntil('people.joinDays', committee(application.orgPath), owners.organisation, application.orgPath, now)
  const line = { at: now, by: me._id, action: 'people.apply', note: reason }
  return (await move(db.applications, application, { to: 'pending', line, set: { reason, ...waiting(application._id, wait, now, application.readers) }, request })) ?? refuse('CHANGED_MEANWHILE')
}

type Besides = StandIns & { readonly [name: string]: unknown; readonly application: Application | null; readonly subjects: readonly Member[] }
const besideApplication = ({ caseId }: { caseId: string }) =>
  ({ application: { from: 'applications', id: caseId }, subjects: { from: 'members', every: { field: '_id', path: 'application.memberId' } }, ...besideStandIns }) as const

/** The application before this person; to those it is no business of, it does not exist. */
function seen({ application, subjects, ...standIns }: Besides, me: Member, now: Date) {
  if (!application) return refuse('NOT_FOUND')
  const hats = hatsOf(me, standIns, now)
  const mayRead = application.memberId === me._id || hats.some(({ keys }) => keys.some((key) => application.readers.includes(key)))
  if (!mayRead) return refuse('NOT_FOUND')
  const subject = subjects[0] ?? refuse('NOT_FOUND')
  return { application, hats, subject }
}

async function decide(verdict: 'approved' | 'returned', note: string, beside: Besides, me: Member, request: Request, now: Date) {
  const { application, hats, subject } = seen(beside, me, now)
  const looking = async (shown: Application) => applicationView(shown, { me, subject, hats, names: await namesOf(shown.history), now })
  if (receiptOf(application, request)) {
    await (application.becomes ? settle(application, me._id, now) : tellDecision(application, now))
    return looking(application)
  }
  const code = whyNotDecide(application, me, hats, subject)
  if (code === 'CASE_CONFLICT_OF_INTEREST') await noteRefusal(db.applications, application._id, me._id, `people.${verdict}`, request, now)
  refuseIf(code)
  const line = { at: now, by: me._id, action: verdict === 'approved' ? 'people.approve' : 'people.return', note }
  const returned = { keys: [personKey(application.memberId)], ownerLabel: owners.applicant, dueAt: null, remindAt: null, escalatesTo: [] }
  const wait = verdict === 'approved' ? nobody(owners.nobody) : returned
  const becomes = verdict === 'approved' ? outcomeOf(application.kind) : null
  const set = { opinion: note, becomes, isOpen: verdict === 'returned', ...waiting(application._id, wait, now, application.readers) }
  const moved = (await move(db.applications, application, { to: verdict, line, set, request })) ?? refuse('CHANGED_MEANWHILE')
  await (becomes ? settle(moved, me._id, now, subject) : tellDecision(moved, now))
  return looking(moved)
}

/** Whoever takes back a request to join is outside again. */
const afterWithdrawal = (kind: ApplicationKind, state: UnionState): UnionState | null => (kind === 'join' && state === 'pending' ? 'none' : null)

export const membershipRoutes = {
  'people.membership': bound<'people.membership'>()({ handle: async ({ me, now }) => mine(me, now) }),

  'people.apply': bound<'people.apply'>()({
    handle: async ({ input: { kind, reason }, me, request, now }) => {
      const latest = await latestOf(me._id)
      if (receiptOf(latest, request)) {
        if (latest?.becomes) await settle(latest, me._id, now)
        return mine(me, now)
      }
      const open = latest?.isOpen ? latest : null
      const state = unionStateOf(me)
      refuseIf(whyNotApply(kind, open && state === 'pending' ? 'none' : state, open))
      if (open) await resubmit(me, open, reason, request, now)
      else await settle(await submit(me, latest, { kind, reason }, request, now), me._id, now)
      return mine(me, now)
    },
  }),

  'people.withdraw': bound<'people.withdraw'>()({
    handle: async ({ input: { caseId }, me, request, now }) => {
      const application = await db.applications.get(caseId)
      if (!application || application.memberId !== me._id) return refuse('NOT_FOUND')
      if (receiptOf(application, request)) {
        if (application.becomes) await settle(application, me._id, now)
        return mine(me, now)
      }
      refuseIf(whyNotWithdraw(application, me._id))
      const set = { isOpen: false, becomes: afterWithdrawal(application.kind, unionStateOf(me)), ...waiting(caseId, nobody(owners.nobody), now, application.readers) }
      const moved = await move(db.applications, application, { to: 'withdrawn', line: { at: now, by: me._id, action: 'people.withdraw' }, set, request })
      await settle(moved ?? refuse('CHANGED_MEANWHILE'), me._id, now)
      return mine(me, now)
    },
  }),

  'people.application': bound<'people.application'>()<Besides>({
    reads: besideApplication,
    handle: async ({ me, now, beside }) => {
      const { application, hats, subject } = seen(beside, me, now)
      return applicationView(application, { me, subject, hats, names: await namesOf(application.history), now })
    },
  }),

  'people.approve': bound<'people.approve'>()<Besides>({
    reads: besideApplication,
    handle: async ({ input, me, request, now, beside }) => decide('approved', input.note, beside, me, request, now),
  }),

  'people.return': bound<'people.return'>()<Besides>({
    reads: besideApplication,
    handle: async ({ input, me, request, now, beside }) => decide('returned', input.reason, beside, me, request, now),
  }),
}

