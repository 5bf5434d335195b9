/** Taking lists and papers away as files, over whatever nouns declare (kit/exports.ts); and the log of it. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { carryOn, deleteExports, exported, exportView, exportViews, openedBy } from '@/cloudfunctions/kit/exportFiles'
import type { ListExport } from '@/cloudfunctions/kit/exports'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import { beyond, END_OF_TIME, pageOf } from '@/cloudfunctions/kit/paging'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'

const mineUnits = (me: Member) => me.grants.filter(({ role }) => role === 'CHAIR' || role === 'AUD').map(({ orgId }) => orgId)

export const exportApiRoutes = {
  'export.mine': bound<'export.mine'>()({
    handle: async ({ input: { cursor, limit }, me, now }) => {
      const filter = { memberId: me._id, status: oneOf(['working', 'ready']), until: gt(now), listKey: beyond(-1, cursor, END_OF_TIME) }
      const page = pageOf(await db.exportFiles.find(filter, { order: [['listKey', -1]], limit: limit + 1 }), limit, ({ listKey }) => listKey, (file) => file)
      return { ...page, items: await exportViews(page.items) }
    },
  }),

  'export.log': holding<'export.log'>('CHAIR', 'AUD')({
    handle: async ({ input: { cursor, limit }, me }) => {
      const filter = { orgPath: oneOf(mineUnits(me)), listKey: beyond(-1, cursor, END_OF_TIME) }
      const lines = await db.exportFiles.find(filter, { order: [['listKey', -1]], limit: limit + 1 })
      return pageOf(lines, limit, ({ listKey }) => listKey, ({ _id, list, fileName, byName, unitName, at, total }) => ({ exportId: _id, list, fileName, byName, unitName, at, rows: total }))
    },
  }),
}

export const exportRoutes = (lists: readonly ListExport[]) => ({
  'export.start': bound<'export.start'>()({
    handle: async ({ input: { list, subjectId = '', period = '', orgId = '', figure = '' }, me, now, request }) =>
      exportView(await exported(lists, { list, asking: { me, now, subjectId, period, orgId, figure }, requestId: request.id, digest: request.digest })),
  }),

  'export.continue': bound<'export.continue'>()({
    handle: async ({ input: { exportId }, me, now }) => {
      const file = await db.exportFiles.get(exportId)
      if (!file || file.memberId !== me._id) return refuse('NOT_FOUND')
      if (file.status === 'gone' || file.until <= now) refuse('EXPORT_GONE')
      if (file.status === 'ready') return exportView(file)
      const { subjectId, period, orgId, figure } = file
      return exportView(await carryOn(file, await openedBy(lists, file.list, { me, now, subjectId, period, orgId, figure })))
    },
  }),
})

export const exportJobs = { deleteExports }
