/** What the summary counts of the roster. */
import { figureSource } from '@/cloudfunctions/kit/figures'

export const memberFigures = [
  figureSource<'members'>({
    key: 'member', collection: 'members', day: 'memberSince', dayIs: 'day', units: 'orgPath', found: '花名册',
    figures: [
      { key: 'joined', name: '新发展会员', unit: '人', section: 'building', where: {}, formula: '期间内批准入会的职工，按入会日期计', clause: '新发展会员{member.joined}人' },
    ],
    record: ({ _id, name, unitName }) => ({ id: _id, screen: 'person', title: name, note: unitName }),
  }),
]
