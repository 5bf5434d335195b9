/** What happens to notices by itself, and what happens to them when a verdict comes in. */
import { db } from '@/cloudfunctions/kit/db'
import type { Notice } from '@/cloudfunctions/kit/documents/notice'
import type { SafetyCheck } from '@/cloudfunctions/kit/documents/safety'
import { gt, lte, oneOf } from '@/cloudfunctions/kit/filter'
import { tell, tellAll } from '@/cloudfunctions/kit/notify'
import { move } from '@/cloudfunctions/kit/record'
import { hashesOf, standing, type SafetySubject, type Standing } from '@/cloudfunctions/kit/safety'
import { checkedParts, comingOut } from './publish'
import { blockedMessage, noticeMessage } from './words'

const AT_ONCE = 20
const PEOPLE_AT_ONCE = 100

/** How things stand with the notice as it now is, when one verdict is known already. */
async function standingAfter(notice: Notice, check: SafetyCheck | null): Promise<Standing> {
  const hashes = hashesOf(checkedParts(notice))
  const open = hashes.filter((hash) => hash !== check?.hash)
  if (open.length < hashes.length && check?.status === 'blocked') return 'blocked'
  return open.length === 0 ? 'pass' : standing('notice', notice._id, open)
}

/** Brings a checked notice out, or back to its author. Published is only what still is what was judged. */
async function settle(notice: Notice, check: SafetyCheck | null, now: Date): Promise<void> {
  const stands = await standingAfter(notice, check)
  if (stands === 'waiting') return
  const reason = check?.history.at(-1)?.note ?? ''
  if (stands === 'pass') {
    const line = { at: now, by: 'system', action: 'notice.pass' }
    return void (await move(db.notices, notice, { to: 'published', line, set: comingOut(notice, now) }))
  }
  const line = { at: now, by: 'system', action: 'notice.block', note: reason }
  const moved = await move(db.notices, notice, { to: 'draft', line })
  if (moved) await tell(blockedMessage(notice, reason, moved.version, now))
}

export const noticeSubject: SafetySubject = {
  noun: 'notice',
  settled: async (check, now) => {
    const notice = await db.notices.get(check.objectId)
    if (notice?.status === 'checking') await settle(notice, check, now)
  },
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

/** Fills message boxes page by page. The message's id is made of notice and person, so a page told twice is told once. */
async function tellNotices(now: Date): Promise<number> {
  const waiting = await db.notices.find({ job: 'tell' }, { limit: AT_ONCE })
  for (const notice of waiting) {
    const filter = { orgPath: oneOf(notice.orgIds), leftOn: null, _id: gt(notice.toldUpTo) }
    const people = await db.members.find(filter, { order: [['_id', 1]], limit: PEOPLE_AT_ONCE })
    const others = people.filter(({ _id }) => _id !== notice.authorId)
    await tellAll(others.map(({ _id }) => noticeMessage(notice, _id, now)))
    const isDone = people.length < PEOPLE_AT_ONCE
    const toldUpTo = people.at(-1)?._id ?? notice.toldUpTo
    await db.notices.change({ _id: notice._id, job: 'tell', toldUpTo: notice.toldUpTo }, { set: { toldUpTo, job: isDone ? null : 'tell' } })
  }
  return waiting.length
}

/** Run every minute, in this order. */
export const noticeJobs = { settleChecked, expireNotices, tellNotices }
