import type { SuggestionCard } from '@/types/suggestion'
import { loudOf } from './loud'

const card: SuggestionCard = {
  suggestionId: 's1', number: '建议-2026-0001', title: '扶手焊牢', category: 'safety', status: 'submitted', submittedAt: '2026-11-20T01:00:00.000Z',
  ownerLabel: '工会民主管理委员', since: '2026-11-20T01:00:00.000Z', dueAt: '2030-06-18T16:00:00.000Z', isOverdue: false, isEscalated: false, toRate: false, reason: '', awardFen: null,
}

describe('the loudest line of a suggestion', () => {
  test.each<[string, Partial<SuggestionCard>, string, string]>([
    ['by when, while it waits', {}, 'due', '最晚 2030年6月18日\u00A0周二 答复'],
    ['what is asked of me', { status: 'returned', dueAt: null }, 'due', '请您补充后再提交，编号不变'],
    ['the reason of a refusal', { status: 'notAdopted', dueAt: null, toRate: true, reason: '去年刚换过' }, 'late', '去年刚换过'],
    ['that it is late', { isOverdue: true, dueAt: '2020-06-18T16:00:00.000Z' }, 'late', '2020年6月18日\u00A0周四 到期未办'],
    ['that somebody above knows it is late', { isOverdue: true, isEscalated: true }, 'late', '超期了，已报工会主席督办'],
    ['that the chair is late and who knows', { isOverdue: true, isEscalated: true, ownerLabel: '工会主席' }, 'late', '工会主席到期未办，已提醒并告知副主席'],
    ['the award', { status: 'awarded', awardFen: 42_000 }, 'done', '奖励 ¥420.00'],
    ['that the answer may be rated', { status: 'implementing', toRate: true }, 'done', '请您给答复打个分'],
  ])('says %s', (_what, traits, tone, text) => {
    expect(loudOf({ ...card, ...traits })).toEqual({ tone, text })
  })
})
