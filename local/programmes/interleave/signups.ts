/** One seat, one who holds it, one who waits: everything that can happen to it at once. */
import { HOUR_MS } from '@/types/calendar'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { brokenSeats } from '../seats'
import { act, type Move } from './schedule'
import type { Scene } from './scene'

interface House {
  readonly activityId: string
  readonly officer: Person
  readonly chair: Person
  readonly seated: Person
  readonly waiting: Person
  readonly newcomer: Person
  readonly other: Person
}

const MINUTE_MS = 60_000
const asked = { guests: 0, answers: {} }

async function aFullHouse(cloud: TestCloud): Promise<House> {
  const members = [aMember({ role: 'OFF' }), aMember({ role: 'CHAIR' }), aMember(), aMember(), aMember(), aMember()]
  await cloud.load('members', members)
  const [officer, chair, seated, waiting, newcomer, other] = members.map((member) => cloud.as(member)) as [Person, Person, Person, Person, Person, Person]
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ capacity: 1, maxLine: 3 }) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  await seated.does('activity.signUp', { activityId, ...asked })
  await waiting.does('activity.signUp', { activityId, ...asked })
  return { activityId, officer, chair, seated, waiting, newcomer, other }
}

/** After an offer, half a minute before it runs out: a seat is free for the one who waited, until they answer. No call lasts longer than that. */
async function anOffer(cloud: TestCloud): Promise<House> {
  const house = await aFullHouse(cloud)
  await house.seated.does('activity.cancelSignUp', { activityId: house.activityId })
  const [offered] = await cloud.dump<Signup>('signups', { status: 'offered' })
  cloud.clock.set((offered?.offerExpiresAt as Date).getTime() - MINUTE_MS / 2)
  return house
}

const timer = (cloud: TestCloud, inMs = 0): Move => ({ run: () => cloud.fire(new Date(cloud.clock.now() + inMs)) })

const moves: Scene<House>['moves'] = {
  'a newcomer signs up': ({ newcomer, activityId }) => act(newcomer, 'activity.signUp', { activityId, ...asked }),
  'another signs up': ({ other, activityId }) => act(other, 'activity.signUp', { activityId, ...asked }),
  'the seated one leaves': ({ seated, activityId }) => act(seated, 'activity.cancelSignUp', { activityId }),
  'the waiting one leaves': ({ waiting, activityId }) => act(waiting, 'activity.cancelSignUp', { activityId }),
  'one seat more': ({ officer, activityId }) => act(officer, 'activity.setCapacity', { activityId, poolKey: 'p0', capacity: 2 }),
  'sign-up closes': ({ officer, activityId }) => act(officer, 'activity.close', { activityId }),
  'it is called off': ({ chair, activityId }) => act(chair, 'activity.cancel', { activityId, reason: '台风' }),
  'the timer runs': (_house, cloud) => timer(cloud),
}

/** What was interrupted or lost a race is set right once the activity has been quiet; then everything must hold. */
async function check({ activityId }: House, cloud: TestCloud): Promise<string[]> {
  await cloud.fire(new Date(cloud.clock.now() + 14 * HOUR_MS))
  const [activity] = await cloud.dump<Activity>('activities', { _id: activityId })
  return activity ? brokenSeats(activity, await cloud.dump<Signup>('signups', { activityId })) : ['the activity is gone']
}

export const fullHouse: Scene<House> = { name: 'a full house', prepare: aFullHouse, moves, check }

async function anEmptyHouse(cloud: TestCloud): Promise<House> {
  const house = await aFullHouse(cloud)
  await house.waiting.does('activity.cancelSignUp', { activityId: house.activityId })
  await house.seated.does('activity.cancelSignUp', { activityId: house.activityId })
  return house
}

/** One seat, nobody on it: the race that everybody thinks of first, and the one the control must lose. */
export const lastSeat: Scene<House> = {
  name: 'the last seat',
  prepare: anEmptyHouse,
  moves: { 'a newcomer signs up': moves['a newcomer signs up'] as Scene<House>['moves'][string], 'another signs up': moves['another signs up'] as Scene<House>['moves'][string] },
  check,
}

export const offered: Scene<House> = {
  name: 'an offer',
  prepare: anOffer,
  moves: {
    'the offer is accepted': ({ waiting, activityId }) => act(waiting, 'activity.acceptOffer', { activityId }),
    'the offered one leaves': ({ waiting, activityId }) => act(waiting, 'activity.cancelSignUp', { activityId }),
    'a newcomer signs up': moves['a newcomer signs up'] as Scene<House>['moves'][string],
    'the offer runs out': (_house, cloud) => timer(cloud, MINUTE_MS),
    'it is called off': moves['it is called off'] as Scene<House>['moves'][string],
  },
  check,
}
