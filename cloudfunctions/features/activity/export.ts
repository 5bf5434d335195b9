/** The roster as the activity's own screens ask for it: the same file as `export.start` makes. */
import { randomUUID } from 'node:crypto'
import { exported, exportView } from '@/cloudfunctions/kit/exportFiles'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { holding } from '@/cloudfunctions/kit/serve'
import { activityLists } from './lists'

export const exportRoutes = {
  'activity.exportRoster': holding<'activity.exportRoster'>('OFF', 'CHAIR', 'VICE')({
    handle: async ({ input: { activityId }, me, now, request }) => {
      const asking = { me, now, subjectId: activityId, period: '', orgId: '', figure: '' }
      const file = await exported(activityLists, { list: 'activity.roster', asking, requestId: request.id || randomUUID(), digest: request.digest })
      const { url, fileName, done } = await exportView(file)
      return { url: url ?? refuse('NOT_FOUND'), fileName, people: done }
    },
  }),
}
