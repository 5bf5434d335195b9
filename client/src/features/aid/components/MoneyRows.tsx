import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { MoneyField } from '../../../components/MoneyField'
import { SelectField, type Option } from '../../../components/SelectField'
import { moneyText } from '../../../lib/format'
import { applyCopy as copy } from '../applyCopy'
import type { MoneyRow } from '../lib/draft'
import './Calm.scss'

interface MoneyRowsProps<Kind extends string> {
  readonly rows: ReadonlyArray<MoneyRow<Kind>>
  readonly options: ReadonlyArray<Option<Kind>>
  readonly add: string
  readonly wrong?: string | null
  readonly onChange: (rows: ReadonlyArray<MoneyRow<Kind>>) => void
}

const MOST = 20

/** Sums of a year, one kind a row, and what they come to. */
export function MoneyRows<Kind extends string>({ rows, options, add, wrong, onChange }: MoneyRowsProps<Kind>) {
  const put = (at: number, part: Partial<MoneyRow<Kind>>) => onChange(rows.map((row, index) => (index === at ? { ...row, ...part } : row)))
  const unused = options.find(({ value }) => !rows.some(({ kind }) => kind === value)) ?? options[0]
  const total = rows.reduce((sum, { yearFen }) => sum + (yearFen ?? 0), 0)
  return (
    <View className="aid-row">
      {rows.map(({ kind, yearFen }, at) => (
        <Card key={at} className="aid-row">
          <SelectField label={copy.rowKind(at + 1)} value={kind} options={options} onChange={(next) => put(at, { kind: next })} />
          <MoneyField label={copy.rowSum(at + 1)} fen={yearFen} error={wrong && yearFen === null ? wrong : null} onChange={(fen) => put(at, { yearFen: fen })} />
          <Button kind="quiet" isSmall icon="trash" text={copy.removeRow} onTap={() => onChange(rows.filter((_row, index) => index !== at))} />
        </Card>
      ))}
      {unused && rows.length < MOST && <Button kind="secondary" icon="plus" text={add} onTap={() => onChange([...rows, { kind: unused.value, yearFen: null }])} />}
      {rows.length > 0 && <View className="strong number">{copy.total(moneyText(total))}</View>}
    </View>
  )
}
