/** The plain tables of types/aidNames as choices. */
import {
  aidCategories, aidCauses, aidKinds, areas, evidenceKinds, exclusions, exitReasons, healthClasses, housings, incomeKinds, outlayKinds, readReasons, relations, schoolStages, urgentCauses,
  visitWays, workStates, yearOutcomes, type AidKind,
} from '@/types/aidNames'
import type { Option } from '../../../components/SelectField'

const optionsOf = <Code extends string>(table: Readonly<Record<Code, string>>): Array<Option<Code>> => (Object.keys(table) as Code[]).map((value) => ({ value, text: table[value] }))

export const options = {
  kind: (notes: Readonly<Record<AidKind, string>>): Array<Option<AidKind>> => (Object.keys(aidKinds) as AidKind[]).map((value) => ({ value, text: aidKinds[value].name, note: notes[value] })),
  category: optionsOf(aidCategories),
  cause: optionsOf(aidCauses),
  urgent: optionsOf(urgentCauses),
  relation: optionsOf(relations),
  health: optionsOf(healthClasses),
  work: optionsOf(workStates),
  school: optionsOf(schoolStages),
  housing: optionsOf(housings),
  area: optionsOf(areas),
  income: optionsOf(incomeKinds),
  outlay: optionsOf(outlayKinds),
  exclusion: optionsOf(exclusions),
  evidence: optionsOf(evidenceKinds),
  visitWay: optionsOf(visitWays),
  readReason: optionsOf(readReasons),
  yearOutcome: optionsOf(yearOutcomes),
  exitReason: optionsOf(exitReasons),
}
