/** The officers' view: my notices, one notice with its counts, and who has read it. */
import { db } from '@/cloudfunctions/kit/db'
import type { Notice, NoticeRead } from '@/cloudfunctions/kit/documents/notice'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { findJoined } from '@/cloudfunctions/kit/joined'
import { beyond, END_OF_TIME, pageOf } from '@/cloudfunctions/kit/paging'
import { linksTo } from '@/cloudfunctions/kit/pictures'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf, unitsOf } from '@/cloudfunctions/kit/units'
import { unitTypes } from '@/types/peopleNames'
import { besideNotice, type BesideNotice } from './read'
import { mayAddress, mayManage, PUBLISHERS } from './rules'
import { deskView, managedCard, type UnitCounts } from './view'

/** The notice, for those who may manage it; to everybody else it does not exist. */
export function managed(notice: Notice | null, me: Member): Notice {
  return notice && mayManage(notice, me) ? notice : refuse('NOT_FOUND')
}

/** As they are listed to choose from: the union's from the top down, then the employer's. */
const ORDER = Object.keys(unitTypes)

export const reachable = (notice: Notice) => ({ orgPath: oneOf(notice.orgIds), leftOn: null })

interface Group {
  readonly _id: string
  readonly people: number
  readonly confirmed?: number
}

/** How many people each unit has, and how many of them have read and confirmed: two calls. */
async function unitCounts(notice: Notice): Promise<UnitCounts> {
  const people = await db.members.matching(reachable(notice)).group({ _id: '$unitName', people: { $sum: 1 } }).end()
  const confirmed = { $sum: { $cond: [{ $gt: ['$confirmedAt', null] }, 1, 0] } }
  const reads = await db.noticeReads.matching({ noticeId: notice._id }).group({ _id: '$unitName', people: { $sum: 1 }, confirmed }).end()
  const read = new Map((reads.list as Group[]).map((group) => [group._id, group]))
  const units = (people.list as Group[]).map(({ _id, people: all }) => ({
    unitName: _id, people: all, read: read.get(_id)?.people ?? 0, confirmed: read.get(_id)?.confirmed ?? 0,
  }))
  return units.sort((a, b) => a.unitName.localeCompare(b.unitName, 'zh'))
}

/** The desk of a notice as it now is: three calls beside the one that found it, one while it is not out. */
export async function desk(notice: Notice, now: Date) {
  const people = await db.members.find({ _id: oneOf([...new Set(notice.history.map(({ by }) => by))]) })
  const units = notice.publishedAt ? await unitCounts(notice) : []
  return deskView(notice, { units, names: new Map(people.map(({ _id, name }) => [_id, name])), imageUrls: await linksTo(notice.imageFileIds) }, now)
}

const readerOf = ({ memberId, name, unitName, readAt, confirmedAt }: NoticeRead) => ({ memberId, name, unitName, readAt, confirmedAt })
const nonReaderOf = ({ _id, name, unitName }: Member) => ({ memberId: _id, name, unitName, readAt: null, confirmedAt: null })

export const deskRoutes = {
  'notice.managed': holding<'notice.managed'>(...PUBLISHERS)({
    handle: async ({ input: { status, cursor, limit }, me }) => {
      const units = unitsOf(me, PUBLISHERS)
      const filter = { orgPath: oneOf(units), ...(status ? { status } : {}), deskKey: beyond(-1, cursor, END_OF_TIME) }
      const notices = await db.notices.find(filter, { order: [['deskKey', -1]], limit: limit + 1 })
      return pageOf(notices, limit, ({ deskKey }) => deskKey, managedCard)
    },
  }),

  'notice.desk': holding<'notice.desk'>(...PUBLISHERS)<BesideNotice>({
    reads: besideNotice,
    handle: async ({ me, now, beside }) => desk(managed(beside.notice, me), now),
  }),

  'notice.units': holding<'notice.units'>(...PUBLISHERS)({
    handle: async ({ me }) => {
      const units = await allUnits()
      const mine = [...units.values()].filter(({ _id }) => mayAddress(me, pathOf(_id, units)))
      mine.sort((a, b) => ORDER.indexOf(a.type) - ORDER.indexOf(b.type) || a.name.localeCompare(b.name, 'zh'))
      return { units: mine.map(({ _id, name }) => ({ orgId: _id, name })) }
    },
  }),

  'notice.readers': holding<'notice.readers'>(...PUBLISHERS)<BesideNotice>({
    reads: besideNotice,
    handle: async ({ input: { scope, unitName, cursor, limit }, me, beside }) => {
      const notice = managed(beside.notice, me)
      const inUnit: Filter = unitName ? { unitName } : {}
      if (scope === 'read') {
        const filter = { noticeId: notice._id, ...inUnit, listKey: beyond(1, cursor, '') }
        const reads = await db.noticeReads.find(filter, { order: [['listKey', 1]], limit: limit + 1 })
        return pageOf(reads, limit, ({ listKey }) => listKey, readerOf)
      }
      const rows = await findJoined(db.members, {
        filter: { ...reachable(notice), ...inUnit, _id: beyond(1, cursor, '') },
        order: ['_id', 1],
        limit: limit + 1,
        beside: { from: 'noticeReads', with: { noticeId: notice._id }, on: 'memberId' },
        lacking: true,
      })
      return pageOf(rows, limit, ({ doc }) => doc._id, ({ doc }) => nonReaderOf(doc))
    },
  }),
}
