/**
 * Which writes of the contract meet each other in a scene, and which cannot or do not: generated, so that a new write is in
 * one of the lists the day it is declared. `npm run test:interleave list` prints it.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { actions, type ActionName } from '@/types/actions'

export const writes = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].kind === 'write')
const nounOf = (name: ActionName) => name.split('.')[0] ?? ''
const verbOf = (name: ActionName) => name.split('.')[1] ?? ''

/** Why a kind of write meets nobody: by its verb. */
const alone: ReadonlyArray<readonly [verbs: RegExp, reason: string]> = [
  [/^(submit|apply|report|start|open|copy|ask\w*|propose\w*|template|export)$/, 'makes something of its own; made twice it is one by its id'],
  [/^(save\w*|dropDraft|attach|allowPhoto|choose|set|declare|add\w*|remove\w*|clearList|makeList|refresh)$/, 'a draft or setting of one author, told apart by its version'],
  [/^(read|consent|agree|support|rate|wish|hideWish|told|remind)$/, 'one row of one person'],
  [/^(unbind|bind|issueCode|release)$/, 'one account, told apart by its seal'],
]

/** Actions that stand in a scene, by the file of the scene. */
export function inScenes(): ReadonlyMap<ActionName, string> {
  const found = new Map<ActionName, string>()
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.ts') && name !== 'register.ts')) {
    const text = readFileSync(path.join(__dirname, file), 'utf8')
    for (const [, name = ''] of text.matchAll(/act\([^,]+, '([a-z]+\.[a-zA-Z]+)'/g)) found.set(name as ActionName, file)
  }
  return found
}

export interface Meeting {
  readonly noun: string
  /** Pairs of writes of one noun, and those that a scene holds. */
  readonly pairs: number
  readonly run: number
  readonly met: readonly ActionName[]
  /** With the reason why they meet nobody. */
  readonly alone: ReadonlyArray<readonly [ActionName, string]>
  /** Meet nobody yet. */
  readonly open: readonly ActionName[]
}

const pairsOf = (count: number) => (count * (count + 1)) / 2

export function meetings(): Meeting[] {
  const scenes = inScenes()
  return [...new Set(writes.map(nounOf))].map((noun) => {
    const mine = writes.filter((name) => nounOf(name) === noun)
    const met = mine.filter((name) => scenes.has(name))
    const reasonOf = (name: ActionName) => alone.find(([verbs]) => verbs.test(verbOf(name)))?.[1]
    const others = mine.filter((name) => !scenes.has(name))
    const byFile = [...new Set(met.map((name) => scenes.get(name)))].map((file) => met.filter((name) => scenes.get(name) === file).length)
    return {
      noun, pairs: pairsOf(mine.length), run: byFile.reduce((sum, count) => sum + pairsOf(count), 0), met,
      alone: others.flatMap((name) => (reasonOf(name) ? [[name, reasonOf(name) ?? ''] as const] : [])), open: others.filter((name) => !reasonOf(name)),
    }
  })
}

export function sayMeetings(): void {
  const all = meetings()
  for (const { noun, pairs, run, met, alone: apart, open } of all) {
    console.log(`${noun}: ${pairs} pairs, up to ${run} in scenes (${met.join(', ') || 'none'})`)
    for (const reason of new Set(apart.map(([, why]) => why))) console.log(`  ${reason}: ${apart.filter(([, why]) => why === reason).map(([name]) => name).join(', ')}`)
    if (open.length > 0) console.log(`  meet nobody yet: ${open.join(', ')}`)
  }
  console.log(`${writes.length} writes: ${all.flatMap(({ met }) => met).length} in scenes, ${all.flatMap((one) => one.alone).length} alone with a reason, ${all.flatMap(({ open }) => open).length} meet nobody yet`)
}
