import fc from 'fast-check'
import type { Activity, Pool, Signup } from '@/cloudfunctions/kit/documents/activity'
import { aMember } from '@/local/testing/builders'
import { offerExpiry, placeFor, poolKeyFor, whyNotAcceptOffer, whyNotAmend, whyNotAttend, whyNotCancelSignUp, whyNotDecide, whyNotHandIn, whyNotLateEntry, whyNotOpenLateEntry, whyNotSignUp, whyNotSignUpAtAll, whyNotStep, whyNotSubmit } from './rules'

const now = new Date('2026-06-10T02:00:00Z')
const hours = (count: number) => new Date(now.getTime() + count * 3_600_000)

/** A pool with so many places left and so many people waiting. */
const pool = ({ left = 5, waiting = 0, ...traits }: Partial<Pool> & { left?: number; waiting?: number } = {}): Pool => {
  const capacity = traits.capacity ?? 10
  const seats = Array.from({ length: Math.max(0, capacity - left) }, (_, index) => `m${index}`)
  const line = Array.from({ length: waiting }, (_, index) => ({ memberId: `w${index}`, places: 1 }))
  return { name: '全体', capacity, seats, line, ...traits }
}

const activity = (traits: Partial<Activity> = {}): Activity => ({
  _id: 'a1', version: 3, status: 'open', history: [], receipts: [], title: '拔河', kind: 'culture', text: '来吧', coverFileId: null, place: '球场',
  startsAt: hours(72), endsAt: hours(74), signUpOpensAt: hours(-24), signUpClosesAt: hours(48), membersOnly: false, poolBy: 'none',
  pools: { p0: pool() }, maxGuests: 2, questions: [], maxLine: 3, ways: ['doorCode'], namesVisible: true, budgetFen: 100, payer: 'union',
  inWorkingHours: false, employerConsent: false, repeats: null, repeatsFrom: null, organiserId: 'm1', organiserName: '陈志强', orgPath: ['company'],
  visible: true, listKey: '', deskKey: '', doorId: '', offerHours: 12, lateEntryHours: 24, finishedAt: null, wrapUp: null, job: null, changedAt: null, toldUpTo: '', seatsChangedAt: null, seatsToken: '', unsettled: false, ...traits,
})

const signup = (traits: Partial<Signup> = {}): Signup => ({
  _id: 'a1_m2', version: 1, status: 'seated', history: [], receipts: [], activityId: 'a1', memberId: 'm2', orgPath: [], poolKey: 'p0', poolName: '全体',
  places: 1, guests: 0, answers: {}, number: null, offerExpiresAt: null, signedUpAt: now, checkedInAt: null, way: null, note: '', listKey: '', rosterKey: '',
  name: '张伟', staffNo: '1', unitName: '', shift: '', title: '', kind: 'culture', place: '', startsAt: hours(72), endsAt: hours(74), ...traits,
})

const wish = { guests: 0, answers: {} }
const me = aMember({ shift: '甲班' })

describe('a worker who wants to sign up', () => {
  test.each([
    ['is welcome while sign-up is open', {}, wish, me, null],
    ['is told when it has not opened', { signUpOpensAt: hours(1) }, wish, me, 'ACTIVITY_NOT_YET_OPEN'],
    ['is too late at the very closing time', { signUpClosesAt: now }, wish, me, 'ACTIVITY_SIGNUP_CLOSED'],
    ['is too late once an officer closed it', { status: 'closed' as const }, wish, me, 'ACTIVITY_SIGNUP_CLOSED'],
    ['cannot join what is cancelled', { status: 'cancelled' as const }, wish, me, 'ACTIVITY_CANCELLED'],
    ['cannot join what is over', { endsAt: now }, wish, me, 'ACTIVITY_OVER'],
    ['cannot join a draft', { status: 'draft' as const }, wish, me, 'ACTIVITY_NOT_OPEN'],
    ['must be a union member where only members may', { membersOnly: true }, wish, aMember({ isUnionMember: false }), 'ACTIVITY_MEMBERS_ONLY'],
    ['sits with the own shift only', { poolBy: 'shift' as const, pools: { p0: pool({ name: '乙班' }) } }, wish, me, 'ACTIVITY_NOT_YOUR_GROUP'],
    ['must choose a group where there are groups', { poolBy: 'choice' as const }, wish, me, 'ACTIVITY_GROUP_NEEDED'],
    ['may not invent a group', { poolBy: 'choice' as const }, { ...wish, poolKey: '__proto__' }, me, 'ACTIVITY_GROUP_NEEDED'],
    ['may bring as many as allowed', {}, { ...wish, guests: 2 }, me, null],
    ['may not bring more', {}, { ...wish, guests: 3 }, me, 'ACTIVITY_TOO_MANY_GUESTS'],
    ['must answer what is required', { questions: [{ key: 'q0', label: '尺码', options: ['L'], required: true }] }, wish, me, 'ACTIVITY_ANSWER_NEEDED'],
    ['must answer with one of the options', { questions: [{ key: 'q0', label: '尺码', options: ['L'], required: false }] }, { ...wish, answers: { q0: 'XXL' } }, me, 'ACTIVITY_ANSWER_NEEDED'],
    ['waits when it is full', { pools: { p0: pool({ left: 0 }) } }, wish, me, null],
    ['hears that the line is full', { pools: { p0: pool({ left: 0, waiting: 3 }) } }, wish, me, 'ACTIVITY_QUEUE_FULL'],
    ['hears that it is full where there is no line', { maxLine: 0, pools: { p0: pool({ left: 0 }) } }, wish, me, 'ACTIVITY_FULL'],
    ['never gets a place of capacity nought', { pools: { p0: pool({ capacity: 0, left: 0 }) } }, wish, me, 'ACTIVITY_FULL'],
  ] as const)('%s', (_sentence, traits, asked, who, expected) => {
    expect(whyNotSignUp(activity(traits as Partial<Activity>), null, asked, who, now)).toBe(expected)
  })

  test('cannot sign up twice, but may again after cancelling', () => {
    expect(whyNotSignUp(activity(), signup(), wish, me, now)).toBe('SIGNUP_ALREADY')
    expect(whyNotSignUp(activity(), signup({ status: 'waiting' }), wish, me, now)).toBe('SIGNUP_ALREADY')
    expect(whyNotSignUp(activity(), signup({ status: 'cancelled' }), wish, me, now)).toBeNull()
  })

  test('is shown the reason on the button before tapping it', () => {
    expect(whyNotSignUpAtAll(activity(), null, null, now)).toBe('NOT_BOUND')
    expect(whyNotSignUpAtAll(activity({ maxLine: 0, pools: { p0: pool({ left: 0 }), p1: pool() } }), null, me, now)).toBeNull()
    expect(whyNotSignUpAtAll(activity({ maxLine: 0, pools: { p0: pool({ left: 0 }) } }), null, me, now)).toBe('ACTIVITY_FULL')
    expect(whyNotSignUpAtAll(activity(), signup(), me, now)).toBe('SIGNUP_ALREADY')
    expect(whyNotSignUpAtAll(activity({ membersOnly: true }), null, aMember({ isUnionMember: false }), now)).toBe('ACTIVITY_MEMBERS_ONLY')
    expect(whyNotSignUpAtAll(activity({ poolBy: 'shift', pools: { p0: pool({ name: '乙班' }) } }), null, me, now)).toBe('ACTIVITY_NOT_YOUR_GROUP')
  })
})

describe('a place', () => {
  test('is never taken by a newcomer while somebody waits', () => {
    expect(placeFor(pool({ left: 3, waiting: 1 }), 1, 10)).toBe('line')
  })

  test('is a seat, a turn in the line or a reason, for any numbers, and a seat only if it fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5, max: 60 }), fc.nat(60), fc.nat(20), fc.integer({ min: 1, max: 10 }), fc.nat(20), (left, capacity, waiting, places, maxLine) => {
        const place = placeFor(pool({ left, capacity, waiting }), places, maxLine)
        if (place === 'seat') expect(left >= places && waiting === 0).toBe(true)
        if (place === 'line') expect(waiting < maxLine).toBe(true)
        expect(['seat', 'line', 'ACTIVITY_FULL', 'ACTIVITY_QUEUE_FULL']).toContain(place)
      }),
    )
  })

  test('belongs to the shift of the worker where shifts have their own', () => {
    const byShift = activity({ poolBy: 'shift', pools: { p0: pool({ name: '乙班' }), p1: pool({ name: '甲班' }) } })
    expect(poolKeyFor(byShift, me, {})).toBe('p1')
  })
})

describe('an offer', () => {
  const offered = signup({ status: 'offered', offerExpiresAt: hours(1) })

  test('can be accepted before its time and not at it', () => {
    expect(whyNotAcceptOffer(activity(), offered, now)).toBeNull()
    expect(whyNotAcceptOffer(activity(), offered, hours(1))).toBe('OFFER_LAPSED')
    expect(whyNotAcceptOffer(activity(), signup({ status: 'lapsed' }), now)).toBe('OFFER_LAPSED')
    expect(whyNotAcceptOffer(activity(), signup(), now)).toBe('OFFER_NONE')
    expect(whyNotAcceptOffer(activity(), null, now)).toBe('OFFER_NONE')
    expect(whyNotAcceptOffer(activity({ status: 'cancelled' }), offered, now)).toBe('ACTIVITY_CANCELLED')
  })

  test('lasts its hours, but not beyond the start', () => {
    expect(offerExpiry(activity(), now)).toEqual(hours(12))
    expect(offerExpiry(activity({ startsAt: hours(5) }), now)).toEqual(hours(5))
  })
})

describe('cancelling', () => {
  test.each([
    ['a seat', signup(), now, null],
    ['a turn in the line', signup({ status: 'waiting' }), now, null],
    ['once the activity has begun', signup(), hours(72), 'SIGNUP_TOO_LATE_TO_CANCEL'],
    ['what was never signed up', null, now, 'SIGNUP_NONE'],
    ['after having been counted in', signup({ status: 'attended' }), now, 'SIGNUP_NONE'],
  ] as const)('%s', (_sentence, mine, at, expected) => {
    expect(whyNotCancelSignUp(activity(), mine, at)).toBe(expected)
  })

  test('what was called off for everybody', () => {
    expect(whyNotCancelSignUp(activity({ status: 'cancelled' }), signup(), now)).toBe('ACTIVITY_CANCELLED')
  })
})

describe('counting people in', () => {
  const running = activity({ status: 'running' })
  test.each([
    ['somebody seated', running, signup(), null],
    ['somebody already counted, again', running, signup({ status: 'attended' }), null],
    ['before the activity is opened', activity(), signup(), 'CHECKIN_NOT_RUNNING'],
    ['somebody who never signed up', running, null, 'CHECKIN_NOT_SIGNED_UP'],
    ['somebody who cancelled', running, signup({ status: 'cancelled' }), 'CHECKIN_CANCELLED'],
    ['somebody who still waits', running, signup({ status: 'waiting' }), 'CHECKIN_STILL_WAITING'],
    ['somebody who was offered a place and has not answered', running, signup({ status: 'offered' }), 'CHECKIN_STILL_WAITING'],
    ['after it was called off', activity({ status: 'cancelled' }), signup(), 'ACTIVITY_CANCELLED'],
    ['by a way that this activity does not use', activity({ status: 'running', ways: ['tickOff'] }), signup(), 'CHECKIN_WAY_NOT_OFFERED'],
  ] as const)('%s', (_sentence, what, who, expected) => {
    expect(whyNotAttend(what, who, 'doorCode')).toBe(expected)
  })

  test('what was counted without network may be handed in until then', () => {
    const over = activity({ status: 'wrapUp', finishedAt: hours(-23) })
    expect(whyNotHandIn(running, signup(), 'doorCode', now, now)).toBeNull()
    expect(whyNotHandIn(over, signup(), 'doorCode', hours(-24), now)).toBeNull()
    expect(whyNotHandIn(over, signup({ status: 'cancelled' }), 'doorCode', hours(-24), now)).toBe('CHECKIN_CANCELLED')
    expect(whyNotHandIn(over, signup(), 'doorCode', hours(-22), now)).toBe('CHECKIN_NOT_RUNNING')
    expect(whyNotHandIn({ ...over, finishedAt: hours(-25) }, signup(), 'doorCode', hours(-26), now)).toBe('CHECKIN_WINDOW_OVER')
  })

  test('late is possible until the window after the end is over', () => {
    expect(whyNotLateEntry(running, now)).toBeNull()
    expect(whyNotLateEntry(activity({ status: 'wrapUp', finishedAt: hours(-23) }), now)).toBeNull()
    expect(whyNotLateEntry(activity({ status: 'wrapUp', finishedAt: hours(-25) }), now)).toBe('CHECKIN_WINDOW_OVER')
    expect(whyNotLateEntry(activity(), now)).toBe('CHECKIN_NOT_RUNNING')
  })

  test('late is said to the officer in their own words: over, or not yet', () => {
    expect(whyNotOpenLateEntry(running, now)).toBeNull()
    expect(whyNotOpenLateEntry(activity({ status: 'wrapUp', finishedAt: hours(-25) }), now)).toBe('LATE_ENTRY_OVER')
    expect(whyNotOpenLateEntry(activity(), now)).toBe('LATE_ENTRY_NOT_NOW')
  })
})

describe('an officer', () => {
  test.each([
    ['a text', { text: '' }, 'text'],
    ['a place', { place: '' }, 'place'],
    ['a start', { startsAt: null }, 'startsAt'],
    ['an end after the start', { endsAt: hours(71) }, 'endsAt'],
    ['a closing time before the start', { signUpClosesAt: hours(73) }, 'signUpClosesAt'],
    ['an opening before the closing', { signUpOpensAt: hours(48) }, 'signUpOpensAt'],
    ['places', { pools: { p0: pool({ capacity: 0 }) } }, 'pools'],
    ['a budget', { budgetFen: null }, 'budgetFen'],
    ['a payer', { payer: null }, 'payer'],
  ] as const)('cannot submit without %s', (_sentence, traits, field) => {
    expect(whyNotSubmit(activity({ status: 'draft', ...(traits as Partial<Activity>) }), now)).toEqual({ code: 'ACTIVITY_INCOMPLETE', field })
  })

  test.each([
    ['a start that is over', { startsAt: hours(-1), endsAt: hours(1), signUpOpensAt: hours(-5), signUpClosesAt: hours(-2) }, 'startsAt'],
    ['a sign-up that is over', { startsAt: hours(5), endsAt: hours(6), signUpOpensAt: hours(-5), signUpClosesAt: hours(-2) }, 'signUpClosesAt'],
  ])('refuses %s', (_words, times, field) => {
    expect(whyNotSubmit(activity({ status: 'draft', ...times }), now)).toEqual({ code: 'ACTIVITY_INCOMPLETE', field })
  })

  test('needs the employer’s agreement for working hours', () => {
    const inHours = activity({ status: 'draft', inWorkingHours: true })
    expect(whyNotSubmit(inHours, now)?.code).toBe('ACTIVITY_EMPLOYER_CONSENT_NEEDED')
    expect(whyNotSubmit({ ...inHours, employerConsent: true }, now)).toBeNull()
  })

  test('never approves an activity of their own', () => {
    expect(whyNotDecide(activity({ status: 'pending' }), { _id: 'm1' })).toBe('ACTIVITY_OWN_APPROVAL')
    expect(whyNotDecide(activity({ status: 'pending' }), { _id: 'm9' })).toBeNull()
  })

  const states = ['draft', 'pending', 'open', 'closed', 'running', 'wrapUp', 'archived', 'cancelled'] as const
  test.each(states)('amends what is %s only between the approval and the beginning, and is told why not', (status) => {
    const reasons = { draft: 'ACTIVITY_WRONG_STATE', pending: 'ACTIVITY_WRONG_STATE', open: null, closed: null, running: 'ACTIVITY_BEGUN', wrapUp: 'ACTIVITY_BEGUN', archived: 'ACTIVITY_BEGUN', cancelled: 'ACTIVITY_CANCELLED' }
    expect(whyNotAmend({ status })).toBe(reasons[status])
  })

  const drawn: Record<string, readonly string[]> = {
    edit: ['draft'], submit: ['draft'], approve: ['pending'], return: ['pending'], close: ['open'], start: ['open', 'closed'], finish: ['running'],
    archive: ['wrapUp'], cancel: ['draft', 'pending', 'open', 'closed'],
  }
  test.each(Object.keys(drawn).flatMap((step) => states.map((state) => [step, state] as const)))('may %s from %s only where the arrow is drawn', (step, state) => {
    const expected = drawn[step]?.includes(state) ? null : 'ACTIVITY_WRONG_STATE'
    expect(whyNotStep(step as 'edit', { status: state })).toBe(expected)
  })
})
