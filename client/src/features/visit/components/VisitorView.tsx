import type { VisitView } from '@/types/visit'
import { Card } from '../../../components/Card'
import { Facts, type Fact } from '../../../components/Facts'
import { copy } from '../copy'
import { deskCopy } from '../deskCopy'
import { spoken } from '../lib/days'
import { NowCard } from './NowCard'
import { VisitHead } from './VisitHead'

const words = copy.visitor
const { facts } = deskCopy.desk

/** For somebody asked along: whom, when, with whom, and to keep it to themselves. */
export function VisitorView({ visit }: { readonly visit: VisitView }) {
  const { plan, group } = visit
  if (!plan) return null
  const lead = (group === 'talk' ? words.leadTalk : words.lead)(spoken(plan.on))
  return (
    <>
      <VisitHead visit={visit} />
      <NowCard now={{ title: words.asked(plan.byName), loud: lead, tone: 'calm' }} />
      <Card>
        <Facts facts={factsOf(visit, plan.visitorNames)} />
      </Card>
    </>
  )
}

function factsOf({ photoAllowed, isSensitive, group }: VisitView, names: readonly string[]): Fact[] {
  const photo = photoAllowed === null ? facts.photoUnknown : photoAllowed ? facts.photoYes : facts.photoNo
  const all: Array<Fact | null> = [
    { icon: 'people', text: words.with(names.join('、')) },
    isSensitive || group === 'talk' ? { icon: 'lock', text: words.quiet } : { icon: 'camera', text: photo },
  ]
  return all.filter((fact) => fact !== null)
}
