import type { IconName } from '../../components/iconNames'
import { screens } from '../../lib/go'

/** What is mine, one line per noun that keeps something of a person. */
export interface Thing {
  readonly icon: IconName
  readonly title: string
  readonly note?: string
  readonly screen: string
}

export const things: readonly Thing[] = [
  { icon: 'cake', title: '我的生日', note: '贺卡、祝福和我的选择', screen: screens.birthdayMine },
]
