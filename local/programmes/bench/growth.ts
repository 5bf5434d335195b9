/**
 * P3: what the actions asked most cost in operations and in documents looked at, with few records stored and with many:
 * `tsx local/programmes/bench/growth.ts [records]`, 100,000 in each list unless said.
 */
import type { ActionInput, ActionName } from '@/types/actions'
import { asked } from '@/local/testing/activities'
import { aProposal } from '@/local/testing/suggestions'
import { buildFunctions } from '@/local/testing/buildFunctions'
import type { Person } from '@/local/testing/person'
import { dayOf } from '@/types/calendar'
import type { Row } from './rows'
import { openStage, type Stage } from './stage'

export const FEW = 100
/** The first time an instance reads its settings; the last time counts. */
const TIMES = 3

export interface ActionGrowth {
  readonly action: string
  /** Operations, and documents looked at, with few and with many records. */
  readonly operations: readonly [few: number, many: number]
  readonly examined: readonly [few: number, many: number]
}

interface Step {
  readonly action: ActionName
  run(turn: number): Promise<unknown>
}

const step = <Name extends ActionName>(who: (turn: number) => Person, action: Name, input: (turn: number) => ActionInput<Name>): Step => ({
  action, run: (turn) => who(turn).does(action, input(turn)),
})

/** Lists and details as often as one likes; what happens once happens to another person, or another copy, each time. */
function stepsOn({ cloud, ids, copyOf, worker, mates, officer, chair, caseworker }: Stage): Step[] {
  const me = () => worker
  const mate = (turn: number) => mates[turn] ?? worker
  const [office, head, cases] = [() => officer, () => chair, () => caseworker]
  const [activity, suggestion] = [() => ({ activityId: ids.open }), () => ({ suggestionId: ids.suggestion })]
  return [
    step(me, 'home.get', () => ({})), step(head, 'home.get', () => ({})), step(me, 'session.me', () => ({})),
    step(me, 'activity.list', () => ({ scope: 'coming' })), step(me, 'activity.get', activity), step(me, 'activity.mine', () => ({ scope: 'coming' })),
    step(office, 'activity.managed', () => ({})), step(office, 'activity.desk', activity), step(office, 'activity.roster', activity),
    step(mate, 'activity.signUp', () => ({ ...activity(), ...asked })), step(mate, 'activity.cancelSignUp', activity),
    step(head, 'activity.decide', (turn) => ({ activityId: copyOf(ids.pending, turn), verdict: 'approve', note: '' })),
    step(me, 'suggestion.mine', () => ({})), step(me, 'suggestion.get', suggestion), step(office, 'suggestion.desk', suggestion), step(head, 'suggestion.list', () => ({ year: dayOf(new Date(cloud.clock.now())).slice(0, 4) })),
    step(mate, 'suggestion.submit', () => aProposal()), step(office, 'suggestion.accept', (turn) => ({ suggestionId: copyOf(ids.suggestion, turn), note: '' })),
    step(office, 'inbox.list', () => ({})), step(head, 'inbox.list', () => ({})),
    step(me, 'message.list', () => ({})), step(mate, 'message.read', () => ({})),
    step(me, 'notice.list', () => ({ scope: 'current' })), step(mate, 'notice.get', () => ({ noticeId: ids.notice })), step(office, 'notice.managed', () => ({})),
    step(me, 'handout.mine', () => ({})), step(office, 'handout.list', () => ({})), step(office, 'handout.rows', () => ({ handoutId: ids.handout })),
    step(mate, 'aid.mine', () => ({})), step(cases, 'aid.list', () => ({ limit: 3 })),
    step(head, 'people.list', () => ({})), step(head, 'session.roster', () => ({})),
  ]
}

interface Cost {
  readonly action: string
  readonly operations: number
  readonly examined: number
}

async function costsOn(stage: Stage): Promise<Cost[]> {
  const { cloud } = stage
  const costs: Cost[] = []
  for (const { action, run } of stepsOn(stage)) {
    let cost: Cost | undefined
    for (let turn = 0; turn < TIMES; turn += 1) {
      const before = cloud.counters.examined
      const { requests } = await cloud.wire.record(() => run(turn))
      cost = { action, operations: requests.filter((request) => request.action.startsWith('database.')).length, examined: cloud.counters.examined - before }
    }
    if (cost) costs.push(cost)
  }
  return costs
}

async function costsAt(records: number): Promise<Cost[]> {
  const stage = await openStage(records)
  try {
    return await costsOn(stage)
  } finally {
    await stage.cloud.close()
  }
}

/** In the order of the steps; an action done by two people stands twice. */
export async function growth(records: number): Promise<ActionGrowth[]> {
  const few = await costsAt(FEW)
  const many = await costsAt(records)
  return few.map(({ action, operations, examined }, index) => ({
    action, operations: [operations, many[index]?.operations ?? NaN], examined: [examined, many[index]?.examined ?? NaN],
  }))
}

export const grows = ({ operations: [few, many] }: ActionGrowth) => few !== many
/** Looked at, a document more or less for a message that came meanwhile. */
export const looksAtMore = ({ examined: [few, many] }: ActionGrowth) => many > few * 1.1 + 2

const lineOfGrowth = ({ action, operations, examined }: ActionGrowth) =>
  `  ${action.padEnd(24)} ${operations.join(' → ').padEnd(10)} ${(operations[1] / operations[0]).toFixed(2)}   looked at ${examined.join(' → ')}`

export async function growthRow(records: number): Promise<Row> {
  const all = await growth(records)
  console.log(`operations with ${FEW} records in each list and with ${records}\n${all.map(lineOfGrowth).join('\n')}\n`)
  const [other, more] = [all.filter(grows), all.filter(looksAtMore)]
  const named = (some: readonly ActionGrowth[]) => some.map(({ action }) => action).join(', ') || 'none'
  return {
    metric: `P3 operations with ${records.toLocaleString('en')} ÷ 100 records in each of ten lists`, target: '1.00', measured: `${other.length === 0 ? `1.00 for all ${all.length} hot actions` : `other for ${named(other)}`}; looking at more documents: ${named(more)}`,
    where: 'growth.long.test.ts (10² against 10⁴)', isShort: other.length > 0,
  }
}

async function main(): Promise<void> {
  await buildFunctions()
  console.log((await growthRow(Number(process.argv[2] ?? 100_000))).measured)
}

if (require.main === module) void main()
