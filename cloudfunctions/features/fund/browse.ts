/** Looking at ledgers: whoever books, and the auditors. */
import { db } from '@/cloudfunctions/kit/db'
import type { Fund, FundEntry } from '@/cloudfunctions/kit/documents/fund'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { between, oneOf } from '@/cloudfunctions/kit/filter'
import { ledgerKey, waitingEntries } from '@/cloudfunctions/kit/fundLedger'
import { keyAfter, pageOf } from '@/cloudfunctions/kit/paging'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { dayOf } from '@/types/calendar'
import { fundSources, type FundSource } from '@/types/fundNames'
import { READERS, unitBooked, unitsRead, whyNotBook, whyNotReopen } from './rules'
import { cardOf, entryView } from './view'

export interface BesideFund {
  readonly fund: Fund | null
  readonly [other: string]: unknown
}

/** The fund, read together with the caller. */
export const besideFund = ({ fundId }: { fundId: string }) => ({ fund: { from: 'funds', id: fundId } }) as const

/** The fund for those who may read it; to others it does not exist. */
export function readable(fund: Fund | null, me: Member): Fund {
  return fund && unitsRead(me).includes(fund.orgId) ? fund : refuse('NOT_FOUND')
}

const SYSTEM = '系统'
type Named = FundEntry & { readonly people: readonly Member[] }

/** Stored entries below a key, newest first, with who booked them: one call. */
async function storedBelow(fundId: string, key: string, count: number): Promise<Named[]> {
  const pipeline = db.fundEntries
    .matching({ listKey: between(ledgerKey(fundId, 0), key) })
    .sort({ listKey: -1 })
    .limit(count)
    .lookup({ from: 'members', localField: 'by', foreignField: '_id', as: 'people' })
  return (await pipeline.end()).list as Named[]
}

/** Lines that have not moved yet, newest first; usually there are none. */
async function waitingBelow(fund: Fund, key: string): Promise<Named[]> {
  const entries = waitingEntries(fund).filter(({ listKey }) => listKey < key).reverse()
  if (entries.length === 0) return []
  const people = await db.members.find({ _id: oneOf([...new Set(entries.map(({ by }) => by))]) })
  return entries.map((entry) => ({ ...entry, people: people.filter(({ _id }) => _id === entry.by) }))
}

/** Without what grows: a list needs the sums alone. */
async function fundsOf(orgIds: readonly string[], year: string): Promise<Fund[]> {
  const pipeline = db.funds.matching({ orgId: oneOf(orgIds), year }).project({ once: 0, outbox: 0, pending: 0 })
  return (await pipeline.end()).list as Fund[]
}

const least = (a: string, b: string) => (a < b ? a : b)

export const browseRoutes = {
  'fund.list': holding<'fund.list'>(...READERS)({
    handle: async ({ input, me, now }) => {
      const thisYear = dayOf(now).slice(0, 4)
      const year = input.year ?? thisYear
      const orgIds = unitsRead(me)
      if (orgIds.length === 0) refuse('NOT_ALLOWED')
      const funds = await fundsOf(orgIds, year)
      const own = unitBooked(me)
      const isOpen = (source: FundSource) => funds.some((fund) => fund.source === source && (own === null || fund.orgId === own))
      const sources = Object.keys(fundSources) as FundSource[]
      const inOrder = [...funds].sort((a, b) => sources.indexOf(a.source) - sources.indexOf(b.source))
      const unopened = sources.filter((source) => !isOpen(source))
      return { year, thisYear, funds: inOrder.map(cardOf), unopened, blocked: { open: whyNotBook(me, own) } }
    },
  }),

  'fund.get': holding<'fund.get'>(...READERS)<BesideFund>({
    reads: besideFund,
    handle: async ({ me, beside }) => {
      const fund = readable(beside.fund, me)
      const book = whyNotBook(me, fund.orgId)
      return { ...cardOf(fund), blocked: { book, reopen: book ?? whyNotReopen(fund) } }
    },
  }),

  'fund.entries': holding<'fund.entries'>(...READERS)<BesideFund>({
    reads: besideFund,
    handle: async ({ input: { cursor, limit }, me, beside }) => {
      const fund = readable(beside.fund, me)
      const below = keyAfter(cursor, `${fund._id}_~`)
      const waiting = await waitingBelow(fund, below)
      const stored = waiting.length > limit ? [] : await storedBelow(fund._id, least(below, ledgerKey(fund._id, fund.head.seq + 1)), limit + 1)
      return pageOf([...waiting, ...stored], limit, ({ listKey }) => listKey, (entry) => entryView(entry, entry.people[0]?.name ?? SYSTEM, fund, me))
    },
  }),
}
