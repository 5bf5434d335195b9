/**
 * T4: what the product should answer, in a few lines and in memory. For each command the families of refusal
 * that apply; none means it is done. The product may name any one of those that apply, never another.
 */
import type { Command, PersonIndex } from './commands'

export type Family = 'barred' | 'state' | 'full'

export interface ModelPerson {
  readonly role: string
}

interface Seats {
  capacity: number
  readonly maxLine: number
  readonly seated: PersonIndex[]
  readonly offered: PersonIndex[]
  readonly line: PersonIndex[]
}

interface Paper {
  readonly by: PersonIndex
  status: string
}

export interface ModelState {
  readonly seats: Seats
  readonly suggestions: Paper[]
  readonly aids: Paper[]
  /** Lines of the handout; somebody without one is not on the list. */
  readonly lines: Map<PersonIndex, 'open' | 'signed' | 'declined'>
  isHandingOut: boolean
  paidFen: number
  reservedFen: number
}

export const CAPACITY = 3
export const MAX_LINE = 2
export const ADVANCE_FEN = 100_000

export const firstState = (listed: readonly PersonIndex[]): ModelState => ({
  seats: { capacity: CAPACITY, maxLine: MAX_LINE, seated: [], offered: [], line: [] },
  suggestions: [], aids: [], lines: new Map(listed.map((who) => [who, 'open'])), isHandingOut: true, paidFen: 0, reservedFen: 0,
})

/** Whoever waits is called as long as there is room: at once, in order. */
function call({ capacity, seated, offered, line }: Seats): void {
  while (line.length > 0 && seated.length + offered.length < capacity) offered.push(line.shift() as PersonIndex)
}

const without = (people: PersonIndex[], who: PersonIndex) => {
  const at = people.indexOf(who)
  if (at >= 0) people.splice(at, 1)
  return at >= 0
}

/** Adds the reason when it applies. */
const when = (applies: boolean, family: Family): Family[] => (applies ? [family] : [])

interface Judged {
  readonly refusals: Family[]
  /** What follows when nothing stands against it. */
  readonly then: () => void
}

function activity({ seats }: ModelState, { who, act, amount = 0 }: Command, role: string, isWrong: boolean): Judged {
  const { seated, offered, line } = seats
  const isIn = [seated, offered, line].some((people) => people.includes(who))
  const hasRoom = line.length === 0 && seated.length + offered.length < seats.capacity
  if (act === 'signUp') {
    const isFull = !hasRoom && line.length >= seats.maxLine + (isWrong ? 1 : 0)
    return { refusals: [...when(isIn, 'state'), ...when(isFull, 'full')], then: () => void (hasRoom ? seated : line).push(who) }
  }
  if (act === 'leave') {
    return { refusals: when(!isIn, 'state'), then: () => void ([seated, offered, line].some((people) => without(people, who)), call(seats)) }
  }
  if (act === 'acceptOffer') return { refusals: when(!offered.includes(who), 'state'), then: () => void (without(offered, who), seated.push(who)) }
  return { refusals: when(!['OFF', 'CHAIR'].includes(role), 'barred'), then: () => void ((seats.capacity = amount), call(seats)) }
}

const suggestionMoves: Readonly<Record<string, { from: readonly string[]; to: string; by: 'author' | 'OFF' }>> = {
  withdraw: { from: ['submitted', 'returned'], to: 'withdrawn', by: 'author' },
  resubmit: { from: ['returned'], to: 'submitted', by: 'author' },
  accept: { from: ['submitted'], to: 'accepted', by: 'OFF' },
  return: { from: ['submitted'], to: 'returned', by: 'OFF' },
  decline: { from: ['submitted'], to: 'declined', by: 'OFF' },
}

function suggestion(state: ModelState, { who, act, target = 0 }: Command, role: string, isWrong: boolean): Judged {
  if (act === 'submit') return { refusals: [], then: () => void state.suggestions.push({ by: who, status: 'submitted' }) }
  const paper = state.suggestions[target] as Paper
  const { from, to, by } = suggestionMoves[act] as (typeof suggestionMoves)[string]
  const isInState = from.includes(paper.status) || (isWrong && act === 'withdraw' && paper.status === 'accepted')
  const isTheirs = by === 'author' ? paper.by === who : role === by && paper.by !== who
  return { refusals: [...when(!isTheirs || (by !== 'author' && !isInState), 'barred'), ...when(!isInState, 'state')], then: () => void (paper.status = to) }
}

const aidMoves: Readonly<Record<string, { from: readonly string[]; to: string; by: string }>> = {
  withdraw: { from: ['submitted', 'returned', 'urgent', 'approved'], to: 'withdrawn', by: 'author' },
  resubmit: { from: ['returned'], to: 'submitted', by: 'author' },
  accept: { from: ['submitted'], to: 'urgent', by: 'CASE' },
  return: { from: ['submitted'], to: 'returned', by: 'CASE' },
  decline: { from: ['submitted'], to: 'declined', by: 'CASE' },
  advance: { from: ['urgent'], to: 'approved', by: 'CHAIR' },
  pay: { from: ['approved'], to: 'paid', by: 'FIN' },
  sign: { from: ['paid'], to: 'papersDue', by: 'author' },
}

const OPEN_AID = ['submitted', 'returned', 'urgent', 'approved', 'paid', 'papersDue']

function aid(state: ModelState, { who, act, target = 0 }: Command, role: string, isWrong: boolean): Judged {
  if (act === 'submit') {
    const hasOne = state.aids.some(({ by, status }) => by === who && OPEN_AID.includes(status))
    return { refusals: when(hasOne, 'state'), then: () => void state.aids.push({ by: who, status: 'submitted' }) }
  }
  const paper = state.aids[target] as Paper
  const { from, to, by } = aidMoves[act] as (typeof aidMoves)[string]
  const isTheirs = by === 'author' ? paper.by === who : role === by && paper.by !== who
  const then = () => {
    if (act === 'advance') state.reservedFen += ADVANCE_FEN
    if (act === 'pay' || (act === 'withdraw' && paper.status === 'approved')) state.reservedFen -= ADVANCE_FEN
    if (act === 'pay') state.paidFen += ADVANCE_FEN
    paper.status = to
  }
  const isInState = from.includes(paper.status) || (isWrong && act === 'resubmit' && paper.status === 'submitted')
  // An office that has not had it yet does not know that it exists.
  return { refusals: [...when(!isTheirs || (by !== 'author' && !isInState), 'barred'), ...when(!isInState, 'state')], then }
}

function handout(state: ModelState, { who, act, target = 0 }: Command, role: string, isWrong: boolean): Judged {
  const owner = act === 'takeBack' ? (target as PersonIndex) : who
  const line = state.lines.get(owner)
  const set = (to: 'open' | 'signed' | 'declined') => () => void state.lines.set(owner, to)
  if (act === 'sign') {
    // Signed once more it is the same signature, also when the plan is over.
    const stands = line === 'signed' ? [] : [...when(!state.isHandingOut || (line === 'declined' && !isWrong), 'state')]
    return { refusals: [...when(line === undefined, 'barred'), ...stands], then: set('signed') }
  }
  if (act === 'decline') return { refusals: [...when(line === undefined, 'barred'), ...when(line !== 'open' || !state.isHandingOut, 'state')], then: set('declined') }
  return { refusals: [...when(role !== 'OFF', 'barred'), ...when(line !== 'signed' || !state.isHandingOut, 'state')], then: set('open') }
}

const nouns = { activity, suggestion, aid, handout } as const

/** Where the model is changed, each of which must be noticed: a full line takes one more; what was accepted is taken back; a case is sent again that nobody returned; a gift declined is fetched. */
export type Mutant = Command['noun']
export const mutants = Object.keys(nouns) as Mutant[]

/** The refusals that apply; when there are none the state has moved. */
export function judge(state: ModelState, command: Command, { role }: ModelPerson, mutant?: Mutant): readonly Family[] {
  const { refusals, then } = nouns[command.noun](state, command, role, mutant === command.noun)
  if (refusals.length === 0) then()
  return refusals
}
