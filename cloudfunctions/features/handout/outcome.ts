/**
 * How far a plan is, for those who do not handle its people. Nothing moves while it runs, for a figure that grows by one tells
 * of one person; and what is shown at the end tells nobody by subtraction, of the list, of the money or of the year.
 */
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import { hiddenIn } from '@/cloudfunctions/kit/suppress'

type Counted = Pick<Handout, 'people' | 'takenInAll' | 'openKey' | 'status'>

export interface Outcome {
  readonly listed: number | null
  readonly taken: number | null
}

/** As often as asked and whenever: the same figures from the approval to the end, and the same from then on. */
export function outcomeOf({ people, takenInAll, openKey, status }: Counted): Outcome {
  if (openKey === '') return { listed: null, taken: null }
  const isOver = (status === 'ended' || status === 'cancelled') && takenInAll !== null
  const hidden = hiddenIn({ id: 'listed', value: people, parts: isOver ? [{ id: 'taken', value: takenInAll, parts: [] }] : [] })
  return { listed: hidden.has('listed') ? null : people, taken: !isOver || hidden.has('taken') ? null : takenInAll }
}
