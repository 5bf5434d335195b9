const at = (screen: string, query: Readonly<Record<string, string>>) =>
  `/features/suggestion/pages/${screen}/index?${Object.entries(query).map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&')}`

/** The addresses inside this noun. With a claim code an anonymous proposer is known for one page. */
export const suggestionScreens = {
  mine: (id: string, code?: string) => at('detail', { id, ...(code && { code }) }),
  correct: (id: string, code?: string) => at('submit', { id, ...(code && { code }) }),
  desk: (id: string) => at('desk', { id }),
  records: (figure: string, year: string, fromMonth: number, untilMonth: number) =>
    at('records', { figure, year, from: String(fromMonth), until: String(untilMonth) }),
}
