/** The dictionary of 必访, 必谈 and 关怀: what the product begins with, and what the union has made of it, day by day. */
import { db } from '@/cloudfunctions/kit/db'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { VisitKindDoc } from '@/cloudfunctions/kit/documents/visit'
import { gte, lte } from '@/cloudfunctions/kit/filter'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import { born, move, replyOfTwin, writtenBy } from '@/cloudfunctions/kit/record'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { dayOf } from '@/types/calendar'
import type { HandlerOutput } from '@/types/actions'
import { visitCeilings, type VisitCeiling, type VisitKind } from '@/types/visit'

const plain = { isSensitive: false, isUrgent: false, gift: 'none', ceiling: null, papers: [], signer: 'self', months: 0, isOn: true, posts: [] } as const
const withGift = { isSensitive: true, months: 6 } as const
const kind = (code: string, name: string, group: VisitKind['group'], traits: Partial<VisitKind> = {}): VisitKind => ({ ...plain, papers: [], posts: [], code, name, group, ...traits })

const HOT_POSTS = ['操作工', '主操', '副操', '装车', '装卸', '罐区', '钳工', '维修', '焊工', '锅炉', '环卫']

/** Units differ; these are the ones most of them name. The union edits them. */
export const defaultKinds: readonly VisitKind[] = [
  kind('illness', '生病住院', 'visit', { ...withGift, gift: 'money', ceiling: 'illness', papers: ['hospital'] }),
  kind('wedding', '结婚', 'visit', { ...withGift, isSensitive: false, gift: 'goods', ceiling: 'wedding', papers: ['marriage'] }),
  kind('birth', '生育', 'visit', { ...withGift, gift: 'goods', ceiling: 'birth', papers: ['birth'] }),
  kind('relativeDeath', '直系亲属去世', 'visit', { ...withGift, isUrgent: true, gift: 'money', ceiling: 'relativeDeath', papers: ['death'] }),
  kind('memberDeath', '会员去世', 'visit', { ...withGift, isUrgent: true, gift: 'money', ceiling: 'memberDeath', papers: ['death'], signer: 'family' }),
  kind('retirement', '退休离岗', 'visit', { ...withGift, isSensitive: false, gift: 'souvenir', ceiling: 'retirement', papers: ['retirement'] }),
  kind('hardship', '家庭困难', 'visit', { ...withGift, gift: 'goods', ceiling: 'hardship' }),
  kind('accident', '意外灾害、工伤', 'visit', { ...withGift, isUrgent: true, gift: 'money', ceiling: 'accident', papers: ['accident'] }),
  kind('mood', '思想波动', 'talk', { isSensitive: true }),
  kind('moved', '岗位变动', 'talk', { isSensitive: true }),
  kind('discipline', '批评处分、违章', 'talk', { isSensitive: true }),
  kind('conflict', '矛盾纠纷', 'talk', { isSensitive: true }),
  kind('setback', '任务受挫', 'talk', { isSensitive: true }),
  kind('newcomer', '新入职', 'talk'),
  kind('seniority', '司龄', 'care'),
  kind('coolness', '夏送清凉', 'care', { posts: HOT_POSTS }),
  kind('birthdays', '生日走访', 'care'),
]

/** Of several rows the latest, in place of what the product began with; pure. */
export function effective(rows: readonly Pick<VisitKindDoc, 'code' | 'from' | 'kind'>[]): VisitKind[] {
  const byCode = new Map(defaultKinds.map((one) => [one.code, one]))
  for (const row of [...rows].sort((a, b) => (a.from < b.from ? -1 : 1))) byCode.set(row.code, row.kind)
  return [...byCode.values()]
}

/** Days on which a kind was changed, of all kinds together. */
const ROWS_AT_MOST = 1000

/** The dictionary of a day, with what is switched off: one call. */
export const kindsOn = async (day: string): Promise<VisitKind[]> => effective(await db.visitKinds.find({ from: lte(day) }, { order: [['from', 1]], limit: ROWS_AT_MOST }))

export const ceilingKeys = (ceiling: VisitCeiling) => [`visit.ceiling.${ceiling}`, `visit.times.${ceiling}`] as const
const allKeys = (Object.keys(visitCeilings) as VisitCeiling[]).flatMap(ceilingKeys)

/** The committee member for welfare and the chair keep the dictionary. */
const mayEdit = (me: Pick<Member, 'grants'>) =>
  me.grants.some(({ role, portfolio }) => role === 'CHAIR' || (role === 'OFF' && (!portfolio || portfolio === 'welfare')))

const EDITORS = ['OFF', 'CHAIR'] as const
type KindView = HandlerOutput<'visit.kinds'>['kinds'][number]

function viewOf(one: VisitKind, found: Readonly<Record<string, Policy>>): KindView {
  const clause = (key: string) => clauseOf(found[key] as Policy)
  const [limit, times] = one.ceiling ? ceilingKeys(one.ceiling).map(clause) : []
  return { ...one, papers: [...one.papers], posts: [...one.posts], limit: limit ?? null, times: times ?? null, due: clause(one.isUrgent ? 'visit.urgentHours' : 'visit.dueDays') }
}

/** Something is brought within a ceiling, or nothing is brought; a retired person is given a souvenir, not cash. */
export const isWhole = ({ gift, ceiling }: Pick<VisitKind, 'gift' | 'ceiling'>) => (gift === 'none') === (ceiling === null) && !(ceiling === 'retirement' && gift !== 'souvenir')

export const kindRoutes = {
  'visit.kinds': bound<'visit.kinds'>()({
    handle: async ({ me, now }) => {
      const day = dayOf(now)
      const [kinds, found] = await Promise.all([kindsOn(day), policiesOn(day, 'visit.urgentHours', 'visit.dueDays', ...allKeys)])
      return { kinds: kinds.map((one) => viewOf(one, found)), canEdit: mayEdit(me) }
    },
  }),

  'visit.saveKind': holding<'visit.saveKind'>(...EDITORS)({
    handle: async ({ input, me, now, request }) => {
      if (!mayEdit(me)) refuse('NOT_ALLOWED')
      const wish: VisitKind = input.kind
      if (!isWhole(wish)) refuse('VISIT_KIND_GIFT', 'kind.gift')
      const from = dayOf(now)
      const row = { code: wish.code, from, kind: wish, by: me._id, byName: me.name, reason: input.reason }
      const line = { at: now, by: me._id, action: 'visit.saveKind', note: input.reason }
      // The whole dictionary: the same request may come again on a later day, or with another code, whose row would be another.
      const rows = await db.visitKinds.find({ from: gte('') }, { order: [['from', -1]], limit: ROWS_AT_MOST })
      const known = writtenBy(rows, request)
      if (known) return known.kind
      const newest = rows.find(({ code }) => code === wish.code)
      const status = wish.isOn ? 'on' : 'off'
      if (newest?.from !== from) {
        return (await db.visitKinds.insert({ _id: `${wish.code}_${from}`, ...row, ...born(status, line, request, wish) })) ? wish : (await replyOfTwin<VisitKindDoc, VisitKind>(db.visitKinds, `${wish.code}_${from}`, request))
      }
      const moved = await move(db.visitKinds, newest, { to: status, line, set: row, request })
      return moved ? wish : refuse('CHANGED_MEANWHILE')
    },
  }),

  'visit.kindHistory': holding<'visit.kindHistory'>(...EDITORS)({
    handle: async ({ input: { code } }) => {
      const rows = await db.visitKinds.find({ code }, { order: [['from', -1]], limit: 100 })
      return { rows: rows.map(({ kind: one, from, byName, reason }) => ({ kind: one, from, byName, reason })) }
    },
  }),
}
