import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { suggestionCategories, suggestionSteps, verdicts, type SuggestionStep } from '@/types/suggestionNames'
import { Card } from '../../../../components/Card'
import { ExportButton } from '../../../../components/ExportButton'
import { Facts } from '../../../../components/Facts'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState, ErrorState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { SuggestionTag } from '../../../../components/SuggestionTag'
import { Timeline } from '../../../../components/Timeline'
import { ContentTime } from '../../../../components/Loaded'
import { lastDayText, moneyText, nearText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { Clauses } from '../../components/Clauses'
import { Course } from '../../components/Course'
import { Arithmetic } from '../../components/desk/Arithmetic'
import { StepBar } from '../../components/desk/StepBar'
import { NowCard } from '../../components/NowCard'
import { Words } from '../../components/Words'
import { deskCopy as copy } from '../../deskCopy'
import { clockOf } from '../../lib/clock'
import type { Desk } from '../../lib/desk'
import type { Now } from '../../lib/now'
import { useDesk } from '../../lib/useDesk'

/** For whoever has it: the facts, the rule that applies, what others said, and what can be done. */
export default function DeskPage() {
  const { id } = useRouter().params
  const desk = useDesk(id)
  if (desk.isMissing) {
    return (
      <Page>
        <EmptyState icon="desk" {...copy.notFound} action={{ text: copy.toInbox, onTap: () => go(screens.inbox) }} />
      </Page>
    )
  }
  const { data, error, refresh } = desk
  return (
    <Page refresh={refresh} bar={data && <StepBar desk={data} refresh={refresh} />}>
      {data && <ContentTime query={desk} />}
      {data ? <Content desk={data} /> : error ? <ErrorState error={error} retry={() => void refresh()} /> : <Skeleton look="detail" rows={2} />}
    </Page>
  )
}

function nowOf({ ownerLabel, dueAt, isOverdue, isEscalated }: Desk): Now {
  const title = copy.has(ownerLabel)
  if (!dueAt) return { title, loud: copy.noAct, tone: 'calm' }
  const isLate = isOverdue || isEscalated
  return { title, loud: isLate ? copy.overdue(lastDayText(dueAt)) : copy.due(lastDayText(dueAt)), tone: isLate ? 'late' : 'due', ...(isEscalated && { note: copy.escalated(ownerLabel) }) }
}

function Content({ desk }: { readonly desk: Desk }) {
  const { title, number, category, status, isMajor, needsTextCheck, mergedFrom = [], photosHeld, origin, supports, signedAt, clauses } = desk
  const rule = copy.rules[status]
  return (
    <>
      <View>
        <View className="row row--between">
          <View className="small quiet number">{`${number} · ${suggestionCategories[category]}`}</View>
          <SuggestionTag status={status} />
        </View>
        <View className="h2 breaks">{title}</View>
        {isMajor && <StatusTag tone="due" icon="flag" text={copy.major} />}
      </View>
      {desk.dueAt && <NowCard now={nowOf(desk)} />}
      {needsTextCheck && <Card look="flat">{desk.isTextHeld ? copy.textHeld : copy.textCheck}</Card>}
      {origin && <Card look="flat">{copy.origin(origin.number)}</Card>}
      {mergedFrom.length > 0 && <Card look="flat">{copy.mergedFrom(mergedFrom.map((merged) => merged.number).join('、'))}</Card>}
      <Section title={copy.words}>
        <Words {...desk} notes={[photosHeld > 0 && copy.photosHeld(photosHeld), supports > 0 && copy.supports(supports), signedAt !== null && copy.signed(nearText(signedAt))]} />
      </Section>
      {rule && (
        <Section title={copy.rule}>
          <Card className="stack">
            <View>{rule}</View>
            {clauses.length > 0 ? <Clauses clauses={clauses} /> : <View className="small quiet">{copy.ruleSource}</View>}
          </Card>
        </Section>
      )}
      <Authors desk={desk} />
      <Opinions desk={desk} />
      <Course {...desk} rating={desk.rating ?? null} />
      {desk.award === null && <Arithmetic {...desk} />}
      <Past desk={desk} />
      {desk.steps && !needsTextCheck && <ExportButton text={copy.exportApproval} input={{ list: 'suggestion.approval', subjectId: desk.suggestionId }} />}
    </>
  )
}

function Authors({ desk: { authors } }: { readonly desk: Desk }) {
  return (
    <Section title={copy.authors}>
      <List>
        {authors === null && <ListRow icon="lock" title={copy.blind} />}
        {authors?.length === 0 && <ListRow icon="lock" title={copy.anonymous} />}
        {authors?.map(({ name, unitName, share, amountFen }) => (
          <ListRow key={name + unitName} icon="person" title={`${name} · ${unitName}`} value={amountFen === null ? `${share}%` : copy.part(share, moneyText(amountFen))} />
        ))}
      </List>
    </Section>
  )
}

function Opinions({ desk: { opinions, objections = [] } }: { readonly desk: Desk }) {
  return (
    <>
      {opinions.length > 0 && (
        <Section title={copy.opinions}>
          <Card>
            <Facts facts={opinions.map(({ role, verdict, reason, at }) => ({ icon: 'edit', text: `${copy.opinion(role, verdicts[verdict])}${reason ? `。${reason}` : ''}`, note: nearText(at) }))} />
          </Card>
        </Section>
      )}
      {objections.length > 0 && (
        <Section title={copy.objections}>
          <Card>
            <Facts
              facts={objections.map(({ text, at, isOpen, isUpheld, reason }) => ({
                icon: 'alert',
                text,
                note: [nearText(at), isOpen ? copy.objectionOpen : isUpheld ? copy.objectionUpheld : copy.objectionNot, reason].filter(Boolean).join(' · '),
              }))}
            />
          </Card>
        </Section>
      )}
    </>
  )
}

/** The history, which reviewers do not see before the verdict. */
function Past({ desk }: { readonly desk: Desk }) {
  const { steps, refusals = [] } = desk
  if (!steps) return null
  return (
    <>
      <Section title={copy.history}>
        <Card>
          <Timeline steps={clockOf({ ...desk, steps })} />
        </Card>
      </Section>
      {refusals.length > 0 && (
        <Section title={copy.refusals}>
          <Card>
            <Facts facts={refusals.map(({ at, byName, action }) => ({ icon: 'shield', text: copy.refusal(byName, suggestionSteps[action as SuggestionStep] ?? action), note: nearText(at) }))} />
          </Card>
        </Section>
      )}
    </>
  )
}
