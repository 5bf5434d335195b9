/**
 * Many people, few seats, one instant. Some tap twice with the same request, some cancel at once. Every person must get a
 * definite answer and every seat must be taken. The same people play over HTTP (T1, overHttp.ts) and in virtual time (T2,
 * virtual.ts).
 */
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { openidOf } from '@/local/seed/people'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { fractionsFrom } from '../random'
import { brokenSeats } from '../seats'
import { FULL, offRecord, type Told } from './record'

export interface Crowd {
  readonly people: number
  readonly seats: number
  readonly maxLine: number
  /** Share of people who tap twice, and who give up at once what they were given, a seat, a place in the line or an offer. */
  readonly twice: number
  readonly cancel: number
  /** Half of the seats are taken back while people come, and given again (I6). */
  readonly isCut: boolean
  readonly seed: number
}

/** One run of a function and its database calls. */
export interface Asked {
  readonly openid?: string
  readonly action?: string
  readonly calls: number
}

export interface Envelope {
  readonly result?: { readonly ok: boolean; readonly data?: { readonly status: string; readonly number: number | null }; readonly error?: { readonly code: string } }
}

/** Where the people play. */
export interface Stage {
  /** ms since 1970, with a fraction. */
  now(): number
  sleep(ms: number): Promise<unknown>
  load(collection: string, docs: readonly object[]): Promise<void>
  dump<Doc>(collection: string, query: object): Promise<Doc[]>
  as(member: Pick<Member, 'openid'>): Person
  /** One delivery of a request; throws when the line is torn off. */
  deliver(openid: string, event: object): Promise<Envelope>
  fire(at: Date): Promise<unknown>
  /** The runs while `work` ran. */
  record(work: () => Promise<unknown>): Promise<readonly Asked[]>
  /** Milliseconds within which all arrive; at one instant when absent. */
  readonly withinMs?: number
}

export interface RushResult {
  readonly seated: number
  readonly waiting: number
  readonly refused: number
  /** People whose answers were neither a place nor a reason, or differed between their taps in a way that is not promised. */
  readonly undecided: string[]
  /** People one of whose two taps was refused before a place came free for the other: they have one place, and are told so when they ask again. */
  readonly heardBoth: number
  readonly broken: string[]
  /** What the timer had yet to set right when the last answer had been given. */
  readonly leftToTimer: string[]
  readonly callsSeated: number
  readonly callsRefused: number
  /** On average; the other figures by answer are the most. */
  readonly callsARefusal: number
  readonly callsWaiting: number
  /** The same with everybody: all runs of a person added up, second taps and asking again included. These are the dear ones. */
  readonly callsInAll: { readonly seated: number; readonly waiting: number; readonly refused: number }
  /** Of everything people asked, repeated taps and cancellations included. */
  readonly callsAPerson: number
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
}

/** Answers that ask for another try; the phone repeats them by itself, and so does this. */
const UNSETTLED = ['IN_PROGRESS', 'CHANGED_MEANWHILE']
/** Shares of the people who have their answer when seats are taken back and given again. */
const [CUT_AT, RESTORED_AT, CUT_POLL_MS] = [0.1, 0.4, 2]
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const PLACES = ['seated', 'waiting']

/**
 * What is wrong with the answers to one request delivered twice at the same moment; null when nothing is. `again` is what it
 * hears once more after both. A place that was answered is answered for good. A refusal was true when it was made and leaves
 * no trace, so where places come free it may stand beside the other delivery's place, never where none does.
 */
export function whyInDoubt(answers: readonly string[], again: string, comeFree: boolean): string | null {
  const unknown = answers.find((answer) => ![...PLACES, ...FULL].includes(answer))
  if (unknown) return unknown
  const places = [...new Set(answers.filter((answer) => PLACES.includes(answer)))]
  if (places.length > 1) return `two places, ${answers.join(' and ')}`
  const [place] = places
  if (place && again !== place) return `${place}, then ${again}`
  if (place && answers.some((answer) => answer !== place) && !comeFree) return `two taps, ${answers.join(' and ')}`
  return null
}

const most = (numbers: readonly number[]) => numbers.reduce((a, b) => Math.max(a, b), 0)
const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0)

/** The people of a rush, the same at every one. */
export function crowdOf(people: number): Member[] {
  return Array.from({ length: people }, (_, index) => {
    const staffNo = `R${String(index).padStart(5, '0')}`
    return aMember({ _id: staffNo, staffNo, name: `职工${index}`, openid: openidOf(staffNo) })
  })
}

const officers = (['OFF', 'CHAIR'] as const).map((role) => aMember({ _id: role, staffNo: role, name: role, role, openid: openidOf(role) }))

/** Everybody who must be on the roster before a rush. */
export const castOf = (people: number): Member[] => [...crowdOf(people), ...officers]

/** Request ids as phones make them. */
function uuidsFrom(seed: number): () => string {
  const fraction = fractionsFrom(seed ^ 0x2545f491)
  const hex = (digits: number) => Array.from({ length: digits }, () => Math.floor(fraction() * 16).toString(16)).join('')
  return () => `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}`
}

async function openActivity(stage: Stage, { seats, maxLine }: Crowd, uuid: () => string): Promise<string> {
  const [officer, chair] = officers.map(stage.as) as [Person, Person]
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ capacity: seats, maxLine }, stage.now()) }, uuid())
  await officer.does('activity.submit', { activityId }, uuid())
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' }, uuid())
  return activityId
}

/** Less than half of the seats while people come, and all of them again. */
async function cutAndRestore(stage: Stage, activityId: string, seats: number, answered: () => number, uuids: readonly [string, string]): Promise<string[]> {
  const [officer] = officers as [Member]
  const set = (capacity: number, requestId: string) =>
    settled(stage, officer.openid as string, { action: 'activity.setCapacity', requestId, input: { activityId, poolKey: 'p0', capacity } })
  const until = async (share: number) => {
    while (answered() < share) await stage.sleep(CUT_POLL_MS)
  }
  await until(CUT_AT)
  const cut = await set(Math.floor(seats / 2) - 1, uuids[0])
  await until(RESTORED_AT)
  const restored = await set(seats, uuids[1])
  return [cut, restored].flatMap(({ answer }) => (answer === 'open' ? [] : [`the officer heard ${answer}`]))
}

async function settled(stage: Stage, openid: string, event: object): Promise<Told> {
  const told = (answer: string, number: number | null = null) => ({ answer, number })
  for (let tries = 0; tries < 40; tries += 1) {
    // A line that was torn off is no answer: the phone asks again.
    const { result } = await stage.deliver(openid, event).catch((): Envelope => ({ result: { ok: false, error: { code: 'IN_PROGRESS' } } }))
    if (result?.ok) return told(result.data?.status ?? 'nothing', result.data?.number)
    const code = result?.error?.code ?? 'nothing'
    if (!UNSETTLED.includes(code)) return told(code)
    await stage.sleep(20 + tries * 10)
  }
  return told('still in progress')
}

/** Database calls by answer: of people who asked once, whose calls are the price of one answer, and of everybody, all runs of a person added up. */
function pricesOf(runs: readonly Asked[], answerOf: ReadonlyMap<string, string>) {
  const byPerson = new Map<string, number[]>()
  for (const run of runs) if (run.action === 'activity.signUp') byPerson.set(run.openid ?? '', [...(byPerson.get(run.openid ?? '') ?? []), run.calls])
  const all = [...byPerson].map(([openid, calls]) => ({ answer: answerOf.get(openid) ?? '', runs: calls.length, calls: sum(calls) }))
  const once = all.filter(({ runs }) => runs === 1)
  const priceOf = (of: typeof all, ...answers: readonly string[]) => of.filter(({ answer }) => answers.includes(answer)).map(({ calls }) => calls)
  const refusals = priceOf(once, ...FULL)
  return {
    callsSeated: most(priceOf(once, 'seated')),
    callsRefused: most(refusals),
    callsARefusal: sum(refusals) / Math.max(1, refusals.length),
    callsWaiting: most(priceOf(once, 'waiting')),
    callsInAll: { seated: most(priceOf(all, 'seated')), waiting: most(priceOf(all, 'waiting')), refused: most(priceOf(all, ...FULL)) },
  }
}

/** How it stands in the database afterwards. */
async function standing(stage: Stage, activityId: string, told: ReadonlyMap<string, Told>) {
  const [activity] = await stage.dump<Activity>('activities', { _id: activityId })
  const signups = await stage.dump<Signup>('signups', { activityId })
  const of = (status: string) => signups.filter((signup) => signup.status === status).length
  const broken = activity ? [...brokenSeats(activity, signups), ...offRecord(told, signups)] : ['the activity is gone']
  return { seated: of('seated') + of('offered'), waiting: of('waiting'), refused: told.size - signups.length, broken }
}

/** Plays one rush; `castOf(people)` must be on the roster. */
export async function rush(stage: Stage, crowd: Crowd): Promise<RushResult> {
  const { people, seats, maxLine, twice, cancel, isCut, seed } = crowd
  const [random, uuid] = [fractionsFrom(seed), uuidsFrom(seed)]
  const activityId = await openActivity(stage, crowd, uuid)
  const undecided: string[] = []
  let heardBoth = 0
  const took: number[] = []
  const answerOf = new Map<string, string>()
  const told = new Map<string, Told>()

  const comes = async ({ _id, openid }: { readonly _id: string; readonly openid: string }) => {
    const [taps, leaves, requestId, cancelId] = [random() < twice ? 2 : 1, random() < cancel, uuid(), uuid()]
    if (stage.withinMs) await stage.sleep(random() * stage.withinMs)
    const begun = stage.now()
    const ask = () => settled(stage, openid, { action: 'activity.signUp', requestId, input: { activityId, guests: 0, answers: {} } })
    const heard = await Promise.all(Array.from({ length: taps }, ask))
    took.push(stage.now() - begun)
    const answers = heard.map(({ answer }) => answer)
    const hasPlace = answers.some((answer) => PLACES.includes(answer))
    const again = taps > 1 && hasPlace ? await ask() : (heard[0] as Told)
    answerOf.set(openid, again.answer)
    const doubt = whyInDoubt(answers, again.answer, maxLine > 0 && cancel > 0)
    if (doubt) undecided.push(doubt)
    if (!doubt && hasPlace && new Set(answers).size > 1) heardBoth += 1
    const isLeaving = leaves && PLACES.includes(again.answer)
    told.set(_id, isLeaving ? await settled(stage, openid, { action: 'activity.cancelSignUp', requestId: cancelId, input: { activityId } }) : again)
  }

  const begun = stage.now()
  const officerIds = [uuid(), uuid()] as const
  const runs = await stage.record(async () => {
    const coming = crowdOf(people).map(({ _id, openid }) => comes({ _id, openid: openid as string }))
    if (isCut) undecided.push(...(await cutAndRestore(stage, activityId, seats, () => took.length / people, officerIds)))
    await Promise.all(coming)
  })
  const seconds = (stage.now() - begun) / 1000
  const { broken: leftToTimer } = await standing(stage, activityId, told)
  // What a crash or a lost race between two taps left unsettled is counted again when it has been quiet.
  await stage.fire(new Date(stage.now() + 100_000))

  took.sort((a, b) => a - b)
  return {
    ...(await standing(stage, activityId, told)),
    ...pricesOf(runs, answerOf),
    undecided,
    heardBoth,
    leftToTimer,
    callsAPerson: sum(runs.map(({ calls }) => calls)) / people,
    p50: at(took, 0.5),
    p99: at(took, 0.99),
    perSecond: people / seconds,
  }
}

/**
 * Where seats and line fill, and a seat comes free, while a person's calls are on their way: who they are; the seat tried, the line
 * tried; both looked at again, and the entry; the seat tried, the line tried, and a look that says full. Over HTTP on one machine three.
 */
const REFUSED_BESIDE_A_LINE = 8

/**
 * All that is promised: every seat taken, nobody in doubt, the invariants whole, and what one run that answers may cost in database
 * calls. Whoever had to be run twice cost more, without a bound: what that came to is printed (`callsInAll`).
 */
export function holds({ seated, undecided, broken, callsSeated, callsRefused }: RushResult, { seats, maxLine }: Crowd): boolean {
  const refusedAtMost = maxLine > 0 ? REFUSED_BESIDE_A_LINE : 2
  return seated === seats && undecided.length === 0 && broken.length === 0 && callsSeated <= 3 && callsRefused <= refusedAtMost
}

/** Odd seeds have no line and nobody leaves, so that both kinds of refusal are met; in every fourth seats are taken back meanwhile. */
export function crowdFor(seed: number, people: number, seats: number): Crowd {
  const hasLine = seed % 2 === 0
  return { people, seats, maxLine: hasLine ? 100 : 0, twice: 0.1, cancel: hasLine ? 0.1 : 0, isCut: seed % 4 === 0, seed }
}

const inAllInWords = ({ callsInAll: { seated, waiting, refused } }: Pick<RushResult, 'callsInAll'>) => `seated ${seated}, waiting ${waiting}, refused ${refused}`

export function inWords({ seated, waiting, refused, undecided, heardBoth, broken, leftToTimer, ...result }: RushResult): string {
  return (
    `seated ${seated}, waiting ${waiting}, refused ${refused}, undecided ${undecided.length}, refused once and then given a place ${heardBoth}, broken ${broken.length} (${leftToTimer.length} before the timer came); ` +
    `database calls seated ${result.callsSeated}, refused ${result.callsRefused} (${result.callsARefusal.toFixed(2)} on average), waiting ${result.callsWaiting} (all who asked, every run: ${inAllInWords(result)}), a person ${result.callsAPerson.toFixed(2)}; ` +
    `p50 ${result.p50.toFixed(0)} ms, p99/p50 ${(result.p99 / result.p50).toFixed(1)}`
  )
}
