/**
 * The clocks behind the lights. A clock is a row of days from which on something else is true; what it says today and
 * when it says something new both follow from the row, so a light never changes on a day nobody looked. Pure.
 */
import { addDays, addMonths } from '@/types/calendar'
import type { RightsReason } from '@/types/rightsNames'
import { groundOf, type ExtensionSettings } from './extensionRules'
import type { Checked, Contract, Issue, Light, RightsFile, RightsStandard } from '@/cloudfunctions/kit/documents/rights'

export const NEVER = '9999-12-31'
const ALWAYS = ''

export interface RightsSettings extends ExtensionSettings {
  readonly firstMonths: number
  readonly deemedMonths: number
  readonly firstRemindDays: number
  readonly secondRemindDays: number
  readonly openTerms: number
  readonly openMonths: number
  readonly equipmentSoonDays: number
  readonly checkupSoonDays: number
  readonly yearlyMonths: number
  readonly womenMonths: number
  readonly beforeDays: number
  readonly leavingDays: number
  readonly leavingTaskDays: number
  /** How long somebody who went without the check on leaving is still watched. */
  readonly leaverDays: number
  readonly toldDays: number
}

export type Clock = ReadonlyArray<readonly [from: string, light: Light]>
export type Facts = Pick<RightsFile, 'contract' | 'joinedOn' | 'postSince' | 'movedOn' | 'leftOn' | 'retireOn' | 'isUnionOfficer' | 'gender' | 'issues' | 'checks'> & {
  /** The day on which the file was begun: nobody could have recorded a contract before. */
  readonly openedOn?: string
}
export type Standard = Pick<RightsStandard, 'kind' | 'item' | 'months' | 'from' | 'to'>

const light = (colour: Light['colour'], reason: RightsReason, item = '', dueOn: string | null = null): Light => ({ colour, reason, item, dueOn })
const still = (said: Light): Clock => [[ALWAYS, said]]
const earliest = (...days: ReadonlyArray<string | null | undefined>) => days.reduce<string>((least, day) => (day && day < least ? day : least), NEVER)
const latest = (...days: ReadonlyArray<string | null | undefined>) => days.reduce<string>((most, day) => (day && day > most ? day : most), ALWAYS)

// Contracts

/** 劳动合同法 art 10, 82, 14(3): in writing within a month of the first day of work; after a year an open-ended one is deemed made. */
function signingClock(begunOn: string, { firstMonths, deemedMonths }: RightsSettings): Clock {
  const due = addMonths(begunOn, firstMonths)
  return [
    [ALWAYS, light('amber', 'signing', '', due)],
    [addDays(due, 1), light('red', 'unsigned', '', due)],
    [addMonths(begunOn, deemedMonths), light('red', 'deemedOpen', '', due)],
  ]
}

/**
 * Who was there for more than the month of signing when the file was begun signed on paper, or not: the file does not know,
 * and claims no breach. Of who began since, or on whose row stands that it is not signed, it does.
 */
const isUnrecorded = (joinedOn: string, { openedOn = '' }: Facts, { firstMonths }: RightsSettings) => openedOn > addMonths(joinedOn, firstMonths)

/** Art 14(2): after two consecutive fixed terms, or ten years, the next one is open-ended unless the worker asks otherwise. */
export function isOpenDue({ fixedTerms, begunOn, askedFixed }: Contract, onDay: string, { openTerms, openMonths }: RightsSettings): boolean {
  return !askedFixed && (fixedTerms >= openTerms || onDay >= addMonths(begunOn, openMonths))
}

/** Art 42, 45 and Trade Union Law art 19: the contract goes on past its last day until the ground is gone. */
function endingClock(contract: Contract, endOn: string, facts: Facts, settings: RightsSettings): Clock {
  const item = isOpenDue(contract, addDays(endOn, 1), settings) ? 'open' : ''
  const soon: Clock = [
    [ALWAYS, light('green', 'inForce', '', endOn)],
    [addDays(endOn, -settings.firstRemindDays), light('amber', 'ends60', item, endOn)],
    [addDays(endOn, -settings.secondRemindDays), light('amber', 'ends30', item, endOn)],
  ]
  const ground = groundOf(contract, endOn, facts, settings)
  if (!ground) return [...soon, [addDays(endOn, 1), light('red', 'over', item, endOn)]]
  const until = ground.until && latest(ground.until, endOn)
  const extended = [addDays(endOn, 1), light('amber', 'extended', ground.kind, until)] as const
  return until ? [...soon, extended, [addDays(until, 1), light('red', 'extensionOver', item, until)]] : [...soon, extended]
}

function openClocks(contract: Contract, { openTerms, openMonths }: RightsSettings): Clock[] {
  if (contract.type !== 'fixed' || contract.askedFixed) return []
  const third = contract.fixedTerms > openTerms ? [still(light('amber', 'thirdFixed', 'open', contract.endOn))] : []
  const ten = addMonths(contract.begunOn, openMonths)
  return [...third, [[ALWAYS, light('green', 'inForce', '', contract.endOn)], [ten, light('amber', 'tenYears', 'open', contract.endOn)]]]
}

export function contractClocks(facts: Facts, settings: RightsSettings): Clock[] {
  const { contract, joinedOn, leftOn } = facts
  if (leftOn) return [still(light('none', 'left'))]
  if (!contract && !joinedOn) return [still(light('none', 'unknown'))]
  if (!contract) return [isUnrecorded(joinedOn ?? '', facts, settings) ? still(light('amber', 'unrecorded')) : signingClock(joinedOn ?? '', settings)]
  if (!contract.isSigned) return [signingClock(contract.fixedTerms > 1 ? contract.startOn : contract.begunOn, settings)]
  if (!contract.endOn) return [still(light('green', contract.type === 'open' ? 'noEnd' : 'inForce'))]
  return [endingClock(contract, contract.endOn, facts, settings), ...openClocks(contract, settings)]
}

// Protective equipment

const DAYS_IN_MONTH = 30
/** A thing that lasts a month is not due from its first day on: the notice is at most a quarter of its time. */
const noticeDays = (months: number, most: number) => Math.min(most, Math.floor((months * DAYS_IN_MONTH) / 4))

function firstIssueClock(item: string, { postSince, movedOn }: Facts): Clock {
  if (!postSince) return still(light('none', 'unknown', item))
  const reason = movedOn && movedOn === postSince ? 'moved' : 'newcomer'
  return [[ALWAYS, light('amber', reason, item, postSince)], [addDays(postSince, 1), light('red', reason, item, postSince)]]
}

/** The earliest of wear, warranty and damage decides. */
function nextIssueOf({ issuedOn, goodUntil, damagedOn }: Issue, months: number | null): { day: string; reason: RightsReason } {
  const worn = months ? addMonths(issuedOn, months) : null
  const damaged = damagedOn && damagedOn >= issuedOn ? damagedOn : null
  const day = earliest(worn, goodUntil, damaged)
  return { day, reason: day === damaged ? 'damaged' : day === goodUntil ? 'expired' : 'worn' }
}

function issueClock(issue: Issue, months: number | null, settings: RightsSettings): Clock {
  const { item, signedOn } = issue
  const { day, reason } = nextIssueOf(issue, months)
  const dueOn = day === NEVER ? null : day
  const now = signedOn ? light('green', 'issued', item, dueOn) : light('amber', 'unsignedFor', item, dueOn)
  if (!dueOn) return still(now)
  const notice = reason === 'worn' && months ? noticeDays(months, settings.equipmentSoonDays) : settings.equipmentSoonDays
  return [[ALWAYS, now], [addDays(dueOn, -notice), light('amber', reason, item, dueOn)], [addDays(dueOn, 1), light('red', reason, item, dueOn)]]
}

export const nextIssueOn = (issue: Issue, months: number | null) => nextIssueOf(issue, months).day

/** What holds between the first and the last day of a standard, and nothing outside. */
function whileInForce({ from, to }: Standard, clock: Clock, otherwise: Light): Clock {
  const end = to ?? NEVER
  const kept = clock.filter(([day]) => day < end)
  const atFrom = kept.filter(([day]) => day <= from).at(-1)
  const after: Clock = to ? [[to, otherwise]] : []
  return [[ALWAYS, otherwise], ...(atFrom ? [[from, atFrom[1]] as const] : []), ...kept.filter(([day]) => day > from), ...after]
}

export function equipmentClocks(facts: Facts, standards: readonly Standard[], settings: RightsSettings): Clock[] {
  if (facts.leftOn) return [still(light('none', 'left'))]
  const nothing = light('green', 'notRequired')
  const wanted = standards.filter(({ kind }) => kind === 'equipment').map((standard) => {
    const issue = facts.issues.find(({ item }) => item === standard.item)
    return whileInForce(standard, issue ? issueClock(issue, standard.months, settings) : firstIssueClock(standard.item, facts), nothing)
  })
  return wanted.length > 0 ? wanted : [still(nothing)]
}

// Medical checks

function cycleClock(kind: string, last: string | null, months: number, { checkupSoonDays }: RightsSettings): Clock {
  if (!last) return still(light('none', 'unknown', kind))
  const due = addMonths(last, months)
  return [[ALWAYS, light('green', 'checked', kind, due)], [addDays(due, -checkupSoonDays), light('amber', 'checkDue', kind, due)], [addDays(due, 1), light('red', 'checkDue', kind, due)]]
}

/** 职业病防治法 art 35: no exposed work before the first check. */
function beforeClock({ postSince, checks }: Facts, { beforeDays }: RightsSettings): Clock {
  const done = latest(checks.before?.doneOn, checks.during?.doneOn)
  if (!postSince) return still(done ? light('green', 'checked', 'before') : light('none', 'unknown', 'before'))
  if (done >= addDays(postSince, -beforeDays)) return still(light('green', 'checked', 'before'))
  return [[ALWAYS, light('amber', 'beforeDue', 'before', postSince)], [postSince, light('red', 'beforeDue', 'before', postSince)]]
}

/** 职业病防治法 art 35: the result is told in writing. */
function toldClock(kind: string, checked: Checked | undefined, { toldDays }: RightsSettings): Clock[] {
  if (!checked || checked.toldOn) return []
  const due = addDays(checked.doneOn, toldDays)
  return [[[ALWAYS, light('green', 'checked', kind, due)], [addDays(due, 1), light('amber', 'notTold', kind, due)]]]
}

function hazardClocks(facts: Facts, hazards: readonly Standard[], settings: RightsSettings): Clock[] {
  const { before, during } = facts.checks
  const months = hazards.flatMap((hazard) => hazard.months ?? [])
  const open = hazards.find((hazard) => hazard.months === null)
  const last = latest(before?.doneOn, during?.doneOn)
  return [
    beforeClock(facts, settings),
    ...(open ? [still(light('amber', 'cycleOpen', open.item))] : []),
    ...(months.length > 0 && last ? [cycleClock('during', last, Math.min(...months), settings)] : []),
    ...toldClock('before', before, settings), ...toldClock('during', during, settings),
  ]
}

/** 职业病防治法 art 35: no end of the contract without the check on leaving; one in service within ninety days before may serve. */
function leavingClock({ checks }: Facts, leavingOn: string, { leavingDays, leavingTaskDays }: RightsSettings): Clock {
  const done = latest(checks.leaving?.doneOn, checks.during?.doneOn)
  if (done >= addDays(leavingOn, -leavingDays)) return still(light('green', 'checked', 'leaving'))
  return [[ALWAYS, light('green', 'checked', '')], [addDays(leavingOn, -leavingTaskDays), light('amber', 'leavingDue', 'leaving', leavingOn)], [leavingOn, light('red', 'leavingDue', 'leaving', leavingOn)]]
}

/** Whoever went without it is asked for it for a time; then the file rests. */
function leaverClock({ checks }: Facts, leftOn: string, { leavingDays, leaverDays }: RightsSettings): Clock {
  const left = light('none', 'left')
  const done = latest(checks.leaving?.doneOn, checks.during?.doneOn)
  if (done >= addDays(leftOn, -leavingDays)) return still(left)
  return [[ALWAYS, light('red', 'leavingDue', 'leaving', leftOn)], [addDays(leftOn, leaverDays + 1), left]]
}

const holdsOn = (day: string) => ({ from, to }: Standard) => from <= day && (!to || day < to)

/** Hazards count while they are in force; the days on which one begins or ends are clocks of their own. */
export function checkupClocks(facts: Facts, standards: readonly Standard[], settings: RightsSettings, today: string): Clock[] {
  const all = standards.filter(({ kind }) => kind === 'hazard')
  const inForce = all.filter(holdsOn(today))
  const fine = light('green', 'checked')
  const changes = all.flatMap(({ from, to }) => [from, ...(to ? [to] : [])]).map((day): Clock => [[ALWAYS, fine], [day, fine]])
  const isExposedOn = (onDay: string) => all.some(holdsOn(onDay))
  if (facts.leftOn) return [isExposedOn(facts.leftOn) ? leaverClock(facts, facts.leftOn, settings) : still(light('none', 'left'))]
  const leavingOn = facts.contract?.leavingOn ?? facts.retireOn ?? null
  const leaving = leavingOn && isExposedOn(leavingOn) ? [leavingClock(facts, leavingOn, settings)] : []
  const since = facts.joinedOn ?? facts.postSince
  return [
    cycleClock('yearly', facts.checks.yearly?.doneOn ?? since, settings.yearlyMonths, settings),
    ...(facts.gender === 'female' ? [cycleClock('women', facts.checks.women?.doneOn ?? since, settings.womenMonths, settings)] : []),
    ...(inForce.length > 0 ? hazardClocks(facts, inForce, settings) : []),
    ...leaving, ...changes,
  ]
}
