/** Run as a process of its own: redraws pictures as a function would, one after another, and prints the most memory it held. */
import 'wx-server-sdk'
import { existsSync, readFileSync } from 'node:fs'
import { redrawn } from '@/cloudfunctions/kit/picture'

/** The most this process held, MB. `maxRSS` also counts what its parent held when it was started; Linux's own mark does not. */
function peakMb(): number {
  const mark = /VmHWM:\s+(\d+) kB/.exec(existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '')
  return (mark ? Number(mark[1]) : process.resourceUsage().maxRSS) / 1024
}

async function main(): Promise<void> {
  const [, , file = '', times = '1'] = process.argv
  const startedAt = process.hrtime.bigint()
  for (let turn = 0; turn < Number(times); turn += 1) await redrawn(readFileSync(file))
  const ms = Number(process.hrtime.bigint() - startedAt) / 1e6 / Number(times)
  console.log(JSON.stringify({ peakMb: peakMb(), ms }))
}

void main()
