/** The supervision list by colour, the counts by unit, one person, and what HR and EHS enter. */
import type { Member, Org } from '@/cloudfunctions/kit/documents/people'
import type { RightsFile } from '@/cloudfunctions/kit/documents/rights'
import { db } from '@/cloudfunctions/kit/db'
import { gt, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { keyAfter, pageOf } from '@/cloudfunctions/kit/paging'
import { receiptOf, type Request } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf, wholeOf } from '@/cloudfunctions/kit/units'
import { dayOf } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { rightsAreaCodes, rightsColours, type RightsArea, type RightsColour } from '@/types/rightsNames'
import { keep, newFile, type FactsChange } from './file'
import { areasFor, areasOn, unitsFor, whyNotChecked, whyNotContract, whyNotEquip, whyNotIssued, whyNotTerms, mayTeach, whyNotSupervise } from './rules'
import { basisFor, type Basis } from './settings'
import { lightView, personView } from './view'

const cardOf = (area: RightsArea) => ({ _id, name, staffNo, unitName, post, lights }: RightsFile) => ({ memberId: _id, name, staffNo, unitName, post, light: lightView(area, lights[area]) })

/** People of an area and colour in the units somebody watches; of one unit where it is named. Who asks beyond theirs finds nothing. */
export async function listFilter(me: Member, area: RightsArea, colour: RightsColour, orgId: string | undefined): Promise<Filter> {
  const units = unitsFor(me.grants, area)
  if (units.length === 0) refuse('NOT_ALLOWED')
  if (orgId && !pathOf(orgId, await allUnits()).some((id) => units.includes(id))) refuse('NOT_FOUND')
  // Of those who have gone only what is still owed to them: the check on leaving, red for a time.
  return { orgPath: orgId ?? oneOf(units), [`lights.${area}.colour`]: colour, ...(colour === 'red' ? {} : { leftOn: null }) }
}

type Colours = Record<RightsColour, number>
const nothing = (): Colours => ({ red: 0, amber: 0, green: 0, none: 0 })

interface Group {
  readonly _id: { readonly path: readonly string[]; readonly isSigned: boolean | null } & Readonly<Partial<Record<RightsArea, RightsColour>>>
  readonly n: number
  readonly haveGone?: true
}

/** People by path and colours: a few dozen groups, whatever the size of the roster. One call. */
async function groupsIn(units: readonly string[]): Promise<Group[]> {
  const colours = Object.fromEntries(rightsAreaCodes.map((area) => [area, `$lights.${area}.colour`]))
  const { list } = await db.rightsFiles.matching({ orgPath: oneOf(units), leftOn: null }).group({ _id: { path: '$orgPath', isSigned: '$contract.isSigned', ...colours }, n: { $sum: 1 } } as never).limit(5000).end()
  return list as Group[]
}

/** Those who have gone and are owed the check on leaving, by path: the list shows them, so they are counted. One call. */
async function leaversIn(units: readonly string[]): Promise<Group[]> {
  if (units.length === 0) return []
  const { list } = await db.rightsFiles.matching({ orgPath: oneOf(units), 'lights.checkup.colour': 'red', leftOn: gt('') }).group({ _id: '$orgPath', n: { $sum: 1 } }).limit(1000).end()
  return (list as ReadonlyArray<{ _id: readonly string[]; n: number }>).map(({ _id: path, n }) => ({ _id: { path, isSigned: null, checkup: 'red' }, n, haveGone: true }))
}

/** The unit under which a person is counted: the branch below the company. */
const branchOf = (path: readonly string[], orgs: ReadonlyMap<string, Org>) => path.find((orgId) => orgs.get(orgId)?.type === 'branch') ?? path[0] ?? ''

function tallied(groups: readonly Group[], areas: readonly RightsArea[], colours: (area: RightsArea, path: readonly string[]) => boolean) {
  return Object.fromEntries(areas.map((area) => {
    const sum = nothing()
    for (const { _id, n } of groups) {
      const colour = _id[area]
      if (colour && colour in rightsColours && colours(area, _id.path)) sum[colour] += n
    }
    return [area, sum]
  }))
}

async function countsFor(me: Member) {
  const areas = areasFor(me.grants)
  if (areas.length === 0) return refuse('NOT_ALLOWED')
  const mine = new Map(areas.map((area) => [area, unitsFor(me.grants, area)]))
  const [atWork, gone, orgs] = await Promise.all([groupsIn([...new Set([...mine.values()].flat())]), leaversIn(mine.get('checkup') ?? []), allUnits()])
  const groups = [...atWork, ...gone]
  const isMine = (area: RightsArea, path: readonly string[]) => (mine.get(area) ?? []).some((orgId) => path.includes(orgId))
  const branches = [...new Set(groups.map(({ _id }) => branchOf(_id.path, orgs)))].sort()
  const units = branches.map((orgId) => {
    const here = groups.filter(({ _id }) => branchOf(_id.path, orgs) === orgId)
    const people = here.reduce((sum, { n, haveGone }) => (haveGone ? sum : sum + n), 0)
    const signed = here.filter(({ _id }) => _id.isSigned === true).reduce((sum, { n }) => sum + n, 0)
    return { orgId, name: orgs.get(orgId)?.name ?? '', people, signed: areas.includes('contract') ? signed : null, areas: tallied(here, areas, isMine) }
  })
  const top = mine.get(areas[0] as RightsArea) ?? []
  const may = { contracts: !whyNotContract(me.grants, top), equipment: mayTeach(me.grants, 'EHS', wholeOf(orgs)), supervise: areas.some((area) => !whyNotSupervise(me.grants, area, mine.get(area) ?? [])) }
  const own = [...new Set([...mine.values()].flat())].map((orgId) => ({ orgId, name: orgs.get(orgId)?.name ?? '' }))
  return { areas, own, all: tallied(groups, areas, isMine), units, may }
}

interface BesidePerson {
  readonly [name: string]: unknown
  readonly member: Member | null
  readonly file: RightsFile | null
}
const besidePerson = ({ memberId }: { memberId: string }) => ({ member: { from: 'members', id: memberId }, file: { from: 'rightsFiles', id: memberId } }) as const

interface Call {
  readonly me: Member
  readonly now: Date
  readonly beside: BesidePerson
}

/** The person before this officer; to those who watch none of it, they are not there. A read writes nothing. */
async function seen({ me, now, beside: { member, file } }: Call) {
  if (!member || areasOn(me.grants, member.orgPath).length === 0) return refuse('NOT_FOUND')
  const basis = await basisFor([file?.post ?? member.post], dayOf(now))
  return { file: file ?? newFile(member, basis, me._id, now), isNew: !file, basis }
}

interface Entry {
  readonly action: string
  readonly note: string
  readonly whyNot: (file: RightsFile, basis: Basis) => ErrorCode | null
  readonly change: (file: RightsFile) => FactsChange
}

async function enter(call: Call & { readonly request: Request }, { action, note, whyNot, change }: Entry) {
  const { me, now, request } = call
  const { file, isNew, ...known } = await seen(call)
  if (receiptOf(file, request)) return personView(file, me, known.basis, dayOf(now))
  refuseIf(whyNot(file, known.basis))
  if (isNew) await db.rightsFiles.insert(file)
  // Standards changed before the file was there did not find it.
  const basis = isNew ? await basisFor([file.post], dayOf(now)) : known.basis
  const kept = (await keep(file, change(file), { at: now, by: me._id, action, note }, basis, now, request)) ?? refuse('CHANGED_MEANWHILE')
  return personView(kept, me, basis, dayOf(now))
}

const isOld = (version: number | undefined, file: RightsFile): ErrorCode | null => (version !== undefined && version !== file.version ? 'CHANGED_MEANWHILE' : null)

export const officerRoutes = {
  'rights.list': bound<'rights.list'>()({
    handle: async ({ input: { area, colour, orgId, cursor, limit }, me }) => {
      const key = `keys.${area}`
      const filter = { ...(await listFilter(me, area, colour, orgId)), [key]: gt(keyAfter(cursor, '')) }
      const files = await db.rightsFiles.find(filter, { order: [[key, 1]], limit: limit + 1 })
      return pageOf(files, limit, ({ keys }) => keys[area], cardOf(area))
    },
  }),

  'rights.counts': bound<'rights.counts'>()({ handle: async ({ me }) => countsFor(me) }),

  'rights.person': bound<'rights.person'>()<BesidePerson>({
    reads: besidePerson,
    handle: async (call) => {
      const { file, basis } = await seen(call)
      return personView(file, call.me, basis, dayOf(call.now))
    },
  }),

  'rights.saveContract': bound<'rights.saveContract'>()<BesidePerson>({
    reads: besidePerson,
    handle: async (call) => {
      const { input: { version, contract }, me } = call
      const whyNot = (file: RightsFile, { settings }: Basis) => whyNotContract(me.grants, file.orgPath) ?? isOld(version, file) ?? whyNotTerms(contract, file, settings)
      return enter(call, { action: 'rights.contract', note: contract.endOn ?? contract.type, whyNot, change: () => ({ contract }) })
    },
  }),

  'rights.issue': bound<'rights.issue'>()<BesidePerson>({
    reads: besidePerson,
    handle: async (call) => {
      const { input: { item, issuedOn, isSigned, goodUntil, damagedOn }, me, now } = call
      const issue = { item, issuedOn, signedOn: isSigned ? issuedOn : null, goodUntil, damagedOn }
      const whyNot = (file: RightsFile) => whyNotEquip(me.grants, file.orgPath) ?? whyNotIssued(issue, dayOf(now))
      return enter(call, { action: 'rights.issue', note: item, whyNot, change: ({ issues }) => ({ issues: [...issues.filter((one) => one.item !== item), issue] }) })
    },
  }),

  'rights.check': bound<'rights.check'>()<BesidePerson>({
    reads: besidePerson,
    handle: async (call) => {
      const { input: { check, doneOn, toldOn }, me, now } = call
      const whyNot = (file: RightsFile) => whyNotEquip(me.grants, file.orgPath) ?? whyNotChecked(doneOn, toldOn, dayOf(now))
      return enter(call, { action: 'rights.check', note: check, whyNot, change: ({ checks }) => ({ checks: { ...checks, [check]: { doneOn, toldOn } } }) })
    },
  }),
}
