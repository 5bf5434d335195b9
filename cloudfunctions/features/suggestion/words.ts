/** What suggestions say: who has one, and messages. No names of others, no money, no reasons of a person. */
import type { HeldWords } from '@/cloudfunctions/kit/documents/safety'
import type { Suggestion } from '@/cloudfunctions/kit/documents/suggestion'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'
import { spokenTime } from '@/types/calendar'
import { suggestionStatuses } from '@/types/suggestionNames'
import type { StepName } from './rules'

/** Who has it, in the words of the page "who has my suggestion". */
export const owners = {
  union: '工会民主管理委员',
  jury: '评审组',
  finance: '财务',
  chair: '工会主席',
  executive: '行政分管领导',
  legal: '工会法律维权委员',
  panel: (department: string) => `${department}和评审组`,
  proposer: '您本人',
  publicity: '公示中，期满后报工会主席',
  reserve: '技术储备库',
  nobody: '已办结',
} as const

const page = (screen: 'detail' | 'desk', suggestionId: string) => `features/suggestion/pages/${screen}/index?id=${suggestionId}`

type Said = (suggestion: Suggestion) => { title: string; text: string } | null

const about = ({ number, title }: Suggestion) => `${number}「${title}」`

/** What the proposers hear after a step; steps without a line are their own or not their business. */
const told: Partial<Record<StepName, Said>> = {
  accept: (suggestion) => ({ title: '建议已受理', text: `${about(suggestion)}已受理，正在安排评审。` }),
  return: (suggestion) => ({ title: '建议需要补充', text: `${about(suggestion)}请按意见补充后再提交，编号不变。` }),
  decline: (suggestion) => ({ title: '建议有了答复', text: `${about(suggestion)}未予受理，请点开看原因；还可以要求重新办理一次。` }),
  redirect: (suggestion) => ({ title: '建议有了答复', text: `${about(suggestion)}不属于建议，已转${suggestion.ownerLabel}接着办，请点开看说明。` }),
  takeOver: (suggestion) => ({ title: '您反映的事有人接办', text: `${about(suggestion)}已有人接办，请点开看怎么联系。` }),
  merge: (suggestion) => ({ title: '建议已合并办理', text: `${about(suggestion)}与另一件相同，已合并，您的提出人身份保留。` }),
  assign: (suggestion) => ({ title: '建议进入评审', text: `${about(suggestion)}已交${suggestion.ownerLabel}评审。` }),
  reassign: (suggestion) => ({ title: '建议换了承办部门', text: `${about(suggestion)}现在由${suggestion.ownerLabel}办理。` }),
  // One opinion is no answer yet.
  review: (suggestion) =>
    suggestion.status === 'reviewing'
      ? null
      : { title: '建议有了答复', text: `${about(suggestion)}的评审结论：${suggestionStatuses[suggestion.status]}。请点开看理由，并评价一下这次答复。` },
  plan: (suggestion) => ({ title: '建议开始实施', text: `${about(suggestion)}已排定实施计划，可点开看负责人和完成日期。` }),
  complete: (suggestion) => ({ title: '建议已实施', text: `${about(suggestion)}已实施完成，正在验证效果。` }),
  stop: (suggestion) => ({ title: '建议中止实施', text: `${about(suggestion)}中止实施，请点开看原因；还可以要求重新办理一次。` }),
  reward: (suggestion) => ({ title: '建议获奖', text: `${about(suggestion)}列入技术储备，已批准奖励，感谢您的建议。` }),
  publicise: (suggestion) => ({ title: '建议开始公示', text: `${about(suggestion)}的评定结果正在公示。` }),
  award: (suggestion) => ({ title: '建议获奖', text: `${about(suggestion)}已批准奖励，感谢您的建议。` }),
  pay: (suggestion) => ({ title: '奖励已发放', text: `${about(suggestion)}的奖励已发放，请留意查收。` }),
}

/** The messages of one step, one for each proposer; asked for again after a lost answer they are the same ones. */
export function newsOf(step: StepName, suggestion: Suggestion, requestId: string, now: Date): News[] {
  const said = told[step]?.(suggestion) ?? null
  if (!said) return []
  return suggestion.authorIds.map((memberId) => ({
    id: idFor('suggestion', step, suggestion._id, requestId, memberId),
    memberId, kind: 'suggestion', ...said, page: page('detail', suggestion._id), at: now,
  }))
}

/** To the author alone: a picture that nobody else will see. */
export function photoBlockedNews(suggestion: Suggestion, fileId: string, at: Date): News[] {
  return suggestion.authorIds.slice(0, 1).map((memberId) => ({
    id: idFor('suggestionPhoto', suggestion._id, fileId), memberId, kind: 'safety', title: '有一张照片没有通过审核',
    text: `${about(suggestion)}里有一张照片别人看不到，建议照常办理。`, page: page('detail', suggestion._id), at,
  }))
}

/** To whoever wrote it, unless nobody may know who that is. */
export function wordsBlockedNews(suggestion: Suggestion, { hash, by }: HeldWords, at: Date): News[] {
  if (by === 'proposer') return []
  const screen = suggestion.authorIds.includes(by) ? 'detail' : 'desk'
  return [{
    id: idFor('suggestionWords', suggestion._id, hash), memberId: by, kind: 'safety', title: '您写的一段文字没有通过审核',
    text: `${about(suggestion)}里您写的一段文字别人看不到，办理不受影响。`, page: page(screen, suggestion._id), at,
  }]
}

export function reminderOf(suggestion: Suggestion, memberId: string): News {
  const dueAt = suggestion.dueAt as Date
  return {
    id: idFor('suggestionDue', suggestion._id, dueAt.toISOString(), memberId),
    memberId,
    kind: 'caseDue',
    title: '有建议快到期了',
    text: `${about(suggestion)}请在${spokenTime(new Date(dueAt.getTime() - 60_000))}前办理。`,
    page: page('desk', suggestion._id),
    at: suggestion.alarmAt as Date,
  }
}

/** Nobody stands above the chair: what is late there is not put to the chair as news of somebody else. */
export const isWithChair = ({ ownerLabel }: Pick<Suggestion, 'ownerLabel'>) => ownerLabel === owners.chair

export function overdueNews(suggestion: Suggestion, chairIds: readonly string[]): News[] {
  const since = (suggestion.dueAt as Date).toISOString()
  const at = suggestion.escalatedAt as Date
  const ids = (memberId: string) => ({ id: idFor('suggestionOverdue', suggestion._id, since, memberId), memberId, at })
  const done = isWithChair(suggestion) ? '工会主席到期未办，系统已提醒并告知副主席。' : '到期还没有办完，系统已报工会主席督办。'
  const proposers = suggestion.authorIds.map((memberId): News => ({
    ...ids(memberId), kind: 'suggestion', title: '您的建议已督办', text: `${about(suggestion)}${done}`, page: page('detail', suggestion._id),
  }))
  const chairs = chairIds.map((memberId): News => ({
    ...ids(memberId), kind: 'caseDue', title: '有建议超期', text: `${about(suggestion)}超期未办，请督办。`, page: page('desk', suggestion._id),
  }))
  return [...proposers, ...chairs]
}
