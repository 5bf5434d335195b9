import type { ActivityDetail, MySignup } from '@/types/activity'
import { activityIdIn } from './activityId'
import { asksFirst, barFor } from './bar'
import { readScanned } from './doorCode'

const NEVER = 'ACTIVITY_WRONG_STATE' as const

function anActivity(traits: Partial<ActivityDetail> = {}): ActivityDetail {
  return {
    activityId: 'a1', title: '拔河', kind: 'culture', coverUrl: null, place: '球场', startsAt: '2026-12-05T07:00:00.000Z', endsAt: '2026-12-05T09:00:00.000Z',
    signUpOpensAt: '2026-11-20T00:00:00.000Z', signUpClosesAt: '2026-12-05T05:00:00.000Z', status: 'open', capacity: 10, left: 4, waiting: 0, text: '', membersOnly: false,
    poolBy: 'none', pools: [], maxGuests: 0, questions: [], maxLine: 5, ways: ['doorCode'], organiserName: '陈志强', inWorkingHours: false, cancelReason: '', mine: null, ahead: null, going: [],
    blocked: { signUp: null, cancelSignUp: NEVER, acceptOffer: NEVER, checkIn: NEVER, manage: NEVER, tickOff: NEVER },
    ...traits,
  }
}

function myself(status: MySignup['status'], traits: Partial<MySignup> = {}): Partial<ActivityDetail> {
  const mine: MySignup = {
    activityId: 'a1', status, poolName: '全体', guests: 0, number: null, offerExpiresAt: null, signedUpAt: '2026-11-21T00:00:00.000Z', checkedInAt: null, title: '拔河',
    kind: 'culture', place: '球场', startsAt: '2026-12-05T07:00:00.000Z', endsAt: '2026-12-05T09:00:00.000Z', ...traits,
  }
  return { mine, blocked: { signUp: 'SIGNUP_ALREADY', cancelSignUp: null, acceptOffer: NEVER, checkIn: 'CHECKIN_NOT_RUNNING', manage: NEVER, tickOff: NEVER } }
}

const blocked = (signUp: ActivityDetail['blocked']['signUp']) => ({ blocked: { ...anActivity().blocked, signUp } })

describe('the one action of an activity', () => {
  it.each([
    ['places are free', anActivity(), 'signUp', '报名', undefined],
    ['a group is to be chosen', anActivity({ poolBy: 'choice' }), 'signUp', '选组报名', undefined],
    ['it is full', anActivity({ left: 0, waiting: 2 }), 'signUp', '加入候补', undefined],
    ['others wait already', anActivity({ left: 1, waiting: 1 }), 'signUp', '加入候补', undefined],
    ['nobody is bound', anActivity(blocked('NOT_BOUND')), 'bind', '认领身份后报名', '报名要认得是您本人，只需认领一次'],
    ['I have a seat', anActivity(myself('seated')), 'ticket', '出示签到码', '已报名'],
    ['I wait third', anActivity({ ...myself('waiting', { number: 5 }), ahead: 2 }), 'cancel', '取消候补', '第 3 位候补 · 前面还有 2 位'],
    ['I came', anActivity(myself('attended', { checkedInAt: '2026-12-05T06:32:00.000Z' })), 'ticket', '看入场票', '14:32 已签到'],
    ['my offer lapsed', anActivity({ ...myself('lapsed'), ...blocked(null) }), 'signUp', '报名', '上次候补已过期，可以重新报名'],
  ] as const)('%s: %#', (_situation, activity, act, text, state) => {
    const plan = barFor(activity)
    expect(plan?.first).toMatchObject({ act, text })
    expect(plan?.state).toBe(state)
  })

  it('offers the camera while the doors are open, and the personal code beside it', () => {
    const seated = anActivity({ ...myself('seated'), status: 'running' })
    const plan = barFor({ ...seated, blocked: { ...seated.blocked, checkIn: null } })
    expect([plan?.first.act, plan?.second?.act]).toEqual(['checkIn', 'ticket'])
  })

  it('says why in a sentence when it cannot be done', () => {
    expect(barFor(anActivity(blocked('ACTIVITY_QUEUE_FULL')))?.first).toMatchObject({ act: 'none', whyNot: '名额和候补都满了，请看看其他活动' })
  })

  it('says when sign-up opens instead of that it is closed', () => {
    const early = anActivity({ ...blocked('ACTIVITY_NOT_YET_OPEN'), signUpOpensAt: '2031-12-01T00:00:00.000Z' })
    expect(barFor(early)?.first.whyNot).toBe('2031年12月1日 周一 08:00 开放报名，到点再来')
  })

  it.each(['wrapUp', 'archived', 'cancelled'] as const)('is nothing when it is %s', (status) => {
    expect(barFor(anActivity({ status }))).toBeNull()
  })

  it('asks first only where there is something to choose', () => {
    expect(asksFirst(anActivity())).toBe(false)
    expect(asksFirst(anActivity({ poolBy: 'shift' }))).toBe(false)
    expect(asksFirst(anActivity({ maxGuests: 1 }))).toBe(true)
  })
})

describe('addresses and codes', () => {
  it.each([
    [{ id: 'RZ_ZuI9h5hEpk1aa' }, 'RZ_ZuI9h5hEpk1aa'],
    [{ scene: 'a%3DRZ_ZuI9h5hEpk1aa' }, 'RZ_ZuI9h5hEpk1aa'],
    [{ scene: 'a=RZ_ZuI9h5hEpk1aa' }, 'RZ_ZuI9h5hEpk1aa'],
    [{ scene: '%E0%A4%A' }, null],
    [{ id: '../desk' }, null],
    [{}, null],
  ])('%j names %s', (params, id) => expect(activityIdIn(params)).toBe(id))

  it.each([
    ['AbCdEfGhIjKlMnOpQrStUvWxYz_', null, 'door'],
    ['m10021UFb-G49BNPBX', null, 'other'],
    ['http://h/#/features/activity/pages/detail/index?id=a1', '/features/activity/pages/detail/index?id=a1', 'poster'],
    ['http://h/#/features/me/pages/bind/index?id=a1', '/features/me/pages/bind/index?id=a1', 'other'],
  ])('%s is a %s %s', (text, path, kind) => expect(readScanned({ text, path }).kind).toBe(kind))
})
