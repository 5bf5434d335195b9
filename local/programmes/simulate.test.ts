/** The simulation itself: it loses nobody, gives no place twice, and gets worse when a limit is lower. */
import type { Message } from '@/cloudfunctions/kit/documents/message'
import { asked, openHouse } from '@/local/testing/activities'
import { at, bornOn, ofGreetings, solar } from '@/local/testing/birthdays'
import { aMember } from '@/local/testing/builders'
import { databaseCalls, startMessagingCloud, templateId } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import type { TestCloud } from '@/local/testing/startCloud'
import { assumed } from './simulate/platform'
import { measured, signUpRush } from './simulate/scenarios'

/** On a loaded machine; some seconds on a quiet one. */
const PATIENCE_MS = 120_000
/** What a notice and its messages ask of the database; other work of the timer, and its counting of these, is left out. */
const TOUCHED: readonly string[] = ['members', 'messages', 'notices', 'consents']
const rush = { people: 2000, seats: 100, pools: 1, withinMs: 1000 }

test('everybody is answered or has given up, every place is taken once, and the same seed is the same morning', () => {
  const result = signUpRush(rush, { requestsASecond: 500 })
  expect([result.answered + result.gaveUp, result.seated]).toEqual([rush.people, rush.seats])
  expect(signUpRush(rush, { requestsASecond: 500 })).toEqual(result)
})

test('control: without a ceiling on requests the line is short, with a tenth of it people wait ten times as long', () => {
  const [free, usual, narrow] = [1e9, 500, 50].map((requestsASecond) => signUpRush(rush, { requestsASecond }).p99Ms) as [number, number, number]
  expect(free).toBeLessThan(usual)
  expect(narrow).toBeGreaterThan(usual * 3)
})

test('with nobody else there an answer takes its own steps and no longer', () => {
  const { p99Ms } = signUpRush({ people: 1, seats: 1, pools: 1, withinMs: 1 }, { requestsASecond: 500 })
  expect(p99Ms).toBeLessThanOrEqual(assumed.functionMs + 3 * assumed.databaseMs[1])
})

describe('the counts it reckons with are those of the wire', () => {
  let cloud: TestCloud
  afterEach(() => cloud.close())

  const callsOf = async (work: () => Promise<unknown>) => databaseCalls((await cloud.wire.record(work)).requests)

  test('of a worker who opens the first screen, gets a place, or hears that all are taken', async () => {
    const house = await openHouse()
    cloud = house.cloud
    const activityId = await house.anOpenActivity({ capacity: 2, maxLine: 0 })
    const [first, second, third] = (await house.someWorkers(3)).map((member) => cloud.as(member)) as [Person, Person, Person]
    // What an instance reads once, it has read.
    await first.does('activity.signUp', { activityId, ...asked })
    await first.does('home.get', {})
    const [seated, refused] = [await callsOf(() => second.does('activity.signUp', { activityId, ...asked })), await callsOf(() => third.isRefused('activity.signUp', { activityId, ...asked }))]
    const firstScreen = await callsOf(() => second.does('home.get', {}))
    expect({ seated, refused, firstScreen }).toEqual({ seated: measured.seated, refused: measured.refused, firstScreen: measured.firstScreen })
  })

  test('of a hundred more people greeted, told of a notice, with a consent and without', async () => {
    cloud = await startMessagingCloud()
    const chair = await cloud.person(aMember({ role: 'CHAIR' }))
    await cloud.fire(at('2026-11-23', 9))
    const greetings = async (people: number, day: string) => {
      await cloud.load('members', Array.from({ length: people }, () => bornOn(solar(11, Number(day.slice(8))))))
      return ofGreetings((await cloud.wire.record(() => cloud.fire(at(day, 8.02)))).requests).length
    }
    const [fewGreeted, moreGreeted] = [await greetings(50, '2026-11-24'), await greetings(150, '2026-11-25')]
    expect(moreGreeted - fewGreeted).toBe(measured.greetingPage)

    const told = async (people: number, isConsenting: boolean) => {
      const orgId = `g-${people}-${isConsenting}`
      await cloud.load('orgs', [{ _id: orgId, type: 'unionGroup', name: '大组', parentId: 'b-prod1' }])
      const members = Array.from({ length: people }, () => aMember({ orgPath: ['company', 'b-prod1', orgId], unitName: '大组' }))
      await cloud.load('members', members)
      for (const member of isConsenting ? members : []) {
        cloud.consent(member.openid ?? '', templateId('notice'))
        await cloud.as(member).does('message.consent', { answers: [{ templateId: templateId('notice'), answer: 'accept' }] })
      }
      const plan = { title: '停水通知', text: '周三上午停水。', imageFileIds: [], pinned: false, important: true, mustConfirm: false, until: null, orgIds: [orgId] }
      const { noticeId } = await chair.does('notice.saveDraft', { plan })
      await chair.does('notice.publish', { noticeId })
      const { requests } = await cloud.wire.record(() => cloud.fire())
      const sent = await cloud.dump<Message>('messages', { page: `features/notice/pages/detail/index?id=${noticeId}`, sending: isConsenting ? 'sent' : 'noConsent' })
      expect(sent).toHaveLength(people)
      return requests.filter(({ on = '', action }) => action === 'wx.openApi' || (TOUCHED.includes(on) && !action.includes('aggregate'))).length
    }
    await told(1, false)
    const [few, more, consenting] = [await told(10, false), await told(110, false), await told(10 + 1, true)]
    // A page is sent in halves of fifty, three calls each.
    expect(more - few).toBe(measured.noticePage + 2 * 3 + 100 * measured.notSending)
    expect(consenting - few).toBe(10 * (measured.sending - measured.notSending) + measured.sending)
  }, PATIENCE_MS)
})
