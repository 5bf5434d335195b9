/** People to be told by mouth, on paper for the team leader. Of discreet messages only that there is one. */
import { DAY_MS, spokenTime } from '@/types/calendar'
import { rowsOf, type ListExport } from '@/cloudfunctions/kit/exports'
import { gt, oneOf } from '@/cloudfunctions/kit/filter'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { unitsOf } from '@/cloudfunctions/kit/units'
import { isDiscreet } from '@/cloudfunctions/kit/discreet'

const LOOKED_BACK_DAYS = 30

export const messageLists: readonly ListExport[] = [
  {
    list: 'message.unreached',
    open: async ({ me, now }) => {
      const units = unitsOf(me, ['GRP', 'OFF', 'CHAIR', 'VICE'])
      if (units.length === 0) refuse('NOT_ALLOWED')
      const since = new Date(now.getTime() - LOOKED_BACK_DAYS * DAY_MS).toISOString()
      return rowsOf<'messages'>({
        fileName: '当面告知名单', orgPath: me.orgPath, from: 'messages', order: ['listKey', 1],
        filter: { unreached: true, orgPath: oneOf(units), listKey: gt(since) },
        sheets: [{
          title: '当面告知名单',
          notes: (rows) => [`制表：${me.name}　制表时间：${spokenTime(now)}　共 ${rows} 条`],
          columns: [
            { header: '姓名', width: 12, value: ({ name }) => name },
            { header: '单位', width: 18, value: ({ unitName }) => unitName },
            { header: '什么事', width: 30, value: ({ title }) => (isDiscreet(title) ? title : '有一条消息，请本人打开查看') },
            { header: '发出时间', width: 18, value: ({ createdAt }) => createdAt },
            { header: '告知人签名', width: 16, value: () => '' },
          ],
        }],
      })
    },
  },
]
