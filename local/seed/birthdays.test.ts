import type { BirthdayWish, Greeting } from '@/cloudfunctions/kit/documents/birthday'
import { personOf } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { dayOf, HOUR_MS, monthOf } from '@/types/calendar'
import { playBirthdays } from './birthdays'
import { members, personCalled } from './people'

let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud()
  await cloud.load('members', members)
})
afterAll(() => cloud.close())

test('the demonstration has a birthday today with wishes, one whom 张伟 can wish, and somebody whom no card reached', async () => {
  const today = new Date(Date.parse(`${dayOf(new Date(cloud.clock.now()))}T02:00:00Z`)).getTime() + HOUR_MS
  const as = (name: string) => personOf(cloud, personCalled(name).openid ?? '')
  await playBirthdays({
    today,
    as,
    asMember: ({ openid }) => personOf(cloud, openid ?? ''),
    at: async (instant, act) => {
      cloud.clock.set(instant)
      return act().finally(() => cloud.clock.reset())
    },
    tick: (instant) => cloud.fireTimer(instant),
  })
  cloud.clock.set(new Date(today))
  const kinds = async (name: string) => (await as(name).does('home.get', {})).cards.map(({ kind }) => kind).filter((kind) => kind.startsWith('birthday'))
  expect(await kinds('王芳')).toContain('birthdayMine')
  expect(await kinds('张伟')).toContain('birthdayColleagues')
  expect(await cloud.dump<BirthdayWish>('birthdayWishes', { status: 'shown' })).toHaveLength(3)
  expect((await cloud.dump<Greeting>('greetings')).length).toBeGreaterThanOrEqual(4)
  const month = monthOf(dayOf(new Date(today)))
  expect((await as('李晓梅').does('birthday.month', { month, limit: 50 })).people).toBeGreaterThanOrEqual(8)
  expect((await as('李晓梅').does('birthday.missed', { month, limit: 50 })).items).toContainEqual(expect.objectContaining({ name: '莫家豪', why: 'notBound' }))
})
