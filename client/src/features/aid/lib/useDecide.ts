import { useSteps, type Steps } from '../../../lib/useSteps'
import { deskCopy } from '../deskCopy'
import type { DeskStep } from './desk'

export type Decide = Steps<'aid', DeskStep>

export const useDecide = (settled: (isDone: boolean) => void): Decide => useSteps({ noun: 'aid', done: deskCopy.done, wrongState: 'AID_WRONG_STATE', settled })
