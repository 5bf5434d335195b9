/** Run as a process of its own: redraws pictures as a function would, one after another, and prints the most memory it held. */
import 'wx-server-sdk'
import { readFileSync } from 'node:fs'
import { redrawn } from '@/cloudfunctions/kit/picture'

async function main(): Promise<void> {
  const [, , file = '', times = '1'] = process.argv
  const startedAt = process.hrtime.bigint()
  for (let turn = 0; turn < Number(times); turn += 1) await redrawn(readFileSync(file))
  const ms = Number(process.hrtime.bigint() - startedAt) / 1e6 / Number(times)
  console.log(JSON.stringify({ peakMb: process.resourceUsage().maxRSS / 1024, ms }))
}

void main()
