/** What people see and do about birthdays: their own, those of colleagues, the month's list. */
import { aMember } from '@/local/testing/builders'
import { at, bornOn, lunar, solar } from '@/local/testing/birthdays'
import { databaseCalls } from '@/local/testing/messaging'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { birthdayOf } from '@/cloudfunctions/kit/birthdays'
import type { BirthdayWish, Greeting } from '@/cloudfunctions/kit/documents/birthday'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { brokenLine } from '@/cloudfunctions/kit/record'
import type { ActionInput, ActionName } from '@/types/actions'

const TODAY = '2026-11-22'
let cloud: TestCloud
let units = 0

beforeAll(async () => void (cloud = await startCloud()))
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(at(TODAY, 10)))
afterEach(() => cloud.clock.reset())

/** A branch of its own for every case. */
function aBranch() {
  units += 1
  const orgPath = ['company', `b-case${units}`, `g-case${units}`]
  return { orgPath, officer: aMember({ orgPath, grants: [{ role: 'OFF', portfolio: 'welfare', orgId: `b-case${units}` }] }) }
}
async function enter(...members: Member[]): Promise<Person[]> {
  await cloud.load('members', members)
  return members.map((member) => cloud.as(member))
}
const memberNow = async ({ _id }: Member) => (await cloud.dump<Member>('members', { _id }))[0] as Member
const allMine = { wantsGreeting: true, isShown: true }

describe('my birthday', () => {
  it('is set by myself once a year, with a line of history; then an officer puts it right', async () => {
    const { orgPath, officer: office } = aBranch()
    const member = aMember({ orgPath })
    const [me, officer] = (await enter(member, office)) as [Person, Person]
    expect(await me.does('birthday.mine', {})).toMatchObject({ birthday: null, nextOn: null, cardYear: null, blocked: { change: null } })
    const requestId = '11111111-1111-4111-8111-111111111111'
    const set = await me.does('birthday.set', { birthday: lunar(6, 10, true) }, requestId)
    expect(set).toMatchObject({ birthday: lunar(6, 10, true), nextOn: '2027-07-13', isToday: false, blocked: { change: 'BIRTHDAY_SET_THIS_YEAR' } })
    expect(await me.does('birthday.set', { birthday: lunar(6, 10, true) }, requestId)).toEqual(set)
    expect(await me.isRefused('birthday.set', { birthday: solar(1, 1) })).toBe('BIRTHDAY_SET_THIS_YEAR')
    await officer.does('birthday.correct', { memberId: member._id, birthday: solar(1, 2), reason: '核对入职登记' })
    const { history = [], birthday } = await memberNow(member)
    expect(birthday).toEqual(birthdayOf(solar(1, 2)))
    expect(history.map(({ action, by, note }) => [action, by, note])).toEqual([
      ['birthday.set', member._id, ''],
      ['birthday.correct', office._id, '核对入职登记'],
    ])
    expect(brokenLine(history)).toBeNull()
    cloud.clock.set(at('2027-01-03', 10))
    expect((await me.does('birthday.mine', {})).blocked.change).toBeNull()
  })

  it.each([solar(2, 30), solar(4, 31), lunar(1, 31), { ...solar(6, 1), isLeapMonth: true }])('is no day that no year has: %p', async (birthday) => {
    const [me] = (await enter(aMember())) as [Person]
    expect(await me.isRefused('birthday.set', { birthday })).toMatch(/BIRTHDAY_NO_SUCH_DAY|BAD_INPUT/)
  })

  it('entered on the day itself is greeted at once', async () => {
    const member = aMember()
    const [me] = (await enter(member)) as [Person]
    await me.does('birthday.set', { birthday: solar(11, 22) })
    expect(await cloud.dump<Greeting>('greetings', { memberId: member._id })).toMatchObject([{ year: 2026, way: 'card' }])
  })

  it('shows a card on the day without year or age, and none to whoever wants none', async () => {
    const wanted = bornOn(solar(11, 22), { name: '张伟' })
    const unwanted = bornOn(solar(11, 22), { birthdayGreeted: false })
    const other = bornOn(solar(11, 23))
    const [me, quiet, tomorrow] = (await enter(wanted, unwanted, other)) as [Person, Person, Person]
    expect(await me.does('birthday.card', {})).toEqual({ year: 2026, name: '张伟', season: 'autumn', verse: 1, unionName: '海晟化工工会', isToday: true, daysLate: 0, isShown: false })
    expect([await quiet.isRefused('birthday.card', {}), await tomorrow.isRefused('birthday.card', {}), await me.isRefused('birthday.card', { year: 2027 })]).toEqual(['NOT_FOUND', 'NOT_FOUND', 'NOT_FOUND'])
    const [undated] = (await enter(aMember())) as [Person]
    expect(await undated.isRefused('birthday.card', {})).toBe('NOT_FOUND')
  })

  it('a card that lay in a box nobody could open counts as received when it is opened', async () => {
    const member = bornOn(solar(11, 22), { openid: null })
    await cloud.load('members', [member])
    await cloud.fire(at(TODAY, 10))
    const unreached = async () => (await cloud.dump<Greeting>('greetings', { memberId: member._id })).map(({ isReached }) => isReached)
    expect(await unreached()).toEqual([false])
    const openid = aMember().openid as string
    await cloud.edit('members', member._id, { openid })
    await cloud.as({ openid }).does('birthday.card', {})
    expect(await unreached()).toEqual([true])
  })
})

describe('on the first screen', () => {
  it('is my own day, and colleagues of my branch who want it known: names, nothing else', async () => {
    const { orgPath } = aBranch()
    const mine = bornOn(solar(11, 22), { orgPath, name: '张伟', birthdayShown: true })
    const shown = bornOn(lunar(10, 14), { orgPath, name: '王芳', birthdayShown: true })
    const silent = bornOn(solar(11, 22), { orgPath, name: '不说' })
    const elsewhere = bornOn(solar(11, 22), { orgPath: aBranch().orgPath, name: '别处', birthdayShown: true })
    const [me] = (await enter(mine, shown, silent, elsewhere)) as [Person]
    const cards = (await me.does('home.get', {})).cards.filter(({ kind }) => kind.startsWith('birthday'))
    expect(cards).toEqual([
      { kind: 'birthdayMine', id: '2026', title: '张伟，生日快乐', place: '', at: null, until: null },
      { kind: 'birthdayColleagues', id: 'today', title: '王芳', place: '', at: null, until: null },
    ])
  })
})

describe('wishes', () => {
  async function scene() {
    const { orgPath } = aBranch()
    const hers = bornOn(solar(11, 22), { orgPath, name: '王芳', birthdayShown: true })
    const [her, me, mate] = (await enter(hers, aMember({ orgPath, name: '刘洋' }), aMember({ orgPath, name: '赵丽' }))) as [Person, Person, Person]
    return { hers, her, me, mate, wish: (text: string, who = me, requestId?: string) => who.ask('birthday.wish', { memberId: hers._id, text }, requestId) }
  }

  it('arrive once per colleague, are told once, and can be put away and brought back', async () => {
    const { hers, her, me, mate, wish } = await scene()
    const requestId = '22222222-2222-4222-8222-222222222222'
    expect(await wish('平安顺遂', me, requestId)).toMatchObject({ data: { text: '平安顺遂', status: 'shown' } })
    expect(await wish('平安顺遂', me, requestId)).toMatchObject({ data: { status: 'shown' } })
    expect(await wish('再来一句')).toMatchObject({ error: { code: 'BIRTHDAY_WISHED_BEFORE' } })
    await wish('天天开心', mate)
    const { items } = await her.does('birthday.wishes', { year: 2026 })
    expect(items.map(({ fromName, text }) => `${fromName}：${text}`).sort()).toEqual(['刘洋：平安顺遂', '赵丽：天天开心'])
    expect(await cloud.dump('messages', { memberId: hers._id, title: '收到同事的祝福' })).toHaveLength(1)
    const wishId = items[0]?.wishId ?? ''
    expect(await her.does('birthday.hideWish', { wishId, isHidden: true })).toMatchObject({ isHidden: true })
    expect(await me.isRefused('birthday.hideWish', { wishId, isHidden: false })).toBe('NOT_FOUND')
    expect(await her.does('birthday.hideWish', { wishId, isHidden: false })).toMatchObject({ isHidden: false })
    expect((await me.does('birthday.colleagues', { scope: 'today' })).items).toMatchObject([{ name: '王芳', myWish: { text: '平安顺遂' }, blocked: { wish: 'BIRTHDAY_WISHED_BEFORE' } }])
  })

  it('asked again when the day is over is answered as on the day and told once; another wish is too late', async () => {
    const { hers, mate, me, wish } = await scene()
    const requestId = '33333333-3333-4333-8333-333333333333'
    const first = await wish('平安顺遂', me, requestId)
    cloud.clock.set(at('2026-11-25', 10))
    expect(await wish('平安顺遂', me, requestId)).toEqual(first)
    expect(await wish('平安', me, requestId)).toMatchObject({ error: { code: 'REQUEST_REUSED' } })
    for (const late of [me, mate]) expect(await wish('平安顺遂', late)).toMatchObject({ error: { code: 'NOT_FOUND' } })
    expect(await cloud.dump('messages', { memberId: hers._id, title: '收到同事的祝福' })).toHaveLength(1)
  })

  it('of five taps at once one arrives', async () => {
    const { hers, wish } = await scene()
    const replies = await Promise.all([1, 2, 3, 4, 5].map((number) => wish(`第${number}句`)))
    expect(replies.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await cloud.dump('birthdayWishes', { toId: hers._id })).toHaveLength(1)
  })

  it('with unfit words do not arrive; doubtful ones wait for a person, who lets them through or not', async () => {
    const { hers, her, me, mate, wish } = await scene()
    const reviewer = await cloud.person(aMember({ role: 'CHAIR' }))
    expect(await wish('一起赌博')).toMatchObject({ error: { code: 'SAFETY_BLOCKED' } })
    expect(await wish('加微信聊', me)).toMatchObject({ data: { status: 'waiting' } })
    expect(await wish('加微信领奖', mate)).toMatchObject({ data: { status: 'waiting' } })
    const received = async () => (await her.does('birthday.wishes', { year: 2026 })).items.map(({ text }) => text)
    expect(await received()).toEqual([])
    const waiting = (await reviewer.does('safety.list', { limit: 50 })).items.filter(({ title }) => title === '生日祝福')
    for (const { checkId, text } of waiting) {
      await reviewer.does('safety.decide', { checkId, verdict: text.includes('领奖') ? 'block' : 'pass', reason: '看过了' })
    }
    expect(await received()).toEqual(['加微信聊'])
    expect(await cloud.dump('messages', { memberId: hers._id, title: '收到同事的祝福' })).toHaveLength(1)
    expect((await cloud.dump<BirthdayWish>('birthdayWishes', { toId: hers._id })).map(({ status }) => status).sort()).toEqual(['blocked', 'shown'])
  })

  it('reach nobody who does not want it known, and tell nothing about them', async () => {
    const { me } = await scene()
    const silent = bornOn(solar(11, 22))
    const otherDay = bornOn(solar(11, 23), { birthdayShown: true })
    await enter(silent, otherDay)
    const heard: unknown[] = []
    for (const memberId of ['nobody', silent._id, otherDay._id]) {
      const { value, requests } = await cloud.wire.record(() => me.isRefused('birthday.wish', { memberId, text: '生日快乐' }))
      heard.push([value, databaseCalls(requests)])
    }
    // As many calls for each, so that the time it takes tells nothing either.
    expect(heard).toEqual([['NOT_FOUND', 2], ['NOT_FOUND', 2], ['NOT_FOUND', 2]])
  })
})

describe('colleagues', () => {
  it('show a name for today or the month, never a day, a month or a calendar', async () => {
    const { orgPath } = aBranch()
    const today = bornOn(solar(11, 22), { orgPath, name: '今天', birthdayShown: true })
    const month = bornOn(lunar(10, 20), { orgPath, name: '本月', birthdayShown: true })
    const later = bornOn(solar(12, 22), { orgPath, name: '下月', birthdayShown: true })
    const [, , , me] = (await enter(today, month, later, aMember({ orgPath }))) as [Person, Person, Person, Person]
    const rows = async (scope: 'today' | 'month') => (await me.does('birthday.colleagues', { scope })).items
    expect(await rows('today')).toEqual([{ memberId: today._id, name: '今天', myWish: null, blocked: { wish: null } }])
    expect((await rows('month')).map(({ name }) => name).sort()).toEqual(['今天', '本月'])
    expect((await rows('month')).map((row) => Object.keys(row).sort().join())).toEqual(Array(2).fill('blocked,memberId,myWish,name'))
    expect((await rows('month')).map(({ blocked }) => blocked.wish)).toEqual(['NOT_FOUND', 'NOT_FOUND'])
  })
})

describe('the officers’ month', () => {
  async function scene() {
    const { orgPath, officer: office } = aBranch()
    const people = {
      early: bornOn(solar(11, 2), { orgPath, name: '早', birthdayShown: true }),
      inLunar: bornOn(lunar(10, 14), { orgPath, name: '农' }),
      late: bornOn(solar(11, 30), { orgPath, name: '晚' }),
      unbound: bornOn(solar(11, 22), { orgPath, name: '未认领', openid: null }),
      quiet: bornOn(solar(11, 22), { orgPath, name: '不要', birthdayGreeted: false }),
      left: bornOn(solar(11, 22), { orgPath, name: '离职', leftOn: '2026-11-01' }),
      kept: bornOn(solar(11, 22), { orgPath, name: '退休', leftOn: '2026-06-30', membership: 'kept' as const }),
      unknown: aMember({ orgPath, name: '没有生日' }),
      elsewhere: bornOn(solar(11, 22), { name: '别处' }),
    }
    const [officer] = (await enter(office, ...Object.values(people))) as [Person]
    return { officer, people, office }
  }

  it('lists whole days in order, with the day for officers, within their units', async () => {
    const { officer } = await scene()
    const first = await officer.does('birthday.month', { month: '2026-11', limit: 2 })
    expect(first.items.map(({ name, keptOn }) => `${name} ${keptOn}`)).toEqual(['早 2026-11-02', '农 2026-11-22', '未认领 2026-11-22'])
    expect(first.people).toBe(4)
    const second = await officer.does('birthday.month', { month: '2026-11', limit: 2, cursor: first.next ?? '' })
    expect(second.items.map(({ name }) => name)).toEqual(['晚'])
    expect(second.next).toBeNull()
    expect(await officer.does('birthday.party', { month: '2026-11' })).toEqual({ people: 4, names: ['早'] })
  })

  it('names those whom no card reached, and why; whoever is greeted by mouth leaves the list', async () => {
    const { officer, people } = await scene()
    const [, early] = [officer, people.early]
    await cloud.load('greetings', [{ _id: `${early._id}_2026`, memberId: early._id, year: 2026, day: '2026-11-02', month: '2026-11', at: at('2026-11-02', 8), way: 'card', by: 'system', isReached: true }])
    await cloud.fire(at(TODAY, 10))
    const missed = async () => (await officer.does('birthday.missed', { month: '2026-11' })).items.map(({ name, why }) => `${name} ${why}`)
    const first = await missed()
    expect(first.filter((row) => !row.startsWith('农'))).toEqual(['未认领 notBound', '退休 kept'])
    const told = (member: Member) => officer.isRefused('birthday.told', { memberId: member._id, month: '2026-11' })
    expect([await told(people.unbound), await told(people.unbound), await told(people.kept), await told(people.quiet), await told(people.late), await told(people.elsewhere)]).toEqual([
      null, null, null, 'BIRTHDAY_OPTED_OUT', 'NOT_FOUND', 'NOT_FOUND',
    ])
    expect((await missed()).filter((row) => !row.startsWith('农'))).toEqual([])
    expect((await officer.does('birthday.unknown', {})).items.map(({ name }) => name)).toContain('没有生日')
  })

  it('is not for anybody else: workers, group leaders and other officers see no day', async () => {
    const { people } = await scene()
    const others = await enter(aMember(), aMember({ role: 'GRP' }), aMember({ grants: [{ role: 'OFF', portfolio: 'culture', orgId: 'company' }] }), aMember({ role: 'ADM' }), aMember({ role: 'AUD' }))
    const asks: ReadonlyArray<{ [Name in ActionName]: [Name, ActionInput<Name>] }[ActionName]> = [
      ['birthday.month', { month: '2026-11' }],
      ['birthday.party', { month: '2026-11' }],
      ['birthday.missed', { month: '2026-11' }],
      ['birthday.unknown', {}],
      ['birthday.told', { memberId: people.unbound._id, month: '2026-11' }],
      ['birthday.correct', { memberId: people.early._id, birthday: solar(1, 1), reason: '试试' }],
    ]
    for (const person of others) for (const [action, input] of asks) expect(await person.isRefused(action, input as never)).toBe('NOT_ALLOWED')
  })

  it('is taken away of one month that is named', async () => {
    const { officer } = await scene()
    for (const list of ['birthday.month', 'birthday.missed'] as const) {
      expect([list, await officer.isRefused('export.start', { list })]).toEqual([list, 'EXPORT_SUBJECT_NEEDED'])
      expect([list, await officer.isRefused('export.start', { list, period: '2026-11' })]).toEqual([list, null])
    }
  })

  it('does not let officers correct their own date', async () => {
    const { officer, office } = await scene()
    expect(await officer.isRefused('birthday.correct', { memberId: office._id, birthday: solar(1, 1), reason: '自己改' })).toBe('BIRTHDAY_OWN_CORRECTION')
  })
})

describe('database calls', () => {
  it('are few', async () => {
    const { orgPath, officer: office } = aBranch()
    const hers = bornOn(solar(11, 22), { orgPath, birthdayShown: true })
    const [officer, her, me] = (await enter(office, hers, aMember({ orgPath }))) as [Person, Person, Person]
    await cloud.fire(at(TODAY, 10))
    const cost = async <Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>) => {
      const { requests } = await cloud.wire.record(() => person.does(action, input))
      return databaseCalls(requests)
    }
    await me.does('birthday.wish', { memberId: hers._id, text: '生日快乐' })
    const [wish] = await cloud.dump<BirthdayWish>('birthdayWishes', { toId: hers._id })
    expect({
      mine: await cost(her, 'birthday.mine', {}),
      card: await cost(her, 'birthday.card', {}),
      wishes: await cost(her, 'birthday.wishes', { year: 2026 }),
      hide: await cost(her, 'birthday.hideWish', { wishId: wish?._id ?? '', isHidden: true }),
      choose: await cost(her, 'birthday.choose', { ...allMine, wantsGreeting: false }),
      colleagues: await cost(me, 'birthday.colleagues', { scope: 'month' }),
      month: await cost(officer, 'birthday.month', { month: '2026-11' }),
      party: await cost(officer, 'birthday.party', { month: '2026-11' }),
      missed: await cost(officer, 'birthday.missed', { month: '2026-11' }),
      unknown: await cost(officer, 'birthday.unknown', {}),
      correct: await cost(officer, 'birthday.correct', { memberId: hers._id, birthday: solar(3, 1), reason: '核对' }),
    }).toEqual({ mine: 2, card: 2, wishes: 2, hide: 2, choose: 3, colleagues: 2, month: 3, party: 3, missed: 2, unknown: 2, correct: 2 })
  })
})
