import { suggestionCategories, suggestionStatuses } from '@/types/suggestionNames'
import type { GramCounts, Suggestion } from '../documents/suggestion'
import { caseFields, inner, keeping, P0, P1, type CollectionRow } from './row'

/** Of what tells of colleagues, too: names signed with, how many joined in, the person's own part of the award. */
function ownPart({ authors, supporters, mergedFrom, award }: Pick<Suggestion, 'authors' | 'supporters' | 'mergedFrom' | 'award'>, memberId: string): Readonly<Record<string, unknown>> {
  const fen = award?.parts.filter((part) => part.memberId === memberId).reduce((sum, part) => sum + part.amountFen, 0)
  return {
    提出人: authors.map(({ name }) => name), 附和的同事: `${supporters.length}人`, 合并自: mergedFrom.map(({ number }) => number), 奖励: fen === undefined ? '' : `${fen / 100}元`,
  }
}

export const suggestionRegister = {
  suggestions: keeping<Suggestion>({
    title: '合理化建议', subject: 'authorIds', opened: ownPart, retention: { stays: '建议档案和奖励依据；匿名的不存姓名', law: '《合理化建议和技术改进奖励条例》：评审和奖励留档，保存期待工会确认' },
    withheld: '评委的意见、打分和他人的异议是他人的信息',
    fields: {
      ...caseFields,
      ...P0('评审、实施和公示', {
        status: ['状态', suggestionStatuses], title: '标题', category: ['类别', suggestionCategories], problem: '问题', measure: '办法', effect: '预期效果', isDone: '已实施', costFen: '费用（分）', photoFileIds: '照片',
        answer: '答复', plan: '实施计划', effectFound: '效果', grade: '等级', publicityEndsAt: '公示结束', submittedAt: '提出时间', mergedInto: '并入', mergedFrom: null, channel: '征集渠道', origin: '由来',
      }),
      ...P1('同事附和', { supporters: null }),
      ...P1('署名和奖励', { isAnonymous: '匿名', authors: null, award: null, rating: '您的评价', reopens: '重新办理次数' }),
      ...P1('回避和公正评审', { opinions: null, scores: null, objections: null, department: '承办部门', isMajor: '重大', signature: '行政签字' }),
      ...inner(
        'year', 'month', 'textHash', 'textCheck', 'visible', 'grams', 'authorIds', 'claimSeal', 'asideSeals', 'unitSeals', 'orgPath', 'openPath', 'listKey', 'terms', 'termsOn', 'publicKey', 'isMerging', 'archiveAt', 'tally', 'round', 'heldWords', 'hasHeldWords', 'photosPassed', 'photosBlocked', 'photosOpen', 'policyIds', 'yearAt',
      ),
    },
  }),
  gramCounts: keeping<GramCounts>({ title: '相似度用的字频', subject: null, retention: { stays: '只有字频' }, fields: inner('_id', 'documents', 'counts', 'countedOn') }),
} satisfies Record<string, CollectionRow>
