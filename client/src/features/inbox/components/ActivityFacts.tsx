import type { ActionOutput } from '@/types/actions'
import type { Fact } from '../../../components/Facts'
import { Loaded } from '../../../components/Loaded'
import { Skeleton } from '../../../components/Skeleton'
import { moneyText, spanText } from '../../../lib/format'
import { useQuery } from '../../../lib/useQuery'
import { copy } from '../copy'
import { activityDecision } from '../lib/decision'
import { Answers } from './DecideSheet'
import type { FactsProps } from './SuggestionFacts'

/** A plan that waits for the chair. */
export function ActivityFacts({ id, onChoose, onOpen }: FactsProps) {
  const desk = useQuery('activity.desk', { activityId: id }, { keep: false })
  return (
    <Loaded query={desk} skeleton={<Skeleton rows={2} />}>
      {(activity) => <Answers facts={factsOf(activity)} decision={activityDecision(id, activity.blocked.decide)} onChoose={onChoose} onOpen={onOpen} />}
    </Loaded>
  )
}

function factsOf({ plan, place, startsAt, endsAt, capacity }: ActionOutput<'activity.desk'>): Fact[] {
  const facts: Array<Fact | null> = [
    startsAt && endsAt ? { icon: 'clock', text: spanText(startsAt, endsAt) } : null,
    place ? { icon: 'pin', text: place } : null,
    { icon: 'people', text: copy.places(capacity) },
    plan.budgetFen === null ? null : { icon: 'wallet', text: copy.money(moneyText(plan.budgetFen)) },
    plan.inWorkingHours ? { icon: 'info', text: copy.inHours(plan.employerConsent) } : null,
    plan.text ? { icon: 'document', text: plan.text } : null,
  ]
  return facts.filter((fact) => fact !== null)
}
