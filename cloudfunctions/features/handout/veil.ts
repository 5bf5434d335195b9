/**
 * What a plan for people in need keeps under seal: whose a line is, who fetched it for them, and what was said. The open
 * database has a blind index of the person, dates and states.
 */
import type { Handout, HandoutRow, RowNotes } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { veiled } from '@/cloudfunctions/kit/pseudonym'
import { blindIndex, decrypt, encrypt } from '@/cloudfunctions/kit/vault'
import { isSensitiveKind } from '@/types/handoutNames'

type Kinded = Pick<Handout, 'kind'>

export const isSensitive = ({ kind }: Kinded) => isSensitiveKind(kind)

export const blindPerson = (memberId: string) => veiled('handoutPerson', memberId)
export const personKeyOf = (handout: Kinded, memberId: string) => (isSensitive(handout) ? blindPerson(memberId) : memberId)
export const rowId = (handoutId: string, personKey: string) => `${handoutId}_${personKey}`
export const rowIdOf = (handout: Pick<Handout, '_id' | 'kind'>, memberId: string) => rowId(handout._id, personKeyOf(handout, memberId))

const place = (id: string, field: 'who' | 'told') => ({ collection: 'handoutRows', id, field })
export const sealedPerson = (id: string, memberId: string) => encrypt(place(id, 'who'), memberId)
export const memberIdIn = ({ _id, who, personKey }: Pick<HandoutRow, '_id' | 'who' | 'personKey'>) => (who ? decrypt<string>(place(_id, 'who'), who) : personKey)

export const sealedNotes = (id: string, notes: RowNotes) => encrypt(place(id, 'told'), notes)

const NOTHING: RowNotes = { taker: null, notes: {} }
const notesIn = ({ _id, told }: Pick<HandoutRow, '_id' | 'told'>) => (told ? decrypt<RowNotes>(place(_id, 'told'), told) : NOTHING)

/** The name of whoever fetched it for somebody. */
export const takerNameIn = (row: Pick<HandoutRow, '_id' | 'told' | 'takenByName'>) => (row.told ? (notesIn(row).taker?.name ?? '') : row.takenByName)

export interface Written {
  readonly note: string
  readonly set: Partial<Pick<HandoutRow, 'told' | 'takenById' | 'takenByName'>>
}

/** What the next line of the history of a list's line says; of people in need it says nothing, and the words are sealed. */
export function written(handout: Kinded, row: HandoutRow, note: string, taker?: Pick<Member, '_id' | 'name'> | null): Written {
  const open = taker === undefined ? {} : { takenById: taker?._id ?? '', takenByName: taker?.name ?? '' }
  if (!isSensitive(handout)) return { note, set: open }
  if (note === '' && taker === undefined) return { note, set: {} }
  const { taker: before, notes } = notesIn(row)
  const now = taker === undefined ? before : taker && { _id: taker._id, name: taker.name }
  const kept: RowNotes = { taker: now, notes: note === '' ? notes : { ...notes, [row.history.length]: note } }
  return { note: '', set: { told: sealedNotes(row._id, kept) } }
}

const planPlace = (id: string) => ({ collection: 'handouts', id, field: 'said' })
type Said = Readonly<Record<string, string>>
export const sealedSaid = (id: string, said: Said) => encrypt(planPlace(id), said)
const saidIn = ({ _id, said }: Pick<Handout, '_id' | 'said'>) => (said ? decrypt<Said>(planPlace(_id), said) : {})

/** What was said at each line of the plan's history. */
export function spokenNotes(handout: Pick<Handout, '_id' | 'said' | 'history'>): readonly string[] {
  const said = saidIn(handout)
  return handout.history.map(({ note }, index) => said[index] ?? note)
}

/** What the next line of the plan's history says. */
export function saidAt(handout: Handout, note: string): { readonly note: string; readonly set: Partial<Pick<Handout, 'said'>> } {
  if (!isSensitive(handout) || note === '') return { note, set: {} }
  return { note: '', set: { said: sealedSaid(handout._id, { ...saidIn(handout), [handout.history.length]: note }) } }
}

/** Who was refused for being on a list of people in need is not told by the refusal. */
export const refusedName = (handout: Pick<Handout, 'kind' | 'organiserId'>, memberId: string) =>
  isSensitive(handout) && memberId !== handout.organiserId ? blindIndex('handoutRefusal', memberId) : memberId
