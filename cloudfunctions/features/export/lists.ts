/** Who took which list, as a list of its own. */
import type { ExportFile } from '@/cloudfunctions/kit/documents/summary'
import { madeBy, rowsOf, type ListExport } from '@/cloudfunctions/kit/exports'
import { daysOf } from '@/cloudfunctions/kit/figures'
import { between, oneOf } from '@/cloudfunctions/kit/filter'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { startOfDay } from '@/types/calendar'
import { exportLists, ownExports } from '@/types/summaryNames'

/** A line's key begins with its instant. */
function takenIn(period: string) {
  const [from, until] = daysOf(period)
  return between(startOfDay(from).toISOString(), startOfDay(until).toISOString())
}

const names = { ...exportLists, ...ownExports }

export const exportLogLists: readonly ListExport[] = [
  {
    list: 'export.log',
    open: async (asking) => {
      const { me, period } = asking
      const units = unitsOf(me, ['CHAIR', 'AUD'])
      if (units.length === 0) refuse('NOT_ALLOWED')
      return rowsOf<'exportFiles'>({
        fileName: '导出记录', orgPath: me.orgPath, from: 'exportFiles', filter: { orgPath: oneOf(units), ...(period ? { listKey: takenIn(period) } : {}) }, order: ['listKey', -1],
        sheets: [{
          title: '导出记录', landscape: true, notes: (rows) => [madeBy(asking, rows, '次')],
          columns: [
            { header: '时间', width: 20, value: ({ at }) => at },
            { header: '导出人', width: 12, value: ({ byName }) => byName },
            { header: '单位', width: 18, value: ({ unitName }) => unitName },
            { header: '名单', width: 20, value: ({ list }: ExportFile) => names[list] },
            { header: '文件', width: 40, value: ({ fileName }) => fileName },
            { header: '行数', width: 10, value: ({ total }) => total },
          ],
        }],
      })
    },
  },
]
