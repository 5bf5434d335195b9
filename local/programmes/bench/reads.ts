/**
 * Every read of the contract, asked of the demonstration by people of every office: what nobody looks at while it is played costs too.
 * An action that is not answered to any of them is named, so that none is left out unseen.
 */
import type { ActionInput, ActionName } from '@/types/actions'
import { dayOf, monthOf } from '@/types/calendar'
import type { Cloud, Run } from '@/local/cloud'
import { personCalled } from '@/local/seed/people'
import { dump } from '@/local/testing/load'
import { personOf } from '@/local/testing/person'
import { actionNames, definitionOf, placesOf, sampleInput, withValue } from '../contract'
import { collectionAt, idPlaces } from '../foreign'

const ASKERS = ['吴建明', '李晓梅', '陈志强', '黄志文', '何丽娟', '曾敏', '罗伟', '谢文静', '苏明辉', '邓永康', '徐涛', '叶建华', '张伟', '王芳', '刘洋', '赵丽'] as const
/** Of each collection. */
const DOCUMENTS = 10
/** People who were answered with something; the dearest counts. */
const ENOUGH = 3
const A_WHILE_MS = 10_000

/** What is neither an id nor a time, and none of which the schema can think of. */
const words: Readonly<Record<string, unknown>> = {
  figure: 'suggestion.submitted', code: 'illness', noun: 'retention', key: 'retention.messages', problem: '车间夏天温度过高', measure: '加装通风设备', successorStaffNo: personCalled('张伟').staffNo,
}

interface Listed {
  readonly _id: string
  readonly status?: string
  readonly listKey?: string
}

/** In turn from each state that there is, the youngest first: what is possible depends on it. */
async function candidates(cloud: Cloud, collection: string): Promise<string[]> {
  const docs = (await dump<Listed>(cloud.url, collection)).sort((one, other) => (other.listKey ?? other._id).localeCompare(one.listKey ?? one._id))
  const states = [...new Set(docs.map(({ status }) => status))].map((status) => docs.filter((doc) => doc.status === status))
  const turns = docs.flatMap((_, turn) => states.flatMap((inState) => inState[turn]?._id ?? []))
  return turns.slice(0, DOCUMENTS)
}

/** The inputs to try, one for each document it may be about. */
async function inputsOf(cloud: Cloud, name: ActionName): Promise<unknown[]> {
  const today = dayOf(new Date(cloud.clock.now()))
  const times: Readonly<Record<string, string>> = { year: today.slice(0, 4), month: monthOf(today), period: today.slice(0, 4) }
  let input: unknown = sampleInput(name)
  for (const { path, type, isOptional } of placesOf(name)) {
    const field = path.at(-1) ?? ''
    const value = words[field] ?? times[field]
    if (!isOptional && value !== undefined) input = withValue(input, path, type === 'number' ? Number(value) : value)
  }
  let inputs = [input]
  for (const place of idPlaces(name).filter(({ isOptional }) => !isOptional)) {
    const ids = await candidates(cloud, collectionAt(place) ?? '')
    inputs = inputs.flatMap((one) => ids.map((id) => withValue(one, place.path, id)))
  }
  return inputs
}

export interface Reads {
  /** Runs that were answered, the action in each. */
  readonly runs: readonly Run[]
  /** Answered to nobody, and answered with an empty list to everybody. */
  readonly unanswered: readonly ActionName[]
  readonly empty: readonly ActionName[]
  /** Asked the database something without an index. */
  readonly scanning: readonly ActionName[]
}

const isEmpty = (data: object) => 'items' in data && Array.isArray(data.items) && data.items.length === 0

interface Answered {
  readonly runs: readonly Run[]
  readonly isFull: boolean
  readonly scans: number
}

/** Null when refused. */
async function answerOf(cloud: Cloud, name: ActionName, input: unknown, asker: string): Promise<Answered | null> {
  const person = personOf(cloud, personCalled(asker).openid ?? '')
  const scansBefore = cloud.counters.scans
  const { value, runs } = await cloud.wire.record(() => person.ask(name, input as ActionInput<typeof name>))
  if (!value.ok) return null
  return { runs: runs.filter(({ action }) => action === name), isFull: !isEmpty(value.data), scans: cloud.counters.scans - scansBefore }
}

async function answersTo(cloud: Cloud, name: ActionName): Promise<Answered[]> {
  const inputs = await inputsOf(cloud, name)
  const answers: Answered[] = []
  let enough = 0
  for (const asker of ASKERS) {
    if (enough >= ENOUGH) break
    const heard: Answered[] = []
    for (const input of inputs) {
      const answer = await answerOf(cloud, name, input, asker)
      if (answer) heard.push(answer)
    }
    answers.push(...heard)
    if (heard.some(({ isFull }) => isFull)) enough += 1
  }
  return answers
}

export async function readEverything(cloud: Cloud): Promise<Reads> {
  const byName = new Map<ActionName, Answered[]>()
  for (const name of actionNames.filter((action) => definitionOf(action).kind === 'read')) {
    // A person may ask so often within a minute.
    cloud.clock.advance(A_WHILE_MS)
    byName.set(name, await answersTo(cloud, name))
  }
  const where = (is: (answers: readonly Answered[]) => boolean) => [...byName].flatMap(([name, answers]) => (is(answers) ? [name] : []))
  return {
    runs: [...byName.values()].flatMap((answers) => answers.flatMap(({ runs }) => runs)),
    unanswered: where((answers) => answers.length === 0),
    empty: where((answers) => answers.length > 0 && answers.every(({ isFull }) => !isFull)),
    scanning: where((answers) => answers.some(({ scans }) => scans > 0)),
  }
}
