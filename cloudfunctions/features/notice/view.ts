/** How a notice looks to a reader and to those who manage it. */
import type { HandlerOutput } from '@/types/actions'
import type { Notice, NoticeRead } from '@/cloudfunctions/kit/documents/notice'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { hiding } from '@/cloudfunctions/kit/heldWords'
import { mayManage, whyNotConfirm, whyNotPublish, whyNotStep } from './rules'

export function managedCard(notice: Notice): HandlerOutput<'notice.managed'>['items'][number] {
  const { _id, title, status, authorName, audience, pinned, important, mustConfirm, until, publishedAt } = notice
  return { noticeId: _id, title, status, authorName, audience: [...audience], pinned, important, mustConfirm, until, publishedAt }
}

export function cardView(notice: Notice, read: NoticeRead | null): HandlerOutput<'notice.list'>['items'][number] {
  return { ...managedCard(notice), readAt: read?.readAt ?? null, confirmedAt: read?.confirmedAt ?? null }
}

export function detailView(notice: Notice, read: NoticeRead | null, imageUrls: readonly string[], me: Member): HandlerOutput<'notice.get'> {
  return {
    ...cardView(notice, read),
    text: notice.text,
    imageUrls: [...imageUrls],
    blocked: { confirm: whyNotConfirm(notice, me), manage: mayManage(notice, me) ? null : 'NOT_ALLOWED' },
  }
}

export type UnitCounts = HandlerOutput<'notice.desk'>['units']

interface Beside {
  readonly units: UnitCounts
  readonly names: ReadonlyMap<string, string>
  readonly imageUrls: readonly string[]
}

export function deskView(notice: Notice, { units, names, imageUrls }: Beside, now: Date): HandlerOutput<'notice.desk'> {
  const hide = hiding(notice, () => false)
  return {
    ...managedCard(notice),
    text: notice.text,
    imageFileIds: [...notice.imageFileIds],
    imageUrls: [...imageUrls],
    orgIds: [...notice.orgIds],
    version: notice.version,
    history: notice.history.map(({ at, by, action, to, note }) => ({ at, byName: names.get(by) ?? '系统', action, to, note: hide(note) })),
    units,
    blocked: { edit: whyNotStep('edit', notice), publish: whyNotPublish(notice, now), withdraw: whyNotStep('withdraw', notice) },
  }
}
