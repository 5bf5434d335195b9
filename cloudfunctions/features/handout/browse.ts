/** Looking at handouts: my own, the officers' list, a plan, its lines, who was forgotten, the figures of a year. */
import { keysOfMonth } from '@/cloudfunctions/kit/birthdayPeople'
import { besideStandIns, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { any, between, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { beyond, END_OF_TIME, keyAfter, pageOf } from '@/cloudfunctions/kit/paging'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { handoutKinds, type HandoutKind } from '@/types/handoutNames'
import { ceilingsOf } from './ceilings'
import { outcomeOf } from './outcome'
import { handles, mayLook, named, OFFICERS } from './parties'
import { isTaken, whyNotEntitled } from './rules'
import { actingOn, besideHandout, deskOf, type BesideHandout } from './take'
import { blindPerson, isSensitive } from './veil'
import { benefitView, cardView, groupsSeenBy, rowView } from './view'

/** Before it sorts everything that has not come out. */
const OUT = '1'

async function plansOf(rows: readonly HandoutRow[]): Promise<ReadonlyMap<string, Handout>> {
  const ids = [...new Set(rows.map(({ handoutId }) => handoutId))]
  const plans = ids.length === 0 ? [] : await db.handouts.find({ _id: oneOf(ids) }, { limit: ids.length })
  return new Map(plans.map((plan) => [plan._id, plan]))
}

/** Which plans an officer's list holds: those they run, decide or audit, or that their group has come into. */
export function plansSeenBy(me: Member): Filter {
  const isOverseer = me.grants.some(({ role }) => role !== 'GRP')
  const units = isOverseer ? unitsOf(me, ['OFF', 'CASE', 'CHAIR', 'VICE', 'AUD']) : me.orgPath
  return { orgPath: oneOf(units) }
}

/** The lines this person may read. */
function rowsSeenBy(handout: Handout, me: Member, orgId: string | undefined): Filter {
  const groups = groupsSeenBy(handout, me)
  if (groups === null) return orgId ? { orgPath: orgId } : {}
  return { ...(orgId ? { orgPath: orgId } : {}), [any]: [{ orgPath: oneOf(groups) }] }
}

export const browseRoutes = {
  'handout.mine': bound<'handout.mine'>()({
    handle: async ({ input: { cursor, limit }, me, now }) => {
      const filter = { personKey: oneOf([me._id, blindPerson(me._id)]), listKey: between(OUT, keyAfter(cursor, END_OF_TIME)) }
      const rows = await db.handoutRows.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      const plans = await plansOf(rows)
      const shown = rows.filter(({ handoutId, status }) => plans.has(handoutId) && status !== 'removed' && status !== 'barred')
      return pageOf(shown, limit, ({ listKey }) => listKey, (row) => benefitView(plans.get(row.handoutId) as Handout, row, me._id, now))
    },
  }),

  'handout.list': holding<'handout.list'>(...OFFICERS)({
    handle: async ({ input: { cursor, limit, status }, me }) => {
      const filter = { ...plansSeenBy(me), ...(status ? { status } : {}), listKey: beyond(-1, cursor, END_OF_TIME) }
      const plans = await db.handouts.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      const page = pageOf(plans, limit, ({ listKey }) => listKey, (plan) => plan)
      return { items: page.items.filter((plan) => mayLook(plan, me)).map((plan) => cardView(plan, me)), next: page.next }
    },
  }),

  'handout.desk': bound<'handout.desk'>()<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const acting = actingOn(call)
      return deskOf(acting.handout, acting)
    },
  }),

  'handout.ceilings': holding<'handout.ceilings'>('OFF', 'CASE', 'CHAIR', 'VICE')({
    handle: async ({ input: { kind }, now }) => {
      const { clauses } = await ceilingsOf(kind, kind === 'schooling' ? 'higher' : null, dayOf(now))
      return { clauses: clauses.map(({ name, clause }) => ({ name, clause })) }
    },
  }),

  'handout.rows': holding<'handout.rows'>(...OFFICERS)<BesideHandout>({
    reads: besideHandout,
    handle: async (call) => {
      const { handout, me } = actingOn(call)
      const { cursor, limit, orgId, status } = call.input
      if (isSensitive(handout) && !handles(handout, me)) refuse('NOT_ALLOWED')
      const filter = { handoutId: handout._id, ...rowsSeenBy(handout, me, orgId), ...(status ? { status } : {}), rosterKey: beyond(1, cursor, '') }
      const rows = await db.handoutRows.find(filter, { order: [['rosterKey', 1]], limit: limit + 1 })
      const known = await named(handout, rows.slice(0, limit), me, '核对发放名单', call.now)
      return { items: known.map(rowView), next: pageOf(rows, limit, ({ rosterKey }) => rosterKey, () => null).next }
    },
  }),

  'handout.unserved': holding<'handout.unserved'>('OFF', 'GRP', 'CHAIR', 'VICE')<StandIns & { readonly [other: string]: unknown }>({
    reads: () => besideStandIns,
    handle: async ({ input: { cursor, limit, month }, me }) => {
      const units = unitsOf(me, ['OFF', 'GRP', 'CHAIR', 'VICE'])
      const filter = { orgPath: oneOf(units), 'birthday.key': oneOf([...keysOfMonth(month).keys()]), _id: beyond(1, cursor, '') }
      const people = await db.members.find(filter, { order: [['_id', 1]], limit: limit + 1 })
      const plans = await db.handouts.find({ kind: 'birthday', month, status: oneOf(['running', 'ended']) })
      const ids = plans.flatMap(({ _id }) => people.map((member) => `${_id}_${member._id}`))
      const rows = ids.length === 0 ? [] : await db.handoutRows.find({ _id: oneOf(ids) }, { limit: ids.length })
      const page = pageOf(people, limit, ({ _id }) => _id, (member) => member)
      const asked = { kind: 'birthday', month, payer: 'union', target: { by: 'criteria', orgIds: [], gender: null, posts: [] } } as const
      const entitled = page.items.filter((member) => whyNotEntitled(asked, member) === null)
      const mine = (memberId: string) => rows.filter(({ personKey }) => personKey === memberId)
      const unserved = entitled.filter(({ _id }) => !mine(_id).some((row) => isTaken(row) || row.status === 'declined'))
      return {
        items: unserved.map(({ _id, name, unitName }) => ({ memberId: _id, name, unitName, isListed: mine(_id).some(({ status }) => status !== 'removed' && status !== 'barred') })),
        next: page.next,
      }
    },
  }),

  /** By kind and year, of plans that are over. Whoever does not handle them is told the sum of those that tell of nobody by themselves. */
  'handout.statistics': holding<'handout.statistics'>('OFF', 'CASE', 'CHAIR', 'VICE', 'AUD')({
    handle: async ({ input: { year }, me }) => {
      const units = unitsOf(me, ['OFF', 'CASE', 'CHAIR', 'VICE', 'AUD'])
      const fields = { kind: 1, orgPath: 1, status: 1, people: 1, takenInAll: 1, spentFen: 1, openKey: 1 }
      const { list } = await db.handouts.matching({ year, orgPath: oneOf(units), status: 'ended' }).project(fields).limit(MOST_PLANS).end()
      return { kinds: (Object.keys(handoutKinds) as HandoutKind[]).map((kind) => summed(kind, (list as Over[]).filter((plan) => plan.kind === kind), me)) }
    },
  }),
}

const MOST_PLANS = 1000
type Over = Pick<Handout, 'kind' | 'orgPath' | 'status' | 'people' | 'takenInAll' | 'spentFen' | 'openKey'>

function summed(kind: HandoutKind, plans: readonly Over[], me: Member) {
  const shown = plans.filter((plan) => handles(plan, me) || outcomeOf(plan).taken !== null)
  const isPartial = shown.length < plans.length
  if (isPartial && shown.length === 0) return { kind, plans: null, people: null, amountFen: null, isPartial }
  const sum = (of: (plan: Over) => number | null) => shown.reduce((all, plan) => all + (of(plan) ?? 0), 0)
  return { kind, plans: shown.length, people: sum(({ takenInAll }) => takenInAll), amountFen: sum(({ spentFen }) => spentFen), isPartial }
}
