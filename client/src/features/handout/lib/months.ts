const two = (number: number) => String(number).padStart(2, '0')

/** The months from half a year before to half a year after, for a choice. */
export function monthsAround(month: string): Array<{ value: string; text: string }> {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return Array.from({ length: 13 }, (_, index) => {
    const at = new Date(Date.UTC(year, number - 1 + index - 6, 1))
    return { value: `${at.getUTCFullYear()}-${two(at.getUTCMonth() + 1)}`, text: `${at.getUTCFullYear()}年${at.getUTCMonth() + 1}月` }
  })
}
