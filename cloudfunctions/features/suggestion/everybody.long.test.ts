/** Every action on a suggestion in every state by everybody, over the wire: done, or refused with the right code. */
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { aProposal, castOn, lead, storedSuggestion, submittedBy, type Cast } from '@/local/testing/suggestions'
import type { ActionInput, ActionName } from '@/types/actions'
import { suggestionStatuses, type SuggestionStatus } from '@/types/suggestionNames'

let cloud: TestCloud
let cast: Cast
let legal: Person
type Name = keyof Omit<Cast, 'members'> | 'legal'

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
  cast = await castOn(cloud)
  legal = await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'legal', orgId: 'company' }] }))
})
afterAll(() => cloud.close())

const { coProposers: _others, share: _share, isAnonymous: _anonymous, ...words } = aProposal()
const reason = '写明原因'

const inputs = {
  withdraw: {}, resubmit: words, rate: { stars: 4, text: '' }, reopen: { reason }, accept: { note: '' }, return: { reason }, decline: { reason },
  merge: { intoId: 'older', reason: '' }, redirect: { channel: 'complaint', reason }, takeOver: { note: reason }, assign: { orgId: 'b-equip', isMajor: false }, reassign: { orgId: 'b-equip', reason }, resume: { reason },
  sign: { verdict: 'agree', reason: '' }, confirmYear: { yearFen: 1, note: '' }, reward: { amountFen: 20_000, reason },
  review: { verdict: 'adopt', reason: '' }, plan: { ownerName: '潘国强', finishOn: '2026-07-01', costFen: 0, expectedFen: 0 }, complete: { note: '好了' }, stop: { reason },
  confirmEffect: { effect: '好', hasMoney: true }, confirmMoney: { confirmedFen: 1, note: '' },
  score: { technique: 9, benefit: 9, scope: 9, practicality: 9, isBorrowed: false, note: '' }, publicise: {}, object: { text: '不实' },
  settle: { objectionId: 'o1', isUpheld: false, reason }, award: {}, pay: { note: '' },
} as const
type Step = keyof typeof inputs

/** Who has a suggestion in each state, and what they may do then; written down here a second time, from the handbook. */
const has: Partial<Record<SuggestionStatus, Partial<Record<Name, readonly Step[]>>>> = {
  submitted: { officer: ['accept', 'return', 'decline', 'merge', 'redirect'], worker: ['withdraw'] },
  returned: { worker: ['withdraw', 'resubmit'] },
  declined: { worker: ['rate', 'reopen'] },
  merged: { worker: ['rate'] },
  redirected: { legal: ['takeOver'], worker: ['rate', 'reopen'] },
  accepted: { officer: ['merge', 'redirect', 'assign'] },
  reviewing: { officer: ['reassign'], chair: ['reassign'], department: ['review'], juror: ['review'] },
  reserved: { officer: ['resume'], chair: ['resume', 'reward'], worker: ['rate'] },
  notAdopted: { worker: ['rate', 'reopen'] },
  adopted: { officer: ['reassign'], chair: ['reassign'], department: ['plan', 'stop'], worker: ['rate'] },
  implementing: { officer: ['reassign'], chair: ['reassign'], department: ['complete', 'stop'], worker: ['rate'] },
  stopped: { worker: ['rate', 'reopen'] },
  verifying: { department: ['confirmEffect'], worker: ['rate'] },
  verified: { juror: ['score'], worker: ['rate'] },
  graded: { officer: ['publicise'], worker: ['rate'] },
  publicised: { officer: ['settle'], worker: ['rate'] },
  cleared: { chair: ['award'], worker: ['rate'] },
  awarded: { finance: ['pay'], worker: ['rate'] },
}

/** In which states a step makes sense at all. */
const statesOf = (step: Step) => Object.entries(has).filter(([, people]) => Object.values(people).some((steps) => steps.includes(step))).map(([state]) => state)
const inState = (step: Step, state: SuggestionStatus) => (step === 'object' ? state === 'publicised' : step === 'confirmMoney' ? state === 'verifying' : step === 'sign' ? state === 'implementing' : step === 'confirmYear' ? state === 'awarded' : step === 'pay' ? state === 'awarded' || state === 'reserved' : statesOf(step).includes(state))
const ofProposer: readonly Step[] = ['withdraw', 'resubmit', 'rate', 'reopen']

const sideRoads: Partial<Record<SuggestionStatus, (id: string) => Promise<unknown>>> = {
  returned: (suggestionId) => cast.officer.does('suggestion.return', { suggestionId, reason }),
  withdrawn: (suggestionId) => cast.worker.does('suggestion.withdraw', { suggestionId }),
  redirected: (suggestionId) => cast.officer.does('suggestion.redirect', { suggestionId, channel: 'complaint', reason }),
  declined: (suggestionId) => cast.officer.does('suggestion.decline', { suggestionId, reason }),
  merged: (suggestionId) => cast.officer.does('suggestion.merge', { suggestionId, intoId: 'older', reason: '' }),
  reserved: (suggestionId) => bothSay(suggestionId, 'reserve'),
  notAdopted: (suggestionId) => bothSay(suggestionId, 'notAdopt'),
  stopped: async (suggestionId) => {
    await lead(cloud, cast, suggestionId, 'adopted')
    await cast.department.does('suggestion.stop', { suggestionId, reason })
  },
}

async function bothSay(suggestionId: string, verdict: 'reserve' | 'notAdopt'): Promise<void> {
  await lead(cloud, cast, suggestionId, 'reviewing')
  for (const reviewer of [cast.department, cast.juror]) await reviewer.does('suggestion.review', { suggestionId, verdict, reason })
}

async function ledTo(state: SuggestionStatus): Promise<Suggestion> {
  const suggestionId = await submittedBy(cast.worker)
  const sideRoad = sideRoads[state === 'archived' ? 'declined' : state]
  if (sideRoad) await sideRoad(suggestionId)
  else await lead(cloud, cast, suggestionId, state)
  if (state === 'archived') await cloud.edit('suggestions', suggestionId, { status: 'archived' })
  const open = { id: 'o1', by: cast.members.mate._id, round: 1, text: '不实', at: new Date(), settled: null }
  if (state === 'publicised') await cloud.edit('suggestions', suggestionId, { objections: [open], waitsFor: ['OFF.democracy@company'] })
  return storedSuggestion(cloud, suggestionId)
}

/** What the wire must answer, from the table above and from who can see it. */
function expected(step: Step, state: SuggestionStatus, name: Name, { readers, publicityEndsAt }: Suggestion): string | null {
  if (step === 'object') {
    if (!publicityEndsAt) return 'NOT_FOUND'
    if (state !== 'publicised') return 'SUGGESTION_WRONG_STATE'
    return name === 'mate' ? 'SUGGESTION_OBJECTED_BEFORE' : null
  }
  const offices: Partial<Record<Name, string>> = { department: 'DEPT@b-equip', otherDepartment: 'DEPT@b-ehs', juror: 'JURY@company', finance: 'FIN@company', executive: 'EXEC@company', legal: 'OFF.legal@company' }
  const sees = ['worker', 'officer', 'chair', 'auditor'].includes(name) || readers.includes(offices[name] ?? '')
  if (!sees) return 'NOT_FOUND'
  if (!inState(step, state)) return 'SUGGESTION_WRONG_STATE'
  if ((has[state]?.[name] ?? []).includes(step)) return null
  // Finance has it, but the first award is not paid yet.
  if (step === 'confirmYear' && name === 'finance') return 'SUGGESTION_WRONG_STATE'
  return ofProposer.includes(step) ? 'SUGGESTION_NOT_YOURS' : 'CASE_NOT_YOUR_TURN'
}

const people: readonly Name[] = ['worker', 'mate', 'officer', 'culture', 'department', 'otherDepartment', 'juror', 'finance', 'executive', 'legal', 'chair', 'auditor']

describe('every action by everybody', () => {
  let copies = 0
  const copyOf = async (suggestion: Suggestion) => {
    copies += 1
    const copy = { ...suggestion, _id: `copy${copies}`, number: `copy${copies}` }
    await cloud.load('suggestions', [copy])
    return copy._id
  }

  test.each(Object.keys(suggestionStatuses) as SuggestionStatus[])('while %s', async (state) => {
    if (copies === 0) await cloud.load('suggestions', [{ ...(await ledTo('submitted')), _id: 'older', number: 'older', listKey: '2026-01-01' }])
    // A new minute, or one person would make too many calls in the same one.
    cloud.clock.advance(60_000)
    const template = await ledTo(state)
    let target = await copyOf(template)
    for (const step of Object.keys(inputs) as Step[]) {
      for (const name of people) {
        const action = `suggestion.${step}` as ActionName
        const refusal = await (name === 'legal' ? legal : cast[name]).isRefused(action, { suggestionId: target, ...inputs[step] } as ActionInput<ActionName>)
        expect([state, step, name, refusal]).toEqual([state, step, name, expected(step, state, name, template)])
        if (refusal === null) target = await copyOf(template)
      }
    }
    const untouched = await storedSuggestion(cloud, target)
    expect({ ...untouched, _id: template._id, number: template.number, refusals: [] }).toEqual({ ...template, refusals: [] })
  })
})
