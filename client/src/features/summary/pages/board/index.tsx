import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import type { ActionOutput } from '@/types/actions'
import type { FigureView } from '@/types/summary'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { BarChart } from '../../../../components/Chart'
import { ExportButton } from '../../../../components/ExportButton'
import { Icon } from '../../../../components/Icon'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState, NoPermission } from '../../../../components/States'
import { sentenceOf } from '../../../../lib/errorCopy'
import { nearText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { FigureValue } from '../../components/FigureValue'
import { MonthColumns } from '../../components/MonthColumns'
import { PeriodChooser } from '../../components/PeriodChooser'
import { UnitBars } from '../../components/UnitBars'
import { UnitChooser } from '../../components/UnitChooser'
import { beforeText, Wall } from '../../components/Wall'
import { copy } from '../../copy'
import { figureText, numberText } from '../../lib/figureText'
import { inYear, kindOf, monthsWithin, spokenPeriod, yearOf } from '../../lib/period'
import { summaryScreens } from '../../lib/summaryScreens'

const words = copy.board
type Dashboard = ActionOutput<'summary.dashboard'>

/** The union's work in numbers: one large, three questions as charts, then the wall; each opens. */
export default function Board() {
  const { period: asked = '', unit = '' } = useRouter().params
  const [today] = useState(() => dayOf(new Date()))
  const [period, setPeriod] = useState(asked || yearOf(today))
  const [orgId, setOrgId] = useState(unit)
  const board = useQuery('summary.dashboard', { period, ...(orgId && { orgId }) })
  if (board.error?.code === 'NOT_ALLOWED') return <Page><NoPermission text={copy.nobody} /></Page>
  return (
    <Page refresh={board.refresh} bar={board.data && <Bar board={board.data} />}>
      <PeriodChooser period={period} today={today} onChange={setPeriod} />
      <Loaded query={board} skeleton={<Skeleton look="detail" rows={3} />}>
        {(content) => (
          <>
            <UnitChooser units={content.units} value={content.orgId} onChange={setOrgId} />
            <Counting board={content} />
            {content.figures.some(({ state }) => state === 'counted') ? (
              <Numbers board={content} onOpen={(figure) => go(summaryScreens.figure(figure, period, orgId))} />
            ) : (
              <EmptyState icon="book" {...words.empty(spokenPeriod(period))} action={{ text: words.earlier, onTap: () => setPeriod(inYear(period, String(Number(yearOf(period)) - 1), today)) }} />
            )}
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Bar({ board: { period, orgId, blocked } }: { readonly board: Dashboard }) {
  const drafting = useAction('summary.draft')
  async function write() {
    const summary = await drafting.run({ period, orgId })
    if (summary) go(summaryScreens.document(summary.summaryId))
  }
  return (
    <ActionBar
      second={{ text: words.documents, onTap: () => go(screens.summaries) }}
      action={{ text: words.write, icon: 'edit', isBusy: drafting.isBusy, whyNot: blocked.draft && sentenceOf(blocked.draft), onTap: () => void write() }}
    />
  )
}

/** How old the numbers are; what is still being counted is said without alarm. */
function Counting({ board: { countedAt, isBehind } }: { readonly board: Dashboard }) {
  const time = countedAt && nearText(countedAt)
  const text = isBehind ? (time ? words.behind(time) : words.behindNew) : time && words.countedAt(time)
  if (!text) return null
  return (
    <View className="row small quiet">
      <Icon name={isBehind ? 'hourglass' : 'clock'} size="small" />
      <View className="grow">{text}</View>
    </View>
  )
}

interface NumbersProps {
  readonly board: Dashboard
  readonly onOpen: (figure: string) => void
}

function Numbers({ board, onOpen }: NumbersProps) {
  const { period, orgId, months, parts, figures, blocked } = board
  const find = (key: string) => figures.find(({ figure }) => figure === key)
  const isYear = kindOf(period) === 'year'
  const attendance = find('attendance.all')
  return (
    <>
      {attendance && <Hero figure={attendance} sessions={find('activity.all')} people={find('attendance.people')} isYear={isYear} onOpen={onOpen} />}
      {attendance && (
        <Card>
          <MonthColumns question={words.months} months={months} values={attendance.trend} unit={attendance.unit} within={monthsWithin(period)} />
        </Card>
      )}
      {attendance && parts.length > 1 && (
        <Card>
          <UnitBars question={words.units} parts={parts} values={attendance.byUnit} unit={attendance.unit} />
        </Card>
      )}
      <Suggestions find={find} />
      <Wall figures={figures.filter((figure) => figure !== attendance)} isYear={isYear} onOpen={onOpen} />
      <View className="small quiet">{words.states}</View>
      <ExportButton text={words.export} input={{ list: 'summary.figures', period, orgId }} whyNot={blocked.export && sentenceOf(blocked.export)} />
    </>
  )
}

interface HeroProps {
  readonly figure: FigureView
  readonly sessions: FigureView | undefined
  readonly people: FigureView | undefined
  readonly isYear: boolean
  readonly onOpen: (figure: string) => void
}

function Hero({ figure, sessions, people, isYear, onOpen }: HeroProps) {
  const before = beforeText(figure, isYear)
  const more = [sessions?.value && words.sessions(figureText(sessions)), people?.value && words.people(`${numberText(people.value, people.unit)} ${people.unit}`)]
  return (
    <Card look="warm" label={words.open(figure.name, figureText(figure), before)} onTap={() => onOpen(figure.figure)}>
      <View className="row row--between">
        <View className="quiet">{words.hero}</View>
        <Icon name="right" size="small" />
      </View>
      <FigureValue {...figure} size="huge" />
      <View className="quiet number">{before}</View>
      <View className="number">{more.filter(Boolean).join('，')}</View>
    </Card>
  )
}

const steps = ['submitted', 'accepted', 'adopted', 'completed'] as const

function Suggestions({ find }: { readonly find: (key: string) => FigureView | undefined }) {
  const measures = steps.flatMap((step) => {
    const figure = find(`suggestion.${step}`)
    const value = figure?.value ?? null
    return !figure || value === null ? [] : [{ name: words.steps[step], value, text: figureText(figure), tone: step === 'submitted' ? ('information' as const) : ('done' as const) }]
  })
  if (measures.length === 0) return null
  return (
    <Card>
      <BarChart question={words.suggestions} measures={measures} />
    </Card>
  )
}
