/** What the summary counts of the ledgers. What was paid can tell of one household: too few payments are not shown. */
import { between } from '@/cloudfunctions/kit/filter'
import { figureSource, type Figure } from '@/cloudfunctions/kit/figures'
import type { FundEntry } from '@/cloudfunctions/kit/documents/fund'
import type { Counterable } from '@/types/fundNames'
import { unitsRead } from './rules'

/** The id of a fund begins with the unit it was opened by. */
const unitBy = { path: (fundId: string) => [fundId.replace(/_[^_]*_[^_]*$/, '')], of: (orgId: string) => between(`${orgId}_`, `${orgId}_~`) }
const OF_THE_UNIT = '按开立账户的单位，不含下级单位自己开立的账户'
const OWN = `冲销的减去；${OF_THE_UNIT}`
/** A counter-entry bears no noun. */
const VISITS = `冲销的不减；${OF_THE_UNIT}`
const forVisits = { kind: ['post'], title: ['慰问'] }

const booked = (key: string, name: string, kind: Counterable, formula: string, clause: string): Figure => ({
  key, name, unit: '元', section: 'building', where: { kind: [kind] }, less: { kind: ['counter'], takesBack: [kind] }, sum: 'amountFen', formula: `${formula}；${OWN}`, clause,
})

const record = ({ fundId, title, note }: FundEntry) => ({ id: fundId, screen: 'fund' as const, title, note })
const ledger = { collection: 'fundEntries', day: 'at', dayIs: 'instant', units: 'fundId', unitBy } as const

export const fundFigures = [
  figureSource<'fundEntries'>({
    ...ledger, key: 'fund', found: '经费 › 账本', record, opensTo: (me) => unitsRead(me).length > 0,
    figures: [booked('incomeFen', '经费收入', 'income', '期间内入账的收入之和，期初结转不计', '经费收入{fund.incomeFen}元')],
  }),
  figureSource<'fundEntries'>({
    ...ledger, key: 'spending', found: '经费 › 账本（管账人可见）', isSensitive: true, record,
    figures: [
      { key: 'payments', name: '经费支付笔数', unit: '件', section: 'building', where: { kind: ['post'] }, less: { kind: ['counter'], takesBack: ['post'] }, formula: `期间内入账的支付笔数；${OWN}` },
      booked('paidFen', '经费支出', 'post', '期间内入账的支付之和', '经费支出{spending.paidFen}元'),
    ],
  }),
  // Amounts lie sealed in the visits. What stands in the open of a payment is its noun (kit/fund.ts).
  figureSource<'fundEntries'>({
    ...ledger, key: 'visitSpending', found: '经费 › 账本（管账人可见）', isSensitive: true, record,
    figures: [
      { key: 'payments', name: '慰问支付笔数', unit: '件', section: 'care', where: forVisits, formula: `期间内入账的走访慰问支付笔数；${VISITS}` },
      { key: 'paidFen', name: '慰问支出', unit: '元', section: 'care', where: forVisits, sum: 'amountFen', formula: `期间内入账的走访慰问支付之和；${VISITS}`, clause: '支出慰问经费{visitSpending.paidFen}元' },
    ],
  }),
]
