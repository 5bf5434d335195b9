/**
 * `npm run test:interleave [bound] [words]`, or `list` for which writes meet: T3. Every pair of state-changing moves on one object, every order of
 * their requests up to the bound (20 a pair unless given; with words, only the pairs whose name has them). Ends with code 1 when a checker is red, or
 * when the control without the condition on the seats stays green.
 */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { sayMeetings } from './register'
import { pairsOf, playPair, type Scene } from './scene'
import { scenes } from './scenes'
import { lastSeat } from './signups'

const isList = process.argv[2] === 'list'
const bound = Number(isList ? 0 : (process.argv[2] ?? 20))
const words = process.argv[3] ?? ''

async function playScene<Place>(scene: Scene<Place>): Promise<{ schedules: number; broken: number }> {
  if (!pairsOf(scene).some((pair) => `${scene.name}: ${pair.join(' × ')}`.includes(words))) return { schedules: 0, broken: 0 }
  const cloud = await startCloud({ maxWorkers: 3 })
  let [schedules, broken] = [0, 0]
  try {
    for (const pair of pairsOf(scene)) {
      if (!`${scene.name}: ${pair.join(' × ')}`.includes(words)) continue
      const result = await playPair(cloud, scene, pair, bound)
      schedules += result.schedules
      broken += result.broken.length
      console.log(`${result.pair}: ${result.schedules} schedules, ${result.broken.length} broken`)
      for (const sentence of result.broken.slice(0, 3)) console.log(`  ${sentence}`)
    }
  } finally {
    await cloud.close()
  }
  return { schedules, broken }
}

async function controlBreaks(): Promise<number> {
  const functionsDir = mkdtempSync(path.join(tmpdir(), 'racy-'))
  await buildFunctions(functionsDir, { 'cloudfunctions/features/activity/seats': 'local/testing/controls/racySeats.ts' })
  const cloud = await startCloud({ maxWorkers: 3, functionsDir })
  try {
    const { broken } = await playPair(cloud, lastSeat, ['a newcomer signs up', 'another signs up'], Math.max(bound, 10))
    return broken.length
  } finally {
    await cloud.close()
  }
}

async function main(): Promise<void> {
  if (isList) return sayMeetings()
  await buildFunctions()
  let [schedules, broken] = [0, 0]
  for (const play of scenes) {
    const result = await play(playScene)
    schedules += result.schedules
    broken += result.broken
  }
  const control = await controlBreaks()
  console.log(`${schedules} schedules, ${broken} broken; without the condition on the seats ${control} broken`)
  process.exitCode = broken === 0 && control > 0 ? 0 : 1
}

void main()
