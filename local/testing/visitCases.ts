/** A visit on its way, as far as a case goes without the screens under test. The people are those of a handout. */
import type { OpenVisit } from '@/cloudfunctions/features/visit/matter'
import { dayOf } from '@/types/calendar'
import type { ActionInput } from '@/types/actions'
import { aMember } from './builders'
import type { HandoutCast } from './handouts'
import type { Person } from './person'
import type { TestCloud } from './startCloud'
import { storedVisits } from './visits'

const today = () => dayOf(new Date())

/** Somebody new of the leader's team. */
export async function aMate(cloud: TestCloud) {
  const member = aMember()
  return { member, person: await cloud.person(member) }
}

export async function storedVisit(cloud: TestCloud, visitId: string): Promise<OpenVisit> {
  const [visit] = await storedVisits(cloud, { _id: visitId })
  if (!visit) throw new Error(`no visit ${visitId}`)
  return visit
}

/** In hospital since today, told by the person. */
export const toldBy = async (person: Person, more: Partial<ActionInput<'visit.report'>> = {}) =>
  (await person.does('visit.report', { kind: 'illness', staffNo: '', eventOn: today(), story: '住在市人民医院', ...more })).visitId

export async function reviewingVisit({ leader }: HandoutCast, person: Person): Promise<string> {
  const visitId = await toldBy(person)
  await leader.does('visit.check', { visitId, seen: ['hospital'], note: '' })
  return visitId
}

export async function approvingVisit(cast: HandoutCast, person: Person): Promise<string> {
  const visitId = await reviewingVisit(cast, person)
  await cast.officer.does('visit.review', { visitId, seen: ['hospital'], note: '' })
  return visitId
}

export async function approve({ chair }: HandoutCast, visitId: string, amountFen = 50_000): Promise<void> {
  const { funds } = await chair.does('visit.quota', { visitId })
  await chair.does('visit.approve', { visitId, amountFen, fundId: funds[0]?.fundId ?? '', note: '' })
}

export async function approvedVisit(cast: HandoutCast, person: Person): Promise<string> {
  const visitId = await approvingVisit(cast, person)
  await approve(cast, visitId)
  return visitId
}

export const visited = ({ officer }: HandoutCast, visitId: string) =>
  officer.does('visit.record', { visitId, visitedOn: today(), summary: '家里都好', need: 'none', needText: '', followUp: '', followUpOn: null })

export async function unsignedVisit(cast: HandoutCast, person: Person): Promise<string> {
  const visitId = await approvedVisit(cast, person)
  await visited(cast, visitId)
  return visitId
}
