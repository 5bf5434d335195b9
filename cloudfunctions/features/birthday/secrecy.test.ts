/** What others learn of a birthday: a name, of those who want it known; of whoever wants no greeting nothing at all. */
import { at, bornOn, lunar, solar } from '@/local/testing/birthdays'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ActionInput, ActionName } from '@/types/actions'

const TODAY = '2026-11-22'
let cloud: TestCloud
beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(at(TODAY, 9))
})
afterAll(() => cloud.close())

const entered = async (member: ReturnType<typeof aMember>): Promise<Person> => cloud.person(member)
const said = async <Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>) => JSON.stringify(await person.does(action, input))

/** Everything in which a birthday could show to somebody who holds no office for it. */
const seenBy = (person: Person) =>
  Promise.all([
    said(person, 'home.get', {}), said(person, 'birthday.colleagues', { scope: 'today' }), said(person, 'birthday.colleagues', { scope: 'month' }),
    said(person, 'message.list', { limit: 50 }), said(person, 'inbox.list', {}), said(person, 'activity.list', { scope: 'coming' }), said(person, 'visit.mine', {}),
  ])

test('colleagues and team leaders read a name, never the date, the calendar or a year; a wish tells no more', async () => {
  const today = bornOn(lunar(10, 14), { name: '青鸟甲', birthdayShown: true })
  const later = bornOn(solar(11, 25), { name: '青鸟乙', birthdayShown: true })
  const silent = bornOn(solar(11, 22), { name: '青鸟丙' })
  await cloud.load('members', [today, later, silent])
  await cloud.fire(at(TODAY, 8.02))
  const mate = await entered(aMember())
  const culture = await entered(aMember({ grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] }))
  const wish = await said(mate, 'birthday.wish', { memberId: today._id, text: '生日快乐' })
  for (const person of [mate, culture]) {
    const everything = [...(await seenBy(person)), wish].join()
    expect([everything.includes('青鸟甲'), everything.includes('青鸟乙'), everything.includes('青鸟丙')]).toEqual([true, true, false])
    expect(everything).not.toMatch(/lunar|农历|十月十四|l10-14|"isLeapMonth"|"keptOn"|"birthday":|11-25|11月25|出生|周岁/)
  }
})

test('the check notices a date: an officer for welfare, who may see it, sees it', async () => {
  const officer = await entered(aMember({ grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'company' }] }))
  expect(await said(officer, 'birthday.month', { month: '2026-11', limit: 50 })).toMatch(/"keptOn":"2026-11-25"/)
})

test('the 生日会 made from the month’s list names those who want it, and nobody’s day', async () => {
  const officer = await entered(aMember({ grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'company' }] }))
  const party = await officer.does('birthday.party', { month: '2026-11' })
  expect(Object.keys(party).sort()).toEqual(['names', 'people'])
  expect(party.names).toEqual(expect.arrayContaining(['青鸟甲', '青鸟乙']))
  expect(party.names).not.toContain('青鸟丙')
})

test('whoever wants no greeting is on no list: not the colleagues’, the officers’, of the missed, of the 生日会, not on the first screen, in no calendar', async () => {
  const quiet = bornOn(solar(11, 22), { name: '青鸟丁', birthdayShown: true, birthdayGreeted: false })
  const ahead = bornOn(solar(11, 28), { name: '青鸟戊', birthdayShown: true, birthdayGreeted: false })
  const officer = aMember({ grants: [{ role: 'OFF', portfolio: 'welfare', orgId: 'company' }, { role: 'GRP', orgId: 'company' }] })
  await cloud.load('members', [quiet, ahead, officer])
  await cloud.fire(at(TODAY, 10))
  const welfare = cloud.as(officer)
  const lists = [
    ...(await seenBy(await entered(aMember()))), ...(await seenBy(welfare)), await said(welfare, 'birthday.month', { month: '2026-11', limit: 50 }), await said(welfare, 'birthday.missed', { month: '2026-11', limit: 50 }),
    await said(welfare, 'birthday.party', { month: '2026-11' }), await said(welfare, 'visit.list', { limit: 50 }),
  ].join()
  expect([lists.includes('青鸟甲'), lists.includes('青鸟丁'), lists.includes('青鸟戊')]).toEqual([true, false, false])
  expect(await cloud.dump('greetings', { memberId: quiet._id })).toEqual([])
  expect(await welfare.isRefused('birthday.wish', { memberId: quiet._id, text: '生日快乐' })).toBe('NOT_FOUND')
})
