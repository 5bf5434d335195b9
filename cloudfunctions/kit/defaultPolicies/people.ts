/** How long decisions about people may take, and how long what they said counts. */
import { OWN_CHOICE, type Row } from './row'

export const peopleRows: readonly Row[] = [
  ['people.joinDays', 10, 'workingDays', '入会、退会审批时限：参照《中国工会章程》由工会委员会讨论决定，天数为产品默认值，待工会确认'],
  ['people.roleDays', 5, 'workingDays', `职务变动第二人确认时限：${OWN_CHOICE}`],
  ['people.remindDays', 1, 'workingDays', `会籍和职务办理到期前提醒：${OWN_CHOICE}`],
  ['people.codeDays', 30, 'calendarDays', `认领码有效期：${OWN_CHOICE}`],
  ['people.relativeMonths', 12, 'months', `亲属撤下申报后继续回避的时间：${OWN_CHOICE}`],
]
