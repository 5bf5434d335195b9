import { useState } from 'react'
import { View } from '@tarojs/components'
import { signupStatuses, type SignupStatus } from '@/types/activityNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { SearchBar } from '../../../../components/SearchBar'
import { EmptyState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { canPrint } from '../../../../lib/platform'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { LateEntrySheet } from '../../components/desk/LateEntrySheet'
import { PersonRow } from '../../components/desk/PersonRow'
import { PersonSheet } from '../../components/desk/PersonSheet'
import { SigningSheet } from '../../components/desk/SigningSheet'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import { useActivityId } from '../../lib/useActivityId'
import { useRosterExport } from '../../lib/useRosterExport'
import { useSettled } from '../../../../lib/useSettled'
import { useSigningSheet } from '../../lib/useSigningSheet'
import type { RosterRow } from '../../lib/useWholeRoster'
import './index.scss'

const copy = deskCopy.roster
const filters: readonly SignupStatus[] = ['seated', 'attended', 'waiting', 'offered', 'absent', 'cancelled', 'lapsed']

export default function Roster() {
  const activityId = useActivityId()
  const [status, setStatus] = useState<SignupStatus | 'all'>('all')
  const [words, setWords] = useState('')
  const [person, setPerson] = useState<RosterRow | null>(null)
  const [isLate, setLate] = useState(false)
  const search = useSettled(words.trim())
  const desk = useQuery('activity.desk', { activityId })
  const people = usePagedQuery('activity.roster', { activityId, ...(status !== 'all' && { status }), ...(search && { search }) })
  const exported = useRosterExport(activityId)
  const sheet = useSigningSheet(activityId, desk.data)
  const refresh = async () => void (await Promise.all([desk.refresh(), people.refresh()]))
  const isSearching = search !== '' || status !== 'all'

  const bar = people.items && (
    <ActionBar
      second={canPrint ? { text: sheet.isBusy ? copy.printing : copy.print, icon: 'print', isBusy: sheet.isBusy, onTap: sheet.print } : undefined}
      action={{ text: copy.export, icon: 'download', kind: 'secondary', isBusy: exported.isBusy, onTap: exported.run }}
    />
  )
  return (
    <Page className="prints-roster" refresh={refresh} bar={bar}>
      {desk.data && <View className="h3">{desk.data.title}</View>}
      <SearchBar value={words} onChange={setWords} placeholder={copy.search} />
      <Tabs look="chips" tabs={tabsOf(desk.data)} value={status} onChange={setStatus} />
      <InfiniteList
        query={people}
        empty={<EmptyState icon={isSearching ? 'search' : 'people'} {...(isSearching ? copy.none : copy.empty)} />}
        row={(row) => <PersonRow key={row.memberId} row={row} onTap={setPerson} />}
      />
      {desk.data?.blocked.lateEntry === null && <Button kind="secondary" icon="check-circle" text={copy.late} onTap={() => setLate(true)} />}
      <PersonSheet desk={desk.data} row={person} onClose={() => setPerson(null)} onChanged={() => void refresh()} />
      <LateEntrySheet activityId={activityId} isOpen={isLate} onClose={() => setLate(false)} onDone={() => void refresh()} />
      <SigningSheet sheet={sheet.sheet} />
    </Page>
  )
}

type Counted = keyof Desk['counts']

/** The filters with their numbers; the ones nobody is in are left out. */
function tabsOf(desk: Desk | null) {
  const counts = desk?.counts
  const countOf = (status: SignupStatus) => (counts && status in counts ? counts[status as Counted] : undefined)
  const shown = filters.filter((status) => countOf(status) !== 0 && (status !== 'lapsed' || !counts))
  return [{ value: 'all' as const, text: copy.all }, ...shown.map((value) => ({ value, text: signupStatuses[value], count: countOf(value) }))]
}
