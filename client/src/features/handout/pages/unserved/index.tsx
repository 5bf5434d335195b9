import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf, monthOf } from '@/types/calendar'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { SelectField } from '../../../../components/SelectField'
import { EmptyState } from '../../../../components/States'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy } from '../../copy'
import { monthsAround } from '../../lib/months'

const words = copy.unserved

/** Nobody forgotten: whose birthday is in the month, and who has nothing of it yet. */
export default function Unserved() {
  const [thisMonth] = useState(() => monthOf(dayOf(new Date())))
  const [month, setMonth] = useState(thisMonth)
  const list = usePagedQuery('handout.unserved', { month, limit: 50 })
  return (
    <Page refresh={list.refresh}>
      <SelectField label={words.month} value={month} options={monthsAround(thisMonth)} onChange={setMonth} />
      <View className="h3">{words.lead(month)}</View>
      <InfiniteList
        query={list}
        empty={<EmptyState icon="check-circle" {...words.empty} />}
        row={({ memberId, name, unitName, isListed }) => (
          <List key={memberId}>
            <ListRow title={name} note={unitName} value={isListed ? words.listed : words.notListed} />
          </List>
        )}
      />
    </Page>
  )
}
