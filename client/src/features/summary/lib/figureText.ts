/** Figures as they are read: 4,065 人次, 9,050 元; and what is said where there is no number. */
import { figureStates, type FigureState, type FigureUnit } from '@/types/summaryNames'
import { copy } from '../copy'

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',')

/** Money comes in fen and is said in yuan, its fen only where there are any. */
export function numberText(value: number, unit: FigureUnit): string {
  if (unit !== '元') return grouped(String(value))
  const sign = value < 0 ? '-' : ''
  const fen = Math.abs(value)
  return `${sign}${grouped(String(Math.trunc(fen / 100)))}${fen % 100 === 0 ? '' : `.${String(fen % 100).padStart(2, '0')}`}`
}

interface Told {
  readonly value: number | null
  readonly unit: FigureUnit
  readonly state: FigureState
}

/** 4,065 人次, or why there is no number. */
export const figureText = ({ value, unit, state }: Told) => (value === null ? figureStates[state] : `${numberText(value, unit)} ${unit}`)

/** In a chart a part without a number is said, not drawn as zero; of sensitive figures it may be one that is not shown. */
export const partText = (value: number | null, unit: FigureUnit, isSensitive = false) =>
  value === null ? (isSensitive ? copy.board.notShown : copy.board.noNumber) : `${numberText(value, unit)} ${unit}`
