/** Settings and membership: what two officers, or an officer and the person, may decide about one thing at once. */
import { addDays, dayOf } from '@/types/calendar'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { PolicyProposal } from '@/cloudfunctions/kit/documents/policyProposal'
import type { Application } from '@/cloudfunctions/kit/documents/membership'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { act } from './schedule'
import type { Scene } from './scene'

interface Proposed {
  readonly key: string
  readonly version: number
  readonly from: string
  readonly officer: Person
  readonly chair: Person
  readonly otherChair: Person
}

const KEY = 'suggestion.reviewDays'
let proposals = 0

async function aProposal(cloud: TestCloud): Promise<Proposed> {
  const members = [aMember({ grants: [{ role: 'OFF', portfolio: 'democracy', orgId: 'company' }] }), aMember({ role: 'CHAIR' }), aMember({ role: 'CHAIR' })]
  await cloud.load('members', members)
  const [officer, chair, otherChair] = members.map(cloud.as) as [Person, Person, Person]
  proposals += 1
  const from = addDays(dayOf(new Date(cloud.clock.now())), 10 + proposals)
  const { version } = await officer.does('policy.propose', { key: KEY, scope: 'default', value: 20 + (proposals % 50), from, source: '委员会决议', reason: '按实际情况' })
  return { key: KEY, version, from, officer, chair, otherChair }
}

async function check({ key, from }: Proposed, cloud: TestCloud): Promise<string[]> {
  await cloud.fire(new Date(cloud.clock.now() + 15 * 60_000))
  const [proposal] = await cloud.dump<PolicyProposal>('policyProposals', { key })
  const rows = (await cloud.dump<Policy>('policies', { key })).filter((row) => row.from === from)
  const wrong: string[] = []
  if (rows.length > 1) wrong.push(`${rows.length} rows of one day`)
  if (proposal && brokenLine(proposal.history) !== null) wrong.push('I30 the history is broken')
  if ((proposal?.status === 'confirmed') !== (rows.length === 1)) wrong.push(`the proposal is ${proposal?.status ?? 'gone'}, its row ${rows.length === 1 ? 'there' : 'not there'}`)
  return wrong
}

export const toBeConfirmed: Scene<Proposed> = {
  name: 'a setting that is proposed',
  prepare: aProposal,
  moves: {
    'the chair confirms': ({ chair, key, version }) => act(chair, 'policy.decide', { key, scope: 'default', version, verdict: 'confirm', note: '' }),
    'the other chair declines': ({ otherChair, key, version }) => act(otherChair, 'policy.decide', { key, scope: 'default', version, verdict: 'decline', note: '理由不足' }),
    'it is taken back': ({ officer, key }) => act(officer, 'policy.withdraw', { key, scope: 'default' }),
  },
  check,
}

interface Joining {
  readonly caseId: string
  readonly memberId: string
  readonly person: Person
  readonly officer: Person
  readonly other: Person
}

async function anApplication(cloud: TestCloud): Promise<Joining> {
  const organiser = { grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] } as const
  const members = [aMember({ isUnionMember: false }), aMember(organiser), aMember(organiser)]
  await cloud.load('members', members)
  const [person, officer, other] = members.map(cloud.as) as [Person, Person, Person]
  await person.does('people.apply', { kind: 'join', reason: '愿意入会' })
  const { application } = await person.does('people.membership', {})
  return { caseId: application?.caseId ?? '', memberId: members[0]?._id ?? '', person, officer, other }
}

async function checkJoined({ caseId, memberId }: Joining, cloud: TestCloud): Promise<string[]> {
  await cloud.fire(new Date(cloud.clock.now() + 15 * 60_000))
  const [application] = await cloud.dump<Application>('applications', { _id: caseId })
  const [member] = await cloud.dump<Member>('members', { _id: memberId })
  const wrong = application && brokenLine(application.history) === null ? [] : ['I30 the history is broken']
  const isIn = member?.membership === 'member'
  if (isIn !== (application?.status === 'approved')) wrong.push(`the application is ${application?.status ?? 'gone'}, the person is ${isIn ? 'in' : 'not in'}`)
  return wrong
}

export const toJoin: Scene<Joining> = {
  name: 'somebody who wants to join',
  prepare: anApplication,
  moves: {
    'an officer approves': ({ officer, caseId }) => act(officer, 'people.approve', { caseId, note: '' }),
    'another returns it': ({ other, caseId }) => act(other, 'people.return', { caseId, reason: '请补照片' }),
    'it is taken back': ({ person, caseId }) => act(person, 'people.withdraw', { caseId }),
  },
  check: checkJoined,
}
