/**
 * `npm run test:durability [-- cycles images]`: 200 kills under each of three workloads, 1,000 power cuts,
 * 200 full disks, and the controls that must fail. Ends with 1 when anything acknowledged was lost, anything
 * was unreadable, a start took longer than 2 s, or a control lost nothing.
 */
import { rmSync } from 'node:fs'
import { fillDisks } from './fullDisk'
import { buildWorker, killControl, killDatabase, type KillReport } from './killing'
import { cutPower } from './powerCut'

/** Milliseconds a start after a kill may take. */
const START_LIMIT_MS = 2_000
const CONTROL_CYCLES = 20

async function main(cycles: number, images: number): Promise<boolean> {
  const worker = buildWorker()
  const failures: string[] = []
  const expect = (holds: boolean, what: string) => { if (!holds) failures.push(what) }
  try {
    for (const name of ['adds', 'updates', 'transfers'] as const) {
      const report = await killDatabase(worker, name, cycles)
      say(`kill -9, ${name}`, report)
      expect(report.lost === 0 && report.unreadable === 0 && report.faults.length === 0, `${name}: ${report.faults[0] ?? 'unreadable'}`)
      expect(report.acknowledged > 0, `${name}: nothing was acknowledged`)
      expect(report.slowestStartMs <= START_LIMIT_MS, `${name}: a start took ${Math.round(report.slowestStartMs)} ms`)
    }
    for (const name of ['rewrites in place', 'writes later'] as const) {
      const report = await killControl(worker, name, CONTROL_CYCLES)
      say(`control that ${name}`, report)
      expect(report.lost > 0, `the control that ${name} lost nothing`)
    }
  } finally {
    rmSync(worker, { force: true })
  }
  const cuts = await cutPower(images, true)
  console.log(`power cuts: ${JSON.stringify(cuts)}`)
  expect(cuts.unopenable + cuts.withLosses + cuts.damaged === 0, 'a power cut lost something')
  const control = await cutPower(Math.ceil(images / 10), false)
  console.log(`control without fsync: ${JSON.stringify(control)}`)
  expect(control.unopenable + control.withLosses + control.damaged > 0, 'the control without fsync lost nothing')
  const disks = await fillDisks(Math.min(200, cycles))
  console.log(`full disks: ${JSON.stringify({ ...disks, faults: disks.faults.length })}`)
  expect(disks.lost === 0 && disks.faults.length === 0 && disks.refused > 0, `full disks: ${disks.faults[0] ?? 'no refusal or a loss'}`)
  failures.forEach((failure) => console.error(`FAILED ${failure}`))
  return failures.length === 0
}

function say(title: string, { cycles, acknowledged, lost, unreadable, slowestStartMs }: KillReport): void {
  console.log(`${title}: ${JSON.stringify({ cycles, acknowledged, lost, unreadable, slowestStartMs: Math.round(slowestStartMs) })}`)
}

const [cycles = 200, images = 1_000] = process.argv.slice(2).map(Number)
main(cycles, images).then((isFine) => process.exit(isFine ? 0 : 1), (error: unknown) => {
  console.error(error)
  process.exit(1)
})
