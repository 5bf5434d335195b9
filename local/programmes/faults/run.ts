/**
 * `npm run test:faults [runs]`: T6. Prints for each write action which of its database calls were struck
 * in which way, what broke, and which writes the story does not contain. Ends with code 1 when something
 * broke, or when the control (receipts forgotten) shows no difference.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { actions, type ActionName } from '@/types/actions'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { differences, type Shape } from './shape'
import { play, ways, type Tried } from './story'

const runs = Number(process.argv[2] ?? 6)
const writes = (Object.keys(actions) as ActionName[]).filter((name) => actions[name].kind === 'write')

async function inPeace(functionsDir?: string): Promise<Shape> {
  const { shape, broken } = await play(undefined, functionsDir)
  for (const sentence of broken) console.log(`in peace: ${sentence}`)
  return shape
}

function say(tried: ReadonlyMap<ActionName, Tried>): void {
  for (const name of writes) {
    const known = tried.get(name)
    if (!known) continue
    const hits = ways.map((way) => `${way} ${[...known.struck].filter((strike) => strike.startsWith(way)).length}${known.through.has(way) ? '' : '…'}`)
    console.log(`  ${name}: ${hits.join(', ')}`)
  }
  const absent = writes.filter((name) => !tried.has(name))
  console.log(`${writes.length - absent.length} of ${writes.length} writes are in the story; not in it: ${absent.join(', ') || 'none'}`)
}

async function main(): Promise<void> {
  await buildFunctions()
  const peaceful = await inPeace()
  const tried = new Map<ActionName, Tried>()
  let failed = 0
  for (let run = 1; run <= runs; run += 1) {
    const { shape, strikes, writes: asked, broken } = await play(tried)
    const wrong = [...broken, ...differences(peaceful, shape)]
    console.log(`run ${run}: ${asked} writes, ${strikes} struck, ${wrong.length} broken`)
    for (const sentence of new Set(wrong)) console.log(`  ${sentence}`)
    failed += wrong.length
  }
  say(tried)
  const forgetful = mkdtempSync(path.join(tmpdir(), 'forgetful-'))
  await buildFunctions(forgetful, { 'cloudfunctions/kit/record': 'local/testing/controls/forgetfulRecord.ts' })
  const control = await play(new Map(), forgetful)
  const noticed = control.broken.length + differences(await inPeace(forgetful), control.shape).length
  console.log(`negative control, receipts forgotten: ${noticed} differences noticed`)
  process.exitCode = failed === 0 && noticed > 0 ? 0 : 1
}

void main()
