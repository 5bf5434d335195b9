/** The figures of the demonstration, counted; last month's summary signed by the chair, this year's begun. */
import { dayOf, DAY_MS, monthOf } from '@/types/calendar'
import type { Stage } from './stage'

/** What was played is counted by the timer, some hundred records a minute. */
const MINUTES = 8

export async function playSummary(stage: Stage): Promise<void> {
  for (let minute = 0; minute < MINUTES; minute += 1) await stage.tick(new Date(stage.today + minute * 1_000))
  const today = dayOf(new Date(stage.today))
  const lastMonth = monthOf(dayOf(new Date(stage.today - Number(today.slice(8)) * DAY_MS)))
  const month = await stage.as('何丽娟').does('summary.draft', { period: lastMonth })
  const opening = month.paragraphs[1]
  const edited = opening
    ? await stage.as('何丽娟').does('summary.addParagraph', { summaryId: month.summaryId, version: month.version, afterId: opening.paragraphId, level: 'body', text: '本月重点做好冬季送温暖的摸底，倒班班组逐一走到。' })
    : month
  await stage.as('吴建明').does('summary.sign', { summaryId: edited.summaryId, version: edited.version, note: '同意' })
  await stage.as('何丽娟').does('summary.draft', { period: today.slice(0, 4) })
}
