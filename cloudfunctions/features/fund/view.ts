import { lineIdOf, spokenLine } from '@/cloudfunctions/kit/fund'
import type { Fund, FundEntry } from '@/cloudfunctions/kit/documents/fund'
import type { HandlerOutput } from '@/types/actions'
import { whyNotBook, whyNotCounter, type Officer } from './rules'

type Card = HandlerOutput<'fund.list'>['funds'][number]
type EntryView = HandlerOutput<'fund.entries'>['items'][number]

export function cardOf({ _id, year, source, openingFen, incomeFen, reservedFen, paidFen, leftFen }: Fund): Card {
  return { fundId: _id, year, source, openingFen, incomeFen, reservedFen, paidFen, leftFen }
}

export function entryView(entry: FundEntry, byName: string, fund: Fund, me: Officer): EntryView {
  const { _id, seq, kind, takesBack, amountFen, freedFen, leftAfterFen, note } = entry
  const { title, at } = spokenLine(entry)
  const isTakenBack = fund.once.includes(lineIdOf(fund._id, 'counter', _id))
  const counter = whyNotBook(me, fund.orgId) ?? whyNotCounter(entry, isTakenBack, fund)
  return { entryId: _id, seq, kind, takesBack, amountFen, freedFen, leftAfterFen, title, note, at, byName, isTakenBack, blocked: { counter } }
}
