/** What the summary counts of birthdays: greetings that reached somebody. On which day it was is nobody's business here. */
import { figureSource } from '@/cloudfunctions/kit/figures'

export const birthdayFigures = [
  figureSource<'greetings'>({
    key: 'greeting', collection: 'greetings', day: 'day', dayIs: 'day', units: 'orgPath', found: '职工生日（生活委员、组织委员可见）', isSensitive: true,
    figures: [
      {
        key: 'sent', name: '生日祝福', unit: '人次', section: 'care', where: { isReached: [true] }, formula: '期间内送达的生日祝福，贺卡和当面祝福都算，每人每年一次；按送祝福时所在单位',
        clause: '送出生日祝福{greeting.sent}人次',
      },
      { key: 'mouth', name: '当面祝福', unit: '人次', section: 'care', where: { isReached: [true], way: ['mouth'] }, formula: '其中消息送不到、由委员当面祝福的' },
    ],
    record: ({ _id }) => ({ id: _id, screen: 'birthday', title: '', note: '' }),
  }),
]
