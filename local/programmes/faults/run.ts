/**
 * `npm run test:faults [runs] [demonstration|acts]`: T6. Prints for each write action which of its database calls were struck
 * in which way, what broke, and which writes the stories do not contain, with where else they are struck or why not (0 runs: only that). Ends with code 1 when something
 * broke, or when the control (receipts forgotten) shows no difference.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actions, type ActionName } from '@/types/actions'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { reasons, struckElsewhere } from './absent'
import { differences } from './shape'
import { play, stories, ways, type Played, type StoryName, type Tried } from './story'

const [count = '6', only = ''] = process.argv.slice(2)
const runs = Number(count)
const told = stories.filter((story) => story.includes(only))
const writes = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].kind === 'write')

async function inPeace(story: StoryName, functionsDir?: string): Promise<Played> {
  const played = await play(story, undefined, functionsDir)
  for (const sentence of played.broken) console.log(`${story}, in peace: ${sentence}`)
  return played
}

function say(tried: ReadonlyMap<ActionName, Tried>, done: ReadonlySet<ActionName>): void {
  for (const name of writes) {
    const known = tried.get(name)
    if (!known) continue
    const hits = ways.map((way) => `${way} ${[...known.struck].filter((strike) => strike.startsWith(way)).length}${known.through.has(way) ? '' : '…'}`)
    console.log(`  ${name}: ${hits.join(', ')}`)
  }
  const absent = writes.filter((name) => !done.has(name))
  const elsewhere = struckElsewhere()
  const there = absent.filter((name) => elsewhere.has(name))
  const open = absent.filter((name) => !elsewhere.has(name) && !reasons[name])
  console.log(`${writes.length} writes: ${writes.length - absent.length} in the stories, ${there.length} named in a test of a noun in which calls fail, ${absent.length - there.length - open.length} with a reason, ${open.length} open`)
  for (const name of there) console.log(`  ${name}: ${elsewhere.get(name) ?? ''}`)
  for (const name of absent) if (!elsewhere.has(name) && reasons[name]) console.log(`  ${name}: ${reasons[name] ?? ''}`)
  console.log(`open: ${open.join(', ') || 'none'}`)
}

async function control(story: StoryName): Promise<number> {
  const forgetful = mkdtempSync(path.join(tmpdir(), 'forgetful-'))
  await buildFunctions(forgetful, { 'cloudfunctions/kit/record': 'local/testing/controls/forgetfulRecord.ts' })
  const struck = await play(story, new Map(), forgetful)
  return struck.broken.length + differences((await inPeace(story, forgetful)).shape, struck.shape).length
}

async function main(): Promise<void> {
  await buildFunctions()
  const tried = new Map<ActionName, Tried>()
  const done = new Set<ActionName>()
  let failed = 0
  for (const story of told) {
    const peaceful = await inPeace(story)
    failed += peaceful.broken.length
    for (const name of peaceful.done) done.add(name)
    console.log(`${story}: ${peaceful.writes} writes of ${peaceful.done.size} actions`)
    for (let run = 1; run <= runs; run += 1) {
      const { shape, strikes, writes: askedFor, broken } = await play(story, tried)
      const wrong = [...broken, ...differences(peaceful.shape, shape)]
      console.log(`${story}, run ${run}: ${askedFor} writes, ${strikes} struck, ${wrong.length} broken`)
      for (const sentence of new Set(wrong)) console.log(`  ${sentence}`)
      failed += wrong.length
    }
  }
  say(tried, done)
  if (runs === 0) return
  const noticed = await control(told.at(-1) ?? 'acts')
  console.log(`negative control, receipts forgotten: ${noticed} differences noticed`)
  process.exitCode = failed === 0 && noticed > 0 ? 0 : 1
}

void main()
