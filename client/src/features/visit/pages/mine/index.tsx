import { View } from '@tarojs/components'
import type { MyVisit, VisitToGo } from '@/types/visit'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Facts } from '../../../../components/Facts'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { StatusTag } from '../../../../components/StatusTag'
import { go, screens } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { VisitTag } from '../../components/VisitTag'
import '../../components/Calm.scss'
import { copy } from '../../copy'
import { byText, spoken } from '../../lib/days'
import { visitScreens } from '../../lib/visitScreens'

const words = copy.mine

/** What the union has done or will do for me, and one button to tell it something. Nothing of it stays on the phone. */
export default function Mine() {
  const list = usePagedQuery('visit.mine', {}, { keep: false })
  const isLeader = (useSession().data?.me?.grants ?? []).some(({ role }) => role === 'GRP')
  return (
    <Page refresh={list.refresh} bar={<Begin />}>
      <View className="visit-calm">
        <View>
          <View className="h1">{words.title}</View>
          <View className="quiet">{words.lead}</View>
        </View>
        <ToGo visits={list.first?.toGo ?? []} />
        <InfiniteList query={list} empty={<Promises />} row={(visit) => <Row key={visit.visitId} visit={visit} />} />
        {isLeader && (
          <List>
            <ListRow icon="people" title={copy.report.titleOther} note={copy.report.leadOther} onTap={() => go(visitScreens.reportOther)} />
          </List>
        )}
      </View>
    </Page>
  )
}

/** Where I was asked to go along; of what it is about the page itself tells. */
function ToGo({ visits }: { readonly visits: readonly VisitToGo[] }) {
  if (visits.length === 0) return null
  return (
    <Section title={words.toGo}>
      <List>
        {visits.map(({ visitId, on, name, unitName }) => (
          <ListRow key={visitId} icon="people" title={name || unitName} note={words.toGoOn(spoken(on), unitName)} onTap={() => go(screens.visit(visitId))} />
        ))}
      </List>
    </Section>
  )
}

function Begin() {
  return (
    <View className="visit-calm">
      <ActionBar action={{ icon: 'care', text: words.report, onTap: () => go(visitScreens.report) }} />
    </View>
  )
}

function Promises() {
  return (
    <Card className="stack">
      <View className="h3">{words.empty.title}</View>
      <View className="quiet">{words.empty.text}</View>
      <Facts facts={words.promises.map(({ icon, text, note }) => ({ icon: icon as 'clock' | 'lock' | 'care', text, note }))} />
    </Card>
  )
}

/** What is asked of me is louder than the state. */
function Row({ visit }: { readonly visit: MyVisit }) {
  const { visitId, number, kindName, status, eventOn, ownerLabel, dueAt, isOverdue, toSign, isMine } = visit
  const isOpen = status !== 'closed' && status !== 'refused' && status !== 'cancelled'
  const who = isOpen ? [copy.has(ownerLabel), dueAt && (isOverdue ? copy.overdue : copy.due)(byText(dueAt))].filter(Boolean).join('，') : ''
  return (
    <Card look={toSign ? 'warm' : 'plain'} className="stack" label={[kindName, toSign ? words.toSign : copy.statuses[status], who].filter(Boolean).join('，')} onTap={() => go(screens.visit(visitId))}>
      <View className="row row--between">
        <View className="h3 breaks grow">{kindName}</View>
        {toSign ? <StatusTag tone="due" icon="edit" text={words.toSign} /> : <VisitTag status={status} />}
      </View>
      {who && <View>{who}</View>}
      <View className="small quiet number">{[number, words.event(spoken(eventOn)), !isMine && words.others].filter(Boolean).join('\u00A0· ')}</View>
    </Card>
  )
}
