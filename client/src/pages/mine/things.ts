import type { IconName } from '../../components/iconNames'

/** What is mine, one line per noun that keeps something of a person. */
export interface Thing {
  readonly icon: IconName
  readonly title: string
  readonly note?: string
  readonly screen: string
}

export const things: readonly Thing[] = []
