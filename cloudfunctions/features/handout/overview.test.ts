/** What officers ask of handouts beside handing out: who was forgotten, reminders, figures, the list on paper. */
import type { Message } from '@/cloudfunctions/kit/documents/message'
import { aMember } from '@/local/testing/builders'
import { aMinuteLater, aHandoutPlan, draftedHandout, handoutCastOn, picked, runningHandout, storedHandout, type HandoutCast } from '@/local/testing/handouts'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { DAY_MS } from '@/types/calendar'

const NOW = new Date('2026-11-10T01:00:00Z')

let cloud: TestCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(NOW)
  cast = await handoutCastOn(cloud, '2026')
})
afterAll(() => cloud.close())
beforeEach(() => cloud.clock.set(NOW))

const toPicked = (traits: Parameters<typeof aHandoutPlan>[0] = {}) => aHandoutPlan({ ...traits, target: { ...picked, orgIds: [], posts: [] } }, NOW.getTime())
const at = () => new Date(cloud.clock.now()).toISOString()

async function newcomers(...traits: Array<Partial<Member>>): Promise<Member[]> {
  const people = traits.map((one) => aMember(one as never))
  await cloud.load('members', people)
  return people
}

async function opened(url: string): Promise<string[][][]> {
  const { default: readXlsx } = await import('read-excel-file/node')
  const book = Buffer.from(await (await fetch(url)).arrayBuffer())
  const sheets = (await readXlsx(book)) as unknown as ReadonlyArray<{ data: unknown[][] }>
  return sheets.map(({ data }) => data.map((row) => row.map((cell) => String(cell ?? ''))))
}

const birthday = { calendar: 'solar', month: 11, day: 20, isLeapMonth: false, key: 's11-20' } as const

it('names whose birthday was forgotten, on the list or off it, and nobody who joined this month or has theirs', async () => {
  const [has, waits, off, fresh] = await newcomers({ name: '有蛋糕', birthday }, { name: '没来领', birthday }, { name: '没列入', birthday }, { name: '刚入会', birthday, memberSince: '2026-11-02' })
  const cake = { kind: 'birthday', festival: null, month: '2026-11', form: 'voucher', item: '甜园饼屋蛋糕提货券' } as const
  const handoutId = await runningHandout(cast, toPicked(cake), [has as Member, waits as Member])
  await cast.officer.does('handout.signFor', { handoutId, memberId: has?._id ?? '', at: at() })
  const { items } = await cast.officer.does('handout.unserved', { month: '2026-11', limit: 50 })
  expect(items.map(({ name, isListed }) => [name, isListed]).sort()).toEqual([['没列入', false], ['没来领', true]])
  expect(off && fresh).toBeTruthy()
  expect(await cast.worker.isRefused('handout.unserved', { month: '2026-11' })).toBe('NOT_ALLOWED')
})

it('keeps a lunar birthday that falls twice into one year to one gift of its lunar year', async () => {
  // 冬月二十: kept on 2024-01-01 (lunar 2023) and 2024-12-20 (lunar 2024).
  const [one] = await newcomers({ birthday: { calendar: 'lunar', month: 11, day: 20, isLeapMonth: false, key: 'l11-20' } })
  const cake = (month: string) => aHandoutPlan({ kind: 'birthday', festival: null, year: '2024', month, form: 'goods', item: '蛋糕一个', target: { by: 'criteria', orgIds: [], gender: null, posts: [] } }, NOW.getTime())
  const january = await draftedHandout(cast, cake('2024-01'))
  const december = await draftedHandout(cast, cake('2024-12'))
  for (const handoutId of [january, december]) expect(await cloud.dump('handoutRows', { handoutId, personKey: one?._id })).toMatchObject([{ status: 'listed' }])
  const again = await draftedHandout(cast, cake('2024-12'))
  expect(await cloud.dump('handoutRows', { handoutId: again, personKey: one?._id })).toMatchObject([{ status: 'barred', reason: 'HANDOUT_YEAR_USED' }])
})

it('reminds those who wait, once a day, and nobody who has fetched theirs', async () => {
  const [has, waits] = await newcomers({}, {})
  const handoutId = await runningHandout(cast, toPicked(), [has as Member, waits as Member])
  await cloud.fire()
  await cast.officer.does('handout.signFor', { handoutId, memberId: has?._id ?? '', at: at() })
  await cast.officer.does('handout.remind', { handoutId })
  expect(await cast.officer.isRefused('handout.remind', { handoutId })).toBe('IN_PROGRESS')
  await cloud.fire()
  await cloud.fire()
  expect(await cast.leader.isRefused('handout.remind', { handoutId })).toBe('HANDOUT_REMINDED')
  const titles = async (memberId = '') => (await cloud.dump<Message>('messages', { memberId })).map(({ title }) => title).sort()
  expect(await titles(waits?._id)).toEqual(['中秋慰问品可以领了', '中秋慰问品还没有领'])
  expect(await titles(has?._id)).toEqual(['中秋慰问品可以领了'])
})

it('prints one list to sign, and of people in need one sheet each', async () => {
  const people = await newcomers({ name: '陈建国' }, { name: '=1+1' })
  const festival = await runningHandout(cast, toPicked(), people)
  const list = await cast.officer.does('handout.exportList', { handoutId: festival })
  const [sheet] = await opened(list.url)
  expect(sheet?.flat()).toEqual(expect.arrayContaining(['陈建国', '=1+1', '签名']))
  const needy = await runningHandout(cast, toPicked({ kind: 'poor', title: '贫困职工慰问', festival: null, payer: 'relief' }), people)
  const sheets = await opened((await cast.officer.does('handout.exportList', { handoutId: needy })).url)
  expect(sheets).toHaveLength(2)
  expect(JSON.stringify(sheets)).not.toContain('贫困')
  expect(await cast.leader.isRefused('handout.exportList', { handoutId: needy })).toBe('NOT_FOUND')
})

it('prints the sheets of more than a hundred people in need in several files, each person once', async () => {
  const people = await newcomers(...Array.from({ length: 103 }, () => ({})))
  const handoutId = await draftedHandout(cast, toPicked({ kind: 'poor', title: '贫困职工慰问', festival: null, payer: 'relief', unitFen: 100 }))
  for (let from = 0; from < people.length; from += 50) await cast.officer.does('handout.addPeople', { handoutId, staffNos: people.slice(from, from + 50).map(({ staffNo }) => staffNo) })
  const first = await cast.officer.does('handout.exportList', { handoutId })
  expect(first).toMatchObject({ people: 100, total: 103, fileName: expect.stringMatching(/-1\.xlsx$/) as string })
  const second = await cast.officer.does('handout.exportList', { handoutId, cursor: first.next ?? '' })
  expect(second).toMatchObject({ people: 3, total: 103, next: null, fileName: expect.stringMatching(/-2\.xlsx$/) as string })
  const printed = [...(await opened(first.url)), ...(await opened(second.url))].map((sheet) => sheet.flat())
  expect(printed).toHaveLength(103)
  for (const { staffNo } of people) expect(printed.filter((cells) => cells.includes(staffNo))).toHaveLength(1)
  expect(second.fileName).toContain('签收表')
  expect(printed[102]?.some((cell) => cell.endsWith('103'))).toBe(true)
})

it('tells a kind that one or two people had to its handlers only', async () => {
  const people = await newcomers({}, {})
  const handoutId = await runningHandout(cast, toPicked({ kind: 'illness', title: '大病救助', festival: null, form: 'cash', item: '救助金', payer: 'relief', unitFen: 500_000 }), people)
  for (const { _id } of people) await cast.officer.does('handout.signFor', { handoutId, memberId: _id, at: at() })
  await cast.officer.does('handout.end', { handoutId })
  await aMinuteLater(cloud)
  const row = async (name: 'officer' | 'auditor' | 'culture') => (await cast[name].does('handout.statistics', { year: '2026' })).kinds.find(({ kind }) => kind === 'illness')
  expect(await row('officer')).toMatchObject({ people: 2, amountFen: 1_000_000 })
  for (const name of ['auditor', 'culture'] as const) expect(await row(name)).toEqual({ kind: 'illness', plans: null, people: null, amountFen: null, isPartial: true })
})

it('reminds the chair before the time is up and says when it is over', async () => {
  const handoutId = await draftedHandout(cast, toPicked(), await newcomers({}))
  await cast.officer.does('handout.submit', { handoutId })
  const { dueAt } = await storedHandout(cloud, handoutId)
  cloud.clock.set(new Date((dueAt as Date).getTime() - DAY_MS))
  await cloud.fire()
  const kinds = async () => (await cloud.dump<Message>('messages', { memberId: cast.members.chair._id, kind: 'caseDue' })).map(({ title }) => title)
  expect(await kinds()).toEqual(['有发放方案快到期了'])
  cloud.clock.set(new Date((dueAt as Date).getTime() + DAY_MS))
  await cloud.fire()
  expect((await storedHandout(cloud, handoutId)).escalatedAt).not.toBeNull()
})
