/** The addresses of this package, and those of the records behind its figures. */
import type { RecordScreen } from '@/types/summaryNames'
import { screens } from '../../../lib/go'

const at = (screen: string, query: Readonly<Record<string, string>>) =>
  `/features/summary/pages/${screen}/index?${Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`

export const summaryScreens = {
  figure: (figure: string, period: string, unit: string) => at('figure', { figure, period, ...(unit && { unit }) }),
  document: (id: string) => at('document', { id }),
}

/** Where a record is looked at; null when it has no screen of its own. */
const recordScreens: Readonly<Partial<Record<RecordScreen, (id: string) => string>>> = {
  activity: screens.activity,
  suggestion: screens.suggestionDesk,
  notice: screens.notice,
  handout: screens.handoutDesk,
  visit: screens.visit,
  fund: screens.fund,
  rights: () => screens.rightsDesk,
  person: (id) => `${screens.people('person/index')}?id=${id}`,
}
export const recordAddress = (screen: RecordScreen, id: string): string | null => recordScreens[screen]?.(id) ?? null
