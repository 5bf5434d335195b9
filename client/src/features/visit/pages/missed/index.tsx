import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf, monthOf } from '@/types/calendar'
import { Card } from '../../../../components/Card'
import { BarChart } from '../../../../components/Chart'
import { FileList } from '../../../../components/FileList'
import { Page } from '../../../../components/Page'
import { SelectField } from '../../../../components/SelectField'
import { EmptyState, NoPermission } from '../../../../components/States'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { VisitRow } from '../../components/VisitRow'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { monthsBack } from '../../lib/days'

const words = deskCopy.missed

/** Who was not visited by the day it was owed: how many in each group, and who. */
export default function Missed() {
  const [now] = useState(() => Date.now())
  const thisMonth = monthOf(dayOf(new Date(now)))
  const [month, setMonth] = useState(thisMonth)
  const list = usePagedQuery('visit.missed', { month, limit: 30 }, { keep: false })
  const counted = useQuery('visit.missed', { month, limit: 1 }, { keep: false })
  if (list.error?.code === 'NOT_ALLOWED') {
    return (
      <Page>
        <NoPermission text={words.noOfficer.text} />
      </Page>
    )
  }
  const groups = counted.data?.groups ?? []
  const total = groups.reduce((sum, { count }) => sum + count, 0)
  return (
    <Page refresh={async () => void (await Promise.all([list.refresh(), counted.refresh()]))}>
      <SelectField label={words.month} value={month} options={monthsBack(thisMonth)} onChange={setMonth} />
      {total > 0 && <View className="h2">{words.lead(month, total)}</View>}
      {groups.length > 0 && (
        <Card>
          <BarChart question={words.groups} measures={groups.map(({ name, count }) => ({ name, value: count, text: words.count(count), tone: 'due' }))} />
        </Card>
      )}
      <FileList query={list} file={{ list: 'visit.missed', period: month }} empty={<EmptyState icon="check-circle" {...words.empty} />} row={(visit) => <VisitRow key={visit.visitId} visit={visit} now={now} />} />
    </Page>
  )
}
