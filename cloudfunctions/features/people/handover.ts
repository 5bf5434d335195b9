/** An officer's open work goes to a successor: first as a list to look at, then piece by piece. */
import { amend, receiptIn } from '@/cloudfunctions/kit/amend'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { CHAIR_LABEL, type HandoverItem, type HandoverSource, type Moved, type Parties } from '@/cloudfunctions/kit/handover'
import { idFor } from '@/cloudfunctions/kit/ids'
import { tell } from '@/cloudfunctions/kit/notify'
import type { Request } from '@/cloudfunctions/kit/record'
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

/** What can be moved, by source. One call for each noun. */
async function openOf(sources: Sources, both: Parties): Promise<ReadonlyArray<readonly [HandoverSource, readonly HandoverItem[]]>> {
  const lists = await Promise.all(sources.map((source) => source.open(both, SHOWN)))
  return sources.map((source, index) => [source, lists[index] ?? []] as const)
}

/** What moves, and to whom. */
async function moving(sources: Sources, both: Parties) {
  return (await openOf(sources, both)).flatMap(([{ noun, label }, items]) => {
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

/** A piece of the work: `noun id`. */
type Piece = readonly string[]

/** What one request hands over, and the day on which it was first asked: the successor is told once, however late it is asked again. */
interface Claim {
  readonly piece: Piece
  readonly on: string
}

const pieceOf = ({ noun }: HandoverSource, { id }: HandoverItem) => `${noun} ${id}`

const piecesOf = async (sources: Sources, both: Parties) => (await openOf(sources, both)).flatMap(([source, items]) => items.map((item) => pieceOf(source, item)))

/** What this request hands over, kept on the row of whoever gives it away: asked again, it goes on with the same and with nothing else. */
async function claim(sources: Sources, both: Parties, line: Moved, request: Request): Promise<Claim> {
  const claimed = receiptIn(both.from, request)
  if (claimed) return claimed.reply as Claim
  const next: Claim = { piece: (await piecesOf(sources, both)).slice(0, AT_ONCE), on: dayOf(line.at) }
  // Nothing is open: perhaps because this same request, come on another line too, has just handed it over.
  if (next.piece.length === 0) return (receiptIn(await db.members.get(both.from._id), request)?.reply ?? next) as Claim
  return (await amend(db.members, both.from, { set: {}, line: { ...line, action: 'people.handover' }, request, reply: next })) ? next : refuse('CHANGED_MEANWHILE')
}

/** Moves what of this is still open, noun by noun; what went already stays where it went. */
async function hand(piece: Piece, sources: Sources, both: Parties, line: Moved): Promise<void> {
  for (const source of sources) {
    if (!piece.some((one) => one.startsWith(`${source.noun} `))) continue
    const items = (await source.open(both, SHOWN)).filter((item) => piece.includes(pieceOf(source, item)))
    if (items.length > 0) await source.hand(items.map(({ id }) => id), both, line)
  }
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
    handle: async ({ input: { memberId, successorStaffNo, reason }, me, request, now }) => {
      const { from, to: successor, code } = await parties(me, memberId, successorStaffNo)
      refuseIf(code)
      const to = successor ?? refuse('NOT_FOUND')
      const [both, line] = [{ from, to }, { at: now, by: me._id, note: `${from.name} → ${to.name} ${reason}` }]
      const { piece, on } = await claim(sources, both, line, request)
      await hand(piece, sources, both, line)
      const open = piece.length > 0 ? await piecesOf(sources, both) : []
      const moved = piece.filter((one) => !open.includes(one)).length
      if (moved > 0) await tell(handedNews(idFor('handover', from._id, to._id, on), from, to, now))
      return { moved, left: open.length }
    },
  }),
})
