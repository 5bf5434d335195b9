/** A short version of `npm run test:durability`. */
import { rmSync } from 'node:fs'
import { fillDisks } from './fullDisk'
import { buildWorker, killControl, killDatabase } from './killing'
import { cutPower } from './powerCut'

let worker: string
beforeAll(() => { worker = buildWorker() })
afterAll(() => rmSync(worker, { force: true }))

test.each(['adds', 'updates', 'transfers'] as const)('kill -9 amid %s loses nothing that was acknowledged', async (name) => {
  const { acknowledged, lost, unreadable, faults } = await killDatabase(worker, name, 2)
  expect({ lost, unreadable, faults }).toEqual({ lost: 0, unreadable: 0, faults: [] })
  expect(acknowledged).toBeGreaterThan(0)
}, 60_000)

test('the same kills show the loss of a writer that writes later', async () => {
  expect((await killControl(worker, 'writes later', 4)).lost).toBeGreaterThan(0)
}, 60_000)

test('a power cut at any sector loses nothing that was acknowledged; without fsync it does', async () => {
  expect(await cutPower(40, true)).toMatchObject({ unopenable: 0, withLosses: 0, damaged: 0 })
  const control = await cutPower(10, false)
  expect(control.unopenable + control.withLosses + control.damaged).toBeGreaterThan(0)
}, 60_000)

test('a disk that fills up refuses plainly and keeps what was acknowledged', async () => {
  const report = await fillDisks(3)
  expect(report).toMatchObject({ lost: 0, faults: [] })
  expect(report.refused).toBeGreaterThan(0)
}, 60_000)
