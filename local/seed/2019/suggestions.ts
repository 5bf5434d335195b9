/** The suggestions of 2019: 103 that count and one that was taken back, answered as far as a year allows. */
import { samples } from '@/cloudfunctions/features/suggestion/fixtures/suggestions'
import { DAY_MS, startOfDay } from '@/types/calendar'
import type { SuggestionCategory } from '@/types/suggestionNames'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { members } from '../people'
import type { Stage } from '../stage'

export const SUBMITTED = 103
/** How many of them came how far. */
export const ACCEPTED = 95
export const ADOPTED = 36
export const NOT_ADOPTED = 9

const categories: readonly SuggestionCategory[] = ['safety', 'process', 'equipment', 'quality', 'energy', 'cost', 'management', 'life']
/** None of the juror's own unit: jurors stand aside there. */
const writers = members.filter(({ openid, grants, orgPath }) => openid !== null && grants.length === 0 && !orgPath.includes('b-ehs'))
/** Handed in a few at a time, so that a year is played in a minute. */
const AT_ONCE = 5
const SPACING_MS = 3.4 * DAY_MS

const dayOfNumber = (index: number) => startOfDay('2019-01-05').getTime() + Math.floor(index * SPACING_MS) + 9 * 3_600_000
const writerOf = (index: number) => writers[(index * 11) % writers.length] as Member

async function submit(stage: Stage, index: number): Promise<string> {
  const sample = samples[index % samples.length]
  if (!sample) throw new Error(`there is no sample ${index}`)
  const { suggestionId } = await stage.asMember(writerOf(index)).does('suggestion.submit', {
    title: '', category: categories[index % categories.length] as SuggestionCategory, problem: sample.problem, measure: sample.measure, effect: '', isDone: false, costFen: null,
    photoFileIds: [], coProposers: [], share: 100, isAnonymous: false,
  })
  return suggestionId
}

async function reviewed(stage: Stage, suggestionId: string, index: number): Promise<void> {
  const verdict = index < ADOPTED ? ('adopt' as const) : ('notAdopt' as const)
  await stage.as('徐涛').does('suggestion.review', { suggestionId, verdict, reason: verdict === 'adopt' ? '可行，投入不大' : '现有条件做不到，明年大修再议' })
  await stage.as('钟慧').does('suggestion.review', { suggestionId, verdict, reason: verdict === 'adopt' ? '同意' : '同意部门意见' })
}

/** Those with these numbers: submitted together, and answered as far as each came. */
async function play(stage: Stage, numbers: readonly number[]): Promise<void> {
  const begun = dayOfNumber(numbers[0] ?? 0)
  const at = <Result>(days: number, act: () => Promise<Result>) => stage.at(new Date(begun + days * DAY_MS), act)
  const ids = await at(0, () => Promise.all(numbers.map((index) => submit(stage, index))))
  const each = (days: number, upTo: number, act: (suggestionId: string, index: number) => Promise<unknown>) =>
    at(days, () => Promise.all(numbers.map((index, place) => (index < upTo ? act(ids[place] as string, index) : undefined))))
  await each(1, ACCEPTED, (suggestionId) => stage.as('黄志文').does('suggestion.accept', { suggestionId, note: '' }))
  await each(2, ADOPTED + NOT_ADOPTED, (suggestionId) => stage.as('黄志文').does('suggestion.assign', { suggestionId, orgId: 'b-equip', isMajor: false }))
  await each(7, ADOPTED + NOT_ADOPTED, (suggestionId, index) => reviewed(stage, suggestionId, index))
}

export async function playSuggestions2019(stage: Stage): Promise<void> {
  for (let from = 0; from < SUBMITTED; from += AT_ONCE) await play(stage, Array.from({ length: Math.min(AT_ONCE, SUBMITTED - from) }, (_, index) => from + index))
  const late = new Date(dayOfNumber(SUBMITTED))
  await stage.at(late, async () => {
    const suggestionId = await submit(stage, SUBMITTED)
    await stage.asMember(writerOf(SUBMITTED)).does('suggestion.withdraw', { suggestionId })
  })
}
