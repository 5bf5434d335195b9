const at = (screen: string, query: Readonly<Record<string, string>>) =>
  `/features/suggestion/pages/${screen}/index?${Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`

/** The addresses inside this noun. A claim code is never part of one. */
export const suggestionScreens = {
  mine: (id: string) => at('detail', { id }),
  correct: (id: string) => at('submit', { id }),
  desk: (id: string) => at('desk', { id }),
  records: (figure: string, year: string, fromMonth: number, untilMonth: number, orgId: string | null) =>
    at('records', { figure, year, from: String(fromMonth), until: String(untilMonth), ...(orgId && { unit: orgId }) }),
}
