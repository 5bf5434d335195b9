import type { ActionOutput } from '@/types/actions'
import type { Fact } from '../../../components/Facts'
import { Loaded } from '../../../components/Loaded'
import { Skeleton } from '../../../components/Skeleton'
import { dayText, lastDayText, moneyText } from '../../../lib/format'
import { useQuery } from '../../../lib/useQuery'
import { copy } from '../copy'
import { visitDecision } from '../lib/decision'
import { Answers } from './DecideSheet'
import type { FactsProps } from './SuggestionFacts'

const words = copy.visit
type Visit = ActionOutput<'visit.get'>
type Quota = ActionOutput<'visit.quota'>

/** A gift that waits for the chair: what may be given at most is offered, another sum is on its page. */
export function VisitFacts({ id, onChoose, onOpen }: FactsProps) {
  const visit = useQuery('visit.get', { visitId: id }, { keep: false })
  const quota = useQuery('visit.quota', { visitId: id }, { keep: false })
  return (
    <Loaded query={visit} skeleton={<Skeleton rows={2} />}>
      {(known) => (
        <Loaded query={quota} skeleton={<Skeleton rows={1} />}>
          {(room) => <Answers facts={factsOf(known, room)} decision={visitDecision(id, known.blocked.approve, room)} onChoose={onChoose} onOpen={onOpen} />}
        </Loaded>
      )}
    </Loaded>
  )
}

function factsOf({ name, unitName, kindName, eventOn, visitBy, papers }: Visit, { usedTimes, usedFen }: Quota): Fact[] {
  return [
    { icon: 'person', text: name, note: unitName },
    { icon: 'calendar', text: words.event(kindName, dayText(`${eventOn}T04:00:00Z`)), note: words.visitBy(lastDayText(visitBy)) },
    { icon: 'document', text: papers.every(({ isSeen }) => isSeen) ? words.papersSeen : words.papersOpen },
    { icon: 'wallet', text: usedTimes === 0 ? words.usedNone : words.used(usedTimes, moneyText(usedFen)) },
  ]
}
