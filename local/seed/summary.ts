/** The figures of the demonstration, counted; last month's summary finished and signed by the chair, this year's begun. */
import { dayOf, DAY_MS, monthOf } from '@/types/calendar'
import type { SummaryView } from '@/types/summary'
import type { SummarySection } from '@/types/summaryNames'
import type { Stage } from './stage'

/** What was played is counted by the timer, some hundred records a minute. */
const MINUTES = 8

/** What the officer writes where the system had nothing to tell. */
const told: Partial<Record<SummarySection, string>> = {
  guidance: '各班组利用班前会学习工会法和企业文化，宣传栏每周更换。',
  skills: '师带徒按计划进行，各班组结合检修开展岗位练兵。',
  democracy: '班组民主会按时召开，职工的意见当场记录、逐条答复。',
}

/** Sections are told in a sentence; what has not been in use is left out. */
async function finished(stage: Stage, draft: SummaryView): Promise<SummaryView> {
  const officer = stage.as('何丽娟')
  let view = draft
  for (const { paragraphId, section, text } of draft.paragraphs.filter((one) => draft.unfinished.includes(one.paragraphId))) {
    const { summaryId, version } = view
    const words = section && text.includes('请在此写明') ? told[section] : undefined
    view = words
      ? await officer.does('summary.saveParagraph', { summaryId, version, paragraphId, text: text.replace(/请在此写明.*$/, words) })
      : await officer.does('summary.removeParagraph', { summaryId, version, paragraphId })
  }
  return view
}

export async function playSummary(stage: Stage): Promise<void> {
  for (let minute = 0; minute < MINUTES; minute += 1) await stage.tick(new Date(stage.today + minute * 1_000))
  const today = dayOf(new Date(stage.today))
  const lastMonth = monthOf(dayOf(new Date(stage.today - Number(today.slice(8)) * DAY_MS)))
  const month = await finished(stage, await stage.as('何丽娟').does('summary.draft', { period: lastMonth }))
  const opening = month.paragraphs[1]
  const edited = opening
    ? await stage.as('何丽娟').does('summary.addParagraph', { summaryId: month.summaryId, version: month.version, afterId: opening.paragraphId, level: 'body', text: '本月重点做好冬季送温暖的摸底，倒班班组逐一走到。' })
    : month
  await stage.as('吴建明').does('summary.sign', { summaryId: edited.summaryId, version: edited.version, note: '同意' })
  await stage.as('何丽娟').does('summary.draft', { period: today.slice(0, 4) })
}
