import { useSteps, type Steps } from '../../../lib/useSteps'
import { deskCopy } from '../deskCopy'
import type { DeskStep } from './desk'

export type Decide = Steps<'suggestion', DeskStep>

export const useDecide = (settled: (isDone: boolean) => void): Decide => useSteps({ noun: 'suggestion', done: deskCopy.done, wrongState: 'SUGGESTION_WRONG_STATE', settled })
