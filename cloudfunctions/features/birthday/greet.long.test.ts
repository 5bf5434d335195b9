/** The timer of the greetings: once per person and birthday-year, nobody forgotten, at a cost that does not grow with the roster. */
import { at, bornOn, lunar, ofGreetings, solar } from '@/local/testing/birthdays'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { addDays } from '@/types/calendar'
import { birthdayOf } from '@/cloudfunctions/kit/birthdays'
import type { Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Message } from '@/cloudfunctions/kit/documents/message'
import type { Member } from '@/cloudfunctions/kit/documents/people'

let cloud: TestCloud

beforeEach(async () => void (cloud = await startCloud()))
afterEach(() => cloud.close())

const greetingsOf = ({ _id }: Member) => cloud.dump<Greeting>('greetings', { memberId: _id })
const daysOf = async (member: Member) => (await greetingsOf(member)).map(({ day }) => day)
const textsTo = async ({ _id }: Member) => (await cloud.dump<Message>('messages', { memberId: _id, kind: 'birthday' })).map(({ text }) => text)
const morning = (day: string) => cloud.fire(at(day, 8.02))
async function mornings(from: string, until: string): Promise<void> {
  for (let day = from; day <= until; day = addDays(day, 1)) await morning(day)
}

describe('on the day', () => {
  it('greets at eight in the morning of Beijing, not before, and once however often the timer runs', async () => {
    const member = bornOn(solar(11, 22), { name: '张伟' })
    await cloud.load('members', [member])
    await cloud.fire(at('2026-11-22', 7.98))
    expect(await textsTo(member)).toEqual([])
    await cloud.fire(at('2026-11-22', 8))
    for (let run = 0; run < 3; run += 1) await cloud.fire(at('2026-11-22', 8 + run))
    await Promise.all([1, 2, 3].map(() => cloud.fire(at('2026-11-22', 15))))
    expect(await textsTo(member)).toEqual(['张伟，今天是您的生日，工会给您备了一张贺卡。'])
    expect(await daysOf(member)).toEqual(['2026-11-22'])
  })

  it('greets lunar birthdays on their day, and nobody who has left or wants none', async () => {
    const inLunar = bornOn(lunar(10, 14))
    const left = bornOn(solar(11, 22), { leftOn: '2026-11-21' })
    const kept = bornOn(solar(11, 22), { leftOn: '2026-06-30', membership: 'kept' })
    const optedOut = bornOn(solar(11, 22), { birthdayGreeted: false })
    const other = bornOn(solar(11, 23))
    await cloud.load('members', [inLunar, left, kept, optedOut, other])
    await morning('2026-11-22')
    expect(await cloud.dump<Greeting>('greetings')).toMatchObject([{ memberId: inLunar._id, year: 2026 }])
  })

  it.each(['errorBefore', 'errorAfter', 'crash'] as const)('greets once when any call of the cloud ends in %s and the timer comes again', async (kind) => {
    await cloud.load('members', Array.from({ length: 12 }, (_, index) => bornOn(solar(6, 1 + index))))
    const { requests } = await cloud.wire.record(() => morning('2026-06-01'))
    const before = requests.findIndex(({ on }) => on === 'birthdayRuns')
    const calls = ofGreetings(requests).length
    for (let call = 1; call <= calls; call += 1) {
      const day = addDays('2026-06-01', call)
      cloud.faults.plan({ kind, door: 'timer', nth: before + call })
      await morning(day)
      await cloud.fire(at(day, 8.1))
      expect(cloud.faults.struck()).toHaveLength(call)
    }
    const days = (await cloud.dump<Greeting>('greetings')).map(({ day }) => day)
    expect(days.sort()).toEqual(Array.from({ length: calls + 1 }, (_, index) => addDays('2026-06-01', index)))
    expect(await cloud.dump('messages', { kind: 'birthday' })).toHaveLength(calls + 1)
  })
})

describe('nobody is forgotten', () => {
  it('catches up after missed days and says that it is late', async () => {
    const members = [20, 21, 22].map((day) => bornOn(solar(11, day), { name: `${day}日` }))
    await cloud.load('members', members)
    await morning('2026-11-19')
    await morning('2026-11-22')
    expect((await Promise.all(members.map(textsTo))).flat()).toEqual([
      '20日，祝福晚到了 2 天，心意没有少。贺卡给您留着。', '21日，祝福晚到了 1 天，心意没有少。贺卡给您留着。', '22日，今天是您的生日，工会给您备了一张贺卡。',
    ])
    expect(await Promise.all(members.map(daysOf))).toEqual([['2026-11-20'], ['2026-11-21'], ['2026-11-22']])
  })

  it('catches up as many days as the setting says, no more', async () => {
    const early = bornOn(solar(11, 10))
    const late = bornOn(solar(11, 15))
    await cloud.load('members', [early, late])
    await morning('2026-11-09')
    await morning('2026-11-22')
    expect([await daysOf(early), await daysOf(late)]).toEqual([[], ['2026-11-15']])
  })

  it('goes on as before when the clock was wrong for a while', async () => {
    const member = bornOn(solar(11, 23))
    await cloud.load('members', [member])
    await morning('2027-11-22')
    await mornings('2026-11-22', '2026-11-24')
    expect(await daysOf(member)).toEqual(['2026-11-23'])
  })

  it('keeps 2月29日 on 2月28日 of common years, 腊月三十 on 廿九, 冬月二十 by its lunar year', async () => {
    const leapDay = bornOn(solar(2, 29))
    const lastDay = bornOn(lunar(12, 30))
    const twice = bornOn(lunar(11, 20))
    await cloud.load('members', [leapDay, lastDay, twice])
    const traps = ['2024-01-01', '2024-02-28', '2024-02-29', '2024-03-01', '2024-12-20', '2025-01-28', '2025-01-29', '2025-02-28', '2025-03-01', '2026-01-08', '2026-02-16', '2026-02-17']
    for (const day of traps) {
      await cloud.dump('birthdayRuns').then(([run]) => run && cloud.edit('birthdayRuns', 'run', { day: addDays(day, -1), upTo: '', isDone: true }))
      await morning(day)
    }
    expect((await daysOf(leapDay)).sort()).toEqual(['2024-02-29', '2025-02-28'])
    expect((await daysOf(lastDay)).sort()).toEqual(['2025-01-28', '2026-02-16'])
    expect((await greetingsOf(twice)).map(({ day, year }) => `${year} ${day}`).sort()).toEqual(['2023 2024-01-01', '2024 2024-12-20', '2025 2026-01-08'])
  })

  it('greets once in a birthday-year although the date was corrected to a later day', async () => {
    const member = bornOn(solar(11, 22))
    await cloud.load('members', [member])
    await morning('2026-11-22')
    await cloud.edit('members', member._id, { birthday: birthdayOf(solar(11, 23)) })
    await morning('2026-11-23')
    expect(await textsTo(member)).toHaveLength(1)
  })
})
