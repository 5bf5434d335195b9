/** What the acts share: the cloud and the morning on which they play, people by their part, and a ledger to spend from. */
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { localStorageRules } from '@/local/deploy/rules'
import { countPeopleFrom } from '@/local/testing/builders'
import { startMessagingCloud } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import { uploaded } from '@/local/testing/pictures'
import type { TestCloud } from '@/local/testing/startCloud'
import { countProposalsFrom } from '@/local/testing/suggestions'
import { dayOf } from '@/types/calendar'

export type Act = (cloud: TestCloud) => Promise<unknown>

/** A cloud on which phones may upload into their own folder and every kind of message has a template: acts need both. */
export const startActsCloud = (options: Parameters<typeof startMessagingCloud>[0] = {}) => startMessagingCloud({ storageRules: localStorageRules, ...options })

/** Under a name that is the same in every telling. */
export const uploadedBy = (cloud: TestCloud, { openid }: Person, bytes: Buffer, name: string) =>
  uploaded(cloud, openid, bytes, `uploads/${openid}/${name}`).catch(() => Promise.reject(new Error('nobody may upload: start the cloud with startActsCloud()')))

/** A Monday, half past nine in Shanghai. */
const MORNING = '2026-06-01T01:30:00Z'

/** Whenever and however often it is played, the story begins on the same morning with the same people. */
export function workingMorning({ clock }: Pick<TestCloud, 'clock'>): void {
  countPeopleFrom(0)
  countProposalsFrom(0)
  clock.set(MORNING)
}

export const today = ({ clock }: Pick<TestCloud, 'clock'>) => dayOf(new Date(clock.now()))
export const yearOf = (cloud: Pick<TestCloud, 'clock'>) => today(cloud).slice(0, 4)

type Parts = Readonly<Record<string, Member>>
export type Cast<Members extends Parts> = Readonly<Record<keyof Members, Person>> & { readonly members: Members }

/** Puts these people on the roster and hands back who acts as them, by their part. */
export async function castOf<Members extends Parts>(cloud: TestCloud, members: Members): Promise<Cast<Members>> {
  await cloud.load('members', Object.values(members))
  const people = Object.fromEntries(Object.entries(members).map(([part, member]) => [part, cloud.as(member)])) as Record<keyof Members, Person>
  return { ...people, members }
}

/** A ledger is one of its year and source: the first act that needs it brings it. */
export async function ledger(cloud: TestCloud, fund: Fund): Promise<string> {
  const before = await cloud.dump('funds', { _id: fund._id })
  if (before.length === 0) await cloud.load('funds', [fund])
  return fund._id
}

/** A group below a branch, in which there is nobody but whom the act puts there. */
export async function aGroup(cloud: TestCloud, orgId: string, name: string): Promise<string[]> {
  await cloud.load('orgs', [{ _id: orgId, type: 'unionGroup', name, parentId: 'b-ehs' }])
  return ['company', 'b-ehs', orgId]
}
