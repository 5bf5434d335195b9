import type { VisitView } from '@/types/visit'
import { Card } from '../../../components/Card'
import { ExportButton } from '../../../components/ExportButton'
import { Facts, type Fact } from '../../../components/Facts'
import { Section } from '../../../components/Section'
import { Timeline } from '../../../components/Timeline'
import { moneyText, nearText } from '../../../lib/format'
import { useQuery } from '../../../lib/useQuery'
import { copy } from '../copy'
import { deskCopy } from '../deskCopy'
import { clockOf } from '../lib/clock'
import { spoken } from '../lib/days'
import { nowForDesk } from '../lib/now'
import { NoteReader } from './NoteReader'
import { NowCard } from './NowCard'
import { PhotoQuestion } from './PhotoQuestion'
import { PhotoRows } from './Photos'
import { Rules } from './Rules'
import { VisitHead } from './VisitHead'

const words = deskCopy.desk
const { facts } = words

interface DeskViewProps {
  readonly visit: VisitView
  readonly refresh: () => Promise<void>
}

/** For those who handle it: whom, by when, what the rule allows, what was said behind one more tap. */
export function DeskView({ visit, refresh }: DeskViewProps) {
  const { isTeam, isSensitive, photos, refusals } = visit
  return (
    <>
      <VisitHead visit={visit} />
      <NowCard now={nowForDesk(visit)} />
      {isSensitive && <Card look="flat">{words.sensitive}</Card>}
      <Card>
        <Facts facts={factsOf(visit)} />
      </Card>
      <PhotoQuestion visit={visit} refresh={refresh} />
      <Judged visit={visit} />
      <NoteReader visit={visit} />
      {visit.canRead && !isTeam && <ExportButton isSmall text={words.print} input={{ list: 'visit.approval', subjectId: visit.visitId }} />}
      {photos.length > 0 && (
        <Section title={words.photos}>
          <PhotoRows visit={visit} />
        </Section>
      )}
      <Section title={words.steps}>
        <Card>
          <Timeline steps={clockOf(visit)} />
        </Card>
      </Section>
      {refusals.length > 0 && (
        <Section title={words.refusals}>
          <Card>
            <Facts facts={refusals.map(({ at, byName, action }) => ({ icon: 'shield', text: words.refusal(byName, copy.steps[action] ?? action), note: nearText(at) }))} />
          </Card>
        </Section>
      )}
    </>
  )
}

function factsOf({ kindName, eventOn, plan, visitedOn, followUpOn, grant, gift, papers, photoAllowed, signer, status }: VisitView): Fact[] {
  const seen = papers.filter(({ isSeen }) => isSeen).map(({ paper }) => copy.papers[paper])
  const unseen = papers.filter(({ isSeen }) => !isSeen).map(({ paper }) => copy.papers[paper])
  const photo = photoAllowed === null ? facts.photoUnknown : photoAllowed ? facts.photoYes : facts.photoNo
  const signed = grant && (grant.isVoid ? facts.voided : grant.signedAt ? facts.signed(nearText(grant.signedAt)) : facts.unsigned)
  const all: Array<Fact | null> = [
    { icon: 'calendar', text: facts.event(kindName, spoken(eventOn)) },
    plan && { icon: 'people', text: facts.plan(spoken(plan.on)), note: plan.visitorNames.join('、') },
    visitedOn ? { icon: 'check-circle', text: facts.visited(spoken(visitedOn)) } : null,
    followUpOn && status === 'following' ? { icon: 'refresh', text: facts.follow(spoken(followUpOn)) } : null,
    grant ? { icon: 'wallet', text: facts.grant(copy.forms[grant.form], moneyText(grant.amountFen)), ...(signed && { note: signed }) } : gift === 'none' ? { icon: 'care', text: facts.none } : null,
    seen.length > 0 ? { icon: 'document', text: facts.seen(seen.join('、')) } : null,
    unseen.length > 0 ? { icon: 'document', text: facts.unseen(unseen.join('、')) } : null,
    signer === 'family' ? { icon: 'person', text: facts.family } : null,
    visitedOn ? null : { icon: 'camera', text: photo },
  ]
  return all.filter((fact) => fact !== null)
}

/** Before the decision what may be given at most, after it the clauses it was given by. */
function Judged({ visit: { visitId, gift, grant, blocked } }: { readonly visit: VisitView }) {
  const isOpen = gift !== 'none' && grant === null && [blocked.check, blocked.review, blocked.approve].includes(null)
  const quota = useQuery('visit.quota', isOpen ? { visitId } : null, { keep: false })
  return <Rules clauses={grant ? grant.clauses : [quota.data?.limit ?? null, quota.data?.times ?? null]} />
}
