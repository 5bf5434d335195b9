import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import type { FigureView, RecordView } from '@/types/summary'
import type { FigureUnit } from '@/types/summaryNames'
import { Card } from '../../../../components/Card'
import { ExportButton } from '../../../../components/ExportButton'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState, NoPermission } from '../../../../components/States'
import { sentenceOf } from '../../../../lib/errorCopy'
import { dayText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { FigureValue } from '../../components/FigureValue'
import { MonthColumns } from '../../components/MonthColumns'
import { UnitBars } from '../../components/UnitBars'
import { beforeText } from '../../components/Wall'
import { copy } from '../../copy'
import { figureText } from '../../lib/figureText'
import { kindOf, monthsWithin, spokenPeriod } from '../../lib/period'
import { recordAddress } from '../../lib/summaryScreens'

const words = copy.figure
type Dashboard = ActionOutput<'summary.dashboard'>

/** One number: what it is, how it is counted, how it went, and the records it is made of. */
export default function Figure() {
  const { figure: key = '', period = '', unit = '' } = useRouter().params
  const where = { period, ...(unit && { orgId: unit }) }
  const board = useQuery('summary.dashboard', where)
  const figure = board.data?.figures.find((one) => one.figure === key)
  if (board.error?.code === 'NOT_ALLOWED') return <Page><NoPermission text={copy.nobody} /></Page>
  return (
    <Page refresh={board.refresh} title={figure?.name}>
      <Loaded query={board} skeleton={<Skeleton look="detail" rows={2} />}>
        {(content) => (figure ? <Content board={content} figure={figure} where={where} /> : <EmptyState icon="search" {...words.notFound} action={{ text: words.toBoard, onTap: () => go(screens.summary) }} />)}
      </Loaded>
    </Page>
  )
}

interface ContentProps {
  readonly board: Dashboard
  readonly figure: FigureView
  readonly where: { readonly period: string; readonly orgId?: string }
}

function Content({ board: { name, months, parts, blocked }, figure, where }: ContentProps) {
  const { period } = where
  const { unit, formula, source, state, isSensitive, opens } = figure
  const isTrend = figure.trend.some((value) => value !== null)
  return (
    <>
      <Card look="warm">
        <View className="quiet">{`${name} · ${spokenPeriod(period)}`}</View>
        <View className="h2 breaks">{figure.name}</View>
        <FigureValue {...figure} size="huge" />
        {state === 'counted' ? <View className="quiet number">{beforeText(figure, kindOf(period) === 'year')}</View> : <View>{words.why[state]}</View>}
      </Card>
      <Section title={words.formula}>
        <Card>
          <View>{formula}</View>
          {source && <View className="small quiet">{words.found(source)}</View>}
        </Card>
      </Section>
      {isTrend && (
        <Card>
          <MonthColumns question={words.months(figure.name)} months={months} values={figure.trend} unit={unit} within={monthsWithin(period)} isSensitive={isSensitive} />
        </Card>
      )}
      {parts.length > 1 && figure.byUnit.some((value) => value !== null) && (
        <Card>
          <UnitBars question={words.units(figure.name)} parts={parts} values={figure.byUnit} unit={unit} isSensitive={isSensitive} />
        </Card>
      )}
      {isSensitive && <Card look="flat">{words.sensitive}</Card>}
      {state === 'counted' && !isSensitive && (
        <Section title={words.records}>
          {opens ? <Records figure={figure} where={where} whyNot={blocked.export && sentenceOf(blocked.export)} /> : <EmptyState icon="list" {...words.none} />}
        </Section>
      )}
    </>
  )
}

function Records({ figure: { figure, unit }, where, whyNot }: Omit<ContentProps, 'board'> & { readonly whyNot: string | null }) {
  const query = usePagedQuery('summary.records', { ...where, figure, limit: 20 })
  return (
    <>
      {unit === '人' && <View className="small quiet">{words.heads}</View>}
      <InfiniteList query={query} empty={<EmptyState icon="list" {...words.none} />} row={(record) => <Row key={`${record.id} ${record.title} ${record.day}`} record={record} unit={unit} />} />
      <ExportButton text={words.export} input={{ list: 'summary.records', ...where, figure }} whyNot={whyNot} />
    </>
  )
}

function Row({ record: { id, screen, title, note, day, adds }, unit }: { readonly record: RecordView; readonly unit: FigureUnit }) {
  const address = recordAddress(screen, id)
  const value = adds === 1 && unit !== '元' ? undefined : words.adds(figureText({ value: adds, unit, state: 'counted' }))
  return (
    <List>
      <ListRow title={title} note={[note.replace(/　/g, ' · '), dayText(`${day}T04:00:00Z`)].filter(Boolean).join(' · ')} value={value} onTap={address === null ? undefined : () => go(address)} />
    </List>
  )
}
