/**
 * `npm run test:clocks [words]`: T11. Rules and stories around turns of the calendar, in UTC, Shanghai and New York. Ends with
 * code 1 when one differs, says another thing than was worked out by hand, or does not get to its end; or when the machine's own
 * month would not have been noticed, or functions built with one day calculation of the machine's zone.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { compareZones, zones } from './zones'

/** Few are enough to see whether it is noticed. */
const CONTROL_STORIES = 'old things'

/** How many of how many stories notice that `dayOf` of the functions asks the machine. */
async function controlled(): Promise<{ readonly differ: number; readonly wrong: number; readonly of: number }> {
  const dir = mkdtempSync(path.join(tmpdir(), 'machine-days-'))
  try {
    await buildFunctions(dir, { 'types/calendar': 'local/testing/controls/machineDays.ts' })
    const { differing, unexpected, held } = await compareZones(CONTROL_STORIES, dir)
    return { differ: differing.length, wrong: unexpected.length, of: held }
  } finally {
    rmSync(dir, { recursive: true, force: true })
  }
}

async function main(): Promise<void> {
  await buildFunctions()
  const { scenarios, differing, unexpected, held, stopped, isControlNoticed, answers } = await compareZones(process.argv[2])
  if (process.argv[3] === 'say') for (const [name, answer] of Object.entries(answers)) console.log(`${name}: ${answer}`)
  for (const sentence of [...differing, ...unexpected, ...stopped]) console.log(`  ${sentence}`)
  const control = await controlled()
  console.log(`${scenarios} scenarios in ${zones.length} zones: ${differing.length} differ, ${stopped.length} stopped; ${held} stories held against what they must say: ${unexpected.length} wrong; the machine's month ${isControlNoticed ? 'is' : 'is NOT'} noticed`)
  console.log(`negative control, functions that ask the machine for the day: of ${control.of} stories ${control.differ} differ between zones, ${control.wrong} of ${control.of * zones.length} answers wrong`)
  const isGreen = differing.length + unexpected.length + stopped.length === 0
  process.exitCode = isGreen && isControlNoticed && control.differ > 0 && control.wrong > 0 ? 0 : 1
}

void main()
