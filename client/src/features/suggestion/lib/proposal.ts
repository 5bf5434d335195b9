/** What a proposer is writing, as the phone keeps it. */
import type { ActionInput } from '@/types/actions'
import type { SuggestionForProposer } from '@/types/suggestion'
import type { SuggestionCategory } from '@/types/suggestionNames'

export type Mate = ActionInput<'suggestion.submit'>['coProposers'][number]

export interface Draft {
  readonly title: string
  readonly category: SuggestionCategory | null
  readonly problem: string
  readonly measure: string
  readonly effect: string
  readonly isDone: boolean
  readonly costFen: number | null
  readonly photoFileIds: readonly string[]
  readonly coProposers: readonly Mate[]
  readonly isAnonymous: boolean
}
export type DraftField = 'category' | 'problem' | 'measure' | 'effect' | 'title' | 'coProposers'

/** The voice tab looks for the same key, to say that something is waiting to be finished. */
export const draftKey = (suggestionId?: string) => `suggestion ${suggestionId ?? 'new'}`

export const newDraft = (): Draft => ({
  title: '', category: null, problem: '', measure: '', effect: '', isDone: false, costFen: null, photoFileIds: [], coProposers: [], isAnonymous: false,
})

/** To be corrected: what the cloud has. Proposers and namelessness stay as they are. */
export function draftFrom({ title, category, problem, measure, effect, isDone, costFen, photoFileIds, isAnonymous }: SuggestionForProposer): Draft {
  return { title, category, problem, measure, effect, isDone, costFen, photoFileIds, coProposers: [], isAnonymous }
}

export const myShare = ({ coProposers }: Pick<Draft, 'coProposers'>) => 100 - coProposers.reduce((sum, { share }) => sum + share, 0)

const lengthOf = (text: string) => Array.from(text.trim()).length
const isMissing = (text: string, most: number) => lengthOf(text) === 0 || lengthOf(text) > most

/** The fields that stand in the way, from the top of the form. */
export function wrongFields(draft: Draft): DraftField[] {
  const { isAnonymous, coProposers } = draft
  const matesWrong = !isAnonymous && (myShare(draft) < 1 || coProposers.some(({ staffNo, name, share }) => !staffNo.trim() || !name.trim() || share < 1))
  const found: ReadonlyArray<readonly [DraftField, boolean]> = [
    ['category', draft.category === null],
    ['problem', isMissing(draft.problem, 1000)],
    ['measure', isMissing(draft.measure, 1000)],
    ['effect', lengthOf(draft.effect) > 500],
    ['title', lengthOf(draft.title) > 40],
    ['coProposers', matesWrong],
  ]
  return found.filter(([, isWrong]) => isWrong).map(([field]) => field)
}

/** The text as it is sent; a nameless one has no photos. */
export function textOf({ title, category, problem, measure, effect, isDone, costFen, photoFileIds, isAnonymous }: Draft) {
  return { title, category: category ?? 'other', problem, measure, effect, isDone, costFen, photoFileIds: isAnonymous ? [] : [...photoFileIds] } as const
}

export function wishOf(draft: Draft): ActionInput<'suggestion.submit'> {
  const mates = draft.isAnonymous ? [] : draft.coProposers.map((mate) => ({ ...mate }))
  return { ...textOf(draft), coProposers: mates, share: draft.isAnonymous ? 100 : myShare(draft), isAnonymous: draft.isAnonymous }
}

/** A name for the queue's line. */
export const nameOf = ({ title, measure }: Pick<Draft, 'title' | 'measure'>) => Array.from(title.trim() || measure.trim()).slice(0, 16).join('')
