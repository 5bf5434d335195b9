/** What handouts say: who has a plan, and messages. Of people in need only that something waits for them. */
import type { Handout, HandoutRow } from '@/cloudfunctions/kit/documents/handout'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'
import { spokenTime } from '@/types/calendar'
import { spokenTitle } from './parties'
import { isSensitive, memberIdIn } from './veil'

/** As papers and files say an amount. */
export const yuan = (fen: number) => `${(fen / 100).toFixed(2)} 元`

export const owners = { organiser: '生活福利委员', chair: '工会主席', running: '发放中', nobody: '已办结' } as const

const minePage = 'features/handout/pages/mine/index'
const deskPage = (handoutId: string) => `features/handout/pages/desk/index?id=${handoutId}`

const day = (text: string) => `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日`

/** Something may be fetched now. */
export function openNews(handout: Handout, row: HandoutRow, now: Date): News {
  const { _id, item, place, hours, fromDay, untilDay } = handout
  const what = isSensitive(handout) ? '' : `${item}，`
  return {
    id: idFor('handoutOpen', _id, row._id), memberId: memberIdIn(row), kind: 'handout', title: `${spokenTitle(handout)}可以领了`,
    text: `${what}${day(fromDay)}至${day(untilDay)}，${hours}，到${place}出示领取码。`, page: minePage, at: now, isDiscreet: isSensitive(handout),
  }
}

export function reminderNews(handout: Handout, row: HandoutRow, today: string, now: Date): News {
  const { _id, hours, untilDay, place } = handout
  return {
    id: idFor('handoutRemind', _id, row._id, today), memberId: memberIdIn(row), kind: 'handout', title: `${spokenTitle(handout)}还没有领`,
    text: `请在${day(untilDay)}前，${hours}，到${place}出示领取码；来不了可以请同事代领。`, page: minePage, at: now, isDiscreet: isSensitive(handout),
  }
}

/** To the planner: what the chair decided. */
export function decidedNews(handout: Handout, isApproved: boolean, requestId: string, now: Date): News {
  return {
    id: idFor('handoutDecided', handout._id, requestId), memberId: handout.organiserId, kind: 'handout', title: isApproved ? '发放方案已批准' : '发放方案已退回',
    text: `${handout.number}${isApproved ? '已批准，领取人会收到通知。' : '请点开看意见，改好后再报。'}`, page: deskPage(handout._id), at: now,
  }
}

export function dueNews(handout: Handout, memberId: string): News {
  const dueAt = handout.dueAt as Date
  return {
    id: idFor('handoutDue', handout._id, dueAt.toISOString(), memberId), memberId, kind: 'caseDue', title: '有发放方案快到期了',
    text: `${handout.number}请在${spokenTime(new Date(dueAt.getTime() - 60_000))}前审批。`, page: deskPage(handout._id), at: handout.alarmAt as Date,
  }
}

export function overdueNews(handout: Handout, joining: readonly string[]): News[] {
  const since = (handout.dueAt as Date).toISOString()
  return joining.map((memberId) => ({
    id: idFor('handoutOverdue', handout._id, since, memberId), memberId, kind: 'caseDue', title: '有发放方案超期未批',
    text: `${handout.number}已过审批时限，请看一看。`, page: deskPage(handout._id), at: handout.escalatedAt as Date,
  }))
}
