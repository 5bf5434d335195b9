import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { HandoutDesk } from '@/types/handout'
import { Card } from '../../../../components/Card'
import { BarChart, ShareRing } from '../../../../components/Chart'
import { Facts, type Fact } from '../../../../components/Facts'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { Timeline } from '../../../../components/Timeline'
import { dayText, lastDayText, moneyText, nearText } from '../../../../lib/format'
import { useQuery } from '../../../../lib/useQuery'
import { DeskBar } from '../../components/DeskBar'
import { DeskWays } from '../../components/DeskWays'
import { HandoutTag } from '../../components/HandoutTag'
import { Rules } from '../../components/Rules'
import '../../copy'
import { deskCopy } from '../../deskCopy'

const words = deskCopy.desk

/** One plan: how far it is, what it costs, by which rule, and what is to be done next. */
export default function Desk() {
  const { id = '' } = useRouter().params
  const desk = useQuery('handout.desk', { handoutId: id })
  return (
    <Page refresh={desk.refresh} bar={desk.data && <DeskBar desk={desk.data} refresh={desk.refresh} />}>
      <Loaded query={desk} skeleton={<Skeleton rows={3} />}>
        {(content) => <Content desk={content} refresh={desk.refresh} />}
      </Loaded>
    </Page>
  )
}

interface ContentProps {
  readonly desk: HandoutDesk
  readonly refresh: () => Promise<void>
}

function Content({ desk, refresh }: ContentProps) {
  const { title, number, status, isSensitive, isAboveIncomeShare, clauses, groups, steps } = desk
  return (
    <>
      <View className="stack">
        <View className="h2 breaks">{title}</View>
        <View className="row wrap">
          <HandoutTag status={status} />
          <View className="small quiet">{number}</View>
        </View>
      </View>
      <Progress desk={desk} />
      <DeskWays desk={desk} refresh={refresh} />
      {isSensitive && <Card look="flat">{words.sensitive}</Card>}
      <Card className="stack">
        <Facts facts={factsOf(desk)} />
      </Card>
      {isAboveIncomeShare && <Card look="warm">{words.share30}</Card>}
      <Rules title={words.rules} clauses={clauses} />
      {groups.length > 1 && (
        <Card>
          <BarChart question={words.groups} measures={groups.map(({ name, listed, taken }) => ({ name, value: listed === 0 ? 0 : taken / listed, text: words.group(taken, listed), tone: taken === listed ? 'done' : 'due' }))} />
        </Card>
      )}
      <Section title={words.steps}>
        <Timeline steps={steps.map(({ at, byName, action, note }) => ({ title: deskCopy.actions[action] ?? action, who: [byName, nearText(at)].filter(Boolean).join(' · '), note, state: 'done' }))} />
      </Section>
    </>
  )
}

function Progress({ desk: { status, listed, taken, waiting, barred, flagged } }: { readonly desk: HandoutDesk }) {
  if (listed === null) return <Card look="flat">{words.hidden}</Card>
  const isOut = status === 'running' || status === 'ended'
  const notes = [isOut && waiting !== null && waiting > 0 && words.left(waiting), barred ? words.barred(barred) : null, flagged ? words.flagged(flagged) : null].filter(Boolean) as string[]
  return (
    <Card look={isOut ? 'warm' : 'plain'} className="stack">
      {isOut && taken !== null ? <ShareRing question={words.question} part={taken} whole={listed} text={words.share(taken, listed)} /> : <View className="h3">{words.people(listed)}</View>}
      {notes.map((note) => (
        <View key={note} className="small quiet">{note}</View>
      ))}
    </Card>
  )
}

const spoken = (day: string) => dayText(`${day}T04:00:00Z`)

function factsOf({ plan, budgetFen, spentFen, organiserName, status, dueAt }: HandoutDesk): Fact[] {
  const { facts } = words
  const money = [spentFen !== null && facts.spent(moneyText(spentFen)), budgetFen !== null && budgetFen > 0 && facts.budget(moneyText(budgetFen))].filter(Boolean).join(' · ')
  const due: Fact[] = status === 'pending' && dueAt ? [{ icon: 'hourglass', text: facts.due(lastDayText(dueAt)) }] : []
  if (!plan) return [...due, { icon: 'person', text: facts.by(organiserName) }]
  const { item, unitFen, payer, place, hours, fromDay, untilDay, supplier } = plan
  return [
    ...due,
    { icon: 'gift', text: item, note: [facts.each(moneyText(unitFen)), supplier && facts.supplier(supplier)].filter(Boolean).join(' · ') },
    { icon: 'wallet', text: facts.from(deskCopy.payers[payer]), ...(money && { note: money }) },
    { icon: 'pin', text: place, note: facts.when(spoken(fromDay), spoken(untilDay), hours) },
    { icon: 'person', text: facts.by(organiserName) },
  ]
}
