/**
 * What else could be asked at a moment of a story, about the same thing: every write of the noun that occurs in the stories, by
 * whoever asked it there or has to do with this thing, with the ids of this thing in the place of those of another.
 */
import { actions, type ActionName } from '@/types/actions'
import type { Fork } from '../stories/fork'
import { uuidOf, type Asked, type Written } from '../stories/story'

const INPUTS = 2
const PEOPLE = 5

const nounOf = (action: ActionName) => action.split('.')[0]

/** Ids in an input by the name of their field, however deep. */
function idsIn(value: unknown, found = new Map<string, string>()): Map<string, string> {
  if (value === null || typeof value !== 'object') return found
  for (const [name, inner] of Object.entries(value)) {
    if (typeof inner === 'string' && /(Id|No|key)$/.test(name)) found.set(name, inner)
    else idsIn(inner, found)
  }
  return found
}

/** The version of the first of these that is stored and has one. */
function versionOf(ids: Iterable<string>, { stored }: Fork): number | undefined {
  const wanted = new Set(ids)
  for (const docs of stored.values()) for (const { _id, version } of docs) if (wanted.has(String(_id)) && typeof version === 'number') return version
  return undefined
}

/** The input of another time, about this thing. */
function aboutThis(input: unknown, here: ReadonlyMap<string, string>, fork: Fork): object {
  let text = JSON.stringify(input)
  for (const [name, id] of idsIn(input)) {
    const wanted = here.get(name)
    if (wanted && id && wanted !== id) text = text.split(JSON.stringify(id).slice(1, -1)).join(JSON.stringify(wanted).slice(1, -1))
  }
  const about = JSON.parse(text) as { version?: number }
  const version = about.version === undefined ? undefined : versionOf(here.values(), fork)
  return version === undefined ? about : { ...about, version }
}

const distinct = (all: readonly string[]) => [...new Set(all)]

/** By action, the likeliest first; whether one is possible is seen by asking it. */
export function partnersOf(asked: Asked, all: readonly Written[], fork: Fork): Map<ActionName, Asked[]> {
  const here = idsIn(asked.event.input)
  const done = all.filter(({ reply }) => reply?.ok)
  // Who made a thing learnt its id from the reply.
  const isAboutThis = ({ event, reply }: Written) => [...idsIn([event.input, reply]).values()].some((id) => [...here.values()].includes(id))
  const beside = distinct(done.filter(isAboutThis).map(({ openid }) => openid))
  const partners = new Map<ActionName, Asked[]>()
  for (const action of Object.keys(actions) as ActionName[]) {
    const known = done.filter(({ event }) => event.action === action && nounOf(action) === nounOf(asked.event.action))
    const nearest = [...known.filter(isAboutThis), ...known.filter((one) => !isAboutThis(one))]
    const asks = nearest.flatMap(({ door, openid, event }) => {
      const input = aboutThis(event.input, here, fork)
      // The same done twice: rather by two people than by one with two phones.
      const others = beside.filter((person) => person !== asked.openid).slice(0, PEOPLE - 1)
      const people = action === asked.event.action ? [...others, asked.openid] : [openid, asked.openid, ...others]
      return distinct(people).map((person) => ({ door, openid: person, input, text: JSON.stringify(input) }))
    })
    const inputs = distinct(asks.map(({ text }) => text)).slice(0, INPUTS)
    const chosen = asks.filter(({ text }, index) => inputs.includes(text) && asks.findIndex((one) => one.text === text && one.openid === asks[index]?.openid) === index)
    if (chosen.length > 0) partners.set(action, chosen.map(({ door, openid, input }) => ({ door, openid, event: { action, input, requestId: uuidOf('beside', action, openid, JSON.stringify(input)) } })))
  }
  return partners
}
