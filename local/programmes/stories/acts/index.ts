/**
 * What the demonstration does not do, played beside it: turning back, giving up, taking away, ending early; every write of the
 * contract at least once. Each act has people and things of its own, so that one may be added without reading the others.
 */
import type { TestCloud } from '@/local/testing/startCloud'
import { activityAtTheDoor, activityToItsEnd } from './activities'
import { aidBeforeTheVisit, aidInNeedAndInPublic, aidToItsEnd } from './aids'
import { birthdays } from './birthdays'
import { phones, standingIn } from './desks'
import { handoutOfVouchers, handoutPlanned, handoutToItsEnd } from './handouts'
import { messages, notices } from './messages'
import { handover, membership, offices, units } from './people'
import { funds, settings } from './policy'
import { privacy } from './privacy'
import { rights } from './rights'
import { sheets } from './sheets'
import { workingMorning, type Act } from './stage'
import { suggestionElsewhere, suggestionOfTheYear, suggestionsTakenIn, suggestionsUnderWay } from './suggestions'
import { files, summary } from './summary'
import { kindsOfVisits, otherVisits, stayInHospital } from './visits'

export { startActsCloud } from './stage'

/** In this order: those that let the timer work come late, and the one that moves the clock last. */
export const acts: Readonly<Record<string, Act>> = {
  standingIn, phones, units, offices, handover, membership, sheets, settings, funds, summary, files,
  activityToItsEnd, activityAtTheDoor, suggestionsTakenIn, suggestionElsewhere, suggestionsUnderWay,
  aidBeforeTheVisit, aidToItsEnd, aidInNeedAndInPublic, stayInHospital, otherVisits, kindsOfVisits, rights,
  birthdays, privacy, notices, handoutPlanned, handoutOfVouchers, handoutToItsEnd, messages, suggestionOfTheYear,
}

/** Plays every act from a Monday morning on; one that stops is said and does not keep the others from playing. */
export async function playActs(cloud: TestCloud): Promise<string[]> {
  const stopped: string[] = []
  workingMorning(cloud)
  for (const [name, act] of Object.entries(acts)) await act(cloud).catch((error: Error) => stopped.push(`the act of ${name} stopped: ${error.message}`))
  return stopped
}
