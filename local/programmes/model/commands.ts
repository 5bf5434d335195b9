/** Random commands: who does what to which thing. Aimed at what exists, so that most of them mean something. */
import type { Random } from '../random'
import type { ModelPerson, ModelState } from './model'

export type PersonIndex = number

export interface Command {
  readonly who: PersonIndex
  readonly noun: 'activity' | 'suggestion' | 'aid' | 'handout'
  readonly act: string
  /** Which suggestion or case, or whose line. */
  readonly target?: number
  readonly amount?: number
}

const one = <Item>(random: Random, items: readonly Item[]): Item => items[random(items.length)] as Item

/** Who usually takes a step; one in four is taken by anybody. */
const usual: Readonly<Record<string, string>> = {
  'suggestion.accept': 'OFF', 'suggestion.return': 'OFF', 'suggestion.decline': 'OFF', 'aid.accept': 'CASE', 'aid.return': 'CASE', 'aid.decline': 'CASE', 'aid.advance': 'CHAIR', 'aid.pay': 'FIN',
  'handout.takeBack': 'OFF', 'activity.capacity': 'OFF',
}
const AUTHORS = ['suggestion.withdraw', 'suggestion.resubmit', 'aid.withdraw', 'aid.resubmit', 'aid.sign']

const acts: Readonly<Record<Command['noun'], readonly string[]>> = {
  activity: ['signUp', 'signUp', 'signUp', 'leave', 'leave', 'acceptOffer', 'capacity'],
  suggestion: ['submit', 'submit', 'withdraw', 'resubmit', 'accept', 'return', 'decline'],
  aid: ['submit', 'submit', 'withdraw', 'accept', 'accept', 'return', 'resubmit', 'resubmit', 'decline', 'advance', 'advance', 'pay', 'pay', 'sign'],
  handout: ['sign', 'sign', 'decline', 'takeBack'],
}

/** The people most likely to succeed at it: of the role, the author, those who were offered a place. */
function likely({ noun, act, target = 0 }: Omit<Command, 'who'>, state: ModelState, people: readonly ModelPerson[]): readonly PersonIndex[] {
  const name = `${noun}.${act}`
  if (AUTHORS.includes(name)) return [((noun === 'aid' ? state.aids : state.suggestions)[target] as { by: PersonIndex }).by]
  if (name === 'activity.acceptOffer') return state.seats.offered
  if (name === 'activity.leave') return [...state.seats.seated, ...state.seats.line]
  if (name === 'handout.sign' || name === 'handout.decline') return [...state.lines.keys()]
  return people.flatMap(({ role }, index) => (role === usual[name] ? [index] : []))
}

export function nextCommand(random: Random, state: ModelState, people: readonly ModelPerson[]): Command {
  const noun = one(random, ['activity', 'suggestion', 'aid', 'handout'] as const)
  const wanted = one(random, acts[noun])
  const things = { suggestion: state.suggestions, aid: state.aids, activity: [], handout: [] }[noun]
  const isAboutThing = noun === 'suggestion' || noun === 'aid'
  const act = isAboutThing && things.length === 0 ? 'submit' : wanted
  // The newest are the most alive.
  const target = isAboutThing ? Math.max(0, things.length - 1 - random(4)) : act === 'takeBack' ? one(random, [...state.lines.keys()]) : 0
  // Only more: a capacity cut below the people seated throws nobody out (I6) and has tests of its own.
  const amount = state.seats.capacity + random(2)
  const able = likely({ noun, act, target }, state, people)
  const who = able.length > 0 && random(4) > 0 ? one(random, able) : random(people.length)
  return { who, noun, act, target, amount }
}
