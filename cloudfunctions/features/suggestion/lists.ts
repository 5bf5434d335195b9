/** The union's lists of suggestions on paper: the ledger, the 审批表 of one, the 公示单. */
import { dayOf, spokenTime } from '@/types/calendar'
import { roles } from '@/types/roleNames'
import { answers, suggestionCategories, suggestionFigures, suggestionStatuses, verdicts, type SuggestionFigure } from '@/types/suggestionNames'
import { hatsOf, type Hat } from '@/cloudfunctions/kit/case'
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { rowsOf, type ListExport } from '@/cloudfunctions/kit/exports'
import { dayIn } from '@/cloudfunctions/kit/figures'
import { gt } from '@/cloudfunctions/kit/filter'
import { paperDay, paperOf, said } from '@/cloudfunctions/kit/paper'
import { afterAllOf } from '@/cloudfunctions/kit/paging'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { unitsOf } from '@/cloudfunctions/kit/units'
import type { Column } from '@/cloudfunctions/kit/spreadsheet'
import { mayOversee, whoIs } from './parties'
import { bystander, readable } from './spoken'
import { OVERSEERS, whatOpens, withinUnits } from './stats'
import { HELD_TITLE, mayKnowAuthors, publicView } from './view'

const titleOf = ({ textCheck, title }: Suggestion) => (textCheck === 'pass' ? title : HELD_TITLE)
const yuan = (fen: number | null | undefined) => (fen === null || fen === undefined ? null : fen / 100)

const columns: ReadonlyArray<Column<Suggestion>> = [
  { header: '编号', width: 16, value: ({ number }) => number },
  { header: '建议', width: 32, value: titleOf },
  { header: '类别', width: 12, value: ({ category }) => suggestionCategories[category] },
  { header: '提出时间', width: 18, value: ({ submittedAt }) => submittedAt },
  { header: '状态', width: 12, value: ({ status }) => suggestionStatuses[status] },
  { header: '现在由谁办', width: 18, value: (suggestion) => readable(suggestion, bystander('')).ownerLabel },
  { header: '承办部门', width: 16, value: ({ department }) => department?.name ?? '' },
  { header: '答复', width: 12, value: ({ answer }) => (answer ? answers[answer.verdict] : '') },
  { header: '预计年效益（元）', width: 14, value: ({ plan }) => yuan(plan?.expectedFen) },
  { header: '核定效益（元）', width: 14, value: ({ effectFound }) => yuan(effectFound?.confirmedFen) },
  { header: '奖励（元）', width: 12, value: ({ award }) => yuan(award?.amountFen) },
  { header: '满意度', width: 8, value: ({ rating }) => rating?.stars ?? null },
]

const isFigure = (key: string): key is SuggestionFigure => Object.hasOwn(suggestionFigures, key)

/** All of a period, or with `figure` the records behind that figure of the statistics. */
const ledger: ListExport = {
  list: 'suggestion.list',
  open: async ({ me, now, period, orgId, figure }) => {
    if (unitsOf(me, OVERSEERS).length === 0) refuse('NOT_ALLOWED')
    if (figure && !isFigure(figure)) refuse('BAD_INPUT', 'figure')
    const year = period || dayOf(now).slice(0, 4)
    const behind = isFigure(figure) ? { filter: whatOpens(figure), name: `-${suggestionFigures[figure].name}` } : { filter: {}, name: '' }
    const filter = { ...dayIn({ day: 'submittedAt', dayIs: 'instant' }, year), ...withinUnits(me, orgId || undefined), ...behind.filter }
    return rowsOf<'suggestions'>({
      fileName: `${year}合理化建议台账${behind.name}`, orgPath: me.orgPath, from: 'suggestions', filter, order: ['listKey', 1],
      sheets: [{ title: `${year} 合理化建议台账`, notes: (rows) => [`制表：${me.name}　制表时间：${spokenTime(now)}　共 ${rows} 件`], columns, landscape: true }],
    })
  },
}

/** Reviewers are named by their office only, as on the screens. */
function opinionsOf({ opinions }: Suggestion): string {
  return opinions.map(({ role, verdict, reason, at }) => `${roles[role]}：${verdicts[verdict]}${reason ? `。${reason}` : ''}　${paperDay(dayOf(at))}`).join('\n') || '待评审'
}

/** On paper as on the desk: whoever may not know the proposers before the verdict reads neither name nor unit. */
function proposersOn(suggestion: Suggestion, me: Member, hats: readonly Hat[]): string {
  if (!mayKnowAuthors(suggestion, whoIs(suggestion, me, hats))) return '提出人'
  return suggestion.isAnonymous ? '匿名' : suggestion.authors.map(({ name, unitName }) => `${name}（${unitName}）`).join('、')
}

const approval: ListExport = {
  list: 'suggestion.approval',
  open: async ({ me, now, subjectId }) => {
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const found = await db.suggestions.get(subjectId)
    // Paper goes from hand to hand: what waits for a verdict is on none.
    const suggestion = found && readable(found, bystander(''))
    const hats = hatsOf(me, { delegations: [], delegators: [] }, now)
    if (!suggestion || !mayOversee(suggestion, hats) || suggestion.textCheck !== 'pass') return refuse('NOT_FOUND')
    const { number, title, category, submittedAt, problem, measure, effect, answer, award } = suggestion
    return {
      kind: 'paper', fileName: `${number}-评审审批表`, orgPath: suggestion.orgPath, rows: 1,
      make: () => paperOf({
        title: '合理化建议评审审批表', author: me.name,
        blocks: [
          said('title', '合理化建议评审审批表'), said('plain', ''),
          { kind: 'form', rows: [
            ['编号', number], ['建议名称', title], ['类别', suggestionCategories[category]], ['提出人', proposersOn(suggestion, me, hats)], ['提出日期', paperDay(dayOf(submittedAt))],
            ['现状与问题', problem], ['改进措施', measure], ['预期效果', effect || '—'], ['评审意见', opinionsOf(suggestion)],
            ['答复', answer ? `${answers[answer.verdict]}。${answer.reason}` : '待答复'], ['奖励', award ? `${award.amountFen / 100} 元` : '—'],
            ['承办部门签字', '\n\n'], ['工会主席签字', '\n\n'],
          ] },
        ],
      }),
    }
  },
}

const PUBLICISED_AT_ONCE = 200

const publicity: ListExport = {
  list: 'suggestion.publicity',
  open: async ({ me, now }) => {
    if (unitsOf(me, OVERSEERS).length === 0) refuse('NOT_ALLOWED')
    const filter = { status: 'publicised', orgPath: me.orgPath[0] ?? '', publicKey: gt(afterAllOf(now)) }
    const shown = (await db.suggestions.find(filter, { order: [['publicKey', 1]], limit: PUBLICISED_AT_ONCE })).map(publicView)
    const ends = shown.map(({ endsAt }) => endsAt.getTime())
    const until = ends.length > 0 ? `公示至${paperDay(dayOf(new Date(Math.max(...ends) - 1)))}。` : '目前没有正在公示的建议。'
    const rows = shown.map(({ number, title, authors, unitName, grade, amountFen }) => [number, title, `${authors}\n${unitName}`, `${grade}等`, `${amountFen / 100} 元`])
    return {
      kind: 'paper', fileName: '合理化建议奖励公示', orgPath: me.orgPath, rows: shown.length,
      make: () => paperOf({
        title: '合理化建议奖励公示', author: me.name,
        blocks: [
          said('title', '合理化建议奖励公示'), said('plain', ''),
          said('body', `经评审，下列合理化建议拟予奖励，现予公示。${until}如有异议，请在公示期内通过“提建议”向工会提出，或到工会办公室当面反映。`),
          { kind: 'table', headers: ['编号', '建议', '提出人和单位', '等级', '奖励'], shares: [18, 38, 22, 9, 13], rows },
          said('plain', ''), said('right', paperDay(dayOf(now))),
        ],
      }),
    }
  },
}

export const suggestionLists: readonly ListExport[] = [ledger, approval, publicity]
