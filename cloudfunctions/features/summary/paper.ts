/** A summary as a paper: title, text, who signed and when, and the annex with where every number comes from. */
import { dayOf } from '@/types/calendar'
import { figureStates } from '@/types/summaryNames'
import type { StoredFigure, Summary } from '@/cloudfunctions/kit/documents/summary'
import { paperDay, said, type Block, type Paper } from '@/cloudfunctions/kit/paper'
import { written } from './runs'
import { changesOf } from './view'

const valueOf = (figure: StoredFigure) => (figure.value === null ? figureStates[figure.state] : `${written(figure)}${figure.unit}`)

function byHandOf({ paragraphs, figures }: Summary): string[] {
  const names = new Map(figures.map(({ figure, name }) => [figure, name]))
  const changed = paragraphs.flatMap(({ runs }) => runs).filter(({ isByHand }) => isByHand)
  return changed.map(({ text, figure, counted }) =>
    figure ? `“${names.get(figure) ?? figure}”：文中写作${text}，统计数为${counted}` : `文中数字${text}：手工填写，本系统没有统计`,
  )
}

function annexOf(summary: Summary): Block[] {
  const rows = summary.figures.map((figure, index) => [String(index + 1), figure.name, valueOf(figure), figure.formula, figure.source || '—'])
  const byHand = byHandOf(summary)
  const changes = changesOf(summary)
  return [
    { kind: 'pageBreak' },
    said('plain', '附件'),
    said('subtitle', '统计数字及来源'),
    said('small', `统计时间：${paperDay(dayOf(summary.countedAt))}。每个数字由记录计数得出，在“工会数字”中点开即见记录；“0”表示有记录而无此项，“未记录”表示本期没有任何记录，“未启用”表示该项业务尚未使用本系统。`),
    { kind: 'table', headers: ['序号', '项目', '数字', '怎么统计', '在哪里查'], shares: [6, 18, 14, 40, 22], rows },
    ...(byHand.length > 0 ? [said('small', '文中与统计不一致或手工填写的数字（文中加底色）：'), ...byHand.map((line) => said('small', line))] : []),
    ...(changes.length > 0 ? [said('small', `与第${summary.edition - 1}期相比的变化（${summary.note}）：`), ...changes.map(({ name, unit, was, now }) => said('small', `${name}：${was} → ${now}（${unit}）`))] : []),
  ]
}

const together = (block: Block): Block => ('runs' in block ? { ...block, staysWithNext: true } : block)

/** The paper of a draft says so; that of a signed summary names the chair and the day. */
export function paperFrom(summary: Summary): Paper {
  const text = summary.paragraphs.map(({ level, runs }): Block => ({ kind: level === 'signature' ? 'right' : level, runs: runs.map((run) => ({ text: run.text, isMarked: run.isByHand })) }))
  const { signedBy, orgName, title, edition } = summary
  const state = signedBy ? (edition > 1 ? `（第${edition}期）` : '') : '（草稿）'
  const [head, ...rest] = text
  // A signature never stands on a page without text.
  const body = rest.map((block, index): Block => (index === rest.length - 1 && 'runs' in block ? { ...block, staysWithNext: true } : block))
  const signature = signedBy
    ? [said('right', orgName), said('right', `主席：${signedBy.name}`), said('right', paperDay(dayOf(signedBy.at)))]
    : [said('right', orgName), said('right', paperDay(dayOf(summary.updatedAt)))]
  const sign = signedBy ? [said('small', `签发校验码：${signedBy.digest}`)] : []
  return {
    title, author: orgName,
    blocks: [...(head ? [head] : []), ...(state ? [said('subtitle', state)] : []), said('plain', ''), ...body, together(said('plain', '')), ...signature.map((line, index) => (index < signature.length - 1 ? together(line) : line)), ...sign, ...annexOf(summary)],
  }
}
