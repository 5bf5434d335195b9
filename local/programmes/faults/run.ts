/**
 * `npm run test:faults [moments] [demonstration|acts] [words]`: T6. Every write action of the contract, at so many moments of each story (one unless
 * given; with words only those whose name has them). Prints calls and histories by action, and which writes no story holds. Ends with code 1 when something
 * broke, when a write was never struck, or when the control (receipts forgotten) is noticed in less than three quarters of the writes it strikes.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actions, type ActionName } from '@/types/actions'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { patient, stories, tell, type StoryName } from '../stories/story'
import { strike } from './strike'

const [count = '1', only = '', words = ''] = process.argv.slice(2)
const moments = Number(count)
const told = stories.filter((story) => story.includes(only))
/** The others need no receipt: done again they come to the same, or meet what they made. */
const NOTICED_FLOOR = 0.75
const writes = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].kind === 'write' && name.includes(words))

interface Sum {
  readonly struck: ReadonlySet<ActionName>
  readonly noticed: ReadonlySet<ActionName>
  readonly histories: number
  readonly stopped: readonly string[]
}

/** Strikes the first so many moments of each write in a story. */
async function playStory(story: StoryName, functionsDir: string, most: number, say: (line: string) => void): Promise<Sum> {
  const times = new Map<ActionName, number>()
  const noticed = new Set<ActionName>()
  let histories = 0
  const { stopped } = await tell(story, async (asked, cloud) => {
    const { action } = asked.event
    const time = times.get(action) ?? 0
    if (!writes.includes(action) || time >= most) return
    const result = await strike(asked, cloud)
    if (!result) return
    times.set(action, time + 1)
    histories += result.histories
    if (result.broken.length > 0) noticed.add(action)
    say(`${action}: ${result.calls} calls, ${result.histories} histories, ${result.broken.length} broken`)
    for (const sentence of result.broken.slice(0, 5)) say(`  ${sentence}`)
  }, functionsDir)
  return { struck: new Set(times.keys()), noticed, histories, stopped }
}

async function main(): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'faults-'))
  try {
    const [product, forgetful] = [path.join(folder, 'product'), path.join(folder, 'forgetful')]
    await buildFunctions(product, patient)
    const sums: Sum[] = []
    for (const story of told) sums.push(await playStory(story, product, moments, console.log))
    const struck = new Set(sums.flatMap((sum) => [...sum.struck]))
    const broken = new Set(sums.flatMap((sum) => [...sum.noticed, ...sum.stopped]))
    const absent = writes.filter((name) => !struck.has(name))
    for (const sentence of sums.flatMap(({ stopped }) => stopped)) console.log(sentence)
    const histories = sums.reduce((sum, one) => sum + one.histories, 0)
    console.log(`${writes.length} writes, ${struck.size} struck, ${histories} histories; broken: ${[...broken].join(', ') || 'none'}; in no story: ${absent.join(', ') || 'none'}`)

    await buildFunctions(forgetful, { ...patient, 'cloudfunctions/kit/record': 'local/testing/controls/forgetfulRecord.ts' })
    const control = await playStory('acts', forgetful, 1, () => undefined)
    const missed = [...control.struck].filter((name) => !control.noticed.has(name))
    const floor = Math.ceil(control.struck.size * NOTICED_FLOOR)
    console.log(`negative control, receipts forgotten: ${control.noticed.size} of ${control.struck.size} writes are noticed, at least ${floor} must be; not noticed: ${missed.join(', ') || 'none'}`)
    process.exitCode = broken.size + absent.length === 0 && control.struck.size > 0 && control.noticed.size >= floor ? 0 : 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()
