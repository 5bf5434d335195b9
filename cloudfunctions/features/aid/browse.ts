/** Looking: one's own, the officers' list and desk, the file with a reason each time, the calculation, the payments. */
import { allKeys, besideStandIns, hatsOf, type Hat, type StandIns } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { showEvidence } from '@/cloudfunctions/kit/evidence'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { beyond, END_OF_TIME, pageOf } from '@/cloudfunctions/kit/paging'
import { clauseOf, policiesOn } from '@/cloudfunctions/kit/policies'
import { noteReadsHourly } from '@/cloudfunctions/kit/readLog'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { readReasons } from '@/types/aidNames'
import { agreesToPublicity } from './consent'
import { rowsOf } from './limits'
import { meansTest } from './meansRules'
import { besides, checkOpens, notedOn } from './opening'
import { isClose, mayHandle, mayOpenFile, upToDate, whoIs } from './parties'
import { photosOf } from './photos'
import { actingOn, besideAid, noteIfClose, type BesideAid } from './take'
import { applicantView, deskCard, fileView, officerView, ownCard, showsFile, spendingRow, whyNotExplain, type Names } from './view'

/** Who counts what was spent. */
export const COUNTING = ['FIN', 'CHAIR', 'VICE', 'AUD'] as const
export const HANDLING = ['CASE', 'GRP', 'OFF', 'VICE', 'CHAIR', 'AUD', 'FIN'] as const

/** The names of everybody in the history: one call. */
async function namesIn({ history, refusals, subjectId, applicantId }: Aid): Promise<Names> {
  const ids = [subjectId, applicantId, ...history.flatMap(({ by, actingFor }) => [by, actingFor ?? by]), ...refusals.map(({ by }) => by)]
  const people = await db.members.find({ _id: oneOf([...new Set(ids)]) })
  return new Map(people.map(({ _id, name, staffNo }) => [_id, { name, staffNo }]))
}

/** Nobody sees their own case from behind the desk. The auditor sees what was spent, whether or not it ever waited for them. */
const maySee = (aid: Aid, me: Member, hats: readonly Hat[]) =>
  !isClose(aid, me) && (mayHandle(aid, hats) || (aid.grants.length > 0 && unitsOf(me, ['AUD']).some((id) => aid.orgPath.includes(id))))

type Beside = StandIns & { readonly [other: string]: unknown }

export const browseRoutes = {
  'aid.mine': bound<'aid.mine'>()({
    handle: async ({ input: { cursor, limit }, me, now }) => {
      const aids = await db.aids.find({ partyIds: me._id, listKey: beyond(-1, cursor, END_OF_TIME) }, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(aids, limit, ({ listKey }) => listKey, (aid) => ownCard(aid, me._id, now))
    },
  }),

  'aid.get': bound<'aid.get'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, who, now } = acting
      if (!who.isParty) return refuse('NOT_FOUND')
      // A team leader who applied for somebody reads of them, too.
      if (!who.isSubject) await notedOn(acting, showsFile(aid, who) ? '申请材料' : '申请办理情况')
      const [names, photos, agrees] = await Promise.all([namesIn(aid), photosOf(aid._id), agreesToPublicity(aid)])
      return applicantView(aid, { who, names, photos, agrees, now })
    },
  }),

  'aid.list': holding<'aid.list'>(...HANDLING)<Beside>({
    reads: () => besideStandIns,
    handle: async ({ input: { cursor, limit, status }, me, now, beside }) => {
      const keys = allKeys(hatsOf(me, beside, now)).filter((key) => !key.startsWith('member:'))
      const filter = { readers: oneOf(keys), ...(status ? { status } : {}), listKey: beyond(-1, cursor, END_OF_TIME) }
      const aids = await db.aids.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      const page = pageOf(aids, limit, ({ listKey }) => listKey, (aid) => (isClose(aid, me) ? [] : [deskCard(aid, now)]))
      return { ...page, items: page.items.flat() }
    },
  }),

  'aid.desk': bound<'aid.desk'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const aid = upToDate(call.beside.aid, call.beside.subjects) ?? refuse('NOT_FOUND')
      const { me, now } = call
      const hats = hatsOf(me, call.beside, now)
      if (!maySee(aid, me, hats)) {
        await noteIfClose({ ...call, aid, hats }, 'aid.desk', true)
        return refuse('NOT_FOUND')
      }
      const who = whoIs(aid, me, hats, call.beside.agreements)
      const canRead = mayOpenFile(aid, me, hats) && !who.hasStopped
      const reason = canRead ? readReasons.handle : readReasons.audit
      const [names, agrees, others] = await Promise.all([namesIn(aid), agreesToPublicity(aid), canRead ? besides(aid) : [], notedOn({ aid, me, now }, '申请办理情况', reason)])
      return officerView(aid, { who, names, agrees, now, canRead, besides: others })
    },
  }),

  'aid.file': bound<'aid.file'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid } = acting
      await checkOpens('file', acting)
      const [photos] = await Promise.all([photosOf(aid._id), notedOn(acting, '申请材料', readReasons[call.input.reason])])
      return fileView(aid, photos) ?? refuse('NOT_FOUND')
    },
  }),

  'aid.evidence': bound<'aid.evidence'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, me, who, now } = acting
      const { evidenceId, reason } = call.input
      if (!who.isSubject) await checkOpens('evidence', acting)
      const evidence = (await photosOf(aid._id)).filter(({ _id }) => _id === evidenceId)
      const [url] = await showEvidence({ evidence, by: me, reason: readReasons[reason], now })
      return { url: url || refuse('NOT_FOUND') }
    },
  }),

  'aid.means': bound<'aid.means'>()<BesideAid>({
    reads: besideAid,
    handle: async (call) => {
      const acting = actingOn(call)
      const { aid, who, now } = acting
      if (who.isSubject) refuseIf(whyNotExplain(aid, who))
      else await checkOpens('means', acting)
      const { rows, isChecked, knownFen } = rowsOf(aid)
      const dibaoKey = `aid.dibao.${rows.area}` as const
      const [found] = await Promise.all([
        policiesOn(dayOf(aid.visit?.signedAt ?? now), dibaoKey, 'aid.deepMultiple', 'aid.relativeMultiple', 'aid.accidentPercent'),
        notedOn(acting, '收入测算'),
      ])
      const clauses = {
        dibao: clauseOf(found[dibaoKey]), deep: clauseOf(found['aid.deepMultiple']), relative: clauseOf(found['aid.relativeMultiple']), accident: clauseOf(found['aid.accidentPercent']),
      }
      return meansTest(rows, clauses, isChecked, knownFen)
    },
  }),

  'aid.spending': holding<'aid.spending'>(...COUNTING)({
    handle: async ({ input: { cursor, limit, year }, me, now }) => {
      const filter = { spendYear: year, orgPath: oneOf(unitsOf(me, COUNTING)), spendKey: beyond(-1, cursor, END_OF_TIME) }
      const aids = await db.aids.find(filter, { order: [['spendKey', -1]], limit: limit + 1 })
      const page = pageOf(aids, limit, ({ spendKey }) => spendKey, (aid) => aid)
      await noteReadsHourly(page.items.map((aid) => ({ subjectId: aid.subjectId, by: me, what: '发放台账', objectId: aid._id, reason: readReasons.audit, now })))
      return { ...page, items: page.items.map(spendingRow) }
    },
  }),
}
