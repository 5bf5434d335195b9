/**
 * Which actions each row of U1–U21 was really tried on. The tests say it as they attack, and hold it against the actions the row
 * concerns; `npm run test:hostile` adds up what all files tried.
 */
import { appendFileSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { ActionName } from '@/types/actions'
import { actionNames, definitionOf, placesOf, sampleInput, withValue, type Place } from '../contract'
import { collectionAt, idPlaces } from '../foreign'

const fieldOf = ({ path: at }: Place) => at.findLast((key) => !/^\d+$/.test(key)) ?? ''
const isScalar = ({ type }: Place) => ['string', 'number', 'boolean', 'picklist'].includes(type)
const withPlace = (test: (place: Place) => boolean) => actionNames.filter((name) => placesOf(name).some(test))
const writes = actionNames.filter((name) => definitionOf(name).kind === 'write')

/** Things of the whole house that everybody may name. */
const OPEN: ReadonlySet<string> = new Set(['orgs', 'members', 'policies', 'rightsStandards'])
/** Places where the id of somebody's own object goes. */
export const foreignPlaces = (name: ActionName) => idPlaces(name).filter((place) => !OPEN.has(collectionAt(place) ?? 'members'))

const takes = (name: ActionName, place: Place, value: unknown) => v.is(definitionOf(name).input, withValue(sampleInput(name), place.path, value))
const WORDS = ['abc', '文字', 'A'.repeat(10), 'A'.repeat(27)]
/** Where a day, a month or an instant goes: the place takes one, and no words. */
export const isTimePlace = (name: ActionName, place: Place) =>
  place.type === 'string' && ['2026-06-18', '2026-06-18T06:30:00.000Z', '2026-06'].some((time) => takes(name, place, time)) && !WORDS.some((word) => takes(name, place, word))

const SEARCH = /^(?:search|query|keyword|text|name|q|words?)$/i
export const searchPlaces = (name: ActionName) => (definitionOf(name).kind === 'read' ? placesOf(name).filter((place) => place.type === 'string' && SEARCH.test(fieldOf(place))) : [])

const DOORS = ['api', 'report', 'timer'] as const

export interface AttackRow {
  readonly what: string
  /** The actions the row concerns, or doors; null where only asking shows which. */
  readonly of: readonly string[] | null
}

export const attackRows = {
  U1: { what: 'an id that is no text', of: withPlace((place) => /Ids?$/.test(fieldOf(place))) },
  U2: { what: 'an operator for a value', of: withPlace(isScalar) },
  U3: { what: 'forged keys beside the input', of: actionNames },
  U4: { what: 'a forged identity in the event', of: actionNames },
  U5: { what: 'no identity', of: actionNames },
  U6: { what: 'a forged trigger or push from a phone', of: DOORS },
  U7: { what: 'unknown actions, names of Object’s own', of: DOORS.slice(0, 2) },
  U8: { what: 'the object of somebody else, by its id', of: actionNames.filter((name) => foreignPlaces(name).length > 0) },
  U9: { what: 'an officer no longer in office', of: null },
  U10: { what: 'a number, a choice, an order that is none', of: withPlace(({ type }) => type === 'number' || type === 'picklist') },
  U11: { what: 'too much, too deep, too many', of: actionNames },
  U12: { what: 'numbers that are none', of: withPlace(({ type }) => type === 'number') },
  U13: { what: 'texts with markup, with rare and with hidden characters', of: withPlace(({ type }) => type === 'string') },
  U14: { what: 'patterns in a search', of: actionNames.filter((name) => searchPlaces(name).length > 0) },
  U15: { what: 'one request id twice at once, and of somebody else', of: writes },
  U16: { what: 'a reply lost, asked for over three days', of: writes },
  U17: { what: 'a budget of calls that is used up', of: actionNames },
  U18: { what: 'days that are none', of: actionNames.filter((name) => placesOf(name).some((place) => isTimePlace(name, place))) },
  U19: { what: 'log lines and canaries in every text', of: withPlace(({ type }) => type === 'string') },
  U20: { what: 'replies that hold more than is declared', of: actionNames },
  U21: { what: 'two people in one instance', of: writes },
} as const satisfies Readonly<Record<string, AttackRow>>

export type AttackName = keyof typeof attackRows
export const attackNames = Object.keys(attackRows) as AttackName[]

const tried = new Map<AttackName, Set<string>>()
const concerned = new Map<AttackName, Set<string>>()

function note(where: Map<AttackName, Set<string>>, row: AttackName, names: readonly string[]): void {
  where.set(row, new Set([...(where.get(row) ?? []), ...names]))
}

/** The row has just been tried on these. */
export const attacked = (row: AttackName, ...names: readonly string[]) => note(tried, row, names)
/** Asking showed that the row concerns these. */
export const concerns = (row: AttackName, names: readonly string[]) => note(concerned, row, names)

const ofRow = (row: AttackName, asking: ReadonlySet<string> | undefined) => attackRows[row].of ?? [...(asking ?? [])]

/** What these rows concern and this file has not tried, in words. */
export const missedBy = (...rows: readonly AttackName[]) =>
  rows.flatMap((row) => ofRow(row, concerned.get(row)).filter((name) => !tried.get(row)?.has(name)).map((name) => `${row} ${name}`))

type Told = ReadonlyArray<readonly [row: AttackName, tried: readonly string[], concerned: readonly string[]]>

/** Leaves what this file tried for the command that adds up, if one asks for it. */
export function tellAttacks(file: string): void {
  const told: Told = attackNames.map((row) => [row, [...(tried.get(row) ?? [])], [...(concerned.get(row) ?? [])]])
  if (process.env.ATTACKS) writeFileSync(path.join(process.env.ATTACKS, `${path.basename(file)}.json`), JSON.stringify(told))
}

/** A sentence for whoever runs the programme. */
export function tellWords(sentence: string): void {
  if (process.env.ATTACKS) appendFileSync(path.join(process.env.ATTACKS, 'words.txt'), `${sentence}\n`)
  else console.log(sentence)
}

export interface Sum {
  readonly row: AttackName
  readonly tried: number
  readonly of: number
  readonly missed: readonly string[]
}

/** What all files tried, by row. */
export function sumOfAttacks(dir: string): Sum[] {
  for (const file of readdirSync(dir).filter((name) => name.endsWith('.json'))) {
    for (const [row, names, found] of JSON.parse(readFileSync(path.join(dir, file), 'utf8')) as Told) {
      attacked(row, ...names)
      concerns(row, found)
    }
  }
  return attackNames.map((row) => {
    const of = ofRow(row, concerned.get(row))
    const missed = of.filter((name) => !tried.get(row)?.has(name))
    return { row, tried: of.length - missed.length, of: of.length, missed }
  })
}
