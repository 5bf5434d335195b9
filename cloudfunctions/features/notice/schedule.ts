/** What happens to notices by itself, and what happens to them when a verdict comes in. */
import { db } from '@/cloudfunctions/kit/db'
import type { Notice } from '@/cloudfunctions/kit/documents/notice'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { SafetyCheck } from '@/cloudfunctions/kit/documents/safety'
import { gt, lte, oneOf } from '@/cloudfunctions/kit/filter'
import { settleWords } from '@/cloudfunctions/kit/heldWords'
import { tell, tellAll } from '@/cloudfunctions/kit/notify'
import { move } from '@/cloudfunctions/kit/record'
import { hashesOf, standing, type SafetySubject, type Standing } from '@/cloudfunctions/kit/safety'
import { PEOPLE_A_PAGE, TELLING_MS, timeFor } from '@/cloudfunctions/kit/timeFor'
import { allUnits, pathOf } from '@/cloudfunctions/kit/units'
import { checkedParts, comingOut } from './publish'
import { mayAddress } from './rules'
import { blockedMessage, noticeMessage, reasonBlockedMessage } from './words'

const AT_ONCE = 20

/** How things stand with the notice as it now is, when one verdict is known already. */
async function standingAfter(notice: Notice, check: SafetyCheck | null): Promise<Standing> {
  const hashes = hashesOf(checkedParts(notice))
  const open = hashes.filter((hash) => hash !== check?.hash)
  if (open.length < hashes.length && check?.status === 'blocked') return 'blocked'
  return open.length === 0 ? 'pass' : standing('notice', notice._id, open)
}

const NO_OFFICE = '提交发布的人已不负责这些单位，请现任者看过再发布'

/** Whoever sent it off still holds office for each of its units: a check may take days, in which offices change. `author` is known where the check was decided by hand. */
async function stillAddresses({ orgIds, orgPath, history }: Notice, author: Member | null): Promise<boolean> {
  const sentBy = history.findLast(({ action }) => action === 'notice.check')?.by ?? ''
  const sender = author?._id === sentBy ? author : await db.members.get(sentBy)
  if (!sender || sender.leftOn) return false
  if (mayAddress(sender, orgPath)) return true
  const units = await allUnits()
  return orgIds.every((orgId) => mayAddress(sender, pathOf(orgId, units)))
}

/** Brings a checked notice out, or back to its author. Published is only what still is what was judged, by somebody who still may. */
async function settle(notice: Notice, check: SafetyCheck | null, now: Date, author: Member | null = null): Promise<void> {
  const stands = await standingAfter(notice, check)
  if (stands === 'waiting') return
  const mayPublish = stands === 'pass' && (await stillAddresses(notice, author))
  const reason = stands === 'pass' ? NO_OFFICE : (check?.history.at(-1)?.note ?? '')
  if (mayPublish) {
    const line = { at: now, by: 'system', action: 'notice.pass' }
    return void (await move(db.notices, notice, { to: 'published', line, set: comingOut(notice, now) }))
  }
  const line = { at: now, by: 'system', action: 'notice.block', note: reason }
  const moved = await move(db.notices, notice, { to: 'draft', line })
  if (moved) await tell(blockedMessage(notice, reason, moved.version, now))
}

export const noticeSubject: SafetySubject = {
  noun: 'notice',
  settled: async (check, now, author) => {
    const notice = await db.notices.get(check.objectId)
    if (notice?.status === 'checking') await settle(notice, check, now, author)
    if (notice?.hasHeldWords) await settleReason(notice, now)
  },
}

const settleReason = (notice: Notice, now: Date) => settleWords('notice', db.notices, notice, (words) => [reasonBlockedMessage(notice, words, now)])

/** Reasons whose verdict came while nobody could act on it. */
async function settleReasons(now: Date): Promise<number> {
  const open = await db.notices.find({ hasHeldWords: true }, { limit: AT_ONCE })
  for (const notice of open) await settleReason(notice, now)
  return open.length
}

/** Notices whose verdict came while nobody could act on it. */
async function settleChecked(now: Date): Promise<number> {
  const checking = await db.notices.find({ status: 'checking' }, { order: [['deskKey', 1]], limit: AT_ONCE })
  for (const notice of checking) await settle(notice, null, now)
  return checking.length
}

async function expireNotices(now: Date): Promise<number> {
  const over = await db.notices.find({ status: 'published', until: lte(now) }, { limit: AT_ONCE })
  for (const notice of over) await move(db.notices, notice, { to: 'expired', line: { at: now, by: 'system', action: 'notice.expire' }, set: { job: null } })
  return over.length
}

/** One page: three database calls, told twice it is told once. The notice as it then stands; null when nobody is left or another run was quicker. */
async function tellPage(notice: Notice, now: Date): Promise<Notice | null> {
  const filter = { orgPath: oneOf(notice.orgIds), leftOn: null, _id: gt(notice.toldUpTo) }
  const people = await db.members.find(filter, { order: [['_id', 1]], limit: PEOPLE_A_PAGE })
  const others = people.filter(({ _id }) => _id !== notice.authorId)
  await tellAll(others.map(({ _id }) => noticeMessage(notice, _id, now)))
  const isDone = people.length < PEOPLE_A_PAGE
  const toldUpTo = people.at(-1)?._id ?? notice.toldUpTo
  const won = await db.notices.change({ _id: notice._id, job: 'tell', toldUpTo: notice.toldUpTo }, { set: { toldUpTo, job: isDone ? null : 'tell' } })
  return won === 1 && !isDone ? { ...notice, toldUpTo } : null
}

/** Fills message boxes, a page of each notice in turn; what is left over is done a minute later. */
async function tellNotices(now: Date): Promise<number> {
  const isTime = timeFor(TELLING_MS)
  const found = await db.notices.find({ job: 'tell' }, { limit: AT_ONCE })
  for (let waiting = found; waiting.length > 0; ) {
    const left: Notice[] = []
    for (const notice of waiting) {
      if (!isTime()) return found.length
      const rest = await tellPage(notice, now)
      if (rest) left.push(rest)
    }
    waiting = left
  }
  return found.length
}

/** Run every minute, in this order. */
export const noticeJobs = { settleChecked, settleReasons, expireNotices, tellNotices }
