/**
 * U8, U9, U13, U20, U21 on real inputs: a write of the acts, tried from the moment before it happens by an officer whose office
 * was taken a second ago, by an officer of another house, with markup in its texts, and while others ask and write beside it.
 */
import * as v from 'valibot'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Reply } from '@/types/errors'
import { roles, type Role } from '@/types/roleNames'
import { aMember } from '@/local/testing/builders'
import type { TestCloud } from '@/local/testing/startCloud'
import { definitionOf, placesOf } from '../contract'
import { idPlaces } from '../foreign'
import { forkOf, type Fork } from '../stories/fork'
import { differenceOf } from '../stories/plain'
import { replyIn, uuidOf, type Asked } from '../stories/story'
import { foreignPlaces, type AttackName } from './attacked'
import { settled, withAnother } from './realInputs'
import { undeclared } from './undeclared'

type Heard = Reply<unknown> | null

interface Trial {
  readonly cloud: TestCloud
  readonly fork: Fork
  readonly asked: Asked
  readonly peace: { readonly reply: Reply<unknown>; readonly plain: string; readonly effect: readonly string[] }
  ask(input?: unknown, openid?: string): Promise<Heard>
}

/** Sentences about what is wrong; null where there is nothing of the kind to attack. */
type Attack = (trial: Trial) => Promise<readonly string[] | null>

const codeOf = (reply: Heard) => (reply?.ok ? 'ok' : (reply?.error.code ?? 'nothing'))
const at = (input: unknown, path: readonly string[]) => path.reduce<unknown>((inside, key) => (inside as Record<string, unknown> | null | undefined)?.[key], input)
const isLineOf = (line: string, ids: readonly string[]) => ids.some((id) => line.startsWith('members ') && line.includes(`"_id":"${id}"`))
/** What came of it besides the people who were put there for it. */
const besides = (effect: readonly string[], ...ids: readonly string[]) => differenceOf(effect.filter((line) => !isLineOf(line, ids)), [])

/** What still happens without the office is said by this word; the test knows of what that may be so. */
export const STILL_DONE = 'is still done'

const officerRemoved: Attack = async ({ cloud, fork, asked, ask }) => {
  const officer = fork.stored.get('members')?.find(({ openid }) => openid === asked.openid) as unknown as Member | undefined
  if (!officer || officer.grants.length === 0) return null
  const { value, effect } = await fork.attempt(async () => {
    await cloud.edit('members', officer._id, { grants: [] })
    return ask()
  })
  const left = besides(effect, officer._id)
  // Of a list in one request each thing is refused for itself.
  if (value?.ok && left !== '') return [STILL_DONE]
  return [...(codeOf(value) === 'INTERNAL' ? ['is a mistake of the product’s own'] : []), ...(left === '' ? [] : [`was refused (${codeOf(value)}), and left ${left.slice(0, 200)}`])]
}

const everyRole = (Object.keys(roles) as Role[]).map((role) => ({ role, orgId: 'elsewhere' }))
const person = (_id: string, traits: Partial<Member> = {}) => aMember({ _id, staffNo: _id.toUpperCase(), openid: `o${_id.replaceAll('-', '')}`.padEnd(28, 'x'), ...traits })
const stranger = person('a-stranger', { orgPath: ['elsewhere'], unitName: '别的公司', grants: everyRole })
const NOWHERE = 'nothing-of-this-name'

const officerOfAnotherHouse: Attack = async ({ cloud, fork, asked, ask }) => {
  const { action, input } = asked.event
  const places = foreignPlaces(action).filter(({ path }) => typeof at(input, path) === 'string')
  if (places.length === 0) return null
  const asStranger = (given: unknown) => fork.attempt(async () => {
    await cloud.load('members', [stranger])
    const { value, requests } = await cloud.wire.record(() => ask(given, stranger.openid ?? ''))
    return { reply: value, calls: requests.filter((one) => one.action.startsWith('database.')).length }
  })
  const ours = await asStranger(input)
  const left = besides(ours.effect, stranger._id)
  const wrong = left === '' ? [] : [`was answered ${codeOf(ours.value.reply)}, and left ${left.slice(0, 200)}`]
  for (const { path } of places) {
    const nowhere = await asStranger(withAnother(input, path, NOWHERE))
    const [heard, without] = [ours, nowhere].map(({ value }) => `${codeOf(value.reply)} in ${value.calls} calls`)
    if (heard !== without) wrong.push(`hears ${heard} of what is there, and ${without} of ${path.join('.')} that is not`)
  }
  return wrong
}

/** Fourteen characters: within the least that any text may have; capitals, as numbers of people are written. */
export const MARKUP = '<B>${7*7}😀%00'
const CORE = '7*7'
const timesIn = (text: string, part: string) => text.split(part).length - 1

const markupInTexts: Attack = async ({ fork, asked, ask }) => {
  const { action, input } = asked.event
  const ids = new Set(idPlaces(action).map(({ path }) => path.join('.')))
  const texts = placesOf(action).filter(({ type, path }) => type === 'string' && !ids.has(path.join('.')) && typeof at(input, path) === 'string')
  const inputs = texts.map(({ path }) => withAnother(input, path, MARKUP)).filter((one) => v.is(definitionOf(action).input, one))
  const wrong: string[] = []
  for (const given of inputs) {
    const { value, effect } = await fork.attempt(() => ask(given))
    const told = [JSON.stringify(value), ...effect].join('\n')
    if (!value || codeOf(value) === 'INTERNAL') wrong.push(`is a mistake of the product’s own with ${JSON.stringify(given).slice(0, 200)}`)
    if (timesIn(told, CORE) !== timesIn(told, MARKUP)) wrong.push(`is not kept to the letter: ${told.slice(Math.max(0, told.indexOf(CORE) - 60)).slice(0, 160)}`)
  }
  return inputs.length > 0 ? wrong : null
}

const nothingUndeclared: Attack = async ({ fork, asked, peace }) => {
  const { reply } = peace
  if (!reply.ok) return null
  const others = (fork.stored.get('members') ?? []).flatMap(({ openid }) => (typeof openid === 'string' && openid !== asked.openid ? [openid] : []))
  const text = JSON.stringify(reply.data)
  const fields = undeclared(definitionOf(asked.event.action).output, reply.data)
  return [...fields.map((field) => `holds ${field}`), ...others.filter((openid) => text.includes(openid)).map(() => 'holds the identity of somebody else')]
}

const bystanders = ['a-first', 'a-second', 'a-third'].map((id) => person(id))
const [writer] = bystanders as [Member]

async function besideIt({ cloud }: Trial): Promise<string[]> {
  const told = bystanders.map(async ({ _id, openid }) => {
    const reply = replyIn(await cloud.call('api', { action: 'session.me', input: {} }, openid ?? '')) as Reply<{ me: { memberId: string } | null }> | null
    const heard = reply?.ok ? reply.data.me?.memberId : codeOf(reply)
    return heard === _id ? [] : [`tells ${_id} that they are ${heard}`]
  })
  const written = cloud.call('api', { action: 'privacy.askDeletion', input: { text: '请删除' }, requestId: uuidOf('beside') }, writer.openid ?? '')
  const [first] = [replyIn(await written)]
  return [...(first?.ok ? [] : [`refuses what somebody else writes beside it: ${codeOf(first)}`]), ...(await Promise.all(told)).flat()]
}

/** At once is as one after the other, in one order or the other: numbers are given out in that order. */
const othersAtOnce: Attack = async (trial) => {
  const { cloud, fork, ask } = trial
  const played = (play: () => Promise<readonly [Heard, readonly string[]]>) => fork.attempt(async () => {
    await cloud.load('members', bystanders)
    const [reply, wrong] = await play()
    return { said: fork.plain(reply), wrong }
  })
  const first = await played(async () => [await ask(), await besideIt(trial)])
  const atOnce = await played(async () => Promise.all([ask(), besideIt(trial)]))
  const differs = ({ value, effect }: typeof first) => (value.said === atOnce.value.said ? differenceOf(atOnce.effect, effect) : `an answer: ${atOnce.value.said.slice(0, 200)}`)
  let difference = differs(first)
  if (difference !== '') difference = differs(await played(async () => {
    const wrong = await besideIt(trial)
    return [await ask(), wrong]
  }))
  return [...first.value.wrong, ...atOnce.value.wrong, ...(difference === '' ? [] : [`is another thing while others ask: ${difference.slice(0, 300)}`])]
}

const rows = { U8: officerOfAnotherHouse, U9: officerRemoved, U13: markupInTexts, U20: nothingUndeclared, U21: othersAtOnce } as const satisfies Partial<Record<AttackName, Attack>>
export type PeopleRow = keyof typeof rows

export interface Tried {
  readonly rows: readonly PeopleRow[]
  readonly wrong: readonly string[]
}

/** Tries one write in every way, each from this moment; null where it is refused in peace. */
export async function tryPeople(cloud: TestCloud, asked: Asked): Promise<Tried | null> {
  const fork = await forkOf(cloud, asked)
  const ask: Trial['ask'] = (input = asked.event.input, openid = asked.openid) => settled(cloud, asked.door, { ...asked.event, input }, openid)
  try {
    const { value, effect } = await fork.attempt(() => ask())
    if (!value?.ok) return null
    const trial: Trial = { cloud, fork, asked, peace: { reply: value, plain: fork.plain(value), effect }, ask }
    const tried: PeopleRow[] = []
    const wrong: string[] = []
    for (const [row, attack] of Object.entries(rows) as Array<[PeopleRow, Attack]>) {
      const found = await attack(trial)
      if (found === null) continue
      tried.push(row)
      wrong.push(...found.map((sentence) => `${asked.event.action}, ${row}: ${sentence}`))
    }
    return { rows: tried, wrong }
  } finally {
    fork.end()
  }
}
