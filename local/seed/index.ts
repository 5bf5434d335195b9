/**
 * The demonstration: a company whose people act through the product. Only the roster and the settings
 * are loaded; everything else is done by somebody, at some time, through the same calls as on a phone,
 * so that a seed breaks when a rule changes.
 */
import { defaultCalendars } from '@/cloudfunctions/kit/defaultCalendars'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'
import type { Cloud } from '@/local/cloud'
import { load } from '@/local/testing/load'
import { personOf } from '@/local/testing/person'
import { playActivities } from './activities'
import { playAids } from './aids'
import { playBirthdays } from './birthdays'
import { playFunds } from './funds'
import { playHandouts } from './handouts'
import { playMessages } from './messages'
import { members, openidOf, orgs, personCalled } from './people'
import { playOrganisation } from './organisation'
import { playPrivacy } from './privacy'
import { playRights } from './rights'
import type { Stage } from './stage'
import { playSuggestions } from './suggestions'
import { playVisits } from './visits'
import { playSummary } from './summary'

/** A person as the "who am I" switch shows them. */
export interface DemoPerson {
  readonly name: string
  readonly openid: string
  readonly post: string
  readonly unitName: string
  /** What to type on the binding page, for those who have not bound yet. */
  readonly toBind?: { readonly staffNo: string; readonly code: string }
}

/** One-time codes handed out for the demonstration; they are made anew for every folder. */
async function handOutCodes(stage: Stage): Promise<DemoPerson[]> {
  const unbound = members.filter(({ openid }) => openid === null)
  const people: DemoPerson[] = []
  for (const { name, staffNo, post, unitName } of unbound) {
    const { code } = await stage.as('林秀珍').does('session.issueCode', { staffNo })
    people.push({ name, post, unitName, openid: openidOf(staffNo), toBind: { staffNo, code } })
  }
  return people
}

/** Loads roster and settings, and opens the stage as of now. */
export async function openStage(cloud: Cloud): Promise<Stage> {
  await load(cloud.url, 'orgs', orgs)
  await load(cloud.url, 'policies', defaultPolicies)
  await load(cloud.url, 'calendars', defaultCalendars)
  await load(cloud.url, 'members', members)
  return {
    today: cloud.clock.now(),
    as: (name) => personOf(cloud, personCalled(name).openid ?? ''),
    asMember: (member) => personOf(cloud, member.openid ?? ''),
    at: async (instant, act) => {
      cloud.clock.set(instant)
      try {
        return await act()
      } finally {
        cloud.clock.reset()
      }
    },
    tick: (instant) => cloud.fireTimer(instant),
  }
}

/** The people of the switch: all officers, the workers, and those who still have to bind. */
export async function peopleOf(stage: Stage): Promise<DemoPerson[]> {
  const bound = members.filter(({ openid }) => openid !== null).map(({ name, openid, post, unitName }) => ({ name, openid: openid as string, post, unitName }))
  return [...bound, ...(await handOutCodes(stage))]
}

/** Fills an empty cloud. Returns the people to show in the switch: all officers, then the workers. */
export async function seed(cloud: Cloud): Promise<DemoPerson[]> {
  const stage = await openStage(cloud)
  await playFunds(stage)
  await playActivities(stage)
  await playSuggestions(stage)
  await playAids(stage)
  await playMessages(stage)
  await playBirthdays(stage)
  await playHandouts(stage)
  await playVisits(stage)
  await playPrivacy(stage)
  await playRights(stage)
  await playOrganisation(stage)
  await playSummary(stage)
  return peopleOf(stage)
}
