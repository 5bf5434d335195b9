/** What birthdays are greeted by. */
import { OWN_CHOICE, type Row } from './row'

export const birthdayRows: readonly Row[] = [['birthday.catchUpDays', 7, 'calendarDays', `生日祝福漏送后补送的天数：${OWN_CHOICE}`]]
