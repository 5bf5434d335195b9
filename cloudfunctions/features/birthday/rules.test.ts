import { at } from '@/local/testing/birthdays'
import type { BirthdayRun } from '@/cloudfunctions/kit/documents/birthday'
import { circleOf, lastDueDay, nextRun, seasonOf, whyMissed, whyNotChange, whyNotTell, whyNotWish } from './rules'

const run = (day: string, isDone = true, upTo = ''): BirthdayRun => ({ _id: 'run', day, upTo, isDone })

describe('when greetings are due', () => {
  it.each([
    ['2026-11-22', 7.99, '2026-11-21'],
    ['2026-11-22', 8, '2026-11-22'],
    ['2026-11-22', 23.99, '2026-11-22'],
    ['2027-01-01', 0, '2026-12-31'],
  ])('on %s at %s o’clock the last due day is %s', (day, hours, due) => expect(lastDueDay(at(day, hours))).toBe(due))

  it.each<[string, BirthdayRun | null, number, { day: string; upTo: string } | null]>([
    ['the very first morning begins with today', null, 8, { day: '2026-11-22', upTo: '' }],
    ['before eight nothing begins', null, 7, null],
    ['yesterday done, before eight', run('2026-11-21'), 7, null],
    ['yesterday done, after eight', run('2026-11-21'), 8, { day: '2026-11-22', upTo: '' }],
    ['today done', run('2026-11-22'), 12, null],
    ['today half done goes on after the last person', run('2026-11-22', false, 'm7'), 8, { day: '2026-11-22', upTo: 'm7' }],
    ['yesterday half done is finished first, before eight too', run('2026-11-21', false, 'm7'), 1, { day: '2026-11-21', upTo: 'm7' }],
    ['three days missed', run('2026-11-18'), 9, { day: '2026-11-19', upTo: '' }],
    ['a month missed begins a week ago', run('2026-10-01'), 9, { day: '2026-11-15', upTo: '' }],
    ['a mark in the future begins again today', run('2027-11-22'), 9, { day: '2026-11-22', upTo: '' }],
  ])('%s', (_what, mark, hours, due) => expect(nextRun(mark, at('2026-11-22', hours), 7)).toEqual(due))
})

describe('who may wish', () => {
  const me = { _id: 'm1', orgPath: ['company', 'b-prod1', 'g-prod1'] }
  const to = { _id: 'm2', orgPath: ['company', 'b-prod1', 'g-other'], leftOn: null, birthdayShown: true }
  const fine = { me, to, isToday: true, before: null }
  it.each([
    ['a colleague of the branch on the day', fine, null],
    ['oneself', { ...fine, to: { ...to, _id: 'm1' } }, 'BIRTHDAY_OWN_WISH'],
    ['nobody', { ...fine, to: null }, 'NOT_FOUND'],
    ['somebody of another branch', { ...fine, to: { ...to, orgPath: ['company', 'b-office'] } }, 'NOT_FOUND'],
    ['somebody who does not show it', { ...fine, to: { ...to, birthdayShown: false } }, 'NOT_FOUND'],
    ['somebody who has said nothing', { ...fine, to: { ...to, birthdayShown: undefined } }, 'NOT_FOUND'],
    ['somebody who has left', { ...fine, to: { ...to, leftOn: '2026-01-01' } }, 'NOT_FOUND'],
    ['somebody who wants no greeting, though they once wanted it known', { ...fine, to: { ...to, birthdayGreeted: false } }, 'NOT_FOUND'],
    ['on another day', { ...fine, isToday: false }, 'NOT_FOUND'],
    ['a second time', { ...fine, before: { _id: 'w' } }, 'BIRTHDAY_WISHED_BEFORE'],
  ])('%s', (_who, wishing, code) => expect(whyNotWish(wishing)).toBe(code))

  it('within the branch; within the whole where there is none', () => {
    expect([circleOf(me), circleOf({ orgPath: ['company'] }), circleOf({ orgPath: [] })]).toEqual(['b-prod1', 'company', ''])
  })
})

describe('why a card did not arrive', () => {
  const member = { openid: 'o1', leftOn: null }
  it.each([
    ['it did', member, { isReached: true }, null],
    ['not sent', member, null, 'notRun'],
    ['in a box that nobody can open', { ...member, openid: null }, { isReached: false }, 'notBound'],
    ['not wanted', { ...member, birthdayGreeted: false }, null, 'optedOut'],
    ['retired and kept as a member', { ...member, leftOn: '2026-01-01' }, null, 'kept'],
  ])('%s', (_what, who, greeting, why) => expect(whyMissed(who, greeting)).toBe(why))

  it('whoever wants none is left in peace', () => {
    expect([whyNotTell('optedOut'), whyNotTell('notBound'), whyNotTell('notRun'), whyNotTell('kept')]).toEqual(['BIRTHDAY_OPTED_OUT', null, null, null])
  })
})

it('once a year by oneself', () => {
  expect([whyNotChange({}, '2026-11-22'), whyNotChange({ birthdaySetIn: 2025 }, '2026-11-22'), whyNotChange({ birthdaySetIn: 2026 }, '2026-11-22')]).toEqual([null, null, 'BIRTHDAY_SET_THIS_YEAR'])
})

it('each month has its season', () => {
  expect(['2026-01-31', '2026-02-01', '2026-03-01', '2026-06-01', '2026-09-01', '2026-12-01'].map(seasonOf)).toEqual(['winter', 'winter', 'spring', 'summer', 'autumn', 'winter'])
})
