import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActionBar } from '../../../../components/ActionBar'
import { CalendarLeaf } from '../../../../components/CalendarLeaf'
import { Card } from '../../../../components/Card'
import { Facts } from '../../../../components/Facts'
import { Icon } from '../../../../components/Icon'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { Timeline } from '../../../../components/Timeline'
import { moneyText, nearText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { Counts } from '../../components/desk/Counts'
import { CheckInWays } from '../../components/desk/CheckInWays'
import { MoreSheet } from '../../components/desk/MoreSheet'
import { Photos } from '../../components/desk/Photos'
import { StatusWord } from '../../components/desk/StatusWord'
import { StepDialog } from '../../components/desk/StepDialog'
import { UploadNote } from '../../components/desk/UploadNote'
import { deskCopy } from '../../deskCopy'
import { historySteps, loudNote, planFacts, timeFacts, type Desk } from '../../lib/deskFacts'
import { deskScreens } from '../../lib/deskScreens'
import { useActivityId } from '../../lib/useActivityId'
import { useNextStep } from '../../lib/useNextStep'
import './index.scss'

const copy = deskCopy.desk

export default function DeskPage() {
  const activityId = useActivityId()
  const query = useQuery('activity.desk', { activityId })
  const [isMore, setMore] = useState(false)
  const next = useNextStep(query.data, query.put)
  const more = { text: copy.more, kind: 'secondary' as const, onTap: () => setMore(true) }
  const bar = query.data && <ActionBar state={stateOf(query.data)} second={next.button ? more : undefined} action={next.button ?? more} />
  return (
    <Page refresh={query.refresh} bar={bar}>
      <Loaded query={query} skeleton={<Skeleton look="detail" />}>
        {(desk) => (
          <>
            <DeskContent desk={desk} />
            <MoreSheet desk={desk} isOpen={isMore} onClose={() => setMore(false)} onChanged={query.put} />
            <StepDialog desk={desk} next={next} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function stateOf({ status, signUpClosesAt, counts: { seated, attended } }: Desk): string {
  if (status === 'open') return deskCopy.status.open(signUpClosesAt ? nearText(signUpClosesAt) : '')
  if (status === 'running') return deskCopy.status.running(attended, attended + seated)
  return deskCopy.status[status]
}

function DeskContent({ desk }: { readonly desk: Desk }) {
  const { activityId, title, status, startsAt } = desk
  const isPublic = status !== 'draft' && status !== 'pending'
  return (
    <>
      <UploadNote activityId={activityId} />
      <LoudNote desk={desk} />
      <Card className="stack">
        <View className="desk__head">
          <CalendarLeaf at={startsAt} isPast={status === 'archived' || status === 'cancelled'} />
          <View className="grow">
            <View className="h3">{title}</View>
            <View className="desk__status">
              <StatusWord status={status} />
            </View>
          </View>
        </View>
        <Facts facts={timeFacts(desk)} />
      </Card>
      {status === 'running' && <CheckInWays desk={desk} />}
      {isPublic && <Counts desk={desk} />}
      {isPublic && (
        <List>
          <ListRow icon="list" title={copy.roster} note={copy.rosterNote} onTap={() => go(deskScreens.roster(activityId))} />
          {status !== 'cancelled' && <ListRow icon="qr" title={copy.poster} note={copy.posterNote} onTap={() => go(deskScreens.poster(activityId))} />}
          <ListRow icon="person" title={copy.asWorker} onTap={() => go(screens.activity(activityId))} />
        </List>
      )}
      <WrapUp desk={desk} />
      <Section title={copy.plan}>
        <Card>
          <Facts facts={planFacts(desk)} />
        </Card>
      </Section>
      <Section title={copy.history}>
        <Card>
          <Timeline steps={historySteps(desk)} />
        </Card>
      </Section>
    </>
  )
}

/** The reason is the loudest thing after a refusal. */
function LoudNote({ desk }: { readonly desk: Desk }) {
  const note = loudNote(desk)
  if (note === null) return null
  return (
    <View className="desk__loud">
      <View className="desk__loud-head">
        <Icon name="alert" size="small" />
        <View>{desk.status === 'cancelled' ? copy.cancelledWhy : copy.returned}</View>
      </View>
      <View className="h3 breaks">{note}</View>
    </View>
  )
}

function WrapUp({ desk: { wrapUp } }: { readonly desk: Desk }) {
  if (!wrapUp) return null
  const { spentFen, awards, note, photoUrls } = wrapUp
  return (
    <Section title={copy.wrapUp}>
      <Card>
        <Facts
          facts={[
            { icon: 'wallet', text: copy.spent(moneyText(spentFen)) },
            ...(awards ? [{ icon: 'trophy' as const, text: awards }] : []),
            ...(note ? [{ icon: 'document' as const, text: note }] : []),
          ]}
        />
        <Photos urls={photoUrls} />
      </Card>
    </Section>
  )
}
