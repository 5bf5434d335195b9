import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ActionName } from '@/types/actions'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startMessagingCloud } from '@/local/testing/messaging'
import { actionNames } from '../contract'
import { tellWords } from './attacked'
import { fuzz, whatIsWrong, type Fuzzed } from './wire'

/** For each action, through the door; `npm run test:hostile` says how many it wants. */
const INPUTS = Number(process.env.DOOR ?? 10)
const SLOWEST_MS = 5_000

async function fuzzed(names: readonly ActionName[], inputs: number, functionsDir?: string): Promise<Fuzzed> {
  const logged: string[] = []
  const cloud = await startMessagingCloud({ maxWorkers: 2, onFunctionLog: (_door, text) => logged.push(text), ...(functionsDir ? { functionsDir } : {}) })
  try {
    // The first call of a door loads it.
    for (const door of ['api', 'report']) await cloud.call(door, { action: 'none' }, 'nobody')
    return await fuzz(cloud, names, { inputs, seed: 7, logged })
  } finally {
    await cloud.close()
  }
}

test('T8: nearly right inputs of every action, over the wire: an envelope each, nothing of the inside, nothing touched by a refusal', async () => {
  const { done, refused, slowest, wrong, past } = await fuzzed(actionNames, INPUTS)
  expect([...new Set(wrong)]).toEqual([])
  // Of every action at least one was right enough to reach its handler or its rules; neither all were refused nor all done.
  expect([...past].filter(([, inputs]) => inputs === 0)).toEqual([])
  expect(done).toBeGreaterThan(actionNames.length)
  expect(refused).toBeGreaterThan(actionNames.length)
  expect(slowest.ms).toBeLessThan(SLOWEST_MS)
  const counts = [...past.values()]
  tellWords(`${done + refused} inputs through the door, ${INPUTS} of each action: ${counts.reduce((sum, one) => sum + one, 0)} past its parser (of each action ${Math.min(...counts)} or more), ${done} done; slowest ${slowest.ms.toFixed(0)} ms (${slowest.name})`)
}, 120_000 + INPUTS * 2_000)

test('negative control of T8: a handler that throws at some inputs is noticed', async () => {
  const functionsDir = mkdtempSync(path.join(tmpdir(), 'throwing-'))
  try {
    await buildFunctions(functionsDir, { 'cloudfunctions/features/message/message': 'local/testing/controls/throwingMessages.ts' })
    const { wrong } = await fuzzed(['message.list'], 40, functionsDir)
    expect(wrong.filter((sentence) => sentence.includes('mistake of the product'))).not.toEqual([])
    expect(wrong.filter((sentence) => sentence.includes('logged'))).not.toEqual([])
  } finally {
    rmSync(functionsDir, { recursive: true, force: true })
  }
}, 60_000)

const refusal = { result: { ok: false, error: { code: 'NOT_FOUND', requestId: 'r' } } }
const doc = (fields: object) => JSON.stringify({ _id: 'a', status: 'open', ...fields })
const openid = `o${'x'.repeat(27)}`

test.each([
  ['no envelope', { reply: { result: { ok: true } } }],
  ['a code nobody knows', { reply: { result: { ok: false, error: { code: 'OOPS' } } } }],
  ['a stack', { reply: { result: { ok: true, data: 'Error at main (index.js:3:14)' } } }],
  ['somebody else’s identity', { reply: { result: { ok: true, data: { openid } } } }],
  ['a refusal that wrote', { reply: refusal, changes: [{ collection: 'aids', before: doc({}), after: doc({ status: 'paid' }) }] }],
  ['a refusal that made something', { reply: refusal, changes: [{ collection: 'aids', before: null, after: doc({}) }] }],
])('negative control of T8: %s is wrong', (_what, heard) => {
  expect(whatIsWrong({ changes: [], openids: new Set([openid]), ...heard })).toHaveLength(1)
})

test('an attempt that is written down, and a reading that is noted, are nothing wrong', () => {
  const changes = [{ collection: 'aids', before: doc({}), after: doc({ refusals: [{ by: 'b' }] }) }, { collection: 'reads', before: null, after: doc({}) }]
  expect(whatIsWrong({ reply: refusal, changes, openids: new Set() })).toEqual([])
})
