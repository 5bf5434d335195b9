import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf, monthOf } from '@/types/calendar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Icon } from '../../../../components/Icon'
import { Page } from '../../../../components/Page'
import { NoPermission } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { Tap } from '../../../../components/Tap'
import { sentenceOf } from '../../../../lib/errorCopy'
import { go, screens } from '../../../../lib/go'
import { load, save } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { Everybody, Missed, Unknown } from '../../components/MonthLists'
import { copy as words } from '../../copy'
import { monthBeside, monthText, partyPlan } from '../../lib/party'
import './index.scss'

const copy = words.month
const tabs = (['list', 'missed', 'unknown'] as const).map((value) => ({ value, text: copy.tabs[value] }))

/** The officers' month: how many, the party in one tap, everybody by day, whom no card reached. */
export default function Month() {
  const [thisMonth] = useState(() => monthOf(dayOf(new Date(Date.now()))))
  const [month, setMonth] = useState(thisMonth)
  const [tab, setTab] = useState<(typeof tabs)[number]['value']>('list')
  const party = useQuery('birthday.party', { month })
  if (party.error?.code === 'NOT_ALLOWED') {
    return (
      <Page>
        <NoPermission text={sentenceOf('NOT_ALLOWED')} />
      </Page>
    )
  }
  return (
    <Page refresh={party.refresh}>
      <Card look="warm" className="stack">
        <View className="month-head">
          <Tap className="month-head__go" label={copy.earlier} onTap={() => setMonth(monthBeside(month, -1))}>
            <Icon name="left" />
          </Tap>
          <View className="grow">
            <View className="quiet">{copy.head(monthText(month, thisMonth))}</View>
            <View className="month-head__number">{party.data ? copy.people(party.data.people) : '…'}</View>
          </View>
          <Tap className="month-head__go" label={copy.later} onTap={() => setMonth(monthBeside(month, 1))}>
            <Icon name="right" />
          </Tap>
        </View>
        {party.data && party.data.people > 0 && <PartyButton month={month} text={monthText(month, thisMonth)} {...party.data} />}
        <View className="small quiet">{copy.privacy}</View>
      </Card>
      <Tabs tabs={tabs} value={tab} onChange={setTab} />
      {tab === 'list' && <Everybody key={month} month={month} />}
      {tab === 'missed' && <Missed key={month} month={month} />}
      {tab === 'unknown' && <Unknown />}
    </Page>
  )
}

interface PartyProps {
  readonly month: string
  readonly text: string
  readonly people: number
  readonly names: readonly string[]
}

/** One tap makes the draft; the next one opens it. */
function PartyButton({ month, text, people, names }: PartyProps) {
  const key = `birthday-party ${month}`
  const [draftId, setDraftId] = useState(() => load(key))
  const drafting = useAction('activity.saveDraft')
  const open = (activityId: string) => go(`${screens.publish}?id=${activityId}`)

  async function make() {
    const made = await drafting.run({ plan: partyPlan(text, people, names) })
    if (!made) return
    save(key, made.activityId)
    setDraftId(made.activityId)
    showToast({ text: copy.partyMade })
    open(made.activityId)
  }

  if (draftId) return <Button kind="secondary" icon="edit" text={copy.partyOpen} onTap={() => open(draftId)} />
  return <Button icon="cake" text={copy.party} isBusy={drafting.isBusy} onTap={() => void make()} />
}
