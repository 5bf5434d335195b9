/**
 * `npm run test:clocks [words]`: T11. Rules and stories around turns of the calendar, in UTC, Shanghai and New York. Ends with
 * code 1 when one differs or does not get to its end, or when the machine's own month would not have been noticed.
 */
import { buildFunctions } from '@/local/testing/buildFunctions'
import { compareZones, zones } from './zones'

async function main(): Promise<void> {
  await buildFunctions()
  const { scenarios, differing, stopped, isControlNoticed, answers } = await compareZones(process.argv[2])
  if (process.argv[3] === 'say') for (const [name, answer] of Object.entries(answers)) console.log(`${name}: ${answer}`)
  for (const sentence of [...differing, ...stopped]) console.log(`  ${sentence}`)
  console.log(`${scenarios} scenarios in ${zones.length} zones: ${differing.length} differ, ${stopped.length} stopped; the machine's month ${isControlNoticed ? 'is' : 'is NOT'} noticed`)
  process.exitCode = differing.length + stopped.length === 0 && isControlNoticed ? 0 : 1
}

void main()
