import { View } from '@tarojs/components'
import type { HandoutCard } from '@/types/handout'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { FileList } from '../../../../components/FileList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState, ErrorState } from '../../../../components/States'
import { go, screens } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { HandoutTag } from '../../components/HandoutTag'
import { copy } from '../../copy'
import { handoutScreens } from '../../lib/handoutScreens'

const words = copy.manage

/** All plans of my units, the newest first. */
export default function Manage() {
  const list = usePagedQuery('handout.list', {})
  const mine = useSession().data?.me?.grants ?? []
  if (list.error?.code === 'NOT_ALLOWED') return <Page><ErrorState error={list.error} retry={() => void list.refresh()} /></Page>
  const isPlanner = mine.some(({ role }) => role === 'OFF' || role === 'CASE')
  return (
    <Page refresh={list.refresh} bar={isPlanner && <ActionBar action={{ icon: 'plus', text: words.new, onTap: () => go(handoutScreens.new) }} />}>
      <List>
        <ListRow icon="cake" title={words.unserved} note={words.unservedNote} onTap={() => go(handoutScreens.unserved)} />
      </List>
      <FileList query={list} file={{ list: 'handout.list' }} empty={<EmptyState icon="gift" {...words.empty} />} row={(handout) => <Row key={handout.handoutId} handout={handout} />} />
    </Page>
  )
}

function Row({ handout: { handoutId, number, title, status, listed, taken, untilDay } }: { readonly handout: HandoutCard }) {
  const people = listed === null ? words.hidden : taken === null ? words.people(listed) : words.counts(taken, listed)
  return (
    <Card className="stack" label={`${title}，${copy.statuses[status]}`} onTap={() => go(screens.handoutDesk(handoutId))}>
      <View className="row row--between">
        <View className="strong breaks grow">{title}</View>
        <HandoutTag status={status} />
      </View>
      <View className="small quiet">{[number, people, words.until(untilDay)].join('\u00A0· ')}</View>
    </Card>
  )
}
