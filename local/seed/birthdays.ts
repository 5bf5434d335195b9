/** A month of birthdays: entered by an officer or by the people themselves, greeted by the timer, wished by colleagues. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { lunarOf } from '@/cloudfunctions/kit/lunar'
import type { ActionInput } from '@/types/actions'
import { addDays, DAY_MS, dayOf, HOUR_MS, startOfDay } from '@/types/calendar'
import { members, personCalled } from './people'
import type { Stage } from './stage'

type BirthDate = ActionInput<'birthday.set'>['birthday']

const GREETED_DAYS = 13
const at = (day: string, hours: number) => new Date(startOfDay(day).getTime() + hours * HOUR_MS)

function solarOn(day: string): BirthDate {
  return { calendar: 'solar', month: Number(day.slice(5, 7)), day: Number(day.slice(8)), isLeapMonth: false }
}

function lunarOn(day: string): BirthDate {
  const { month, day: date, isLeapMonth } = lunarOf(day)
  return { calendar: 'lunar', month, day: date, isLeapMonth }
}

/** Spread over this month and the rest of the year; the elder keep theirs by the lunar calendar. */
function birthDateOf(index: number, today: string): BirthDate {
  const day = addDays(today, index % 3 === 0 ? ((index * 5) % 27) - 13 : (index * 17) % 330)
  return index % 4 === 1 ? lunarOn(day) : solarOn(day)
}

/** Whose day it is at the demonstration, and what her colleagues write. */
const CELEBRATED = '王芳'
/** Has not bound: the card lies in a box that nobody opens, so an officer greets by mouth. */
const UNREACHED = '莫家豪'
const wishes: ReadonlyArray<readonly [by: string, text: string]> = [
  ['韦春燕', '师姐生日快乐，化验单上全是好数，日子里全是好事。'],
  ['邓永康', '平安顺遂，天天开心。'],
  ['钟慧', '辛苦了，今天早点下班，陪陪家里人。'],
]

const branchOf = ({ orgPath }: Member) => orgPath[1]

/** The one whom 张伟 sees today: a colleague of his branch. */
function colleagueOf(name: string): Member | undefined {
  const person = personCalled(name)
  return members.find((one) => one.openid !== null && one.grants.length === 0 && one.name !== name && branchOf(one) === branchOf(person))
}

async function enterBirthdays(stage: Stage, today: string): Promise<void> {
  const others = members.filter((member, index) => index % 9 !== 8 && ![CELEBRATED, UNREACHED, '李晓梅', colleagueOf('张伟')?.name].includes(member.name))
  for (const [index, { _id }] of others.entries()) {
    await stage.as('李晓梅').does('birthday.correct', { memberId: _id, birthday: birthDateOf(index, today), reason: '与入职登记核对' })
  }
  await stage.as('李晓梅').does('birthday.correct', { memberId: personCalled(UNREACHED)._id, birthday: solarOn(today), reason: '班长代为登记' })
  const chosen = others.filter(({ openid }, index) => openid !== null && index % 2 === 0)
  for (const member of chosen) await stage.asMember(member).does('birthday.choose', { wantsGreeting: true, isShown: true })
  const quiet = others.find(({ openid, grants }, index) => openid !== null && grants.length === 0 && index % 6 === 3)
  if (quiet) await stage.asMember(quiet).does('birthday.choose', { wantsGreeting: false, isShown: false })
}

export async function playBirthdays(stage: Stage): Promise<void> {
  const today = dayOf(new Date(stage.today))
  await stage.at(at(addDays(today, -20), 9), () => enterBirthdays(stage, today))
  const celebrated = [personCalled(CELEBRATED), colleagueOf('张伟')].flatMap((member) => member ?? [])
  await stage.at(new Date(at(today, 7).getTime() - 2 * DAY_MS), async () => {
    for (const member of celebrated) {
      await stage.asMember(member).does('birthday.set', { birthday: member.name === CELEBRATED ? lunarOn(today) : solarOn(today) })
      await stage.asMember(member).does('birthday.choose', { wantsGreeting: true, isShown: true })
    }
  })
  for (let morning = at(addDays(today, -GREETED_DAYS), 8.05); morning.getTime() <= stage.today; morning = new Date(morning.getTime() + DAY_MS)) await stage.tick(morning)
  await stage.at(new Date(Math.min(stage.today, at(today, 8.5).getTime())), async () => {
    for (const [by, text] of wishes) await stage.as(by).does('birthday.wish', { memberId: personCalled(CELEBRATED)._id, text })
  })
}
