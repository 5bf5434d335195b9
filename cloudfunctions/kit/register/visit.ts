import { giftForms, visitOutcomes, visitSources, visitStatuses } from '@/types/visitNames'
import type { Visit, VisitBoxes, VisitIntent, VisitKindDoc, VisitRun } from '../documents/visit'
import { decrypt } from '../vault'
import { caseFields, inner, keeping, P0, P1, P2, recorded, type CollectionRow } from './row'

/** What the person said themselves; what officers noted is shown with the decision and is not theirs to take. */
function opened({ _id, sealed, reporterId, subjectId }: Pick<Visit, '_id' | 'sealed' | 'reporterId' | 'subjectId'>): Readonly<Record<string, unknown>> {
  const open = <Name extends keyof VisitBoxes>(box: Name) => sealed[box] && decrypt<VisitBoxes[Name]>({ collection: 'visits', id: _id, field: `sealed.${box}` }, sealed[box])
  const giving = open('giving')
  return { 姓名: open('name') ?? '', 说明: (reporterId === subjectId && open('story')) || '', 慰问: giving ? `${giftForms[giving.form]} ${giving.amountFen / 100}元` : '' }
}

export const visitRegister = {
  visits: keeping<Visit>({
    title: '走访慰问和谈心', subject: 'subjectId', opened, withheld: '经办人的记录和他人说的话是他人的信息；办理结果随办件告知本人',
    sealed: ({ sealed }: Pick<Visit, 'sealed'>) => Object.keys(sealed).map((box) => ({ path: `sealed.${box}`, field: `sealed.${box}` })),
    retention: [{ policy: 'retention.visits', sinceYear: 'endedYear' }],
    fields: {
      ...caseFields,
      ...P2('走访慰问；记录逐项加密，只有经办人能打开，每次查看都记下', { sealed: null, kind: null, rules: null, eventOn: '事件日期', photos: null }),
      ...P1('安排走访、签收慰问', {
        status: ['状态', visitStatuses], source: ['来源', visitSources], unitName: '单位', reportedAt: '登记时间', visitBy: '走访期限', outcome: ['走访情况', visitOutcomes], photoAllowed: '同意拍照',
        plan: '走访安排', visitedOn: '走访日期', followUpOn: null, grant: '批准和签收时间', seen: null,
      }),
      ...inner('terms', 'subjectId', 'reporterId', 'asideSeals', 'orgPath', 'listKey', 'missKey', 'proof', 'hands', 'spendKey', 'spendYear', 'endedYear'),
    },
  }),
  visitIntents: keeping<VisitIntent>({
    title: '进行中的慰问批准', subject: null, sealed: () => [{ path: 'taken', field: 'taken' }], retention: { stays: '办完即删，最长一天复查一次' }, fields: inner('_id', 'visitId', 'taken', 'checkAt'),
  }),
  visitKinds: keeping<VisitKindDoc>({
    title: '走访谈心事项', subject: null, retention: { stays: '按当日规定判断的依据' },
    fields: { ...recorded, ...P0('规定哪些事要走访、谈心', { status: '状态', code: '代号', from: '从', kind: '事项', byName: '修改人', reason: '理由' }), ...inner('by') },
  }),
  visitRuns: keeping<VisitRun>({ title: '关怀日历进度', subject: null, retention: { stays: '不含个人信息' }, fields: inner('_id', 'day', 'since', 'part', 'upTo') }),
} satisfies Record<string, CollectionRow>
