import type { FigureUnit } from '@/types/summaryNames'
import { BarChart } from '../../../components/Chart'
import { partText } from '../lib/figureText'

interface UnitBarsProps {
  readonly question: string
  readonly parts: ReadonlyArray<{ readonly name: string }>
  readonly values: ReadonlyArray<number | null>
  readonly unit: FigureUnit
  readonly isSensitive?: boolean
}

/** One measure by unit, the largest first; a unit without a number says so. */
export function UnitBars({ question, parts, values, unit, isSensitive }: UnitBarsProps) {
  const measures = parts.map(({ name }, index) => {
    const value = values[index] ?? null
    return { name, value: value ?? 0, text: partText(value, unit, isSensitive), ...(value === null && { tone: 'quiet' as const }) }
  })
  if (measures.length === 0) return null
  return <BarChart question={question} measures={[...measures].sort((a, b) => b.value - a.value)} />
}
