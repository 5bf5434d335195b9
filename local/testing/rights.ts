/** The people the rights watch meets, and the facts that make a light. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { RightsFile } from '@/cloudfunctions/kit/documents/rights'
import type { ActionInput } from '@/types/actions'
import { aMember } from './builders'
import type { Person } from './person'
import type { TestCloud } from './startCloud'

const inOffice = { orgPath: ['company', 'b-office', 'g-office'], unitName: '行政后勤部' }
const office = (portfolio: 'legal' | 'safety' | 'culture') => [{ role: 'OFF' as const, portfolio, orgId: 'company' }]

export const rightsMembers = () => ({
  worker: aMember({ name: '张伟', post: '聚合操作工', joinedOn: '2020-03-01' }),
  mate: aMember({ name: '冯海生', post: '化验员', joinedOn: '2026-05-20' }),
  other: aMember({ name: '刘洋', post: '仪表维修工', joinedOn: '2018-01-10', orgPath: ['company', 'b-equip', 'g-equip'], unitName: '设备动力部' }),
  hr: aMember({ name: '罗伟', role: 'HR', ...inOffice }),
  ehs: aMember({ name: '邓永康', role: 'EHS', ...inOffice }),
  legal: aMember({ name: '黄志文', grants: office('legal'), ...inOffice }),
  safety: aMember({ name: '韦春燕', grants: office('safety'), ...inOffice }),
  culture: aMember({ name: '陈志强', grants: office('culture'), ...inOffice }),
  chair: aMember({ name: '吴建明', role: 'CHAIR', ...inOffice }),
  vice: aMember({ name: '林秀珍', role: 'VICE', ...inOffice }),
  auditor: aMember({ name: '谢文静', role: 'AUD', ...inOffice }),
  adm: aMember({ name: '苏明辉', role: 'ADM', ...inOffice }),
  leader: aMember({ name: '叶建华', grants: [{ role: 'GRP', orgId: 'g-prod1' }] }),
})
export type RightsRole = keyof ReturnType<typeof rightsMembers>
export type RightsCast = Readonly<Record<RightsRole, Person>> & { readonly members: Readonly<Record<RightsRole, Member>> }

export async function rightsCastOn(cloud: TestCloud): Promise<RightsCast> {
  const members = rightsMembers()
  await cloud.load('members', Object.values(members))
  const people = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)])) as Record<RightsRole, Person>
  return { ...people, members }
}

type Terms = ActionInput<'rights.saveContract'>['contract']
/** Three years from the first of 2024, signed, the first of its kind. */
export const someTerms = (traits: Partial<Terms> = {}): Terms => ({
  type: 'fixed', startOn: '2024-01-01', endOn: '2026-12-31', begunOn: '2020-03-01', fixedTerms: 1, isSigned: true, askedFixed: false, extension: null, leavingOn: null, ...traits,
})

export async function storedFile(cloud: TestCloud, { _id }: Pick<Member, '_id'>): Promise<RightsFile> {
  const [file] = await cloud.dump<RightsFile>('rightsFiles', { _id })
  if (!file) throw new Error(`no file of ${_id}`)
  return file
}
