import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { grades } from '@/types/suggestionStatusNames'
import type { Fact } from '../../../components/Facts'
import { Loaded } from '../../../components/Loaded'
import { PolicyNote } from '../../../components/PolicyNote'
import { Skeleton } from '../../../components/Skeleton'
import { moneyText } from '../../../lib/format'
import { useQuery } from '../../../lib/useQuery'
import { copy } from '../copy'
import { suggestionDecision, type Choice } from '../lib/decision'
import { Answers } from './DecideSheet'

const words = copy.sheet
type Facts = ActionOutput<'suggestion.desk'> | ActionOutput<'suggestion.case'>

export interface FactsProps {
  readonly id: string
  readonly onChoose: (choice: Choice, reason: string) => void
  readonly onOpen: () => void
}

/** Asked as the union first; to whom that says nothing, as the reviewer. */
export function SuggestionFacts({ id, onChoose, onOpen }: FactsProps) {
  const desk = useQuery('suggestion.desk', { suggestionId: id }, { keep: false })
  const isForeign = desk.error?.code === 'NOT_FOUND'
  const paper = useQuery('suggestion.case', isForeign ? { suggestionId: id } : null, { keep: false })
  const isMine = paper.error?.code === 'NOT_FOUND'
  if (isForeign && isMine) return <Answers facts={[]} decision={null} onChoose={onChoose} onOpen={onOpen} />
  const answers = (suggestion: Facts) => (
    <Answers facts={factsOf(suggestion)} decision={suggestionDecision(id, suggestion.blocked)} clauses={clausesOf(suggestion)} onChoose={onChoose} onOpen={onOpen} />
  )
  return isForeign ? (
    <Loaded query={paper} skeleton={<Skeleton rows={2} />}>
      {answers}
    </Loaded>
  ) : (
    <Loaded query={desk} skeleton={<Skeleton rows={2} />}>
      {answers}
    </Loaded>
  )
}

const nameOf = (key: string) => copy.clauses[key.replace('suggestion.', '').replace(/^grade\d/, 'grade') as keyof typeof copy.clauses] ?? ''

function clausesOf({ clauses }: Facts) {
  const named = clauses.filter(({ key }) => nameOf(key) !== '')
  return named.length > 0 && <View className="stack">{named.map((clause) => <PolicyNote key={clause.policyId} name={nameOf(clause.key)} clause={clause} />)}</View>
}

function factsOf({ number, problem, measure, grade, effectFound, authors }: Facts): Fact[] {
  const confirmed = effectFound?.confirmedFen ?? null
  const facts: Array<Fact | null> = [
    { icon: 'document', text: number, note: authors === null ? words.blind : authors.map(({ name, unitName }) => `${name}（${unitName}）`).join('、') || undefined },
    { icon: 'alert', text: problem, note: words.problem },
    { icon: 'bulb', text: measure, note: words.measure },
    confirmed === null ? null : { icon: 'wallet', text: copy.effectMoney(moneyText(confirmed)) },
    grade && { icon: 'star', text: copy.grade(grades[grade.grade], grade.points, moneyText(grade.amountFen)) },
  ]
  return facts.filter((fact) => fact !== null)
}
