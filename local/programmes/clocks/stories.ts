/** Timed features over the wire, at the second, before and after a turn of the calendar. */
import type { Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import { addDays, DAY_MS, HOUR_MS, startOfDay } from '@/types/calendar'
import { aidMembers, appliedBy, leadAid, type AidCast } from '@/local/testing/aids'
import { at, bornOn, lunar, solar } from '@/local/testing/birthdays'
import { aMember, aPlan } from '@/local/testing/builders'
import { aFund } from '@/local/testing/funds'
import { aHandoutPlan, handoutMembers, picked, runningHandout, type HandoutCast } from '@/local/testing/handouts'
import { rightsMembers, someTerms } from '@/local/testing/rights'
import type { TestCloud } from '@/local/testing/startCloud'
import { castOn, submittedBy } from '@/local/testing/suggestions'
import { aReport, visitMembers } from '@/local/testing/visits'
import { wireTurns } from './expected'

const SECOND_MS = 1000
const asked = { guests: 0, answers: {} }
const iso = (ms: number) => new Date(ms).toISOString()

type Story = (cloud: TestCloud, turn: number, day: string) => Promise<unknown>

/** Each moment: the clock stands there, then somebody asks. */
async function atEach(cloud: TestCloud, moments: readonly number[], ask: () => Promise<unknown>): Promise<unknown[]> {
  const answers = []
  for (const moment of moments) {
    cloud.clock.set(moment)
    answers.push(await ask())
  }
  return answers
}

async function openActivity(cloud: TestCloud, plan: Parameters<typeof aPlan>[0]) {
  const roster = [aMember({ role: 'OFF' }), aMember({ role: 'CHAIR' }), aMember(), aMember(), aMember()]
  await cloud.load('members', roster)
  const [officer, chair, one, two, three] = roster.map((member) => cloud.as(member)) as Array<ReturnType<TestCloud['as']>>
  if (!officer || !chair || !one || !two || !three) throw new Error('nobody there')
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan(plan, cloud.clock.now()) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  return { activityId, one, two, three }
}

const actingAs = <Cast,>(cloud: TestCloud, members: Readonly<Record<string, Parameters<TestCloud['as']>[0]>>) =>
  ({ ...Object.fromEntries(Object.entries(members).map(([name, member]) => [name, cloud.as(member)])), members }) as Cast

async function aidPeople(cloud: TestCloud): Promise<AidCast> {
  const members = aidMembers()
  await cloud.load('members', Object.values(members))
  const cast = actingAs<AidCast>(cloud, members)
  await cast.chair.does('aid.assess', { scope: '公示救助结果', risks: '同事可能猜到是谁', measures: '只写姓氏、单位、类别、金额' })
  return cast
}

/** Ledgers of a year that is new; those of a year that was there before stay as they are. */
async function handoutPeople(cloud: TestCloud, day: string): Promise<HandoutCast> {
  const year = day.slice(0, 4)
  const known = await cloud.dump<{ year: string }>('funds', { year })
  if (known.length === 0) await cloud.load('funds', [aFund({ year, source: 'union', openingFen: 100_000_000 })])
  const members = handoutMembers()
  await cloud.load('members', Object.values(members))
  return actingAs<HandoutCast>(cloud, members)
}

const stories: Readonly<Record<string, Story>> = {
  'sign-up opens': async (cloud, turn) => {
    cloud.clock.set(turn - 2 * DAY_MS)
    const { activityId, one } = await openActivity(cloud, { signUpOpensAt: iso(turn), signUpClosesAt: iso(turn + HOUR_MS), startsAt: iso(turn + DAY_MS), endsAt: iso(turn + DAY_MS + HOUR_MS) })
    return atEach(cloud, [turn - DAY_MS, turn - SECOND_MS, turn], () => one.isRefused('activity.signUp', { activityId, ...asked }))
  },
  'sign-up closes': async (cloud, turn) => {
    cloud.clock.set(turn - 2 * DAY_MS)
    const { activityId, one, two, three } = await openActivity(cloud, { signUpClosesAt: iso(turn), startsAt: iso(turn + DAY_MS), endsAt: iso(turn + DAY_MS + HOUR_MS), signUpOpensAt: iso(turn - 2 * DAY_MS) })
    const people = [one, two, three]
    return atEach(cloud, [turn - SECOND_MS, turn, turn + DAY_MS], () => people.shift()?.isRefused('activity.signUp', { activityId, ...asked }) ?? Promise.resolve())
  },
  'an offer runs out': async (cloud, turn) => {
    cloud.clock.set(turn - 12 * HOUR_MS)
    const { activityId, one, two, three } = await openActivity(cloud, { capacity: 1, maxLine: 2, startsAt: iso(turn + 5 * DAY_MS), endsAt: iso(turn + 5 * DAY_MS + HOUR_MS), signUpClosesAt: iso(turn + 2 * DAY_MS) })
    for (const person of [one, two, three]) await person.does('activity.signUp', { activityId, ...asked })
    await one.does('activity.cancelSignUp', { activityId })
    // The frozen clock lets some milliseconds pass in each call: an end within this second is this second.
    cloud.clock.set(turn + 2 * SECOND_MS)
    const late = await two.isRefused('activity.acceptOffer', { activityId })
    await cloud.fire(new Date(turn + 2 * SECOND_MS))
    const next = (await three.does('activity.mine', { scope: 'coming' })).items.map(({ status }) => status)
    return [late, next]
  },
  'a suggestion is due': async (cloud, turn) => {
    const dues = []
    for (const moment of [turn - DAY_MS, turn - SECOND_MS, turn, turn + DAY_MS]) {
      cloud.clock.set(moment)
      const cast = await castOn(cloud)
      const suggestionId = await submittedBy(cast.worker)
      const { dueAt } = await cast.officer.does('suggestion.accept', { suggestionId, note: '' })
      dues.push(dueAt)
    }
    return dues
  },
  'publicity ends': async (cloud, turn) => {
    cloud.clock.set(turn - 10 * HOUR_MS)
    const cast = await aidPeople(cloud)
    const aidId = await appliedBy(cast.worker)
    await leadAid({ cloud, cast }, aidId, 'publicised')
    const { publicity } = await cast.worker.does('aid.get', { aidId })
    const end = publicity?.endsAt ? new Date(publicity.endsAt).getTime() : turn
    const shown = () => cast.mate.does('aid.publicity', {}).then(({ items }) => items.some((row) => row.aidId === aidId))
    return [publicity?.endsAt, ...(await atEach(cloud, [end - DAY_MS, end - 2 * SECOND_MS, end + SECOND_MS, end + DAY_MS], shown))]
  },
  'a visit is to be checked': async (cloud, turn) => {
    const dues = []
    for (const moment of [turn - DAY_MS, turn - SECOND_MS, turn, turn + DAY_MS]) {
      cloud.clock.set(moment)
      const { worker, leader } = visitMembers()
      await cloud.load('members', [worker, leader])
      dues.push((await cloud.as(worker).does('visit.report', aReport(cloud))).dueAt)
    }
    return dues
  },
  'a contract ends': async (cloud, _turn, day) => {
    const endOn = addDays(day, -1)
    const { worker, hr } = rightsMembers()
    await cloud.load('members', [worker, hr])
    cloud.clock.set(startOfDay(addDays(endOn, -61)))
    await cloud.as(hr).does('rights.saveContract', { memberId: worker._id, contract: someTerms({ endOn }) })
    const turns = [-60, -30, 1].map((days) => startOfDay(addDays(endOn, days)).getTime())
    return atEach(cloud, turns.flatMap((at) => [at - 2 * SECOND_MS, at]), async () => {
      await cloud.fire(new Date(cloud.clock.now()))
      return (await cloud.as(worker).does('rights.mine', {})).lights.find(({ area }) => area === 'contract')?.reason
    })
  },
  'a notice is over': async (cloud, turn) => {
    const [author, worker] = [aMember({ grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] }), aMember()]
    await cloud.load('members', [author, worker])
    cloud.clock.set(turn - DAY_MS)
    const plan = { title: '停水通知', text: '周三上午停水。', imageFileIds: [], pinned: false, important: false, mustConfirm: false, until: iso(turn), orgIds: ['company'] }
    const [published, late] = [await cloud.as(author).does('notice.saveDraft', { plan }), await cloud.as(author).does('notice.saveDraft', { plan })]
    await cloud.as(author).does('notice.publish', { noticeId: published.noticeId })
    const isShown = async () => (await cloud.as(worker).does('notice.list', { scope: 'current' })).items.some(({ noticeId }) => noticeId === published.noticeId)
    const [before] = await atEach(cloud, [turn - 2 * SECOND_MS], isShown)
    cloud.clock.set(turn)
    await cloud.fire(new Date(turn))
    return [before, await isShown(), await cloud.as(author).isRefused('notice.publish', { noticeId: late.noticeId })]
  },
  'somebody stands in': async (cloud, turn, day) => {
    const [chair, deputy] = [aMember({ role: 'CHAIR' }), aMember({ role: 'VICE' })]
    await cloud.load('members', [chair, deputy])
    cloud.clock.set(turn - DAY_MS)
    await cloud.as(chair).does('inbox.delegate', { deputyStaffNo: deputy.staffNo, fromDay: day, untilDay: day, reason: '出差' })
    return atEach(cloud, [turn - 2 * SECOND_MS, turn, turn + DAY_MS - 2 * SECOND_MS, turn + DAY_MS], async () => {
      const [mine, forMe] = [(await cloud.as(chair).does('inbox.delegations', {})).mine, (await cloud.as(deputy).does('inbox.delegations', {})).forOthers]
      return [mine?.isOn ?? false, forMe.some(({ isOn }) => isOn)]
    })
  },
  'a setting begins': async (cloud, turn, day) => {
    const [adm, chair, ...newcomers] = [aMember({ role: 'ADM' }), aMember({ role: 'CHAIR' }), aMember({ openid: null }), aMember({ openid: null })]
    await cloud.load('members', [adm, chair, ...newcomers])
    cloud.clock.set(turn - 2 * DAY_MS)
    // Ten days, or twenty where ten are in force: a value that is in force cannot begin.
    const { clause } = await cloud.as(adm).does('policy.get', { key: 'people.codeDays' })
    const value = clause?.value === 10 ? 20 : 10
    const { version } = await cloud.as(adm).does('policy.propose', { key: 'people.codeDays', scope: 'default', value, from: day, source: '本会文件', reason: '统一期限' })
    await cloud.as(chair).does('policy.decide', { key: 'people.codeDays', scope: 'default', version, verdict: 'confirm', note: '' })
    return atEach(cloud, [turn - 2 * SECOND_MS, turn], async () => (await cloud.as(chair).does('session.issueCode', { staffNo: newcomers.pop()?.staffNo ?? '' })).until)
  },
  'birthdays are greeted': async (cloud, _turn, day) => {
    const born = [bornOn(solar(2, 29)), bornOn(solar(12, 31)), bornOn(solar(1, 1)), bornOn(solar(10, 1)), bornOn(lunar(12, 30)), bornOn(lunar(1, 1))]
    await cloud.load('members', born)
    for (let offset = -2; offset <= 2; offset += 1) await cloud.fire(at(addDays(day, offset), 8.02))
    const days = await Promise.all(born.map(({ _id }) => cloud.dump<Greeting>('greetings', { memberId: _id })))
    return days.map((greetings) => greetings.map((one) => `${one.year} ${one.day}`))
  },
  'a handout ends': async (cloud, turn, day) => {
    cloud.clock.set(turn - 3 * DAY_MS)
    const cast = await handoutPeople(cloud, day)
    const plan = aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] }, fromDay: addDays(day, -3), untilDay: addDays(day, -1), year: day.slice(0, 4) }, cloud.clock.now())
    const handoutId = await runningHandout(cast, plan, [cast.members.worker, cast.members.mate])
    const people = [cast.worker, cast.mate]
    const signed = await atEach(cloud, [turn - 2 * SECOND_MS, turn], async () => {
      const { code } = await cast.officer.does('handout.deskCode', { handoutId })
      return people.shift()?.isRefused('handout.sign', { handoutId, code })
    })
    await cloud.fire(new Date(turn))
    await cloud.fire(new Date(turn + 60_000))
    const [handout] = await cloud.dump<Handout>('handouts', { _id: handoutId })
    return [signed, handout?.status, handout?.takenInAll]
  },
  'old things go': async (cloud, _turn, day) => {
    const begun = Array.from({ length: 7 }, (_, index) => startOfDay(addDays(day, index - 369)).getTime()).flatMap((start) => [start, start + DAY_MS - SECOND_MS])
    await cloud.load('messages', begun.map((moment) => ({ _id: `old ${iso(moment)}`, memberId: `old ${day}`, createdAt: new Date(moment) })))
    const leavers = [-31, -30, -29].map((offset) => aMember({ leftOn: addDays(day, offset) }))
    await cloud.load('members', leavers)
    await cloud.fire(at(day, 3.2))
    const stays = (await cloud.dump<{ createdAt: Date }>('messages', { memberId: `old ${day}` })).map(({ createdAt }) => createdAt.getTime()).sort((one, other) => one - other)
    const gone = begun.filter((moment) => !stays.includes(moment))
    const nights = await cloud.dump<{ failed: string[] }>('purges', { _id: day })
    const emptied = await Promise.all(leavers.map(({ _id }) => cloud.dump<{ blankedOn?: string }>('members', { _id })))
    return [gone.length + stays.length, iso(gone.at(-1) ?? 0), iso(stays[0] ?? 0), emptied.map(([one]) => one?.blankedOn ?? null), nights.map(({ failed }) => failed)]
  },
}

export const storyNames = Object.keys(stories)

export async function playStories(cloud: TestCloud, only = ''): Promise<Record<string, string>> {
  const answers: Record<string, string> = {}
  for (const day of wireTurns) {
    for (const [name, story] of Object.entries(stories)) {
      if (!name.includes(only)) continue
      const answer = await story(cloud, startOfDay(day).getTime(), day).catch((error: Error) => `stopped: ${error.message}`)
      answers[`${name}, ${day}`] = JSON.stringify(answer)
    }
  }
  return answers
}
