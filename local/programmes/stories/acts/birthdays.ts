/** A birthday today: entered, chosen to be shown, wished, a wish put away; corrected by an officer, greeted by mouth. */
import { bornOn, solar } from '@/local/testing/birthdays'
import { aMember } from '@/local/testing/builders'
import type { TestCloud } from '@/local/testing/startCloud'
import { monthOf } from '@/types/calendar'
import { castOf, today, yearOf } from './stage'

export async function birthdays(cloud: TestCloud): Promise<void> {
  const born = solar(Number(today(cloud).slice(5, 7)), Number(today(cloud).slice(8)))
  const members = {
    one: aMember(), mate: aMember(), unbound: bornOn(born, { openid: null }),
    officer: aMember({ grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'company' }] }),
  }
  const { one, mate, officer } = await castOf(cloud, members)
  await one.does('birthday.set', { birthday: born })
  await one.does('birthday.choose', { wantsGreeting: true, isShown: true })
  await mate.does('birthday.wish', { memberId: members.one._id, text: '平安顺遂' })
  const { items } = await one.does('birthday.wishes', { year: Number(yearOf(cloud)) })
  await one.does('birthday.hideWish', { wishId: items[0]?.wishId ?? '', isHidden: true })
  await officer.does('birthday.correct', { memberId: members.one._id, birthday: solar(1, 2), reason: '核对入职登记' })
  await officer.does('birthday.told', { memberId: members.unbound._id, month: monthOf(today(cloud)) })
}
