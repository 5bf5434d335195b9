/**
 * The year of the founding document, played through the product's own actions at their times: what it counts is
 * fact, the records are invented. Figures of nouns that do not exist yet are not typed in anywhere.
 */
import type { Cloud } from '@/local/cloud'
import { openStage, peopleOf, type DemoPerson } from '..'
import type { Stage } from '../stage'
import { playActivities2019 } from './activities'
import { playBirthdays2019, playCare2019 } from './care'
import { playSuggestions2019 } from './suggestions'

/** When the year is over and the summary is being written: Monday morning, 6 January 2020. */
export const WRITTEN_AT = new Date('2020-01-06T01:00:00Z')

/** The draft as an officer leaves it for the chair: as it was counted, nothing typed in. */
const playSummary = (stage: Stage) => stage.at(WRITTEN_AT, () => stage.as('何丽娟').does('summary.draft', { period: '2019' }))

const MINUTES = 12

/** Fills an empty cloud with 2019. Returns the people to show in the switch. */
export async function seed2019(cloud: Cloud): Promise<DemoPerson[]> {
  const stage = await openStage(cloud)
  await playBirthdays2019(stage)
  await playCare2019(stage)
  await playActivities2019(stage)
  await playSuggestions2019(stage)
  for (let minute = 0; minute < MINUTES; minute += 1) await stage.tick(new Date(WRITTEN_AT.getTime() + (minute - MINUTES) * 60_000))
  await playSummary(stage)
  return peopleOf(stage)
}
