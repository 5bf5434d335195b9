/** What may happen to a notice, and who may do it. Pure. */
import type { ErrorCode } from '@/types/errors'
import type { NoticeStatus } from '@/types/noticeNames'
import type { Role } from '@/types/roles'
import type { Notice, NoticeRead } from '@/cloudfunctions/kit/documents/notice'
import type { Member } from '@/cloudfunctions/kit/documents/people'

export const PUBLISHERS = ['OFF', 'CHAIR', 'VICE', 'GRP'] as const satisfies readonly Role[]

/** From which states, to which state. `publish` ends in `checking` while somebody has to look at it first. */
export const steps = {
  edit: { from: ['draft'], to: 'draft' },
  publish: { from: ['draft'], to: 'published' },
  check: { from: ['draft'], to: 'checking' },
  pass: { from: ['checking'], to: 'published' },
  block: { from: ['checking'], to: 'draft' },
  expire: { from: ['published'], to: 'expired' },
  withdraw: { from: ['checking', 'published', 'expired'], to: 'withdrawn' },
} as const satisfies Record<string, { from: readonly NoticeStatus[]; to: NoticeStatus }>

export type StepName = keyof typeof steps

export function whyNotStep(step: StepName, notice: Pick<Notice, 'status'>): ErrorCode | null {
  return (steps[step].from as readonly NoticeStatus[]).includes(notice.status) ? null : 'NOTICE_WRONG_STATE'
}

export function whyNotPublish(notice: Pick<Notice, 'status' | 'until'>, now: Date): ErrorCode | null {
  return whyNotStep('publish', notice) ?? (notice.until && notice.until <= now ? 'NOTICE_ALREADY_OVER' : null)
}

/** Only pictures that this officer uploaded, or that stand in the notice already: a file id is no right to the file. */
export function whyNotImages(fileIds: readonly string[], openid: string, before: readonly string[]): ErrorCode | null {
  const isOwn = (fileId: string) => fileId.replace(/^cloud:\/\/[^/]+\//, '').startsWith(`uploads/${openid}/`) && !fileId.includes('..')
  return fileIds.every((fileId) => before.includes(fileId) || isOwn(fileId)) ? null : 'BAD_INPUT'
}

/** Its author, and whoever holds office in a unit that holds the whole audience. */
export function mayManage(notice: Pick<Notice, 'authorId' | 'orgPath'>, me: Pick<Member, '_id' | 'grants'>): boolean {
  return notice.authorId === me._id || mayAddress(me, notice.orgPath)
}

/** True when the person holds office in this unit or above it. */
export function mayAddress(me: Pick<Member, 'grants'>, orgPath: readonly string[]): boolean {
  return me.grants.some(({ role, orgId }) => (PUBLISHERS as readonly Role[]).includes(role) && orgPath.includes(orgId))
}

const SHOWN: readonly NoticeStatus[] = ['published', 'expired']

/** Everybody below one of its units may read it once it is out. */
export function isFor(notice: Pick<Notice, 'status' | 'orgIds'>, me: Pick<Member, 'orgPath'>): boolean {
  return SHOWN.includes(notice.status) && notice.orgIds.some((orgId) => me.orgPath.includes(orgId))
}

/** Confirming twice is no reason: the second tap answers like the first. */
export function whyNotConfirm(notice: Pick<Notice, 'status' | 'orgIds' | 'mustConfirm'>, me: Pick<Member, 'orgPath'>): ErrorCode | null {
  if (!isFor(notice, me)) return 'NOT_FOUND'
  return notice.mustConfirm ? null : 'NOTICE_NO_CONFIRMATION'
}

/** Still to be looked at: not opened, or opened without the confirmation asked for. */
export function isOpenFor(notice: Pick<Notice, 'mustConfirm'>, read: Pick<NoticeRead, 'confirmedAt'> | null): boolean {
  return read === null || (notice.mustConfirm && read.confirmedAt === null)
}
