/** What the summary counts of visits; less than three are not shown. Amounts lie sealed in them; the ledger of the fund counts them. */
import { figureSource } from '@/cloudfunctions/kit/figures'

export const visitFigures = [
  figureSource<'visits'>({
    key: 'visit', collection: 'visits', day: 'visitedOn', dayIs: 'day', units: 'orgPath', found: '走访慰问（经办人可见）', isSensitive: true,
    figures: [
      {
        key: 'done', name: '走访慰问', unit: '人次', section: 'care', where: { 'rules.group': ['visit', 'care'], status: ['toSign', 'following', 'closed'] },
        formula: '期间内完成并留有记录的走访慰问', clause: '走访慰问{visit.done}人次',
      },
      {
        key: 'talks', name: '谈心谈话', unit: '人次', section: 'care', where: { 'rules.group': ['talk'], status: ['following', 'closed'] }, formula: '期间内完成并留有记录的谈心',
        clause: '谈心谈话{visit.talks}人次',
      },
    ],
    record: ({ _id, number }) => ({ id: _id, screen: 'visit', title: number, note: '' }),
  }),
]
