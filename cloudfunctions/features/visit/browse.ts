/** Looking: one's own, the officers' list, one visit, its note with a reason each time, who was missed, what was spent. */
import { allKeys, besideStandIns, hatsOf, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { between, not, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { beyond, END_OF_TIME, keyOf, pageOf } from '@/cloudfunctions/kit/paging'
import { noteRead } from '@/cloudfunctions/kit/readLog'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { holdsSomewhere } from '@/cloudfunctions/kit/session'
import { allUnits, unitsOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { visitReadReasons } from '@/types/visitNames'
import { matterIn, openVisit } from './matter'
import { isVisitor, mayOpen, seesAsVisitor } from './parties'
import { photosOf } from './photos'
import { steps } from './rules'
import { actingOn, besideVisit, type BesideVisit } from './take'
import { deskCard, myCard, noteView, spendingRow, toGoRow, visitorView, visitView, type Names } from './view'

const TO_GO_SHOWN = 10

export const HANDLING = ['GRP', 'OFF', 'VICE', 'CHAIR'] as const
/** Who counts what was spent. */
export const COUNTING = ['FIN', 'CHAIR', 'VICE', 'AUD'] as const
const CARING_UNITS = ['GRP', 'VICE'] as const

/** The names of everybody in it: one call. */
async function namesIn({ history, refusals, subjectId, plan }: Pick<Visit, 'history' | 'refusals' | 'subjectId' | 'plan'>): Promise<Names> {
  const ids = [subjectId, plan?.by ?? '', ...history.flatMap(({ by, actingFor }) => [by, actingFor ?? by]), ...refusals.map(({ by }) => by)].filter((id) => id !== '')
  const people = await db.members.find({ _id: oneOf([...new Set(ids)]) })
  return new Map(people.map(({ _id, name, openid }) => [_id, { name, openid }]))
}

type Beside = StandIns & { readonly [other: string]: unknown }

/** Units whose people I care for. */
export const caredFor = (me: Member) => [...new Set([...unitsOf(me, CARING_UNITS), ...unitsOf(me, ['OFF'], 'welfare')])]

const dayAfterMonth = (month: string) => new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 1)).toISOString().slice(0, 10)

/** Whoever decides about people for the employer hears of no talk. */
export const readableGroups = (me: Member): Filter => (holdsSomewhere(me, ['HR']) ? { 'rules.group': not('talk') } : {})

/** Those whose day is over. */
export function missedIn(me: Member, month: string, now: Date, cursor?: string): Filter {
  const until = [dayAfterMonth(month), dayOf(now)].sort()[0] as string
  const from = cursor ? `${keyOf(cursor)}~` : `${month}-01`
  return { orgPath: oneOf(caredFor(me)), missKey: between(from, until > from ? until : from), ...readableGroups(me) }
}

/** How many of each team were missed: two calls. */
async function missedByGroup(filter: Filter) {
  const [{ list }, units] = await Promise.all([db.visits.matching(filter).group({ _id: '$orgPath', count: { $sum: 1 } }).limit(1000).end(), allUnits()])
  const rows = list as ReadonlyArray<{ _id: readonly string[]; count: number }>
  return rows.map(({ _id, count }) => ({ orgId: _id.at(-1) ?? '', name: units.get(_id.at(-1) ?? '')?.name ?? '', count })).sort((a, b) => b.count - a.count || (a.orgId < b.orgId ? -1 : 1))
}

/** Somebody else opens a sensitive matter: its kind alone tells of illness, death or trouble. */
async function noteOpening({ _id, subjectId, rules }: Pick<Visit, '_id' | 'subjectId' | 'rules'>, by: Member, now: Date, reason = '查看办理进度'): Promise<void> {
  if (subjectId === '' || !rules.isSensitive) return
  await noteRead({ subjectId, by, what: '工会关怀事项', objectId: _id, reason, now })
}

export const browseRoutes = {
  'visit.mine': bound<'visit.mine'>()({
    handle: async ({ input: { cursor, limit }, me, now }) => {
      const [visits, toGo] = await Promise.all([
        db.visits.find({ subjectId: me._id, listKey: beyond(-1, cursor, END_OF_TIME) }, { order: [['listKey', -1]], limit: limit + 1 }),
        cursor ? [] : db.visits.find({ 'plan.visitorIds': me._id, status: oneOf(steps.record.from), visitedOn: null }, { order: [['plan.on', 1]], limit: TO_GO_SHOWN }),
      ])
      return { ...pageOf(visits, limit, ({ listKey }) => listKey, (visit) => myCard(openVisit(visit), me._id, now)), toGo: toGo.filter((visit) => isVisitor(visit, me)).map(toGoRow) }
    },
  }),

  'visit.list': holding<'visit.list'>(...HANDLING)<Beside>({
    reads: () => besideStandIns,
    handle: async ({ input: { cursor, limit, status }, me, now, beside }) => {
      const keys = allKeys(hatsOf(me, beside, now)).filter((key) => !key.startsWith('member:'))
      const filter = { readers: oneOf(keys), ...(status ? { status } : {}), ...readableGroups(me), dueKey: beyond(1, cursor, '') }
      const visits = await db.visits.find(filter, { order: [['dueKey', 1]], limit: limit + 1 })
      return pageOf(visits, limit, ({ dueKey }) => dueKey, (visit) => deskCard(visit, now))
    },
  }),

  'visit.get': bound<'visit.get'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const { me, now, beside } = call
      const hats = hatsOf(me, beside, now)
      const asVisitor = seesAsVisitor(beside.visit, me, hats)
      if (asVisitor) {
        await noteOpening(asVisitor, me, now, visitReadReasons.visit)
        return visitorView({ ...asVisitor, ...matterIn(asVisitor) }, await db.members.get(asVisitor.plan.by), now)
      }
      const { visit, who } = actingOn(call)
      const canRead = mayOpen(visit, me, hats)
      if (!canRead && !who.isSubject && visit.rules.group === 'talk') return refuse('NOT_FOUND')
      await noteOpening(visit, me, now)
      const [names, photos] = await Promise.all([namesIn(visit), photosOf(visit._id)])
      return visitView(visit, { who, names, photos, canRead, now })
    },
  }),

  'visit.note': bound<'visit.note'>()<BesideVisit>({
    reads: besideVisit,
    handle: async (call) => {
      const { visit, me, hats, now } = actingOn(call)
      if (!mayOpen(visit, me, hats)) return refuse('NOT_FOUND')
      if (visit.subjectId !== '') await noteRead({ subjectId: visit.subjectId, by: me, what: '工会关怀记录', objectId: visit._id, reason: visitReadReasons[call.input.reason], now })
      return noteView(visit)
    },
  }),

  'visit.missed': holding<'visit.missed'>('GRP', 'OFF', 'VICE')({
    handle: async ({ input: { cursor, limit, month }, me, now }) => {
      if (caredFor(me).length === 0) return refuse('NOT_ALLOWED')
      const [visits, groups] = await Promise.all([
        db.visits.find(missedIn(me, month, now, cursor), { order: [['missKey', 1]], limit: limit + 1 }),
        cursor ? [] : missedByGroup(missedIn(me, month, now)),
      ])
      return { ...pageOf(visits, limit, ({ missKey }) => missKey, (visit) => deskCard(visit, now)), groups }
    },
  }),

  'visit.spending': holding<'visit.spending'>(...COUNTING)({
    handle: async ({ input: { cursor, limit, year }, me }) => {
      const filter = { spendYear: year, orgPath: oneOf(unitsOf(me, COUNTING)), spendKey: beyond(-1, cursor, END_OF_TIME) }
      const visits = await db.visits.find(filter, { order: [['spendKey', -1]], limit: limit + 1 })
      return pageOf(visits, limit, ({ spendKey }) => spendKey, (visit) => spendingRow(openVisit(visit)))
    },
  }),
}
