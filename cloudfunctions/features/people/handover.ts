/** An officer's open work goes to a successor: first as a list to look at, then piece by piece. */
import { amend } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { CHAIR_LABEL, type HandoverSource, type Parties } from '@/cloudfunctions/kit/handover'
import { idFor } from '@/cloudfunctions/kit/ids'
import { tell } from '@/cloudfunctions/kit/notify'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { allUnits } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import { normalStaffNo } from '@/types/staffNo'
import { whyNotHandOver } from './rules'
import { handedNews } from './words'

const SHOWN = 100
const TITLES = 5
const AT_ONCE = 20

const called = (staffNo: string) => db.members.first({ staffNo: normalStaffNo(staffNo) })

async function parties(me: Member, memberId: string, successorStaffNo: string) {
  const [from, to] = await Promise.all([memberId === me._id ? me : db.members.get(memberId), called(successorStaffNo)])
  if (!from) return refuse('NOT_FOUND')
  const code = whyNotHandOver(me, from, to)
  if (code === 'NOT_ALLOWED') refuse('NOT_FOUND')
  return { from, to, code }
}

type Sources = readonly HandoverSource[]

/** What moves, and to whom. One call for each noun. */
async function moving(sources: Sources, both: Parties) {
  const open = await Promise.all(sources.map((source) => source.open(both, SHOWN)))
  return sources.flatMap(({ noun, label }, index) => {
    const items = open[index] ?? []
    if (items.length === 0) return []
    return [{ noun, label, count: items.length, toChair: items.filter(({ to }) => to === 'chair').length, titles: items.slice(0, TITLES).map(({ title }) => title) }]
  })
}

async function staying(sources: Sources, both: Parties) {
  const lists = await Promise.all(sources.map(({ stays }) => stays?.list(both, SHOWN) ?? []))
  return sources.flatMap(({ noun, label, stays }, index) => {
    const items = lists[index] ?? []
    return items.length === 0 ? [] : [{ noun, label, why: stays?.why ?? '', count: items.length, titles: items.slice(0, TITLES).map(({ title }) => title) }]
  })
}

/** Moves the next ones, whatever noun they are of. Returns how many went. */
async function handNext(sources: Sources, both: Parties, line: { readonly at: Date; readonly by: string; readonly note: string }): Promise<number> {
  let moved = 0
  for (const source of sources) {
    const items = await source.open(both, AT_ONCE - moved)
    if (items.length > 0) moved += await source.hand(items.map(({ id }) => id), both, line)
    if (moved >= AT_ONCE) break
  }
  return moved
}

export const handoverRoutes = (sources: Sources) => ({
  'people.handoverPlan': bound<'people.handoverPlan'>()({
    handle: async ({ input: { memberId, successorStaffNo }, me }) => {
      const { from, to, code } = await parties(me, memberId, successorStaffNo)
      const both = to && code === null ? { from, to } : null
      const [items, stays, units] = await Promise.all([both ? moving(sources, both) : [], both ? staying(sources, both) : [], allUnits()])
      return {
        successorName: code === 'NOT_FOUND' ? '' : (to?.name ?? ''),
        chairLabel: CHAIR_LABEL,
        items,
        stays,
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
      const [both, line] = [{ from, to }, { at: now, by: me._id, note: `${from.name} → ${to.name} ${reason}` }]
      const moved = await handNext(sources, both, line)
      const left = (await moving(sources, both)).reduce((sum, { count }) => sum + count, 0)
      if (moved > 0) await tell(handedNews(idFor('handover', from._id, to._id, dayOf(now)), from, to, now))
      if (moved > 0 && left === 0) await amend(db.members, from, { set: {}, line: { ...line, action: 'people.handover' } })
      return { moved, left }
    },
  }),
})
