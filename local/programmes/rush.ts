/**
 * T1: many people, few seats, one instant, over HTTP through the built functions. Some tap twice with
 * the same request, some cancel at once. Every person must get a definite answer and every seat must
 * be taken.
 */
import { randomUUID } from 'node:crypto'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Run } from '@/local/cloud'
import type { TestCloud } from '@/local/testing/startCloud'
import { brokenSeats } from './seats'

export interface Rush {
  readonly people: number
  readonly seats: number
  readonly maxLine: number
  /** Share of people who tap twice, and who cancel at once when seated. */
  readonly twice: number
  readonly cancel: number
  readonly seed: number
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
  readonly callsSeated: number
  readonly callsRefused: number
  readonly callsWaiting: number
  readonly p50: number
  readonly p99: number
  readonly perSecond: number
}

/** The same numbers for the same seed (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Answers that ask for another try; the phone repeats them by itself, and so does this. */
const UNSETTLED = ['IN_PROGRESS', 'CHANGED_MEANWHILE']
const at = (sorted: readonly number[], share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
const PLACES = ['seated', 'waiting']
const FULL = ['ACTIVITY_FULL', 'ACTIVITY_QUEUE_FULL']

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

interface Envelope {
  result?: { ok: boolean; data?: { status: string }; error?: { code: string } }
}

async function post(url: string, openid: string, event: object): Promise<Envelope> {
  const response = await fetch(`${url}/call/api`, { method: 'POST', headers: { 'content-type': 'application/json', 'x-openid': openid }, body: JSON.stringify(event) })
  return (await response.json()) as Envelope
}

async function settled(url: string, openid: string, event: object): Promise<string> {
  for (let tries = 0; tries < 40; tries += 1) {
    // A line that was torn off is no answer: the phone asks again.
    const { result } = await post(url, openid, event).catch((): Envelope => ({ result: { ok: false, error: { code: 'IN_PROGRESS' } } }))
    if (result?.ok) return result.data?.status ?? 'nothing'
    const code = result?.error?.code ?? 'nothing'
    if (!UNSETTLED.includes(code)) return code
    await new Promise((resolve) => setTimeout(resolve, 20 + tries * 10))
  }
  return 'still in progress'
}

function grouped(runs: readonly Run[]): Map<string, Run[]> {
  const groups = new Map<string, Run[]>()
  for (const run of runs) groups.set(run.openid ?? '', [...(groups.get(run.openid ?? '') ?? []), run])
  return groups
}

export async function rush(cloud: TestCloud, { people, seats, maxLine, twice, cancel, seed }: Rush): Promise<RushResult> {
  const random = seeded(seed)
  const officer = await cloud.person(aMember({ role: 'OFF' }))
  const chair = await cloud.person(aMember({ role: 'CHAIR' }))
  const members = Array.from({ length: people }, () => aMember())
  await cloud.load('members', members)
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ capacity: seats, maxLine }) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })

  const undecided: string[] = []
  let heardBoth = 0
  const took: number[] = []
  const answerOf = new Map<string, string>()
  const event = (action: string, requestId: string, input: object) => ({ action, requestId, input })
  const signUp = async (openid: string) => {
    const taps = random() < twice ? 2 : 1
    const leaves = random() < cancel
    const requestId = randomUUID()
    const begun = performance.now()
    const ask = () => settled(cloud.url, openid, event('activity.signUp', requestId, { activityId, guests: 0, answers: {} }))
    const answers = await Promise.all(Array.from({ length: taps }, ask))
    took.push(performance.now() - begun)
    answerOf.set(openid, answers[0] ?? '')
    const hasPlace = answers.some((answer) => PLACES.includes(answer))
    const doubt = whyInDoubt(answers, taps > 1 && hasPlace ? await ask() : (answers[0] ?? ''), maxLine > 0 && cancel > 0)
    if (doubt) undecided.push(doubt)
    if (!doubt && hasPlace && new Set(answers).size > 1) heardBoth += 1
    if (leaves && answers[0] === 'seated') await settled(cloud.url, openid, event('activity.cancelSignUp', randomUUID(), { activityId }))
  }

  const begun = performance.now()
  const { runs } = await cloud.wire.record(() => Promise.all(members.map(({ openid }) => signUp(openid as string))))
  const seconds = (performance.now() - begun) / 1000
  // What a crash or a lost race between two taps left unsettled is counted again when it has been quiet.
  await cloud.fire(new Date(Date.now() + 100_000))

  const [activity] = await cloud.dump<Activity>('activities', { _id: activityId })
  const signups = await cloud.dump<Signup>('signups', { activityId })
  // Only people who asked once: their calls are the price of one answer.
  const runsOf = grouped(runs.filter(({ action }) => action === 'activity.signUp'))
  const calls = new Map<string, number[]>()
  for (const [openid, [run, ...more]] of runsOf) {
    if (!run || more.length > 0) continue
    const count = run.requests.filter(({ action }) => action.startsWith('database.')).length
    const answer = answerOf.get(openid) ?? ''
    calls.set(answer, [...(calls.get(answer) ?? []), count])
  }
  took.sort((a, b) => a - b)
  const of = (status: string) => signups.filter((signup) => signup.status === status).length
  return {
    seated: of('seated') + of('offered'),
    waiting: of('waiting'),
    refused: people - signups.length,
    undecided,
    heardBoth,
    broken: activity ? brokenSeats(activity, signups) : ['the activity is gone'],
    callsSeated: most(calls.get('seated') ?? []),
    callsRefused: most([...(calls.get('ACTIVITY_FULL') ?? []), ...(calls.get('ACTIVITY_QUEUE_FULL') ?? [])]),
    callsWaiting: most(calls.get('waiting') ?? []),
    p50: at(took, 0.5),
    p99: at(took, 0.99),
    perSecond: people / seconds,
  }
}
