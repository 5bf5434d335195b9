import { useState } from 'react'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import type { ActionOutput } from '@/types/actions'
import { suggestionFigures, type SuggestionFigure } from '@/types/suggestionNames'
import { BarChart } from '../../../../components/Chart'
import { Card } from '../../../../components/Card'
import { ExportButton } from '../../../../components/ExportButton'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { SelectField } from '../../../../components/SelectField'
import { Section } from '../../../../components/Section'
import { Tabs } from '../../../../components/Tabs'
import { dayText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { useQuery } from '../../../../lib/useQuery'
import { deskCopy } from '../../deskCopy'
import { figureText, groups } from '../../lib/figures'
import { periods, type PeriodName } from '../../lib/period'
import { suggestionScreens } from '../../lib/suggestionScreens'

const words = deskCopy.stats
const YEARS = 3
const periodTabs = (Object.keys(periods) as PeriodName[]).map((value) => ({ value, text: words.periods[value] }))

/** The year or a part of it in figures: each with its formula, each a door to its records. */
export default function Statistics() {
  const [thisYear] = useState(() => Number(dayOf(new Date()).slice(0, 4)))
  const [year, setYear] = useState(String(thisYear))
  const [period, setPeriod] = useState<PeriodName>('year')
  const [orgId, setOrgId] = useState('')
  const [fromMonth, untilMonth] = periods[period]
  const stats = useQuery('suggestion.statistics', { year, fromMonth, untilMonth, ...(orgId && { orgId }) })
  const years = Array.from({ length: YEARS }, (_, back) => ({ value: String(thisYear - back), text: words.yearOf(thisYear - back) }))
  const open = (figure: SuggestionFigure) => go(suggestionScreens.records(figure, year, fromMonth, untilMonth, orgId || null))
  return (
    <Page refresh={stats.refresh}>
      <Tabs tabs={years} value={year} onChange={setYear} />
      <Tabs look="chips" tabs={periodTabs} value={period} onChange={setPeriod} />
      <Loaded query={stats}>
        {(content) => (
          <>
            <SelectField label={words.unit} value={orgId} options={[{ value: '', text: words.allUnits }, ...content.units.map((unit) => ({ value: unit.orgId, text: unit.name }))]} onChange={setOrgId} />
            <Figures content={content} onOpen={open} />
            <ExportButton text={words.export(year)} input={{ list: 'suggestion.list', period: year, ...(orgId && { orgId }) }} />
            <ExportButton text={words.exportPublicity} input={{ list: 'suggestion.publicity' }} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

interface FiguresProps {
  readonly content: ActionOutput<'suggestion.statistics'>
  readonly onOpen: (figure: SuggestionFigure) => void
}

function Figures({ content: { figures, staff, staffOn, decidedOnly }, onOpen }: FiguresProps) {
  const values = new Map(figures.map(({ figure, value }) => [figure, value]))
  const figureOf = (figure: SuggestionFigure) => values.get(figure) ?? null
  const measures = groups.funnel.map((figure) => {
    const value = figureOf(figure) ?? 0
    return { name: suggestionFigures[figure].name, value, text: figureText(figure, value), tone: figure === 'submitted' ? ('information' as const) : ('done' as const) }
  })
  return (
    <>
      {decidedOnly && <View className="quiet">{words.decidedOnly}</View>}
      <Card>
        <BarChart question={words.funnel} measures={measures} />
      </Card>
      {(['rates', 'people', 'money'] as const).map((group) => (
        <Section key={group} title={words[group]} note={group === 'people' ? words.staff(staff, dayText(`${staffOn}T04:00:00Z`)) : undefined}>
          <Rows names={groups[group]} figureOf={figureOf} onOpen={onOpen} />
        </Section>
      ))}
      <Section title={words.open}>
        <Rows names={groups.funnel} figureOf={figureOf} onOpen={onOpen} />
      </Section>
    </>
  )
}

interface RowsProps extends Pick<FiguresProps, 'onOpen'> {
  readonly names: readonly SuggestionFigure[]
  readonly figureOf: (figure: SuggestionFigure) => number | null
}

function Rows({ names, figureOf, onOpen }: RowsProps) {
  return (
    <List>
      {names.map((figure) => {
        const { name, formula } = suggestionFigures[figure]
        const text = figureText(figure, figureOf(figure))
        return <ListRow key={figure} title={name} note={formula} end={<View className="h3 number">{text}</View>} value={text} onTap={() => onOpen(figure)} />
      })}
    </List>
  )
}
