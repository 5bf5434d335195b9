/** Every day of 2024 to 2030 through the timer's door, with somebody for every birthday there is, in three time zones. */
import { mornings, morningsIn, onMachineDays, zones, type ZoneReport } from '@/local/testing/birthdayYears/zones'

const said = ({ timeZone, people, days, runs, missed, doubled, greetings, wronged }: ZoneReport) =>
  `${timeZone}: ${people} people, ${days} days, ${runs} runs of the timer (${missed} days missed, ${doubled} done more than once), ${greetings} greetings, ${wronged.length} wronged`

test('each person is greeted exactly once in each birthday-year, on the day of the rule, in Shanghai, UTC and Los Angeles', async () => {
  const { folder, remove } = await mornings()
  const reports = await Promise.all(zones.map((zone) => morningsIn(zone, 'all', folder))).finally(remove)
  console.log(reports.map(said).join('\n'))
  expect(reports.map(({ timeZone }) => timeZone)).toEqual(zones)
  expect(reports.flatMap(({ wronged }) => wronged)).toEqual([])
  expect(reports.map(({ people, days }) => [people, days])).toEqual(zones.map(() => [1086, 2557]))
  expect(new Set(reports.map(({ digest }) => digest)).size).toBe(1)
}, 1_200_000)

test('with everything else that happens by itself the greetings are the same', async () => {
  const report = await morningsIn('America/Los_Angeles', 'turns')
  console.log(said(report))
  expect(report.wronged).toEqual([])
}, 600_000)

test('the check notices a timer that goes by the day of its machine', async () => {
  const { folder, remove } = await mornings(onMachineDays)
  const reports = await Promise.all((['Asia/Shanghai', 'America/Los_Angeles'] as const).map((zone) => morningsIn(zone, 'turns', folder))).finally(remove)
  expect(reports.map(({ wronged }) => wronged.length > 0)).toEqual([false, true])
}, 120_000)
