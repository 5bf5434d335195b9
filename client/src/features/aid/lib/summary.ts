/** What was answered, in words: before it is sent, and later for whoever may read it. Pure. */
import { aidCauses, aidKinds, areas, exclusions, healthClasses, housings, incomeKinds, outlayKinds, relations, schoolStages, urgentCauses, workStates } from '@/types/aidNames'
import type { AidFile, MeansRows } from '@/types/aid'
import { moneyText } from '../../../lib/format'
import { applyCopy as copy } from '../applyCopy'
import { stepsOf, type Draft, type Mode, type MoneyRow, type Person, type StepName } from './draft'

const words = copy.summary
const totalOf = (rows: ReadonlyArray<MoneyRow<string>>) => moneyText(rows.reduce((sum, { yearFen }) => sum + (yearFen ?? 0), 0))

export interface Line {
  readonly title: string
  readonly value: string
}

const answers: Readonly<Record<keyof typeof words, (draft: Draft) => string>> = {
  person: ({ other }) => [other.name, other.staffNo].filter(Boolean).join(' '),
  kind: ({ kind }) => (kind ? aidKinds[kind].name : ''),
  urgent: ({ urgent }) => (urgent === 'no' ? copy.notUrgent : urgent ? urgentCauses[urgent] : ''),
  cause: ({ cause, otherCauses }) => (cause ? [cause, ...otherCauses].map((code) => aidCauses[code]).join('、') : ''),
  need: ({ need }) => need.trim(),
  asked: ({ askedFen }) => (askedFen ? moneyText(askedFen) : ''),
  members: ({ members }) => copy.people(members.length),
  home: ({ housing, area }) => (housing && area ? `${areas[area]} · ${housings[housing]}` : ''),
  dibao: ({ hasDibao }) => (hasDibao === null ? '' : hasDibao ? copy.yes : copy.no),
  incomes: ({ incomes }) => totalOf(incomes),
  outlays: ({ outlays }) => totalOf(outlays),
  exclusions: ({ exclusions: chosen }) => chosen.map((code) => exclusions[code]).join('、') || copy.nothing,
  evidence: ({ evidence }) => copy.photos(evidence.length),
  publicity: ({ isPublic }) => (isPublic === null ? '' : isPublic ? copy.agreePublic : copy.refusePublic),
}

/** A line for each question, in its order; each leads back to it. */
export const linesOf = (draft: Draft, mode: Mode): Array<Line & { readonly step: StepName }> =>
  stepsOf[mode].flatMap((step) => (step in answers ? [{ step, title: words[step as keyof typeof words], value: answers[step as keyof typeof words](draft) || copy.toFill }] : []))

const personText = ({ birthYear, health, work, school }: Person) =>
  [birthYear === null ? '' : `${birthYear} 年生`, healthClasses[health], workStates[work], school === 'none' ? '' : schoolStages[school]].filter(Boolean).join(' · ')

export const memberLines = (members: AidFile['members']): Line[] => members.map((one) => ({ title: relations[one.relation], value: personText(one) }))

type Rows = Pick<MeansRows, 'incomes' | 'outlays'>
export const incomeLines = ({ incomes }: Rows): Line[] => incomes.map(({ kind, yearFen }) => ({ title: incomeKinds[kind], value: moneyText(yearFen) }))
export const outlayLines = ({ outlays }: Rows): Line[] => outlays.map(({ kind, yearFen }) => ({ title: outlayKinds[kind], value: moneyText(yearFen) }))

/** Everything of a file that is one answer. */
export const fileLines = ({ kind, urgent, cause, otherCauses, need, askedFen, housing, area, hasDibao, exclusions: chosen }: AidFile): Line[] => [
  { title: words.kind, value: aidKinds[kind].name },
  ...(urgent ? [{ title: words.urgent, value: urgentCauses[urgent] }] : []),
  { title: words.cause, value: [cause, ...otherCauses].map((code) => aidCauses[code]).join('、') },
  { title: words.need, value: need },
  { title: words.asked, value: moneyText(askedFen) },
  { title: words.home, value: `${areas[area]} · ${housings[housing]}` },
  { title: words.dibao, value: hasDibao ? copy.yes : copy.no },
  { title: words.exclusions, value: chosen.map((code) => exclusions[code]).join('、') || copy.nothing },
]
