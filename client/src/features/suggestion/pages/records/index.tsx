import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { suggestionCategories, suggestionFigures, type SuggestionFigure } from '@/types/suggestionNames'
import { Card } from '../../../../components/Card'
import { FileList } from '../../../../components/FileList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { SuggestionTag } from '../../../../components/SuggestionTag'
import { dayText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { deskCopy } from '../../deskCopy'
import { filePeriod } from '../../lib/period'
import { suggestionScreens } from '../../lib/suggestionScreens'

const words = deskCopy.stats
type Row = ActionOutput<'suggestion.list'>['items'][number]

/** The records behind one figure. */
export default function Records() {
  const { figure = 'submitted', year = '', from = '1', until = '12', unit } = useRouter().params
  const known = figure in suggestionFigures ? (figure as SuggestionFigure) : 'submitted'
  const list = usePagedQuery('suggestion.list', { year, fromMonth: Number(from), untilMonth: Number(until), figure: known, ...(unit && { orgId: unit }) })
  const period = filePeriod(year, Number(from), Number(until))
  const file = period ? { list: 'suggestion.list' as const, period, figure: known, ...(unit && { orgId: unit }) } : undefined
  const { name, formula } = suggestionFigures[known]
  return (
    <Page refresh={list.refresh} title={words.records(name)}>
      <View className="small quiet">{formula}</View>
      <FileList query={list} file={file} empty={<EmptyState icon="list" {...words.noRecords} />} row={(row) => <RecordCard key={row.suggestionId} row={row} />} />
    </Page>
  )
}

function RecordCard({ row: { suggestionId, number, title, category, status, submittedAt, ownerLabel } }: { readonly row: Row }) {
  return (
    <Card className="stack" label={`${title}，${number}`} onTap={() => go(suggestionScreens.desk(suggestionId))}>
      <View className="row row--between">
        <View className="small quiet number">{number}</View>
        <SuggestionTag status={status} />
      </View>
      <View className="strong breaks">{title}</View>
      <View className="small quiet">{[suggestionCategories[category], dayText(submittedAt), ownerLabel].filter(Boolean).join('\u00A0· ')}</View>
    </Card>
  )
}
