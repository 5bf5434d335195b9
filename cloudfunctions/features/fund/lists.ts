/** A ledger as a spreadsheet: every line in its order, with what was left after it. */
import { db } from '@/cloudfunctions/kit/db'
import type { FundEntry } from '@/cloudfunctions/kit/documents/fund'
import { madeBy, rowsOf, type ListExport } from '@/cloudfunctions/kit/exports'
import { between, oneOf } from '@/cloudfunctions/kit/filter'
import { ledgerKey, moveLines } from '@/cloudfunctions/kit/fundLedger'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { fundEntryKinds, fundSources } from '@/types/fundNames'
import { readable } from './browse'
import { entryView } from './view'

type Row = ReturnType<typeof entryView>
const yuan = (fen: number) => fen / 100

const ledger: ListExport = {
  list: 'fund.entries',
  open: async (asking) => {
    const { me, subjectId } = asking
    if (!subjectId) refuse('EXPORT_SUBJECT_NEEDED')
    const fund = readable(await db.funds.get(subjectId), me)
    // Lines of the last minute are put in their places first.
    await moveLines(fund)
    const title = `${fund.year}年${fundSources[fund.source]}账本`
    return rowsOf<'fundEntries', Row>({
      fileName: title, orgPath: [fund.orgId], from: 'fundEntries', filter: { listKey: between(ledgerKey(fund._id, 0), `${fund._id}_~`) }, order: ['listKey', 1],
      look: async (entries: readonly FundEntry[]) => {
        const people = new Map((await db.members.find({ _id: oneOf([...new Set(entries.map(({ by }) => by))]) }, { limit: 1000 })).map(({ _id, name }) => [_id, name]))
        return entries.map((entry) => entryView(entry, people.get(entry.by) ?? '系统', fund, me))
      },
      sheets: [{
        title, landscape: true, notes: (rows) => [madeBy(asking, rows, '笔'), `收入合计 ${yuan(fund.incomeFen)} 元，支出合计 ${yuan(fund.paidFen)} 元，预留 ${yuan(fund.reservedFen)} 元，结余 ${yuan(fund.leftFen)} 元`],
        columns: [
          { header: '笔', width: 6, value: ({ seq }) => seq },
          { header: '时间', width: 18, value: ({ at }) => at },
          { header: '类别', width: 12, value: ({ kind, takesBack }: Row) => (takesBack ? `冲销${fundEntryKinds[takesBack]}` : fundEntryKinds[kind]) },
          { header: '事项', width: 30, value: ({ title: words }) => words },
          { header: '金额（元）', width: 14, value: ({ amountFen }) => yuan(amountFen) },
          { header: '余额（元）', width: 14, value: ({ leftAfterFen }) => yuan(leftAfterFen) },
          { header: '备注', width: 26, value: ({ note }) => note },
          { header: '经手', width: 12, value: ({ byName }) => byName },
          { header: '已冲销', width: 8, value: ({ isTakenBack }) => (isTakenBack ? '是' : '') },
        ],
      }],
    })
  },
}

export const fundLists: readonly ListExport[] = [ledger]
