/**
 * Money for nouns that spend it: put aside at approval, paid once, given back at withdrawal. Usually
 * one database call each.
 *
 * - `reserve` before the record moves to approved; `post` before it moves to paid; `voidReserve` after it
 *   moved to withdrawn. Sent again with the same id, each has one effect, so a retry finishes what a crash left.
 * - The id is that of the record the money is for (one approval each): two approvers meet on one reserve.
 * - A step that loses the race for its record reads it again and voids the reserve if nobody approved it.
 * - After `voidReserve` the id can never be reserved again, even by a call that was slower.
 *
 * A ledger shows amounts, a record shows names. So no line bears what leads from one to the other: the id it is about is keyed,
 * case number and moment are sealed, and only noun and day stand in the open.
 */
import { db } from './db'
import type { Fund, FundLine } from './documents/fund'
import { gte, not, oneOf } from './filter'
import { enter } from './fundWrite'
import { idFor } from './ids'
import { refuse } from './refuse'
import type { ErrorCode } from '@/types/errors'
import { dayOf, startOfDay } from '@/types/calendar'
import type { FundEntryKind } from '@/types/fundNames'
import { blindIndex, decrypt, encrypt } from './vault'

/** Money for one thing. */
export interface Taking {
  /** Of the record it is for: letters, digits, `_` and `-`. */
  readonly id: string
  /** Whole fen, more than nothing. */
  readonly amountFen: number
  /** Kind and case number (`慰问 慰问-2026-0012`): never a name, an illness or a story. Readers: finance, chair, auditors. */
  readonly title: string
  /** A member id, or 'system'. */
  readonly by: string
  readonly now: Date
}

export const fundIdOf = (orgId: string, year: string, source: Fund['source']) => `${orgId}_${year}_${source}`
export const lineIdOf = (fundId: string, kind: FundEntryKind, about: string) => idFor(fundId, kind, about)

/** Under what a reserve stands in the fund and its lines. */
export const refOf = (id: string) => blindIndex('fundReserve', id)

const wordsPlace = (_id: string) => ({ collection: 'fundEntries', id: _id, field: 'words' })
type Words = { readonly title: string; readonly at: string }

/** Title and moment of a line, under seal for the line of this id. */
export const sealedWords = (_id: string, title: string, at: Date) => encrypt(wordsPlace(_id), { title, at: at.toISOString() } satisfies Words)

/** Title and moment of a line as its readers see them. */
export function spokenLine({ _id, title, at, words }: Pick<FundLine, '_id' | 'title' | 'at' | 'words'>): Pick<FundLine, 'title' | 'at'> {
  const said = words && decrypt<Words>(wordsPlace(_id), words)
  return said ? { title: said.title, at: new Date(said.at) } : { title, at }
}

/** The noun of a title, and the day. */
export const openWords = ({ title, now }: Pick<Taking, 'title' | 'now'>) => ({ title: title.split(' ')[0] ?? '', at: startOfDay(dayOf(now)) })

const TITLE_MAX = 60

/** A line about a taking. Throws on what no caller may send: it would become a path or break the sums. */
function lineOf(kind: FundEntryKind, fundId: string, { id, amountFen, title, by, now }: Taking, freedFen = 0): FundLine {
  if (!/^[\w-]{1,64}$/.test(id)) throw new Error('a reserve needs a plain id')
  if (!Number.isSafeInteger(amountFen) || amountFen <= 0) throw new Error('an amount is whole fen above nothing')
  if (title.length === 0 || title.length > TITLE_MAX) throw new Error('a line needs a short title')
  const about = refOf(id)
  const _id = lineIdOf(fundId, kind, about)
  const words = sealedWords(_id, title, now)
  return { _id, fundId, kind, about, amountFen, freedFen, takesBack: null, ...openWords({ title, now }), note: '', by, words }
}

/** One of an earlier version waits for the timer (features/fund/upgrade.ts): its reserves are not under their keys yet. */
async function fundOf(fundId: string): Promise<Fund> {
  const fund = (await db.funds.get(fundId)) ?? refuse('NOT_FOUND', 'fundId')
  return fund.keyed ? fund : refuse('CHANGED_MEANWHILE')
}

const happened = ({ _id, once }: Pick<Fund, '_id' | 'once'>, kind: FundEntryKind, id: string) => once.includes(lineIdOf(_id, kind, refOf(id)))

/** Why this amount could not be put aside now; for buttons. */
export function whyNotReserve({ leftFen }: Pick<Fund, 'leftFen'>, amountFen: number): ErrorCode | null {
  return leftFen < amountFen ? 'FUND_SHORT' : null
}

/** Why a reserve that was not entered could not be; null when it was there before. */
function whyNotReserved(fund: Fund, { id, amountFen }: Taking): ErrorCode | null {
  if (!happened(fund, 'reserve', id)) return whyNotReserve(fund, amountFen) ?? 'CHANGED_MEANWHILE'
  const pending = fund.pending[refOf(id)]
  if (pending) return pending.fen === amountFen ? null : 'FUND_RESERVED_OTHERWISE'
  return happened(fund, 'post', id) ? null : 'FUND_SETTLED'
}

/**
 * Puts money aside. Refuses FUND_SHORT; FUND_RESERVED_OTHERWISE when the same id holds another amount;
 * FUND_SETTLED when it was given back before.
 */
export async function reserve(fundId: string, taking: Taking): Promise<void> {
  const { amountFen, by } = taking
  const line = lineOf('reserve', fundId, taking)
  if (await enter(line, { leftFen: gte(amountFen) }, { set: { [`pending.${line.about}`]: { fen: amountFen, ...openWords(taking), by } } })) return
  const code = whyNotReserved(await fundOf(fundId), taking)
  if (code) refuse(code)
}

/** Ends the reserve of exactly this size, in one write. */
function settle(kind: 'post' | 'void', fundId: string, taking: Taking, reservedFen: number): Promise<boolean> {
  const line = lineOf(kind, fundId, taking, reservedFen - taking.amountFen)
  return enter(line, { [`pending.${line.about}.fen`]: reservedFen }, { unset: [`pending.${line.about}`] })
}

/**
 * Pays out of the reserve, once; what is not needed becomes free. Refuses FUND_OVER_RESERVED above the
 * reserve, FUND_NOT_RESERVED without one, FUND_SETTLED when it was given back.
 */
export async function post(fundId: string, taking: Taking): Promise<void> {
  const { id, amountFen } = taking
  if (await settle('post', fundId, taking, amountFen)) return
  const fund = await fundOf(fundId)
  if (happened(fund, 'post', id)) return
  if (happened(fund, 'void', id)) refuse('FUND_SETTLED')
  const reservedFen = fund.pending[refOf(id)]?.fen ?? refuse('FUND_NOT_RESERVED')
  if (amountFen > reservedFen) refuse('FUND_OVER_RESERVED')
  if (await settle('post', fundId, taking, reservedFen)) return
  if (!happened(await fundOf(fundId), 'post', id)) refuse('CHANGED_MEANWHILE')
}

/** Nothing was put aside and from now on nothing will be: marks without a line, for there was no money. */
async function forestall(fundId: string, id: string): Promise<boolean> {
  const reserved = lineIdOf(fundId, 'reserve', refOf(id))
  const each = [reserved, lineIdOf(fundId, 'void', refOf(id))]
  return (await db.funds.change({ _id: fundId, keyed: true, once: not(reserved) }, { push: { once: { each } } })) === 1
}

/** Gives the whole reserve back, once. `amountFen` is what was put aside. Refuses FUND_SETTLED when it is paid. */
export async function voidReserve(fundId: string, taking: Taking): Promise<void> {
  const { id, amountFen } = taking
  if (await settle('void', fundId, taking, amountFen)) return
  const fund = await fundOf(fundId)
  if (happened(fund, 'void', id)) return
  if (happened(fund, 'post', id)) refuse('FUND_SETTLED')
  const fen = fund.pending[refOf(id)]?.fen
  const done = fen ? await settle('void', fundId, { ...taking, amountFen: fen }, fen) : await forestall(fundId, id)
  if (!done && !happened(await fundOf(fundId), 'void', id)) refuse('CHANGED_MEANWHILE')
}

/** The funds of a year that people of this unit may spend from: one call. */
export function fundsFor(orgPath: readonly string[], year: string): Promise<Fund[]> {
  return db.funds.find({ orgId: oneOf(orgPath), year })
}
