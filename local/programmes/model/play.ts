/** Plays commands on the product and on the model, and says where they differ. T7 is the same under failing database calls. */
import { randomUUID } from 'node:crypto'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { Recorded } from '@/cloudfunctions/kit/record'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import type { Fund } from '@/cloudfunctions/kit/documents/fund'
import type { HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import type { ActionInput, ActionName } from '@/types/actions'
import { addDays, dayOf } from '@/types/calendar'
import { anApplication, fundOn } from '@/local/testing/aids'
import { aMember, aPlan } from '@/local/testing/builders'
import { aFund, brokenBalance } from '@/local/testing/funds'
import { aHandoutPlan, picked } from '@/local/testing/handouts'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { aProposal } from '@/local/testing/suggestions'
import { randomFrom } from '../random'
import { brokenSeats } from '../seats'
import { nextCommand, type Command } from './commands'
import { ADVANCE_FEN, CAPACITY, MAX_LINE, firstState, judge, type Family, type ModelState, type Mutant } from './model'

export interface ModelRun {
  readonly seed: number
  readonly commands: number
  /** Share of database calls that are struck; half of the strikes are late answers. */
  readonly faultRate: number
  /** A model changed in this noun. */
  readonly mutant?: Mutant
}

export interface ModelResult {
  readonly done: number
  readonly refused: Readonly<Record<Family, number>>
  readonly tries: number
  readonly strikes: Readonly<Record<string, number>>
  readonly broken: readonly string[]
}

const TRIES = 400
const UNSETTLED = ['CHANGED_MEANWHILE', 'IN_PROGRESS', 'INTERNAL']
const SETTLED_MS = 2 * 60_000
/** Long enough for every repair by the timer, short of the end of an offer. */
const MENDED_MS = 15 * 60_000
const LATE_MS = 3
/** What strikes under T7; half of the strikes are late answers. */
export const strikeKinds = ['errorBefore', 'errorAfter', 'delay'] as const

const EIGHT_ROLES = ['OFF', 'CASE', 'CASE', 'CHAIR', 'FIN', 'AUD', 'ADM', 'GRP'] as const
const inOffice = { orgPath: ['company', 'b-office', 'g-office'], unitName: '行政后勤部' }
const members = () => [
  ...EIGHT_ROLES.map((role) => aMember(role === 'GRP' ? { grants: [{ role, orgId: 'g-prod1' }] } : { role, ...inOffice })),
  ...Array.from({ length: 12 }, () => aMember()),
]
const LISTED = [8, 9, 10, 11, 12, 13]

const familyOf = (code: string): Family | null => {
  if (/FULL$/.test(code)) return 'full'
  if (/^(NOT_FOUND|NOT_ALLOWED|CASE_|SUGGESTION_NOT_YOURS|AID_NOT_YOURS|HANDOUT_NOT_LISTED|HANDOUT_NOT_YOUR_GROUP)/.test(code)) return 'barred'
  if (/(WRONG_STATE|_ALREADY|_NONE|ONE_AT_A_TIME|DECLINED|HANDOUT_OVER|OFFER_LAPSED)$/.test(code)) return 'state'
  return null
}

interface World {
  readonly cloud: TestCloud
  readonly people: readonly Person[]
  readonly roles: ReadonlyArray<{ readonly role: string }>
  readonly ids: readonly string[]
  readonly activityId: string
  readonly handoutId: string
  readonly fundId: string
  readonly suggestionIds: string[]
  readonly aidIds: string[]
}

async function worldOn(cloud: TestCloud): Promise<World> {
  const roster = members()
  await cloud.load('members', roster)
  const people = roster.map((member) => cloud.as(member))
  const [officer, , , chair] = people as [Person, Person, Person, Person]
  const year = dayOf(new Date(cloud.clock.now())).slice(0, 4)
  const fundId = `company_${year}_relief`
  const hasFunds = (await cloud.dump<Fund>('funds', { _id: fundId })).length > 0
  if (!hasFunds) {
    await fundOn(cloud, 10_000_000, year)
    await cloud.load('funds', [aFund({ year, source: 'union', openingFen: 100_000_000 })])
  }
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ capacity: CAPACITY, maxLine: MAX_LINE }) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  const today = dayOf(new Date(cloud.clock.now()))
  const { handoutId } = await officer.does('handout.saveDraft', { plan: aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] }, fromDay: today, untilDay: addDays(today, 30) }) })
  await officer.does('handout.addPeople', { handoutId, staffNos: LISTED.map((index) => roster[index]?.staffNo ?? '') })
  await officer.does('handout.submit', { handoutId })
  await chair.does('handout.decide', { handoutId, verdict: 'approve', note: '' })
  const roles = roster.map(({ grants }) => ({ role: grants[0]?.role ?? 'EMP' }))
  return { cloud, people, roles, ids: roster.map(({ _id }) => _id), activityId, handoutId, fundId, suggestionIds: [], aidIds: [] }
}

type Asked = { [Name in ActionName]: { readonly action: Name; readonly input: ActionInput<Name> } }[ActionName]

async function askedBy({ cloud, people, ids, activityId, handoutId, fundId, suggestionIds, aidIds }: World, { noun, act, target = 0, amount = 0 }: Command): Promise<Asked> {
  const suggestionId = suggestionIds[target] ?? ''
  const aidId = aidIds[target] ?? ''
  const reason = '按程序办理'
  const deskCode = async () => (await (people[0] as Person).does('handout.deskCode', { handoutId })).code
  const { file, evidence } = anApplication({ kind: 'temporary', urgent: 'illness' })
  const { photoFileIds, coProposers: _others, share: _share, isAnonymous: _isAnonymous, ...words } = aProposal()
  const table: Readonly<Record<string, () => Asked | Promise<Asked>>> = {
    'activity.signUp': () => ({ action: 'activity.signUp', input: { activityId, guests: 0, answers: {} } }),
    'activity.leave': () => ({ action: 'activity.cancelSignUp', input: { activityId } }),
    'activity.acceptOffer': () => ({ action: 'activity.acceptOffer', input: { activityId } }),
    'activity.capacity': () => ({ action: 'activity.setCapacity', input: { activityId, poolKey: 'p0', capacity: amount } }),
    'suggestion.submit': () => ({ action: 'suggestion.submit', input: aProposal() }),
    'suggestion.withdraw': () => ({ action: 'suggestion.withdraw', input: { suggestionId } }),
    'suggestion.resubmit': () => ({ action: 'suggestion.resubmit', input: { suggestionId, ...words, photoFileIds } }),
    'suggestion.accept': () => ({ action: 'suggestion.accept', input: { suggestionId, note: '' } }),
    'suggestion.return': () => ({ action: 'suggestion.return', input: { suggestionId, reason } }),
    'suggestion.decline': () => ({ action: 'suggestion.decline', input: { suggestionId, reason } }),
    'aid.submit': () => ({ action: 'aid.submit', input: anApplication({ kind: 'temporary', urgent: 'illness' }) }),
    'aid.withdraw': () => ({ action: 'aid.withdraw', input: { aidId, reason } }),
    'aid.resubmit': () => ({ action: 'aid.resubmit', input: { aidId, file, evidence } }),
    'aid.return': () => ({ action: 'aid.return', input: { aidId, reason } }),
    'aid.decline': () => ({ action: 'aid.decline', input: { aidId, reason } }),
    'aid.accept': () => ({ action: 'aid.accept', input: { aidId, isUrgent: true, note: '' } }),
    'aid.advance': () => ({ action: 'aid.advance', input: { aidId, amountFen: ADVANCE_FEN, fundId, note: '' } }),
    'aid.pay': () => ({ action: 'aid.pay', input: { aidId, paidOn: dayOf(new Date(cloud.clock.now())), note: '' } }),
    'aid.sign': () => ({ action: 'aid.sign', input: { aidId, amountFen: ADVANCE_FEN } }),
    'handout.sign': async () => ({ action: 'handout.sign', input: { handoutId, code: await deskCode() } }),
    'handout.decline': () => ({ action: 'handout.decline', input: { handoutId } }),
    'handout.takeBack': () => ({ action: 'handout.takeBack', input: { handoutId, rowId: `${handoutId}_${ids[target] ?? ''}`, reason } }),
  }
  return (table[`${noun}.${act}`] as () => Asked | Promise<Asked>)()
}

interface Answer {
  readonly code: string | null
  readonly data: { readonly suggestionId?: string; readonly aidId?: string }
  readonly tries: number
}

/** Time goes on until the timer finds what was struck quiet enough to finish it. */
async function later(cloud: TestCloud): Promise<void> {
  cloud.clock.set(cloud.clock.now() + SETTLED_MS)
  await cloud.fire()
}

/** As the phone does: the same request id until there is an answer, later where something is still being given back. */
async function insist(cloud: TestCloud, person: Person, { action, input }: Asked): Promise<Answer> {
  const requestId = randomUUID()
  for (let tries = 1; tries <= TRIES; tries += 1) {
    const reply = await person.ask(action, input as never, requestId).catch(() => null)
    if (reply?.ok) return { code: null, data: reply.data as Answer['data'], tries }
    if (reply?.error.code === 'IN_PROGRESS') await later(cloud)
    if (reply && !UNSETTLED.includes(reply.error.code)) return { code: reply.error.code, data: {}, tries }
  }
  return { code: 'UNDECIDED', data: {}, tries: TRIES }
}

const OFTEN = 100

/** The kinds of failure that struck less than a hundred times in all these runs. */
export const rareStrikes = (results: ReadonlyArray<Pick<ModelResult, 'strikes'>>): readonly string[] =>
  strikeKinds.filter((kind) => results.reduce((sum, { strikes }) => sum + (strikes[kind] ?? 0), 0) < OFTEN)

export async function playModel(cloud: TestCloud, { seed, commands, faultRate, mutant }: ModelRun): Promise<ModelResult> {
  const random = randomFrom(seed)
  const world = await worldOn(cloud)
  const state = firstState(LISTED)
  const refused = { barred: 0, state: 0, full: 0 }
  const broken: string[] = []
  const struckBefore = cloud.faults.struck().length
  let [done, tries] = [0, 0]
  for (let step = 0; step < commands; step += 1) {
    const command = nextCommand(random, state, world.roles)
    const asked = await askedBy(world, command)
    const before = cloud.faults.struck().length
    if (faultRate > 0) cloud.faults.seed({ seed: seed * 10_007 + step, rate: faultRate, kinds: [...strikeKinds, 'delay'], delayMs: LATE_MS })
    const answer = await insist(cloud, world.people[command.who] as Person, asked)
    cloud.faults.clear()
    if (cloud.faults.struck().length > before && command.noun === 'activity') await later(cloud)
    tries += answer.tries
    const expected = judge(state, command, world.roles[command.who] as { role: string }, mutant)
    const family = answer.code === null ? null : familyOf(answer.code)
    const isSame = answer.code === null ? expected.length === 0 : family !== null && expected.includes(family)
    if (!isSame) {
      broken.push(`seed ${seed}, command ${step}: ${command.noun}.${command.act} by ${world.roles[command.who]?.role} said ${answer.code ?? 'done'}, the model ${expected.join('/') || 'done'}`)
      break
    }
    if (family) refused[family] += 1
    else done += 1
    if (answer.code === null && command.act === 'submit') (command.noun === 'aid' ? world.aidIds : world.suggestionIds).push(answer.data.aidId ?? answer.data.suggestionId ?? '')
  }
  await cloud.fire(new Date(cloud.clock.now() + MENDED_MS))
  if (broken.length === 0) broken.push(...(await differences(world, state)).map((sentence) => `seed ${seed}: ${sentence}`))
  const strikes: Record<string, number> = Object.fromEntries(strikeKinds.map((kind) => [kind, 0]))
  for (const { kind } of cloud.faults.struck().slice(struckBefore)) strikes[kind] = (strikes[kind] ?? 0) + 1
  return { done, refused, tries, strikes, broken }
}

interface Case extends Recorded {
  readonly _id: string
  readonly status: string
}

const brokenHistories = (cases: readonly Case[]) => cases.flatMap(({ _id, history, status }) => (brokenLine(history) === null && history.at(-1)?.to === status ? [] : [`I30 history of ${_id}`]))

/** Where the stored records and the model part, and what the checkers find in them. */
async function differences({ cloud, ids, activityId, handoutId, suggestionIds, aidIds }: World, model: ModelState): Promise<string[]> {
  const wrong: string[] = []
  const [activity] = await cloud.dump<Activity>('activities', { _id: activityId })
  const signups = await cloud.dump<Signup>('signups', { activityId })
  if (activity) wrong.push(...brokenSeats(activity, signups))
  const namesOf = (status: string) => signups.filter((one) => one.status === status).map(({ memberId }) => memberId).sort().join()
  const expected = { seated: model.seats.seated, offered: model.seats.offered, waiting: model.seats.line }
  for (const [status, people] of Object.entries(expected)) {
    if (namesOf(status) !== people.map((index) => ids[index]).sort().join()) wrong.push(`${status}: ${namesOf(status) || 'nobody'}, the model ${people.length} people`)
  }
  for (const [collection, caseIds, papers] of [['suggestions', suggestionIds, model.suggestions], ['aids', aidIds, model.aids]] as const) {
    const stored = (await cloud.dump<Case>(collection)).filter(({ _id }) => caseIds.includes(_id))
    wrong.push(...brokenHistories(stored))
    caseIds.forEach((id, index) => {
      const status = stored.find(({ _id }) => _id === id)?.status
      if (status !== papers[index]?.status) wrong.push(`${collection} ${index} is ${status}, the model ${papers[index]?.status}`)
    })
  }
  const rows = await cloud.dump<HandoutRow>('handoutRows', { handoutId })
  // Lines are opened by the timer without an entry each: the chain must hold, its end need not name the state.
  for (const { _id, history } of rows) if (brokenLine(history) !== null) wrong.push(`I30 history of ${_id}`)
  for (const [index, line] of model.lines) {
    const status = rows.find(({ _id }) => _id === `${handoutId}_${ids[index]}`)?.status
    const seen = status === 'listed' || status === 'waiting' ? 'open' : status
    if (seen !== line) wrong.push(`line of ${index} is ${status}, the model ${line}`)
  }
  const funds = await cloud.dump<Fund>('funds')
  return [...wrong, ...funds.flatMap(brokenBalance)]
}
