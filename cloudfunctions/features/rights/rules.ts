/** Green, amber or red; whose areas they are; when something may be done. Pure. */
import { addDays } from '@/types/calendar'
import type { ErrorCode } from '@/types/errors'
import { areaOfReport, rightsAreaCodes, type ReportKind, type RightsArea, type RightsColour, type StandardKind } from '@/types/rightsNames'
import type { Contract, Issue, Light, RightsFile, RightsReport, RightsStandard, Supervision, SupervisionLetter } from '@/cloudfunctions/kit/documents/rights'
import { whyNotExtension, type ExtensionSettings, type Standing } from './extensionRules'
import { checkupClocks, contractClocks, equipmentClocks, NEVER, type Clock, type Facts, type RightsSettings, type Standard } from './clockRules'

const badness: Record<RightsColour, number> = { red: 3, amber: 2, none: 1, green: 0 }

const saysOn = (clock: Clock, day: string): Light => [...clock].filter(([from]) => from <= day).at(-1)?.[1] as Light

/** The worst of what the clocks say; of equals the one that is due first. */
function worstOf(lights: readonly Light[]): Light {
  const [worst] = [...lights].sort((a, b) => badness[b.colour] - badness[a.colour] || ((a.dueOn ?? NEVER) < (b.dueOn ?? NEVER) ? -1 : (a.dueOn ?? NEVER) > (b.dueOn ?? NEVER) ? 1 : 0))
  return worst as Light
}

export interface Judgement {
  readonly lights: RightsFile['lights']
  /** The first day after `today` on which a clock says something new. */
  readonly turnsOn: string
}

export function judge(facts: Facts, standards: readonly Standard[], settings: RightsSettings, today: string): Judgement {
  const clocks: Record<RightsArea, Clock[]> = {
    contract: contractClocks(facts, settings),
    equipment: equipmentClocks(facts, standards, settings),
    checkup: checkupClocks(facts, standards, settings, today),
  }
  const lights = Object.fromEntries(rightsAreaCodes.map((area) => [area, worstOf(clocks[area].map((clock) => saysOn(clock, today)))])) as unknown as RightsFile['lights']
  const turns = Object.values(clocks).flat(2).map(([from]) => from).filter((day) => day > today)
  return { lights, turnsOn: turns.reduce((least, day) => (day < least ? day : least), NEVER) }
}

/** Sort keys of the lists. */
export function keysOf(lights: RightsFile['lights'], id: string): RightsFile['keys'] {
  return Object.fromEntries(rightsAreaCodes.map((area) => [area, `${lights[area].dueOn ?? NEVER}_${id}`])) as unknown as RightsFile['keys']
}

/** What somebody is told about a light; the same again is no news. */
export const markOf = ({ colour, reason, dueOn }: Light) => `${colour} ${reason} ${dueOn ?? ''}`

/** Areas whose light is amber or red and was not told yet. */
export const newsIn = ({ lights, told }: Pick<RightsFile, 'lights' | 'told'>): RightsArea[] =>
  rightsAreaCodes.filter((area) => badness[lights[area].colour] >= badness.amber && told[area] !== markOf(lights[area]))

/** For HR and the union alone: the first, early reminder, and that the file has no contract in it. */
const NOT_FOR_PERSON: ReadonlySet<Light['reason']> = new Set(['ends60', 'signing', 'unrecorded'])

/** The person hears of what is theirs to know. */
export const isForPerson = ({ reason }: Light) => !NOT_FOR_PERSON.has(reason)

// Whose

interface Grant {
  readonly role: string
  readonly portfolio?: string | undefined
  readonly orgId: string
}

const readers: Record<RightsArea, readonly string[]> = {
  contract: ['HR', 'OFF.legal', 'CHAIR'],
  equipment: ['EHS', 'OFF.safety', 'CHAIR'],
  checkup: ['EHS', 'OFF.safety', 'CHAIR'],
}

const plays = ({ role, portfolio }: Grant, wanted: string) => wanted === role || (role === 'OFF' && (portfolio ? wanted === `OFF.${portfolio}` : wanted.startsWith('OFF.')))

/** Units in which somebody reads an area. */
export const unitsFor = (grants: readonly Grant[], area: RightsArea): string[] => [...new Set(grants.filter((grant) => readers[area].some((wanted) => plays(grant, wanted))).map(({ orgId }) => orgId))]

export const areasFor = (grants: readonly Grant[]): RightsArea[] => rightsAreaCodes.filter((area) => unitsFor(grants, area).length > 0)

/** Areas of one person's file that this officer reads. */
export const areasOn = (grants: readonly Grant[], orgPath: readonly string[]): RightsArea[] => rightsAreaCodes.filter((area) => unitsFor(grants, area).some((orgId) => orgPath.includes(orgId)))

const holdsIn = (grants: readonly Grant[], orgPath: readonly string[], ...wanted: readonly string[]) => grants.some((grant) => orgPath.includes(grant.orgId) && wanted.some((each) => plays(grant, each)))

/** The employer owns the facts: HR those of contracts, EHS the others. The union does not write what it watches. */
export const whyNotContract = (grants: readonly Grant[], orgPath: readonly string[]): ErrorCode | null => (holdsIn(grants, orgPath, 'HR') ? null : 'RIGHTS_HR_ENTERS')
export const whyNotEquip = (grants: readonly Grant[], orgPath: readonly string[]): ErrorCode | null => (holdsIn(grants, orgPath, 'EHS') ? null : 'RIGHTS_EHS_ENTERS')

const supervisors: Record<RightsArea, readonly string[]> = { contract: ['OFF.legal', 'CHAIR'], equipment: ['OFF.safety', 'CHAIR'], checkup: ['OFF.safety', 'CHAIR'] }

export const whyNotSupervise = (grants: readonly Grant[], area: RightsArea, orgPath: readonly string[]): ErrorCode | null => (holdsIn(grants, orgPath, ...supervisors[area]) ? null : 'RIGHTS_UNION_SUPERVISES')

/** What holds for everybody is changed only by an office that answers for everybody: `whole` names the units above every company, or the only one. */
export function mayTeach(grants: readonly Grant[], wanted: 'EHS' | 'union', whole: ReadonlySet<string>): boolean {
  const offices = wanted === 'EHS' ? ['EHS'] : ['OFF.safety', 'CHAIR']
  return grants.some((grant) => whole.has(grant.orgId) && offices.some((office) => plays(grant, office)))
}

// What

export function whyNotTerms(contract: Contract, standing: Standing, settings: ExtensionSettings): ErrorCode | null {
  const { type, startOn, endOn, begunOn, fixedTerms, leavingOn } = contract
  if (begunOn > startOn || (endOn !== null && endOn < startOn)) return 'RIGHTS_DAYS'
  if (leavingOn !== null && leavingOn < begunOn) return 'RIGHTS_DAYS'
  if (type === 'fixed' ? endOn === null || fixedTerms < 1 : type === 'open' && endOn !== null) return 'RIGHTS_TERMS'
  return whyNotExtension(contract, standing, settings)
}

export function whyNotIssued({ issuedOn, goodUntil, damagedOn }: Pick<Issue, 'issuedOn' | 'goodUntil' | 'damagedOn'>, today: string): ErrorCode | null {
  if (issuedOn > today || (damagedOn && damagedOn > today)) return 'RIGHTS_DAY_AHEAD'
  return (goodUntil && goodUntil < issuedOn) || (damagedOn && damagedOn < issuedOn) ? 'RIGHTS_DAYS' : null
}

export function whyNotChecked(doneOn: string, toldOn: string | null, today: string): ErrorCode | null {
  if (doneOn > today || (toldOn && toldOn > today)) return 'RIGHTS_DAY_AHEAD'
  return toldOn && toldOn < doneOn ? 'RIGHTS_DAYS' : null
}

export function whyNotSignFor(issue: Pick<Issue, 'signedOn'> | undefined): ErrorCode | null {
  if (!issue) return 'RIGHTS_NOT_ISSUED'
  return issue.signedOn ? 'RIGHTS_SIGNED_FOR' : null
}

/** One open report of each kind. */
export const whyNotReport = (last: Pick<RightsReport, 'status'> | undefined): ErrorCode | null => (last?.status === 'open' ? 'RIGHTS_REPORT_OPEN' : null)
export const whyNotTakeBack = ({ status }: Pick<RightsReport, 'status'>): ErrorCode | null => (status === 'open' ? null : 'RIGHTS_REPORT_SETTLED')

export function whyNotSettle({ status, memberId, waitsFor }: Pick<RightsReport, 'status' | 'memberId' | 'waitsFor'>, meId: string, keys: readonly string[]): ErrorCode | null {
  if (memberId === meId) return 'CASE_CONFLICT_OF_INTEREST'
  if (status !== 'open') return 'RIGHTS_REPORT_SETTLED'
  return waitsFor.some((key) => keys.includes(key)) ? null : 'CASE_NOT_YOUR_TURN'
}

export const areaOf = (kind: ReportKind): RightsArea => areaOfReport[kind]

export function whyNotRecord({ onDay, checked, fine, promisedBy, promisedUntil }: Pick<Supervision, 'onDay' | 'checked' | 'fine' | 'promisedBy' | 'promisedUntil'>, today: string): ErrorCode | null {
  if (onDay > today) return 'RIGHTS_DAY_AHEAD'
  if (fine > checked) return 'RIGHTS_MORE_FINE'
  if ((promisedUntil === null) !== (promisedBy === '')) return 'RIGHTS_PROMISE_HALF'
  return promisedUntil && promisedUntil < onDay ? 'RIGHTS_DAYS' : null
}

export const whyNotClose = ({ status }: Pick<Supervision, 'status'>): ErrorCode | null => (status === 'promised' ? null : 'RIGHTS_DONE')

export function whyNotWrite(people: number, answerBy: string, today: string): ErrorCode | null {
  if (people === 0) return 'RIGHTS_NOTHING_RED'
  return answerBy <= today ? 'RIGHTS_DAYS' : null
}

export function whyNotAnswer({ status, sentOn }: Pick<SupervisionLetter, 'status' | 'sentOn'>, answeredOn: string, today: string): ErrorCode | null {
  if (status !== 'sent') return 'RIGHTS_DONE'
  if (answeredOn > today) return 'RIGHTS_DAY_AHEAD'
  return answeredOn < sentOn ? 'RIGHTS_DAYS' : null
}

export function whyNotStandard(kind: StandardKind, months: number | null, before: Pick<RightsStandard, 'from'> | null, from: string): ErrorCode | null {
  if (kind === 'equipment' && months === null) return 'RIGHTS_MONTHS_NEEDED'
  return before && from <= before.from ? 'RIGHTS_DAYS' : null
}

export const whyNotEnd = ({ from, to }: Pick<RightsStandard, 'from' | 'to'>, day: string): ErrorCode | null => (to !== null ? 'RIGHTS_DONE' : day <= from ? 'RIGHTS_DAYS' : null)

/** What is late, the day after it was due. */
export const isPast = (day: string | null, today: string) => day !== null && addDays(day, 1) <= today
