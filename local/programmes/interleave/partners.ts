/**
 * What else could be asked at a moment of a story, about the same thing: every write of the noun that occurs in the stories, by
 * whoever asked it there or has to do with this thing, with the ids of this thing in the place of those of another. Of other nouns what
 * changed the same document in the story, as it was asked there.
 */
import type { ActionName } from '@/types/actions'
import type { Fork } from '../stories/fork'
import { uuidOf, type Asked, type Written } from '../stories/story'

/** A write of a story, and the names of the documents it changed there. */
export interface Remembered extends Written {
  readonly changed: readonly string[]
}

const INPUTS = 2
const PEOPLE = 5

const ASKED_ELSEWHERE = 2

export const isOfOneNoun = (a: ActionName, b: ActionName) => a.split('.')[0] === b.split('.')[0]

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

const beside = (action: ActionName, { door, openid, input }: { readonly door: string; readonly openid: string; readonly input: unknown }): Asked => ({ door, openid, event: { action, input, requestId: uuidOf('beside', action, openid, JSON.stringify(input)) } })

/** Of other nouns, by action, those that come next in the story first: what came before is mostly done. */
export function partnersElsewhere(asked: Asked, all: readonly Remembered[]): Map<ActionName, Asked[]> {
  const at = all.findIndex(({ event }) => event.requestId === asked.event.requestId)
  const changed = new Set(all[at]?.changed)
  const partners = new Map<ActionName, Asked[]>()
  for (const { door, openid, event, reply, changed: theirs } of [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0)).reverse()]) {
    if (!reply?.ok || isOfOneNoun(event.action, asked.event.action) || !theirs.some((name) => changed.has(name))) continue
    const known = partners.get(event.action) ?? []
    if (known.length < ASKED_ELSEWHERE) partners.set(event.action, [...known, beside(event.action, { door, openid, input: event.input })])
  }
  return partners
}

/** Of the same noun, by action, the likeliest first; whether one is possible is seen by asking it. */
export function partnersOf(asked: Asked, all: readonly Written[], fork: Fork): Map<ActionName, Asked[]> {
  const here = idsIn(asked.event.input)
  const done = all.filter(({ reply }) => reply?.ok)
  // Who made a thing learnt its id from the reply.
  const isAboutThis = ({ event, reply }: Written) => [...idsIn([event.input, reply]).values()].some((id) => [...here.values()].includes(id))
  const around = distinct(done.filter(isAboutThis).map(({ openid }) => openid))
  const partners = new Map<ActionName, Asked[]>()
  for (const action of new Set(done.map(({ event }) => event.action))) {
    if (!isOfOneNoun(action, asked.event.action)) continue
    const known = done.filter(({ event }) => event.action === action)
    const nearest = [...known.filter(isAboutThis), ...known.filter((one) => !isAboutThis(one))]
    const asks = nearest.flatMap(({ door, openid, event }) => {
      const input = aboutThis(event.input, here, fork)
      // The same done twice: rather by two people than by one with two phones.
      const others = around.filter((person) => person !== asked.openid).slice(0, PEOPLE - 1)
      const people = action === asked.event.action ? [...others, asked.openid] : [openid, asked.openid, ...others]
      return distinct(people).map((person) => ({ door, openid: person, input, text: JSON.stringify(input) }))
    })
    const inputs = distinct(asks.map(({ text }) => text)).slice(0, INPUTS)
    const chosen = asks.filter(({ text }, index) => inputs.includes(text) && asks.findIndex((one) => one.text === text && one.openid === asks[index]?.openid) === index)
    if (chosen.length > 0) partners.set(action, chosen.map((one) => beside(action, one)))
  }
  return partners
}
