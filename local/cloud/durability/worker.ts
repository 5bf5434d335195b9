/**
 * The process that is killed: `node worker.js <folder> <round> <workload or control>`. Prints a line per
 * acknowledged write, written synchronously so that the line cannot outrun or outlive its write.
 */
import fs from 'node:fs'
import { openDatabase } from '../database'
import { openControl, type ControlName } from './controls'
import { collections, workloads, type WorkloadName } from './workloads'

const [dir = '', round = '0', name = ''] = process.argv.slice(2)
const acknowledge = (what: string) => fs.writeSync(1, `${what}\n`)

async function work(workload: WorkloadName): Promise<void> {
  const database = openDatabase({ dir, collections, now: Date.now })
  await workloads[workload].prepare(database)
  acknowledge('ready')
  workloads[workload].run(database, Number(round), acknowledge)
}

function misbehave(control: ControlName): void {
  const writer = openControl(control, dir)
  acknowledge('ready')
  let i = 0
  setInterval(() => {
    const id = `${round}-${i++}`
    writer.add(id, () => acknowledge(id))
  }, 1)
}

if (Object.hasOwn(workloads, name)) void work(name as WorkloadName)
else misbehave(name as ControlName)
