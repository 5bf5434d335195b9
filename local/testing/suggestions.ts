/** The people a suggestion meets on its way, and the way itself, up to any state. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import type { ActionInput } from '@/types/actions'
import { addDays, dayOf, DAY_MS } from '@/types/calendar'
import type { SuggestionStatus } from '@/types/suggestionNames'
import { aMember } from './builders'
import type { Person } from './person'
import type { TestCloud } from './startCloud'

type Proposal = ActionInput<'suggestion.submit'>

let written = 0

/** Proposals are numbered from here on: a story told anew has the same words. */
export function countProposalsFrom(number: number): void {
  written = number
}

/** A suggestion nobody else has made. */
export function aProposal(traits: Partial<Proposal> = {}): Proposal {
  written += 1
  return {
    title: '', category: 'equipment', problem: `第${written}号泵房的扶手松动，巡检时不稳。`, measure: `把第${written}号泵房扶手焊牢，并刷警示漆。`, effect: '防止摔伤',
    isDone: false, costFen: null, photoFileIds: [], coProposers: [], share: 100, isAnonymous: false, ...traits,
  }
}

const inEquipment = { orgPath: ['company', 'b-equip', 'g-equip'], unitName: '设备动力部' }
const inOffice = { orgPath: ['company', 'b-office', 'g-office'], unitName: '行政后勤部' }

export const castMembers = () => ({
  worker: aMember({ name: '张伟' }),
  mate: aMember({ name: '冯海生' }),
  officer: aMember({ name: '黄志文', grants: [{ role: 'OFF', portfolio: 'democracy', orgId: 'company' }], ...inOffice }),
  culture: aMember({ name: '陈志强', grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }], ...inOffice }),
  department: aMember({ name: '徐涛', grants: [{ role: 'DEPT', orgId: 'b-equip' }], ...inEquipment }),
  otherDepartment: aMember({ name: '邓永康', grants: [{ role: 'DEPT', orgId: 'b-ehs' }] }),
  juror: aMember({ name: '钟慧', role: 'JURY', ...inOffice }),
  finance: aMember({ name: '曾敏', role: 'FIN', ...inOffice }),
  executive: aMember({ name: '马骏', role: 'EXEC', ...inOffice }),
  chair: aMember({ name: '吴建明', role: 'CHAIR', ...inOffice }),
  auditor: aMember({ name: '谢文静', role: 'AUD', ...inOffice }),
})
type Role = keyof ReturnType<typeof castMembers>
export type Cast = Readonly<Record<Role, Person>> & { readonly members: Readonly<Record<Role, Member>> }

export async function castOn(cloud: TestCloud): Promise<Cast> {
  const members = castMembers()
  await cloud.load('members', Object.values(members))
  const people = Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)])) as Record<Role, Person>
  return { ...people, members }
}

/** The line that leads through all good states, each step by whom it is for. */
const way: ReadonlyArray<readonly [to: SuggestionStatus, act: (cast: Cast, suggestionId: string, now: number) => Promise<unknown>]> = [
  ['accepted', ({ officer }, suggestionId) => officer.does('suggestion.accept', { suggestionId, note: '' })],
  ['reviewing', ({ officer }, suggestionId) => officer.does('suggestion.assign', { suggestionId, orgId: 'b-equip', isMajor: false })],
  ['adopted', async ({ department, juror }, suggestionId) => {
    await department.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '可行' })
    await juror.does('suggestion.review', { suggestionId, verdict: 'adopt', reason: '同意' })
  }],
  ['implementing', async ({ department, executive }, suggestionId, now) => {
    await department.does('suggestion.plan', { suggestionId, ownerName: '潘国强', finishOn: addDays(dayOf(new Date(now)), 20), costFen: 80_000, expectedFen: 3_000_000 })
    await executive.does('suggestion.sign', { suggestionId, verdict: 'agree', reason: '' })
  }],
  ['verifying', ({ department }, suggestionId) => department.does('suggestion.complete', { suggestionId, note: '已焊牢' })],
  ['verified', async ({ department, finance }, suggestionId) => {
    await department.does('suggestion.confirmEffect', { suggestionId, effect: '无人再摔', hasMoney: true })
    await finance.does('suggestion.confirmMoney', { suggestionId, confirmedFen: 2_000_000, note: '' })
  }],
  ['graded', ({ juror }, suggestionId) => juror.does('suggestion.score', {
    suggestionId, technique: 20, benefit: 12, scope: 10, practicality: 18, isBorrowed: false, note: '',
  })],
  ['publicised', ({ officer }, suggestionId) => officer.does('suggestion.publicise', { suggestionId })],
]

/** Leads a submitted suggestion to a state of the good line. */
export async function lead(cloud: TestCloud, cast: Cast, suggestionId: string, to: SuggestionStatus): Promise<void> {
  for (const [state, act] of way) {
    if (to === 'submitted') return
    await act(cast, suggestionId, cloud.clock.now())
    if (state === to) return
  }
  await cloud.fire(new Date(cloud.clock.now() + 30 * DAY_MS))
  if (to === 'cleared') return
  await cast.chair.does('suggestion.award', { suggestionId })
}

export async function submittedBy(person: Person, traits: Partial<Proposal> = {}): Promise<string> {
  return (await person.does('suggestion.submit', aProposal(traits))).suggestionId
}

/** A photo as a phone uploads it; its id. */
export async function uploadedPhoto(cloud: TestCloud, { openid }: Person): Promise<string> {
  const path = `uploads/${openid}/${Date.now()}.jpg`
  const response = await fetch(`${cloud.url}/upload?path=${encodeURIComponent(path)}`, { method: 'POST', headers: { 'x-openid': openid }, body: Buffer.from('a picture') })
  const { fileID, errMsg } = (await response.json()) as { fileID?: string; errMsg: string }
  if (!fileID) throw new Error(errMsg)
  return fileID
}

export async function storedSuggestion(cloud: TestCloud, suggestionId: string): Promise<Suggestion> {
  const [suggestion] = await cloud.dump<Suggestion>('suggestions', { _id: suggestionId })
  if (!suggestion) throw new Error(`no suggestion ${suggestionId}`)
  return suggestion
}
