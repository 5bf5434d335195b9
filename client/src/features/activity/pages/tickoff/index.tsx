import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ErrorCode } from '@/types/errors'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { ContentTime } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { SearchBar } from '../../../../components/SearchBar'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState, ErrorState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { sentenceOf } from '../../../../lib/errorCopy'
import { isOnline } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { TickRow } from '../../components/desk/TickRow'
import { UploadNote } from '../../components/desk/UploadNote'
import { countCopy } from '../../countCopy'
import { useActivityId } from '../../lib/useActivityId'
import { useTickOff, type TickOff } from '../../lib/useTickOff'
import './index.scss'

const copy = countCopy.tickoff
const MANY = 12

/** The team leader's list: who is here, without phones and without a network. */
export default function TickOffPage() {
  const activityId = useActivityId()
  const activity = useQuery('activity.get', { activityId })
  const list = useTickOff(activityId)
  const whyNot = whyNotNow(activity.data?.status)

  function send() {
    const count = list.send()
    showToast({ text: (isOnline() ? copy.sent : copy.sentOffline)(count), tone: 'done' })
  }

  const ready = list.ticked.size > 0
  const action = {
    text: ready ? copy.send(list.ticked.size) : copy.sendPlain,
    icon: 'check' as const,
    whyNot: whyNot ?? (ready ? null : list.isAllHere ? copy.allHere : copy.sendNone),
    onTap: send,
  }
  return (
    <Page
      refresh={list.query.refresh}
      bar={list.people.length > 0 && <ActionBar state={copy.state(list.here, list.people.length)} stateIcon="people" action={action} />}
    >
      <View>
        <View className="h2">{activity.data?.title ?? copy.title}</View>
        <View className="quiet">{copy.intro}</View>
      </View>
      <UploadNote activityId={activityId} />
      <TickList list={list} />
    </Page>
  )
}

/** The activity must run for the list to be handed in; ticking may begin before. */
function whyNotNow(status: string | undefined): string | null {
  if (status === undefined || status === 'running') return null
  if (status === 'open' || status === 'closed') return copy.notRunning
  const code: ErrorCode = status === 'cancelled' ? 'ACTIVITY_CANCELLED' : 'CHECKIN_WINDOW_OVER'
  return sentenceOf(code)
}

function TickList({ list }: { readonly list: TickOff }) {
  const [words, setWords] = useState('')
  const [unit, setUnit] = useState('')
  const { query, people } = list
  if (query.data === null) return query.error ? <ErrorState error={query.error} retry={() => void query.refresh()} /> : <Skeleton rows={5} />
  if (people.length === 0) return <EmptyState icon="people" {...copy.empty} />

  const units = [...new Set(people.map(({ unitName }) => unitName))]
  const shown = people.filter(({ name, staffNo, unitName }) => (unit === '' || unitName === unit) && (name + staffNo).includes(words.trim()))
  const open = shown.filter(({ memberId }) => !list.isSettled(memberId))
  const settled = shown.filter(({ memberId }) => list.isSettled(memberId))
  const isAll = open.length > 0 && open.every(({ memberId }) => list.ticked.has(memberId))
  return (
    <>
      <ContentTime query={query} />
      {people.length > MANY && <SearchBar value={words} onChange={setWords} placeholder={copy.search} />}
      {units.length > 1 && (
        <Tabs look="chips" tabs={[{ value: '', text: copy.allUnits }, ...units.map((value) => ({ value, text: value }))]} value={unit} onChange={setUnit} />
      )}
      {open.length > 0 && (
        <Button
          kind="secondary"
          icon={isAll ? 'undo' : 'check'}
          text={isAll ? copy.none : copy.all}
          onTap={() => list.tickAll(open.map(({ memberId }) => memberId), !isAll)}
        />
      )}
      <View className="tick-list">
        {[...open, ...settled].map((row) => (
          <TickRow key={row.memberId} row={row} isKept={list.isKept(row.memberId)} isTicked={list.ticked.has(row.memberId)} onTap={list.toggle} />
        ))}
      </View>
    </>
  )
}
