/** What can be done with a visit, the next thing first. The cloud says what is open; here is only the order. */
import type { ErrorCode } from '@/types/errors'
import type { VisitView } from '@/types/visit'
import { deskCopy } from '../deskCopy'

export type Step = keyof typeof deskCopy.acts
const order = ['check', 'review', 'approve', 'signFor', 'arrange', 'record', 'follow', 'refuse', 'cancel'] as const satisfies readonly Step[]

type Stepped = Pick<VisitView, 'blocked' | 'status' | 'plan'>

/** The step whose turn it is comes first; of those that may be done early, the record once a day is arranged. */
export function possibleSteps({ blocked, status, plan }: Stepped): Step[] {
  const open = order.filter((step) => blocked[step] === null)
  const due = open.filter((step) => step === dueStep[status] || (step === 'record' && plan !== null && status !== 'checking' && status !== 'reviewing'))
  return [...due, ...open.filter((step) => !due.includes(step))]
}

const dueStep: Readonly<Partial<Record<VisitView['status'], Step>>> = {
  checking: 'check', reviewing: 'review', approving: 'approve', toArrange: 'arrange', arranged: 'record', toSign: 'signFor', following: 'follow',
}

/** Said on the grey button: only reasons that are about this person and this case, not that it is somebody else's work. */
const worthSaying: readonly ErrorCode[] = ['CASE_CONFLICT_OF_INTEREST', 'VISIT_PAPERS_UNSEEN', 'VISIT_YEAR_USED', 'VISIT_OVER_CEILING', 'VISIT_PROOF_NEEDED']

export function refusedStep({ blocked, status }: Pick<Stepped, 'blocked' | 'status'>): { readonly step: Step; readonly code: ErrorCode } | null {
  const step = dueStep[status]
  const code = step ? blocked[step] : null
  return step && code && worthSaying.includes(code) ? { step, code } : null
}

export function nameOf(step: Step, { group, signer }: Pick<VisitView, 'group' | 'signer'>): string {
  if (step === 'signFor' && signer === 'self') return deskCopy.signFor.paper
  return (group === 'talk' ? deskCopy.talkActs[step] : undefined) ?? deskCopy.acts[step]
}

/** Steps that end a case stand in the sheet and not at the thumb. */
export const isQuiet = (step: Step) => step === 'refuse' || step === 'cancel'
