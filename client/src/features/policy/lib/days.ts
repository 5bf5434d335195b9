/** 2026年7月1日, always with the year: a rule outlives it. */
export function dayName(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}
