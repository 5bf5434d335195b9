import { View } from '@tarojs/components'
import { Icon } from '../../../components/Icon'
import { Tabs } from '../../../components/Tabs'
import { Tap } from '../../../components/Tap'
import { lastOf } from '../../../lib/lastOf'
import { copy } from '../copy'
import { inYear, kindOf, partName, partsOf, yearOf, type PeriodKind } from '../lib/period'
import './PeriodChooser.scss'

const words = copy.period
const kinds = (['year', 'quarter', 'month'] as const).map((value) => ({ value, text: words.kinds[value] }))

interface PeriodChooserProps {
  readonly period: string
  /** Nothing after this day can be chosen. */
  readonly today: string
  readonly onChange: (period: string) => void
}

/** The year with its neighbours, and in it a quarter or a month. */
export function PeriodChooser({ period, today, onChange }: PeriodChooserProps) {
  const year = Number(yearOf(period))
  const kind = kindOf(period)
  const to = (next: number) => onChange(inYear(period, String(next), today))
  const parts = partsOf(String(year), kind, today).map((value) => ({ value, text: partName(value) }))
  const turn = (next: PeriodKind) => onChange(lastOf(partsOf(String(year), next, today)) ?? String(year))
  return (
    <View className="stack">
      <View className="period-year">
        <Tap className="period-year__go" label={words.before} onTap={() => to(year - 1)}>
          <Icon name="left" />
        </Tap>
        <View className="period-year__name">{words.year(String(year))}</View>
        <Tap className="period-year__go" label={words.after} isDisabled={year >= Number(yearOf(today))} onTap={() => to(year + 1)}>
          <Icon name="right" />
        </Tap>
      </View>
      <Tabs tabs={kinds} value={kind} onChange={turn} />
      {kind !== 'year' && <Tabs look="chips" tabs={parts} value={period} onChange={onChange} />}
    </View>
  )
}
