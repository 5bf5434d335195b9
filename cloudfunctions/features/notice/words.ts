/** What notices say in messages. The title is the officer's own; private words in it stay inside (kit/discreet.ts). */
import type { Notice } from '@/cloudfunctions/kit/documents/notice'
import type { HeldWords } from '@/cloudfunctions/kit/documents/safety'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'

export const pageOfNotice = (noticeId: string) => `features/notice/pages/detail/index?id=${noticeId}`

export const messageIdOf = (noticeId: string, memberId: string) => idFor('notice', noticeId, memberId)

export function noticeMessage(notice: Notice, memberId: string, now: Date): News {
  return {
    id: messageIdOf(notice._id, memberId),
    memberId,
    kind: 'notice',
    title: notice.mustConfirm ? '有通知请您确认' : '有新的重要通知',
    text: `「${notice.title}」请点开看看。`,
    page: pageOfNotice(notice._id),
    at: now,
  }
}

export function blockedMessage(notice: Notice, reason: string, version: number, now: Date): News {
  return {
    id: idFor('noticeBlocked', notice._id, String(version)),
    memberId: notice.authorId,
    kind: 'safety',
    title: '通知没有通过审核',
    text: `「${notice.title}」已退回草稿${reason ? `：${reason}` : '，请修改后再发布'}`,
    page: `features/notice/pages/edit/index?id=${notice._id}`,
    at: now,
  }
}

/** To whoever withdrew it: the notice is gone all the same, only the reason stays covered. */
export function reasonBlockedMessage(notice: Notice, { hash, by }: HeldWords, now: Date): News {
  return {
    id: idFor('noticeReason', notice._id, hash),
    memberId: by,
    kind: 'safety',
    title: '您写的一段文字没有通过审核',
    text: `撤下「${notice.title}」时写的原因别人看不到，通知已撤下。`,
    page: `features/notice/pages/desk/index?id=${notice._id}`,
    at: now,
  }
}
