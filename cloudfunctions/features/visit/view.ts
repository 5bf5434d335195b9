/** How a visit looks: to the person, to who handles it, in lists. */
import type { Evidence } from '@/cloudfunctions/kit/documents/privacy'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import type { HandlerOutput } from '@/types/actions'
import type { VisitStatus } from '@/types/visitNames'
import { nameIn, openBox } from './boxes'
import type { OpenVisit } from './matter'
import { shownPhotos } from './photos'
import { titleOf, whyNot, whyNotSignFor, type StepName, type Who } from './rules'

type View = HandlerOutput<'visit.get'>
export type Names = ReadonlyMap<string, { readonly name: string; readonly openid: string | null }>

/** Nobody needs to read of oneself why a talk was thought necessary. */
const kindFor = ({ rules }: Pick<Visit, 'rules'>, isMine: boolean) => (isMine && rules.group === 'talk' ? titleOf('talk') : rules.name)

/** A card asks nothing of the money. */
type Shown = Omit<Visit, 'grant'>

function cardOf(visit: Shown, isMine: boolean, now: Date) {
  const { _id, number, status, rules, source, eventOn, ownerLabel, since, dueAt, waitsFor, escalatedAt, visitBy, missKey } = visit
  return {
    visitId: _id, number, status, kindName: kindFor(visit, isMine), group: rules.group, source, eventOn, ownerLabel, since, dueAt,
    isOverdue: waitsFor.length > 0 && dueAt !== null && dueAt <= now, isEscalated: escalatedAt !== null, visitBy, isLate: missKey !== '' && visitBy <= now,
  }
}

export const myCard = (visit: Shown, memberId: string, now: Date): HandlerOutput<'visit.mine'>['items'][number] => {
  const isMine = visit.subjectId === memberId
  return { ...cardOf(visit, isMine, now), toSign: isMine && visit.status === 'toSign' && visit.rules.signer === 'self', isMine }
}

/** A list says of nobody that they are ill or bereaved: that stands in the matter itself, whose opening is noted. */
export const deskCard = (visit: Shown, now: Date): HandlerOutput<'visit.list'>['items'][number] => ({
  ...cardOf(visit, false, now), name: nameIn(visit), unitName: visit.unitName, ...(visit.rules.isSensitive ? { kindName: titleOf(visit.rules.group) } : {}),
})

export const toGoRow = (visit: Visit): HandlerOutput<'visit.mine'>['toGo'][number] => ({ visitId: visit._id, on: visit.plan?.on ?? visit.eventOn, name: nameIn(visit), unitName: visit.unitName })

/** What the person may know of why nothing, or less, came of it: the words of the refusal, of a cancelling by others, of a visit without the gift. Of a talk nothing. */
function whyFor(visit: OpenVisit): string {
  if (visit.rules.group === 'talk') return ''
  const words = openBox(visit, 'words') ?? {}
  const isReason = ({ action, by }: Visit['history'][number]) =>
    action === 'visit.refuse' || (action === 'visit.cancel' && by !== visit.subjectId) || (action === 'visit.approve' && visit.grant === null)
  const lines = visit.history.flatMap((entry, line) => (isReason(entry) ? [line] : []))
  return words[lines.at(-1) ?? -1] ?? ''
}

interface Seen {
  readonly who: Who
  readonly names: Names
  readonly photos: readonly Evidence[]
  readonly canRead: boolean
  readonly now: Date
}

const nameOf = (by: string, names: Names) => names.get(by)?.name ?? '系统'
const blockable = ['check', 'review', 'approve', 'refuse', 'arrange', 'record', 'sign', 'follow', 'cancel', 'allowPhoto', 'attach'] as const satisfies readonly StepName[]

function grantView({ grant }: OpenVisit): View['grant'] {
  if (!grant) return null
  const { form, amountFen, approvedAt, signedAt, voidAt, clauses } = grant
  return { form, amountFen, approvedAt, signedAt, isVoid: voidAt !== null, clauses: [...clauses] }
}

/** The person sees the photos they may see again; officers those they may open. */
function photoViews(visit: OpenVisit, kept: readonly Evidence[]): View['photos'] {
  return shownPhotos(visit).filter(({ photoId }) => kept.some(({ _id }) => _id === photoId)).map(({ photoId, kind }) => ({ photoId, kind }))
}

export function visitView(visit: OpenVisit, { who, names, photos, canRead, now }: Seen): View {
  const isMine = who.isSubject
  const blocked = Object.fromEntries(blockable.map((step) => [step, whyNot(step, visit, who)])) as Record<(typeof blockable)[number], View['blocked']['check']>
  const { rules, plan } = visit
  return {
    ...cardOf(visit, isMine, now), name: nameIn(visit), unitName: visit.unitName, isMine, isVisitor: false, why: isMine ? whyFor(visit) : '', canRead, offersAid: isMine && openBox(visit, 'record')?.need === 'hardship',
    isTeam: visit.subjectId === '', isSensitive: rules.isSensitive, gift: rules.gift, signer: rules.signer,
    papers: rules.papers.map((paper) => ({ paper, isSeen: visit.seen.includes(paper) })), photoAllowed: visit.photoAllowed,
    plan: plan && { on: plan.on, visitorNames: [...plan.visitorNames], byName: nameOf(plan.by, names), at: plan.at },
    visitedOn: visit.visitedOn, followUpOn: isMine ? null : visit.followUpOn, grant: grantView(visit), photos: isMine || canRead ? photoViews(visit, photos) : [],
    steps: visit.history.map(({ at, by, actingFor, action, to }) => ({ at, byName: nameOf(by, names), actingForName: actingFor ? nameOf(actingFor, names) : '', action, to: to as VisitStatus })),
    refusals: isMine ? [] : visit.refusals.map(({ at, by, action }) => ({ at, byName: nameOf(by, names), action })),
    blocked: { ...blocked, signFor: whyNotSignFor(visit, who, Boolean(names.get(visit.subjectId)?.openid)) },
  }
}

const notYours = Object.fromEntries([...blockable, 'signFor'].map((step) => [step, 'VISIT_NOT_YOURS'])) as View['blocked']

/** For who goes along: whom, when, with whom, whether it is a glad or a sad day, whether photos are allowed. Of a talk not even the kind. */
export function visitorView(visit: Visit & { readonly plan: NonNullable<Visit['plan']> }, arranger: { readonly name: string } | null, now: Date): View {
  const { plan, rules } = visit
  return {
    ...cardOf(visit, rules.group === 'talk', now), status: 'arranged', ownerLabel: '', dueAt: null, isOverdue: false, isEscalated: false, isLate: false, since: plan.at, eventOn: plan.on,
    name: nameIn(visit), unitName: visit.unitName, isMine: false, isVisitor: true, why: '', canRead: false, offersAid: false, isTeam: visit.subjectId === '', isSensitive: rules.isSensitive,
    gift: 'none', signer: 'self', papers: [], photoAllowed: visit.photoAllowed,
    plan: { on: plan.on, visitorNames: [...plan.visitorNames], byName: arranger?.name ?? '系统', at: plan.at },
    visitedOn: null, followUpOn: null, grant: null, photos: [], steps: [], refusals: [], blocked: notYours,
  }
}

export function noteView(visit: Visit): HandlerOutput<'visit.note'> {
  const record = openBox(visit, 'record')
  const words = openBox(visit, 'words') ?? {}
  return {
    story: openBox(visit, 'story') ?? '', summary: record?.summary ?? '', need: record?.need ?? null, needText: record?.needText ?? '', followUp: record?.followUp ?? '',
    signedBy: openBox(visit, 'signedBy'),
    words: visit.history.flatMap(({ at, action }, line) => (words[line] ? [{ at, action, text: words[line] }] : [])),
  }
}

export function spendingRow({ _id, number, unitName, rules, status, grant, reportedAt }: OpenVisit): HandlerOutput<'visit.spending'>['items'][number] {
  return {
    visitId: _id, number, unitName, kindName: rules.name, form: grant?.form ?? rules.gift, status, amountFen: grant?.amountFen ?? 0, approvedAt: grant?.approvedAt ?? reportedAt,
    signedAt: grant?.signedAt ?? null, isVoid: grant?.voidAt !== null,
  }
}
