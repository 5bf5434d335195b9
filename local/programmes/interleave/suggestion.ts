/** One suggestion that waits for its officer: accepted, returned, declined, merged, redirected or taken back at once. */
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { ReviewRole, Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import type { TestCloud } from '@/local/testing/startCloud'
import { castOn, submittedBy, type Cast } from '@/local/testing/suggestions'
import { act } from './schedule'
import type { Scene } from './scene'

interface Desk {
  readonly suggestionId: string
  /** An older one, to merge into. */
  readonly mainId: string
  readonly cast: Cast
}

const reason = '按程序办理'

async function submitted(cloud: TestCloud): Promise<Desk> {
  const cast = await castOn(cloud)
  return { mainId: await submittedBy(cast.mate), suggestionId: await submittedBy(cast.worker), cast }
}

async function reviewing(cloud: TestCloud): Promise<Desk> {
  const desk = await submitted(cloud)
  await desk.cast.officer.does('suggestion.accept', { suggestionId: desk.suggestionId, note: '' })
  await desk.cast.officer.does('suggestion.assign', { suggestionId: desk.suggestionId, orgId: 'b-equip', isMajor: false })
  return desk
}

const roles: readonly ReviewRole[] = ['DEPT', 'JURY', 'CHAIR']

/** Each step from the state before stands once in an unbroken history, and each role has one opinion. */
export function brokenSuggestion({ history, status, opinions }: Pick<Suggestion, 'history' | 'status' | 'opinions'>): string[] {
  const wrong = brokenLine(history) !== null || history.at(-1)?.to !== status ? ['I30 the history is broken'] : []
  const left = history.filter(({ from, to }) => from === 'submitted' && to !== 'submitted')
  if (left.length > 1) wrong.push(`I15 left “submitted” ${left.length} times: ${left.map(({ to }) => to).join(', ')}`)
  for (const role of roles) {
    const given = opinions.filter((opinion) => opinion.role === role)
    if (given.length > 1) wrong.push(`I16 ${given.length} opinions of one role: ${role}`)
  }
  return wrong
}

/** Both suggestions are whole, and whoever merged kept both proposers. */
async function check({ suggestionId, mainId }: Desk, cloud: TestCloud): Promise<string[]> {
  await cloud.fire(new Date(cloud.clock.now() + 15 * 60_000))
  const wrong: string[] = []
  for (const id of [suggestionId, mainId]) {
    const [one] = await cloud.dump<Suggestion>('suggestions', { _id: id })
    if (!one) return [`${id} is gone`]
    wrong.push(...brokenSuggestion(one))
  }
  const [merged] = await cloud.dump<Suggestion>('suggestions', { _id: suggestionId })
  const [main] = await cloud.dump<Suggestion>('suggestions', { _id: mainId })
  const isIn = main?.mergedFrom.some((from) => from.suggestionId === suggestionId) ?? false
  if (isIn !== (merged?.status === 'merged')) wrong.push(`merged is ${String(merged?.status)}, the main one ${isIn ? 'has' : 'lacks'} it`)
  return wrong
}

export const toBeAccepted: Scene<Desk> = {
  name: 'a suggestion at the desk',
  prepare: submitted,
  moves: {
    'it is accepted': ({ cast, suggestionId }) => act(cast.officer, 'suggestion.accept', { suggestionId, note: '' }),
    'it is declined': ({ cast, suggestionId }) => act(cast.officer, 'suggestion.decline', { suggestionId, reason }),
    'it is returned': ({ cast, suggestionId }) => act(cast.officer, 'suggestion.return', { suggestionId, reason }),
    'it is merged': ({ cast, suggestionId, mainId }) => act(cast.officer, 'suggestion.merge', { suggestionId, intoId: mainId, reason }),
    'it is redirected': ({ cast, suggestionId }) => act(cast.officer, 'suggestion.redirect', { suggestionId, channel: 'complaint', reason }),
    'it is taken back': ({ cast, suggestionId }) => act(cast.worker, 'suggestion.withdraw', { suggestionId }),
  },
  check,
}

export const toBeReviewed: Scene<Desk> = {
  name: 'a suggestion under review',
  prepare: reviewing,
  moves: {
    'the department says yes': ({ cast, suggestionId }) => act(cast.department, 'suggestion.review', { suggestionId, verdict: 'adopt', reason }),
    'the juror says no': ({ cast, suggestionId }) => act(cast.juror, 'suggestion.review', { suggestionId, verdict: 'notAdopt', reason }),
    'it goes to another department': ({ cast, suggestionId }) => act(cast.officer, 'suggestion.reassign', { suggestionId, orgId: 'b-ehs', reason }),
  },
  check,
}
