import { aidStatuses } from '@/types/aidStatusNames'
import type { Aid, AidAssessment, AidDraft, AidIntent } from '../documents/aid'
import { caseFields, inner, keeping, P0, P1, P2, type CollectionRow } from './row'

export const aidRegister = {
  aids: keeping<Aid>({
    title: '帮扶申请', subject: 'subjectId',
    retention: [
      { policy: 'retention.aidRefused', since: 'endedAt', onlyIf: { endedAs: 'notAided' } },
      { policy: 'retention.aidFile', since: 'endedAt', onlyIf: { endedAs: 'file' } },
    ],
    fields: {
      ...caseFields,
      ...P2('审核和发放救助；逐项加密，只有本人和经办人能打开', { sealed: '申请内容' }),
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
    title: '没有交的帮扶申请草稿', subject: '_id', onRequest: true, retention: [{ policy: 'retention.aidDrafts', since: 'savedAt' }],
    fields: { ...P2('接着填写；整份加密，只有本人能打开', { text: '草稿', savedAt: '保存时间' }), ...inner('_id') },
  }),
  aidIntents: keeping<AidIntent>({
    title: '进行中的批准', subject: null, retention: { stays: '办完即删，最长一天复查一次' }, fields: inner('_id', 'aidId', 'fundId', 'amount', 'allowanceIds', 'checkAt'),
  }),
  aidAssessments: keeping<AidAssessment>({
    title: '个人信息影响评估', subject: null, retention: [{ policy: 'retention.assessments', sinceDay: 'validUntil' }],
    fields: { ...P0('公示前评估对个人的影响', { scope: '范围', risks: '风险', measures: '措施', byName: '评估人', on: '日期', validUntil: '有效期至' }), ...inner('_id', 'orgId', 'by', 'listKey') },
  }),
} satisfies Record<string, CollectionRow>
