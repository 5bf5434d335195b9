import { aidStatuses } from '@/types/aidStatusNames'
import { aidCauses, aidKinds, healthClasses, housings, incomeKinds, outlayKinds, relations, schoolStages, workStates } from '@/types/aidNames'
import type { Aid, AidAssessment, AidDraft, AidIntent, Boxes } from '../documents/aid'
import { decrypt } from '../vault'
import { caseFields, inner, keeping, P0, P1, P2, type CollectionRow } from './row'

const kindNames = Object.fromEntries(Object.entries(aidKinds).map(([kind, { name }]) => [kind, name]))

/** What the person wrote themselves, in words; what officers noted is shown with the decision and is not theirs to take. */
const fileLabels: ReadonlyArray<readonly [field: keyof Boxes, label: string, words?: Readonly<Record<string, string>>]> = [
  ['name', '姓名'], ['kind', '申请类型', kindNames], ['cause', '主要原因', aidCauses], ['need', '困难说明'], ['askedFen', '申请金额（分）'], ['members', '家庭成员'], ['housing', '住房', housings], ['hasDibao', '享受低保'],
  ['incomes', '收入'], ['outlays', '支出'],
]

const codes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  relation: relations, health: healthClasses, work: workStates, school: schoolStages, kind: { ...incomeKinds, ...outlayKinds },
}

/** A row of the household or of the money, its codes in words and its sums in yuan. */
const spokenRow = (row: Readonly<Record<string, unknown>>) =>
  Object.entries(row).map(([key, value]) => (key.endsWith('Fen') ? `${Number(value) / 100}元` : (codes[key]?.[String(value)] ?? value))).filter((value) => value !== '').join('，')

function openedFile({ _id, sealed }: Pick<Aid, '_id' | 'sealed'>): Readonly<Record<string, unknown>> {
  const open = (box: keyof Boxes) => sealed[box] && decrypt<unknown>({ collection: 'aids', id: _id, field: `sealed.${box}` }, sealed[box])
  return Object.fromEntries(fileLabels.map(([box, label, words]) => {
    const value = open(box)
    if (Array.isArray(value)) return [label, value.map((row) => spokenRow(row as Readonly<Record<string, unknown>>))]
    return [label, typeof value === 'string' ? (words?.[value] ?? value) : (value ?? '')]
  }))
}

export const aidRegister = {
  aids: keeping<Aid>({
    title: '帮扶申请', subject: 'subjectId',
    sealed: ({ sealed }: Pick<Aid, 'sealed'>) => Object.keys(sealed).map((box) => ({ path: `sealed.${box}`, field: `sealed.${box}` })),
    opened: openedFile,
    retention: [
      { policy: 'retention.aidRefused', since: 'endedAt', onlyIf: { endedAs: 'notAided' } },
      { policy: 'retention.aidFile', since: 'endedAt', onlyIf: { endedAs: 'file' } },
    ],
    fields: {
      ...caseFields,
      ...P2('审核和发放救助；逐项加密，只有本人和经办人能打开', { sealed: null }),
      ...P1('办理救助申请', {
        status: ['状态', aidStatuses], year: '年度', unitName: '单位', submittedAt: '提交时间', isUrgent: '紧急办理', evidenceCount: '照片张数', papersDueOn: '补材料期限',
        publicity: '公示起止', decision: '决定', grants: '批准、转账和签收时间', reviewsAsked: '申请复核次数', yearReview: '年度复核', yearReviewOn: '下次年度复核', endedAt: '办结时间',
      }),
      ...inner(
        'orgPath', 'subjectId', 'applicantId', 'partyIds', 'asideSeals', 'listKey', 'terms', 'round', 'hands', 'visit', 'opinion', 'vote', 'publicUntil', 'publicKey', 'objections',
        'spendKey', 'spendYear', 'endedAs',
      ),
    },
  }),
  aidDrafts: keeping<AidDraft>({
    title: '没有交的帮扶申请草稿', subject: '_id', onRequest: true, sealed: () => [{ path: 'text', field: 'text' }],
    opened: ({ _id, text }: AidDraft) => ({ 草稿: decrypt<unknown>({ collection: 'aidDrafts', id: _id, field: 'text' }, text) }),
    retention: [{ policy: 'retention.aidDrafts', since: 'savedAt' }],
    fields: { ...P2('接着填写；整份加密，只有本人能打开', { text: null, savedAt: '保存时间' }), ...inner('_id') },
  }),
  aidIntents: keeping<AidIntent>({
    title: '进行中的批准', subject: null, sealed: () => [{ path: 'amount', field: 'amount' }], retention: { stays: '办完即删，最长一天复查一次' }, fields: inner('_id', 'aidId', 'fundId', 'amount', 'allowanceIds', 'checkAt'),
  }),
  aidAssessments: keeping<AidAssessment>({
    title: '个人信息影响评估', subject: null, retention: [{ policy: 'retention.assessments', sinceDay: 'validUntil' }],
    fields: { ...P0('公示前评估对个人的影响', { scope: '范围', risks: '风险', measures: '措施', byName: '评估人', on: '日期', validUntil: '有效期至' }), ...inner('_id', 'orgId', 'by', 'listKey') },
  }),
} satisfies Record<string, CollectionRow>
