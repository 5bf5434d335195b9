import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActionBar } from '../../../../components/ActionBar'
import { FileList } from '../../../../components/FileList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState, NoPermission } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { go } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { VisitRow } from '../../components/VisitRow'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { inSections } from '../../lib/days'
import { visitScreens } from '../../lib/visitScreens'

const words = deskCopy.calendar
const tabs = (['all', 'toArrange', 'arranged', 'toSign', 'following'] as const).map((value) => ({ value, text: words.tabs[value] }))
type Tab = (typeof tabs)[number]['value']
const PAGE = 50

/** Nobody forgotten: what is owed, this week and after, the most urgent first. */
export default function Calendar() {
  const [tab, setTab] = useState<Tab>('all')
  const [now] = useState(() => Date.now())
  const list = usePagedQuery('visit.list', { limit: PAGE, ...(tab !== 'all' && { status: tab }) }, { keep: false })
  const held = useSession().data?.me?.grants ?? []
  const mayReport = held.some(({ role }) => role === 'GRP' || role === 'OFF' || role === 'VICE')
  if (list.error?.code === 'NOT_ALLOWED') {
    return (
      <Page>
        <NoPermission text={words.noOfficer.text} />
      </Page>
    )
  }
  const placed = list.items && inSections(list.items, now)
  const open = placed?.filter(({ section }) => section !== 'ended').length ?? 0
  return (
    <Page refresh={list.refresh} bar={mayReport && <ActionBar action={{ icon: 'plus', text: words.new, onTap: () => go(visitScreens.reportOther) }} />}>
      {placed && tab === 'all' && !list.hasMore && placed.length > 0 && <View className="h2">{open > 0 ? words.lead(open) : words.none}</View>}
      <Tabs look="chips" tabs={tabs} value={tab} onChange={setTab} />
      <FileList
        query={{ ...list, items: placed }}
        file={{ list: 'visit.list' }}
        empty={<EmptyState icon="calendar" {...(tab === 'all' ? words.empty : words.emptyChip)} />}
        row={({ visit, section, isFirst }) => (
          <View key={visit.visitId} className="stack">
            {isFirst && <View className="h3">{words.sections[section]}</View>}
            <VisitRow visit={visit} now={now} />
          </View>
        )}
      />
      <List>
        {mayReport && <ListRow icon="alert" title={words.missed} note={words.missedNote} onTap={() => go(visitScreens.missed)} />}
        <ListRow icon="book" title={words.kinds} note={words.kindsNote} onTap={() => go(visitScreens.kinds)} />
      </List>
    </Page>
  )
}
