/** One file a person: made from the roster, changed by compare-and-set, judged anew at every write. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { RightsFile } from '@/cloudfunctions/kit/documents/rights'
import { born, move, type Line, type Request } from '@/cloudfunctions/kit/record'
import { dayOf } from '@/types/calendar'
import type { Facts } from './clockRules'
import { judge, keysOf, newsIn } from './rules'
import { standardsOf, type Basis } from './settings'

type OfRoster = Pick<RightsFile, 'name' | 'staffNo' | 'unitName' | 'post' | 'orgPath' | 'gender' | 'joinedOn' | 'leftOn' | 'retireOn' | 'isUnionOfficer'>

/** 工会法 art 19: chair, vice chair and members of the committee of the company's union. */
const isOnCommittee = ({ grants, orgPath }: Member) => grants.some(({ role, orgId }) => orgId === orgPath[0] && (role === 'CHAIR' || role === 'VICE' || role === 'OFF'))

export function ofRoster(member: Member): OfRoster {
  const { name, staffNo, unitName, post, orgPath, gender = null, joinedOn = null, leftOn, retireOn = null } = member
  return { name, staffNo, unitName, post, orgPath, gender, joinedOn, leftOn, retireOn, isUnionOfficer: isOnCommittee(member) ? true : null }
}

/** What lights are judged by: what the file says, and the day on which it was begun. */
export const factsOf = (file: Known): Facts => ({ ...file, openedOn: file.history[0] ? dayOf(file.history[0].at) : '' })

type Known = Omit<RightsFile, 'lights' | 'keys' | 'turnsOn'>

/** The same facts with what they say on this day. */
export function judged(file: Known, { settings, standards }: Pick<Basis, 'settings' | 'standards'>, today: string): Pick<RightsFile, 'lights' | 'keys' | 'turnsOn'> {
  const { lights, turnsOn } = judge(factsOf(file), standardsOf(standards, file.post), settings, today)
  // What has to be told is told by the timer, within a minute.
  return { lights, keys: keysOf(lights, file._id), turnsOn: newsIn({ lights, told: file.told }).length > 0 ? today : turnsOn }
}

const NO_REQUEST: Request = { id: '', digest: '' }

export function newFile(member: Member, basis: Basis, by: string, now: Date): RightsFile {
  const base: Known = {
    _id: member._id, ...born('kept', { at: now, by, action: 'rights.open' }, NO_REQUEST), receipts: [], status: 'kept',
    ...ofRoster(member), postSince: member.joinedOn ?? null, movedOn: null, contract: null, issues: [], checks: {}, told: {},
  }
  return { ...base, ...judged(base, basis, dayOf(now)) }
}

/** What the roster says now that the file does not; null when nothing differs. A new post begins on the day it is seen. */
export function movedOnRoster(file: RightsFile, member: Member, today: string): Partial<RightsFile> | null {
  const now = ofRoster(member)
  const set = Object.fromEntries(Object.entries(now).filter(([field, value]) => JSON.stringify(value) !== JSON.stringify(file[field as keyof OfRoster] ?? null))) as Partial<RightsFile>
  if (Object.keys(set).length === 0) return null
  const isMoved = 'post' in set && file.post !== ''
  return { ...set, ...(isMoved ? { postSince: today, movedOn: today } : 'joinedOn' in set && file.movedOn === null ? { postSince: now.joinedOn } : {}) }
}

export type FactsChange = Partial<Pick<RightsFile, 'contract' | 'issues' | 'checks' | 'postSince' | 'movedOn' | keyof OfRoster>>

/** The file with these facts and the lights they give; null when somebody else was first. */
export async function keep(file: RightsFile, change: FactsChange, line: Line, basis: Basis, now: Date, request?: Request): Promise<RightsFile | null> {
  const set = { ...change, ...judged({ ...file, ...change }, basis, dayOf(now)) }
  return move(db.rightsFiles, file, { to: 'kept', line, set: set as never, ...(request ? { request } : {}) })
}

const TRIES = 4

/** The same for work without a person behind it: somebody else's change is read again. `change` gives null for nothing to do. */
export async function keepAgain(memberId: string, change: (file: RightsFile) => FactsChange | null, line: Line, basis: Basis, now: Date): Promise<void> {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const file = await db.rightsFiles.get(memberId)
    const set = file && change(file)
    if (!file || !set) return
    if (await keep(file, set, line, basis, now)) return
  }
}
