/** The suggestions of 2019: 103 that count and one that was taken back, answered as far as a year allows. */
import { samples } from '@/cloudfunctions/features/suggestion/fixtures/suggestions'
import { DAY_MS, startOfDay } from '@/types/calendar'
import type { Person } from '@/local/testing/person'
import type { SuggestionCategory } from '@/types/suggestionNames'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { members } from '../people'
import type { Stage } from '../stage'

export const SUBMITTED = 103
/** How many of them came how far. */
export const ACCEPTED = 95
export const ADOPTED = 36
export const NOT_ADOPTED = 9
/** Of the adopted ones, the last few were carried out: awarded in December, or still made public when the year is summed up. */
export const AWARDED = 3
export const PUBLICISED = 2

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

/** Those with these numbers: submitted together, and answered as far as each came. Their ids. */
async function play(stage: Stage, numbers: readonly number[]): Promise<string[]> {
  const begun = dayOfNumber(numbers[0] ?? 0)
  const at = <Result>(days: number, act: () => Promise<Result>) => stage.at(new Date(begun + days * DAY_MS), act)
  const ids = await at(0, () => Promise.all(numbers.map((index) => submit(stage, index))))
  const each = (days: number, upTo: number, act: (suggestionId: string, index: number) => Promise<unknown>) =>
    at(days, () => Promise.all(numbers.map((index, place) => (index < upTo ? act(ids[place] as string, index) : undefined))))
  await each(1, ACCEPTED, (suggestionId) => stage.as('黄志文').does('suggestion.accept', { suggestionId, note: '' }))
  await each(2, ADOPTED + NOT_ADOPTED, (suggestionId) => stage.as('黄志文').does('suggestion.assign', { suggestionId, orgId: 'b-equip', isMajor: false }))
  await each(7, ADOPTED + NOT_ADOPTED, (suggestionId, index) => reviewed(stage, suggestionId, index))
  return ids
}

const YUAN = 100
const onDay = (day: string, hour = 9) => new Date(startOfDay(day).getTime() + hour * 3_600_000)

/** Carried out over the summer, worth money by the books, graded, and made public from this day. */
async function carryOut(stage: Stage, ids: readonly string[], graded: string, publicised: string): Promise<void> {
  const at = (day: string, act: (suggestionId: string) => Promise<unknown>) => stage.at(onDay(day), () => Promise.all(ids.map(act)))
  const [department, executive, finance, juror, officer] = ['徐涛', '马骏', '曾敏', '钟慧', '黄志文'].map((name) => stage.as(name)) as [Person, Person, Person, Person, Person]
  await at('2019-05-20', (suggestionId) => department.does('suggestion.plan', { suggestionId, ownerName: '潘国强', finishOn: '2019-08-30', costFen: 3_000 * YUAN, expectedFen: 12_000 * YUAN }))
  await at('2019-05-21', (suggestionId) => executive.does('suggestion.sign', { suggestionId, verdict: 'agree', reason: '同意，注意施工安全' }))
  await at('2019-08-29', (suggestionId) => department.does('suggestion.complete', { suggestionId, note: '已按方案做完，现场试用正常' }))
  await at('2019-11-20', (suggestionId) => department.does('suggestion.confirmEffect', { suggestionId, effect: '用了两个多月，问题没有再出现', hasMoney: true }))
  await at('2019-11-25', (suggestionId) => finance.does('suggestion.confirmMoney', { suggestionId, confirmedFen: 9_600 * YUAN, note: '按三季度台账核定' }))
  await at(graded, (suggestionId) => juror.does('suggestion.score', { suggestionId, technique: 22, benefit: 14, scope: 15, practicality: 18, isBorrowed: false, note: '' }))
  await at(publicised, (suggestionId) => officer.does('suggestion.publicise', { suggestionId }))
}

const AWARDED_ON = '2019-12-26'

async function award(stage: Stage, ids: readonly string[]): Promise<void> {
  await stage.tick(onDay(AWARDED_ON, 8))
  await stage.at(onDay(AWARDED_ON), () => Promise.all(ids.map(async (suggestionId) => {
    await stage.as('吴建明').does('suggestion.award', { suggestionId })
    await stage.as('曾敏').does('suggestion.pay', { suggestionId, note: '随当月工资发放' })
  })))
}

export async function playSuggestions2019(stage: Stage): Promise<void> {
  const ids: string[] = []
  for (let from = 0; from < SUBMITTED; from += AT_ONCE) ids.push(...(await play(stage, Array.from({ length: Math.min(AT_ONCE, SUBMITTED - from) }, (_, index) => from + index))))
  const awarded = ids.slice(ADOPTED - AWARDED - PUBLICISED, ADOPTED - PUBLICISED)
  await carryOut(stage, awarded, '2019-12-03', '2019-12-05')
  await award(stage, awarded)
  await carryOut(stage, ids.slice(ADOPTED - PUBLICISED, ADOPTED), '2019-12-31', '2020-01-02')
  const late = new Date(dayOfNumber(SUBMITTED))
  await stage.at(late, async () => {
    const suggestionId = await submit(stage, SUBMITTED)
    await stage.asMember(writerOf(SUBMITTED)).does('suggestion.withdraw', { suggestionId })
  })
}
