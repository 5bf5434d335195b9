/** What the summary counts of hardship aid. Amounts lie sealed in the cases; the ledger of the fund has them. */
import { figureSource } from '@/cloudfunctions/kit/figures'

export const aidFigures = [
  figureSource<'aids'>({
    key: 'aid', collection: 'aids', day: 'submittedAt', dayIs: 'instant', units: 'orgPath', found: '困难帮扶（经办人可见）', isSensitive: true,
    figures: [
      { key: 'applied', name: '困难帮扶申请', unit: '件', section: 'care', where: {}, formula: '期间内提交的困难帮扶申请，一户一年一案' },
      {
        key: 'granted', name: '困难帮扶', unit: '户', section: 'care', where: { 'decision.isYes': [true] }, formula: '期间内提交并获批准的帮扶申请，一户一年只计一次',
        clause: '帮扶困难职工{aid.granted}户',
      },
    ],
    record: ({ _id, number }) => ({ id: _id, screen: 'aid', title: number, note: '' }),
  }),
]
