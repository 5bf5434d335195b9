/** Booking by hand: a ledger is opened, money comes in, a line is taken back by a line against it. */
import { db } from '@/cloudfunctions/kit/db'
import type { Fund, FundLine } from '@/cloudfunctions/kit/documents/fund'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { gte, type Filter } from '@/cloudfunctions/kit/filter'
import { fundIdOf, lineIdOf } from '@/cloudfunctions/kit/fund'
import { enter } from '@/cloudfunctions/kit/fundWrite'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { fundEntryKinds } from '@/types/fundNames'
import { besideFund, readable, type BesideFund } from './browse'
import { isCounterable, isYearAhead, READERS, unitBooked, whyNotBook, whyNotCounter, whyNotReopen } from './rules'

interface Booking {
  readonly me: Member
  readonly now: Date
  readonly request: Request
}

type Line = Pick<FundLine, 'kind' | 'about' | 'amountFen' | 'note'> & Partial<Pick<FundLine, 'takesBack'>>

const lineIn = (fundId: string, { takesBack = null, ...line }: Line, { me, now }: Booking): FundLine => ({
  _id: lineIdOf(fundId, line.kind, line.about), fundId, ...line, freedFen: 0, takesBack, title: fundEntryKinds[line.kind], at: now, by: me._id, words: null,
})

const markOf = ({ me, request }: Booking) => idFor('request', me._id, request.id)
const markWith = (booking: Booking) => `${markOf(booking)}.${booking.request.digest}`

/** Whether this request was here before. Refuses the same id with other content. */
function wasHere({ once }: Pick<Fund, 'once'>, booking: Booking): boolean {
  const mark = once.find((each) => each.startsWith(`${markOf(booking)}.`))
  if (mark !== undefined && mark !== markWith(booking)) refuse('REQUEST_REUSED')
  return mark !== undefined
}

const aboutOf = ({ me, request }: Booking) => idFor(me._id, request.id)

/** Enters the line; when its condition was lost, this request's twin may have been quicker. */
async function entered(line: FundLine, onlyIf: Filter, booking: Booking) {
  const reply = { fundId: line.fundId, entryId: line._id }
  if (await enter(line, onlyIf, {}, [markWith(booking)])) return reply
  const fund = await db.funds.get(line.fundId)
  return fund && wasHere(fund, booking) ? reply : refuse('CHANGED_MEANWHILE')
}

function newFund(fundId: string, orgId: string, { year, source, openingFen }: Pick<Fund, 'year' | 'source' | 'openingFen'>, opening: FundLine, { me, now, request }: Booking): Fund {
  return {
    _id: fundId, orgId, year, source, openedAt: now, openedBy: me._id, openRequest: request,
    openingFen, incomeFen: 0, reservedFen: 0, paidFen: 0, leftFen: openingFen,
    keyed: true, pending: {}, once: [opening._id], outbox: [opening], unmoved: 1, head: { seq: 0, hash: '', leftFen: 0 },
  }
}

/** The fund this request opened before, if it did. */
async function openedBefore({ me, request }: Booking): Promise<Fund | null> {
  const fund = await db.funds.first({ 'openRequest.id': request.id, openedBy: me._id })
  if (fund && fund.openRequest.digest !== request.digest) refuse('REQUEST_REUSED')
  return fund
}

const FIRST = 'first'

export const bookRoutes = {
  'fund.open': holding<'fund.open'>(...READERS)({
    handle: async ({ input, me, now, request }) => {
      const booking = { me, now, request }
      const orgId = unitBooked(me)
      refuseIf(whyNotBook(me, orgId))
      const fundId = fundIdOf(orgId ?? '', input.year, input.source)
      const opening = lineIn(fundId, { kind: 'opening', about: FIRST, amountFen: input.openingFen, note: input.note }, booking)
      const reply = { fundId, entryId: opening._id }
      if (await openedBefore(booking)) return reply
      if (isYearAhead(input.year, dayOf(now))) refuse('BAD_INPUT', 'year')
      if (await db.funds.insert(newFund(fundId, orgId ?? '', input, opening, booking))) return reply
      return (await openedBefore(booking)) ? reply : refuse('FUND_EXISTS')
    },
  }),

  'fund.book': holding<'fund.book'>(...READERS)<BesideFund>({
    reads: besideFund,
    handle: async ({ input: { kind, amountFen, note }, me, now, request, beside }) => {
      const booking = { me, now, request }
      const fund = readable(beside.fund, me)
      refuseIf(whyNotBook(me, fund.orgId))
      const line = lineIn(fund._id, { kind, about: aboutOf(booking), amountFen, note }, booking)
      if (wasHere(fund, booking)) return { fundId: fund._id, entryId: line._id }
      if (kind === 'opening') refuseIf(whyNotReopen(fund))
      return entered(line, kind === 'opening' ? { openingFen: 0 } : {}, booking)
    },
  }),

  'fund.counter': holding<'fund.counter'>(...READERS)<BesideFund>({
    reads: besideFund,
    handle: async ({ input: { entryId, reason }, me, now, request, beside }) => {
      const booking = { me, now, request }
      const fund = readable(beside.fund, me)
      refuseIf(whyNotBook(me, fund.orgId))
      if (wasHere(fund, booking)) return { fundId: fund._id, entryId: lineIdOf(fund._id, 'counter', entryId) }
      const taken = fund.outbox.find(({ _id }) => _id === entryId) ?? (await db.fundEntries.get(entryId))
      if (!taken || taken.fundId !== fund._id) return refuse('NOT_FOUND', 'entryId')
      const { kind, amountFen } = taken
      refuseIf(whyNotCounter(taken, fund.once.includes(lineIdOf(fund._id, 'counter', entryId)), fund))
      const takesBack = isCounterable(kind) ? kind : refuse('FUND_LINE_STAYS')
      const line = lineIn(fund._id, { kind: 'counter', about: entryId, amountFen, note: reason, takesBack }, booking)
      return entered(line, kind === 'post' ? {} : { leftFen: gte(amountFen) }, booking)
    },
  }),
}
