/** Figures of a list of people in need, set against each other by somebody who may see them all and asks every minute. */
import * as fc from 'fast-check'
import { aMember } from '@/local/testing/builders'
import { aMinuteLater, aHandoutPlan, handoutCastOn, picked, storedHandout, type HandoutCast } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { outcomeOf } from './outcome'

const over = (people: number, takenInAll: number) => ({ people, takenInAll, openKey: 'x', status: 'ended' }) as const
/** What the figures leave open: how many of the list may have fetched theirs. */
function possible(people: number, shown: ReturnType<typeof outcomeOf>): number[] {
  const all = Array.from({ length: people + 1 }, (_, taken) => taken)
  return all.filter((taken) => JSON.stringify(outcomeOf(over(people, taken))) === JSON.stringify(shown))
}

test('no end tells that it is one or two who fetched theirs, or one or two who did not', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 40 }), (people, some) => {
      const taken = Math.min(some, people)
      const shown = outcomeOf(over(people, taken))
      const isTold = (value: number) => value === 1 || value === 2
      if (shown.taken !== null && shown.listed !== null) expect([shown.taken, shown.listed - shown.taken].some(isTold)).toBe(false)
      if (shown.taken !== null || shown.listed !== null) expect([shown.taken, shown.listed].some((value) => value !== null && isTold(value))).toBe(false)
      // What is hidden stays open: the reader who knows the rule is left with more than one answer.
      if (shown.taken === null) expect(possible(people, shown).length).toBeGreaterThan(1)
    }),
  )
})

test('control: each figure hidden by itself gives one away by subtraction', () => {
  const alone = (value: number) => (value === 0 || value >= 3 ? value : null)
  const [listed, taken] = [alone(10), alone(9)]
  expect((listed ?? 0) - (taken ?? 0)).toBe(1)
  expect(outcomeOf(over(10, 9))).toEqual({ listed: 10, taken: null })
})

test('before it is approved and while it runs nothing moves', () => {
  expect(outcomeOf({ people: 7, takenInAll: null, openKey: '', status: 'draft' })).toEqual({ listed: null, taken: null })
  expect(outcomeOf({ people: 7, takenInAll: null, openKey: 'x', status: 'running' })).toEqual({ listed: 7, taken: null })
  expect(outcomeOf({ people: 2, takenInAll: null, openKey: 'x', status: 'running' })).toEqual({ listed: null, taken: null })
})

describe('an auditor who asks after each event', () => {
  const NOW = new Date('2026-11-10T01:00:00Z')
  let cloud: TestCloud
  let cast: HandoutCast
  beforeAll(async () => {
    cloud = await startCloud()
    cloud.clock.set(NOW)
    cast = await handoutCastOn(cloud, '2026')
  })
  afterAll(() => cloud.close())

  const at = () => new Date(cloud.clock.now()).toISOString()
  /** Every figure of everything the auditor may ask. */
  async function figures(handoutId: string): Promise<string> {
    const { listed, taken, waiting, declined, expired, people, seen, budgetFen, spentFen, barred, flagged, groups, plan } = await cast.auditor.does('handout.desk', { handoutId })
    const card = (await cast.auditor.does('handout.list', { limit: 50 })).items.find((one) => one.handoutId === handoutId)
    const { kinds } = await cast.auditor.does('handout.statistics', { year: '2026' })
    return JSON.stringify([listed, taken, waiting, declined, expired, people, seen, budgetFen, spentFen, barred, flagged, groups, plan, card?.listed, card?.taken, kinds.find(({ kind }) => kind === 'illness')])
  }

  async function aList(count: number) {
    const people: Member[] = Array.from({ length: count }, () => aMember())
    await cloud.load('members', people)
    const plan = aHandoutPlan({ kind: 'illness', title: '大病救助', festival: null, form: 'cash', item: '救助金', payer: 'relief', unitFen: 500_000, target: { ...picked, orgIds: [], posts: [] } }, NOW.getTime())
    const { handoutId } = await cast.officer.does('handout.saveDraft', { plan })
    return { people, handoutId }
  }

  test('sees no figure move with one person: listed one by one, signed for, given up, ended with two who did not come', async () => {
    const { people, handoutId } = await aList(7)
    const drafts = new Set<string>()
    for (const { staffNo } of people) {
      await cast.officer.does('handout.addPeople', { handoutId, staffNos: [staffNo] })
      drafts.add(await figures(handoutId))
    }
    expect(drafts.size).toBe(1)
    await cast.officer.does('handout.submit', { handoutId })
    await cast.chair.does('handout.decide', { handoutId, verdict: 'approve', note: '' })
    await cloud.fire()
    const running = new Set([await figures(handoutId)])
    for (const one of people.slice(0, 4)) {
      await cast.officer.does('handout.signFor', { handoutId, memberId: one._id, at: at() })
      running.add(await figures(handoutId))
    }
    await cloud.as(people[4] as Member).does('handout.decline', { handoutId })
    running.add(await figures(handoutId))
    await cast.officer.does('handout.signFor', { handoutId, memberId: (people[5] as Member)._id, at: at() })
    running.add(await figures(handoutId))
    expect(running.size).toBe(1)
    await cast.officer.does('handout.end', { handoutId })
    await aMinuteLater(cloud)
    expect((await storedHandout(cloud, handoutId)).takenInAll).toBe(5)
    // Seven listed, five fetched: the two are told by neither figure, by the money nor by the year.
    expect(await cast.auditor.does('handout.desk', { handoutId })).toMatchObject({ listed: 7, taken: null, spentFen: null, declined: null, expired: null })
    const { kinds } = await cast.auditor.does('handout.statistics', { year: '2026' })
    expect(kinds.find(({ kind }) => kind === 'illness')).toEqual({ kind: 'illness', plans: null, people: null, amountFen: null, isPartial: true })
  })

  test('sees the year grow by whole lists only, and is told that some are left out', async () => {
    const whole = await aList(4)
    const small = await aList(1)
    for (const { people, handoutId } of [whole, small]) {
      await cast.officer.does('handout.addPeople', { handoutId, staffNos: people.map(({ staffNo }) => staffNo) })
      await cast.officer.does('handout.submit', { handoutId })
      await cast.chair.does('handout.decide', { handoutId, verdict: 'approve', note: '' })
      for (const { _id } of people) await cast.officer.does('handout.signFor', { handoutId, memberId: _id, at: at() })
      await cast.officer.does('handout.end', { handoutId })
      await aMinuteLater(cloud)
    }
    const illness = async (who: 'auditor' | 'officer') => (await cast[who].does('handout.statistics', { year: '2026' })).kinds.find(({ kind }) => kind === 'illness')
    expect(await illness('auditor')).toEqual({ kind: 'illness', plans: 1, people: 4, amountFen: 2_000_000, isPartial: true })
    expect(await illness('officer')).toEqual({ kind: 'illness', plans: 3, people: 10, amountFen: 5_000_000, isPartial: false })
  })
})
