/** An administrator, a chair and the officer for organisation, for tests about people: one cloud each time. */
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import type { ActionInput } from '@/types/actions'
import type { Role } from '@/types/roles'
import { aMember } from './builders'
import { startCloud } from './startCloud'

export const admMember = aMember({ name: '管理员', role: 'ADM' })
export const chairMember = aMember({ name: '主席', role: 'CHAIR' })
export const organiserMember = aMember({ name: '组织委员', grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })

/** What an appointment asks for. */
export const wish = (member: Member, role: Role, traits: Partial<ActionInput<'people.proposeRole'>> = {}) => ({ memberId: member._id, isRemoval: false, role, orgId: 'company', reason: '换届选举结果', ...traits })

export async function openOffice() {
  const cloud = await startCloud()
  const adm = await cloud.person(admMember)
  const chair = await cloud.person(chairMember)
  const organiser = await cloud.person(organiserMember)
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  return {
    cloud, adm, chair, organiser,
    rowOf: async ({ _id }: Pick<Member, '_id'>) => (await cloud.dump<Member>('members', { _id }))[0] as Member,
    orgOf: async (_id: string) => (await cloud.dump<Org>('orgs', { _id }))[0] as Org,
    /** Somebody of the company who has declared their relatives. */
    somebody: async (traits: Parameters<typeof aMember>[0] = {}) => {
      const member = aMember({ declaredOn: '2026-01-01', ...traits })
      return { member, person: await cloud.person(member) }
    },
    /** Proposed by the administrator, confirmed by the chair. */
    appoint: async (member: Member, role: Role, traits: Partial<ActionInput<'people.proposeRole'>> = {}) => {
      const { changeId } = await adm.does('people.proposeRole', wish(member, role, traits))
      return chair.does('people.confirmRole', { changeId, note: '' })
    },
  }
}

export type Office = Awaited<ReturnType<typeof openOffice>>

export const databaseCalls = (requests: readonly { action: string }[]) => requests.filter(({ action }) => action.startsWith('database.')).length
