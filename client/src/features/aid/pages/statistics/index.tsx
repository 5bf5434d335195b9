import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { EmptyState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { dayText } from '../../../../lib/format'
import { useQuery } from '../../../../lib/useQuery'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { noonOf } from '../../lib/now'
import { useYears } from '../../lib/years'

const words = deskCopy.statistics
type Content = ActionOutput<'aid.statistics'>

/** Figures of a year that tell nothing of one person. */
export default function Statistics() {
  const { year, setYear, tabs } = useYears()
  const stats = useQuery('aid.statistics', { year })
  return (
    <Page refresh={stats.refresh}>
      <Tabs tabs={tabs} value={year} onChange={setYear} />
      <Loaded query={stats}>{(content) => <Figures content={content} />}</Loaded>
    </Page>
  )
}

function Figures({ content: { asOf, total, hiddenBelow, tables } }: { readonly content: Content }) {
  const lead = <View className="quiet">{words.lead(dayText(noonOf(asOf)), hiddenBelow)}</View>
  if (!total) {
    return (
      <>
        {lead}
        <EmptyState icon="list" {...words.empty} />
      </>
    )
  }
  return (
    <>
      {lead}
      <Card className="row row--between">
        <View>{words.total}</View>
        <View className="h1 number">{words.people(total)}</View>
      </Card>
      {tables.map(({ table, cells }) => (
        <Section key={table} title={words.tables[table]}>
          <List>
            {cells.map(({ code, label, people }) => (
              <ListRow key={code} title={label} value={people === null ? words.hidden : words.people(people)} />
            ))}
          </List>
        </Section>
      ))}
    </>
  )
}
