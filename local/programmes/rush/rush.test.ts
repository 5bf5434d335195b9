import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'
import { controls } from './manySeeds'
import { rushOverHttp } from './overHttp'
import { whyInDoubt } from './rush'

const crowd = { people: 300, seats: 30, maxLine: 0, twice: 0.1, cancel: 0, isCut: false, seed: 7 }

test('three hundred people for thirty seats: thirty sit, everybody else has a reason, nobody is in doubt', async () => {
  const cloud = await startCloud({ maxWorkers: 3 })
  try {
    const result = await rushOverHttp(cloud, crowd)
    expect(result).toMatchObject({ seated: 30, waiting: 0, refused: 270, undecided: [], broken: [] })
    expect(result.callsSeated).toBeLessThanOrEqual(3)
    expect(result.callsRefused).toBeLessThanOrEqual(2)
  } finally {
    await cloud.close()
  }
}, 120_000)

test('with a line, people who change their minds, and seats taken back meanwhile and given again, every seat is held and the line stands in order', async () => {
  const cloud = await startCloud({ maxWorkers: 3 })
  try {
    const result = await rushOverHttp(cloud, { ...crowd, maxLine: 100, cancel: 0.1, isCut: true })
    expect(result).toMatchObject({ seated: 30, undecided: [], broken: [] })
    expect(result.waiting).toBeGreaterThan(50)
  } finally {
    await cloud.close()
  }
}, 120_000)

test('negative control: seats that are read and then written are sold more than once', async () => {
  const functionsDir = mkdtempSync(path.join(tmpdir(), 'racy-'))
  await buildFunctions(functionsDir, controls.racy)
  const cloud = await startCloud({ functionsDir, maxWorkers: 3 })
  try {
    const result = await rushOverHttp(cloud, { ...crowd, twice: 0 })
    expect(result.seated).toBeGreaterThan(30)
    expect(result.broken.some((sentence) => sentence.startsWith('I'))).toBe(true)
  } finally {
    await cloud.close()
    rmSync(functionsDir, { recursive: true, force: true })
  }
}, 120_000)

test('two deliveries of one request: one place for good, and a refusal beside it only where places come free', () => {
  expect(whyInDoubt(['seated', 'seated'], 'seated', false)).toBeNull()
  expect(whyInDoubt(['ACTIVITY_FULL', 'ACTIVITY_FULL'], 'ACTIVITY_FULL', false)).toBeNull()
  expect(whyInDoubt(['ACTIVITY_QUEUE_FULL', 'waiting'], 'waiting', true)).toBeNull()
  expect(whyInDoubt(['ACTIVITY_FULL', 'seated'], 'seated', false)).toBe('two taps, ACTIVITY_FULL and seated')
  expect(whyInDoubt(['ACTIVITY_QUEUE_FULL', 'waiting'], 'ACTIVITY_QUEUE_FULL', true)).toBe('waiting, then ACTIVITY_QUEUE_FULL')
  expect(whyInDoubt(['seated', 'waiting'], 'seated', true)).toBe('two places, seated and waiting')
  expect(whyInDoubt(['seated', 'nothing'], 'seated', true)).toBe('nothing')
})
