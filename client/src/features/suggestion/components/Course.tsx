import { grades } from '@/types/suggestionNames'
import type { SuggestionForProposer } from '@/types/suggestion'
import { Card } from '../../../components/Card'
import { Facts, type Fact } from '../../../components/Facts'
import { Section } from '../../../components/Section'
import { dayText, moneyText } from '../../../lib/format'
import { copy } from '../copy'

const words = copy.detail

type Run = Pick<SuggestionForProposer, 'plan' | 'effectFound' | 'grade' | 'award' | 'rating'>

/** Plan, effect, money, grade and award, as far as there are any. */
export function Course(run: Run) {
  const facts = factsOf(run)
  if (facts.length === 0) return null
  return (
    <Section title={words.outcome}>
      <Card>
        <Facts facts={facts} />
      </Card>
    </Section>
  )
}

export function factsOf({ plan, effectFound, grade, award, rating }: Run): Fact[] {
  const confirmed = effectFound?.confirmedFen ?? null
  const year = effectFound?.yearFen ?? null
  const facts: Array<Fact | null> = [
    plan && { icon: 'flag', text: words.plan(plan.ownerName, dayText(`${plan.finishOn}T04:00:00Z`)), note: words.planMoney(moneyText(plan.costFen), moneyText(plan.expectedFen)) },
    effectFound && { icon: 'leaf', text: effectFound.text, note: confirmed === null ? words.effectFound : words.confirmed(moneyText(confirmed)) },
    year === null ? null : { icon: 'wallet', text: words.year(moneyText(year)) },
    grade && { icon: 'star', text: words.grade(grades[grade.grade], grade.points), note: [grade.isBorrowed && words.borrowed, !award && words.amount(moneyText(grade.amountFen))].filter(Boolean).join(' · ') || undefined },
    award && { icon: 'trophy', text: words.award(moneyText(award.amountFen)), note: award.paidAt ? words.paid(dayText(award.paidAt)) : words.toBePaid },
    rating && { icon: 'check', text: words.myRating(rating.stars), note: rating.text || undefined },
  ]
  return facts.filter((fact) => fact !== null)
}
