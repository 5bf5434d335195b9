/** What the summary counts of hardship aid. Amounts lie sealed in the cases; the ledger of the fund has them. */
import { figureSource } from '@/cloudfunctions/kit/figures'
import { aidStatuses, type AidStatus } from '@/types/aidStatusNames'

/** Nothing has been paid yet, or will be: what was approved waits for the transfer, or was taken back before it. */
const UNPAID: readonly AidStatus[] = ['approved', 'withdrawn']
/**
 * What was approved once has been paid in every other state: from `approved` there is no way but the transfer or back to nobody. So a
 * paid case that is checked anew, after urgent help or in another round, goes on being counted.
 */
const given = {
  spendYear: Array.from({ length: 81 }, (_, index) => String(2019 + index)),
  status: (Object.keys(aidStatuses) as AidStatus[]).filter((status) => !UNPAID.includes(status)),
}

export const aidFigures = [
  figureSource<'aids'>({
    key: 'aid', collection: 'aids', day: 'submittedAt', dayIs: 'instant', units: 'orgPath', found: '困难帮扶（经办人可见）', isSensitive: true,
    figures: [
      { key: 'applied', name: '困难帮扶申请', unit: '件', section: 'care', where: {}, formula: '期间内提交的困难帮扶申请，每份申请计一次' },
      {
        key: 'granted', name: '困难帮扶', unit: '人', section: 'care', where: given, distinct: 'subjectId',
        formula: '期间内提交申请并已发放救助的职工人数，一人多次申请只计一次；获批准而尚未发放的、批准后撤回的不计', clause: '帮扶困难职工{aid.granted}人',
      },
    ],
    record: ({ _id, number }) => ({ id: _id, screen: 'aid', title: number, note: '' }),
  }),
]
