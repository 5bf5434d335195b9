import { aidStatuses } from '@/types/aidStatusNames'
import { aidCauses, aidKinds, healthClasses, housings, incomeKinds, outlayKinds, relations, schoolStages, workStates } from '@/types/aidNames'
import type { Aid, AidAssessment, AidClaim, AidDraft, AidIntent, Boxes } from '../documents/aid'
import { decrypt } from '../vault'
import { caseFields, inner, keeping, P0, P1, P2, type CollectionRow } from './row'

const kindNames = Object.fromEntries(Object.entries(aidKinds).map(([kind, { name }]) => [kind, name]))

/** What the person wrote themselves, in words. What officers noted among themselves is not theirs to take; what they were told is. */
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

type Told = Pick<Aid, '_id' | 'sealed' | 'decision' | 'history'>
type Open = <Name extends keyof Boxes>(box: Name) => Boxes[Name] | undefined

/** The reason of the decision in the words the person was told it in, and each amount that was approved. */
function decided({ decision, history }: Told, open: Open): Readonly<Record<string, unknown>> {
  const line = decision?.line ?? -1
  const isVoted = ['aid.vote', 'aid.witness'].includes(history[line]?.action ?? '')
  const reason = isVoted ? open('told')?.[`${line}.decision`] : open('words')?.[line]
  return { 决定理由: reason ?? '', 批准金额: Object.values(open('grants') ?? {}).map(({ amountFen }) => `${amountFen / 100}元`) }
}

function openedFile(aid: Told): Readonly<Record<string, unknown>> {
  const { _id, sealed } = aid
  const open = <Name extends keyof Boxes>(box: Name) => sealed[box] && decrypt<Boxes[Name]>({ collection: 'aids', id: _id, field: `sealed.${box}` }, sealed[box])
  const filled = Object.fromEntries(fileLabels.map(([box, label, words]) => {
    const value = open(box)
    if (Array.isArray(value)) return [label, value.map((row) => spokenRow(row as Readonly<Record<string, unknown>>))]
    return [label, typeof value === 'string' ? (words?.[value] ?? value) : (value ?? '')]
  }))
  return { ...filled, ...decided(aid, open) }
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
        'orgPath', 'subjectId', 'applicantId', 'partyIds', 'asideSeals', 'listKey', 'terms', 'round', 'hands', 'visit', 'opinion', 'vote', 'publicUntil', 'publicKey', 'objections', 'lapseAt',
        'spendKey', 'spendYear', 'endedAs',
      ),
    },
  }),
  aidDrafts: keeping<AidDraft>({
    title: '没有交的帮扶申请草稿', subject: 'memberId', onRequest: true, sealed: () => [{ path: 'text', field: 'text' }],
    opened: ({ _id, text }: AidDraft) => ({ 草稿: decrypt<unknown>({ collection: 'aidDrafts', id: _id, field: 'text' }, text) }),
    retention: [{ policy: 'retention.aidDrafts', since: 'savedAt' }],
    fields: { ...P2('接着填写；整份加密，只有本人能打开', { text: null, savedAt: '保存时间' }), ...inner('_id', 'memberId', 'receipts') },
  }),
  aidIntents: keeping<AidIntent>({
    title: '进行中的批准', subject: null, sealed: () => [{ path: 'taken', field: 'taken' }], retention: { stays: '办完即删，最长一天复查一次' }, fields: inner('_id', 'aidId', 'fundId', 'taken', 'checkAt'),
  }),
  aidClaims: keeping<AidClaim>({ title: '一人一件在办', subject: null, retention: { stays: '编号不可还原，不含姓名和事由' }, fields: inner('_id', 'aidId', 'at') }),
  aidAssessments: keeping<AidAssessment>({
    title: '个人信息影响评估', subject: null, retention: [{ policy: 'retention.assessments', sinceDay: 'validUntil' }],
    fields: { ...P0('公示前评估对个人的影响', { scope: '范围', risks: '风险', measures: '措施', byName: '评估人', on: '日期', validUntil: '有效期至' }), ...inner('_id', 'orgId', 'by', 'listKey') },
  }),
} satisfies Record<string, CollectionRow>
