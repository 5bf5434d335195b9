/** The greetings cost what is greeted, not what stands on the roster. */
import { birthdayOf } from '@/cloudfunctions/kit/birthdays'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { at, bornOn, lunar, ofGreetings, solar } from '@/local/testing/birthdays'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

let cloud: TestCloud

beforeEach(async () => void (cloud = await startCloud()))
afterEach(() => cloud.close())

const morning = (day: string) => cloud.fire(at(day, 8.02))

/** Of five thousand: a third without a birthday, the others spread over the months until October. */
function somebodyElse(index: number): Member {
  const kinds = [null, birthdayOf(solar(1 + (index % 10), 1 + (index % 28))), birthdayOf(lunar(1 + (index % 9), 1 + (index % 29)))]
  return aMember({ birthday: kinds[index % 3] })
}

describe('what it costs', () => {
  it('one call on a minute with nothing to do', async () => {
    await cloud.load('members', [bornOn(solar(11, 22))])
    await morning('2026-11-22')
    const { requests } = await cloud.wire.record(() => cloud.fire(at('2026-11-22', 9)))
    expect(ofGreetings(requests)).toHaveLength(1)
  })

  it('five calls for every page of a hundred people greeted, and two more, whatever stands on the roster', async () => {
    const costs: Record<string, number> = {}
    for (const [others, day] of [[0, '2026-11-24'], [5_000, '2026-11-25']] as const) {
      for (let made = 0; made < others; made += 1000) await cloud.load('members', Array.from({ length: 1000 }, (_, index) => somebodyElse(index)))
      await cloud.load('members', Array.from({ length: 250 }, () => bornOn(solar(11, Number(day.slice(8))))))
      const { requests } = await cloud.wire.record(() => morning(day))
      costs[`${others} others on the roster, 250 greeted`] = ofGreetings(requests).length
    }
    console.log(costs)
    expect(await cloud.dump('greetings')).toHaveLength(500)
    expect(Object.values(costs)).toEqual([3 * 5 + 2, 3 * 5 + 2])
  }, 180_000)
})
