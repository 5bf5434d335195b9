/** An officer's open work goes to a successor: first as a list to look at, then piece by piece. */
import { amend } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Delegation } from '@/cloudfunctions/kit/documents/case'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { HandoverItem, HandoverSource } from '@/cloudfunctions/kit/handover'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { tellAll, type News } from '@/cloudfunctions/kit/notify'
import { move } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { allUnits } from '@/cloudfunctions/kit/units'
import { normalStaffNo } from '@/types/staffNo'
import { whyNotHandOver } from './rules'

const SHOWN = 100
const TITLES = 5
const AT_ONCE = 20

/** Whoever named the person as their deputy chose that person, and nobody else may choose for them: it ends, and they are told. */
const delegations: HandoverSource = {
  noun: 'delegation',
  label: '代办委托（到此为止，由委托人另选）',
  open: async (memberId, limit) =>
    (await db.delegations.find({ deputyId: memberId, status: 'on' }, { limit })).map(({ _id, fromName, untilDay }): HandoverItem => ({ id: _id, title: `${fromName} 至 ${untilDay}` })),
  hand: async (ids, from, _to, line) => {
    const found = await db.delegations.find({ _id: oneOf(ids), status: 'on' }, { limit: ids.length })
    await tellAll(found.map((delegation) => delegationOver(delegation, from.name, line.at)))
    let ended = 0
    for (const delegation of found) if (await move(db.delegations, delegation, { to: 'ended', line: { ...line, action: 'people.handover' } })) ended += 1
    return ended
  },
}

const delegationOver = ({ _id, version }: Delegation, deputyName: string, at: Date): News => ({
  id: `delegationOver_${_id}_${version}`, memberId: _id, kind: 'caseDue', title: '代办已结束', text: `${deputyName}已移交工作，不再替您代办，请另选一位。`,
  page: 'features/inbox/pages/delegate/index', at,
})

const called = (staffNo: string) => db.members.first({ staffNo: normalStaffNo(staffNo) })

async function parties(me: Member, memberId: string, successorStaffNo: string) {
  const [from, to] = await Promise.all([memberId === me._id ? me : db.members.get(memberId), called(successorStaffNo)])
  if (!from) return refuse('NOT_FOUND')
  const code = whyNotHandOver(me, from, to)
  if (code === 'NOT_ALLOWED') refuse('NOT_FOUND')
  return { from, to, code }
}

export const handoverRoutes = (nouns: readonly HandoverSource[]) => {
  const sources = [...nouns, delegations]
  const openOf = (memberId: string) => Promise.all(sources.map((source) => source.open(memberId, SHOWN)))

  return {
    'people.handoverPlan': bound<'people.handoverPlan'>()({
      handle: async ({ input: { memberId, successorStaffNo }, me }) => {
        const { from, to, code } = await parties(me, memberId, successorStaffNo)
        const [open, units] = await Promise.all([openOf(from._id), allUnits()])
        const items = sources.map(({ noun, label }, index) => ({ noun, label, count: open[index]?.length ?? 0, titles: (open[index] ?? []).slice(0, TITLES).map(({ title }) => title) }))
        return {
          successorName: code === 'NOT_FOUND' ? '' : (to?.name ?? ''),
          items: items.filter(({ count }) => count > 0),
          offices: from.grants.map(({ role, portfolio, orgId }) => ({ role, portfolio: portfolio ?? null, orgId, orgName: units.get(orgId)?.name ?? '' })),
          left: items.reduce((sum, { count }) => sum + count, 0),
          blocked: { handover: code },
        }
      },
    }),

    /** What is handed over no longer meets the question, so going on means asking again. */
    'people.handover': bound<'people.handover'>()({
      handle: async ({ input: { memberId, successorStaffNo, reason }, me, now }) => {
        const { from, to, code } = await parties(me, memberId, successorStaffNo)
        refuseIf(code)
        if (!to) return refuse('NOT_FOUND')
        const line = { at: now, by: me._id, note: `${from.name} → ${to.name} ${reason}` }
        let moved = 0
        for (const source of sources) {
          const items = await source.open(from._id, AT_ONCE - moved)
          if (items.length > 0) moved += await source.hand(items.map(({ id }) => id), from, to, line)
          if (moved >= AT_ONCE) break
        }
        const left = (await openOf(from._id)).reduce((sum, items) => sum + items.length, 0)
        if (moved > 0 && left === 0) await amend(db.members, from, { set: {}, line: { ...line, action: 'people.handover' } })
        return { moved, left }
      },
    }),
  }
}
