/** Somebody has a copy of the database and no key. They lay its documents side by side to find who was helped, with what. */
import { aMember } from '@/local/testing/builders'
import { aHandoutPlan, handoutCastOn, picked, runningHandout, storedRows, type HandoutCast } from '@/local/testing/handouts'
import { leadsTo, papersOf, type Guess, type Paper } from '@/local/testing/joins'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Member } from './documents/people'
import { digestOf, idFor } from './ids'

const START = new Date('2026-11-20T01:00:00Z')
const PLACE = '金丝雀厅三楼'

let cloud: TestCloud
let cast: HandoutCast
const [fetches, scans, sends, declines, removed, waits] = [0, 1, 2, 3, 4, 5].map((index) => aMember({ name: `候鸟${index}` })) as [Member, Member, Member, Member, Member, Member]
const needy = [fetches, scans, sends, declines, removed, waits]
const taker = aMember({ name: '代领人甲' })
let handoutId = ''
let papers: Paper[] = []
let ignored: ReadonlySet<string> = new Set()

/** Each thing at a minute of its own: two of the same instant are one thing. */
const later = () => cloud.clock.advance(61_000)
const at = () => new Date(cloud.clock.now()).toISOString()

async function theWholeWay(): Promise<string> {
  const plan = aHandoutPlan(
    { kind: 'illness', title: '大病救助', festival: null, form: 'cash', item: '救助金', unitFen: 314_100, payer: 'relief', place: PLACE, target: { ...picked, orgIds: [], posts: [] } },
    START.getTime(),
  )
  const id = await runningHandout(cast, plan, needy)
  const [row] = (await cast.officer.does('handout.rows', { handoutId: id, limit: 50 })).items.filter(({ memberId }) => memberId === removed._id)
  expect(row?.status).toBe('listed')
  for (const step of [() => cloud.fire(), () => cast.officer.does('handout.remind', { handoutId: id }), () => cloud.fire(), () => cloud.fire()]) {
    later()
    await step()
  }
  later()
  const code = (await cloud.as(fetches).does('handout.mine', {})).items[0]?.code ?? ''
  await cast.officer.does('handout.signFor', { handoutId: id, code, at: at() })
  later()
  const desk = await cast.officer.does('handout.deskCode', { handoutId: id })
  await cloud.as(scans).does('handout.sign', { handoutId: id, code: desk.code })
  later()
  await cast.officer.does('handout.signFor', { handoutId: id, memberId: sends._id, takenByStaffNo: taker.staffNo, at: at() })
  later()
  await cast.officer.does('handout.takeBack', { handoutId: id, rowId: (await storedRows(cloud, id)).find(({ status }) => status === 'proxy')?._id ?? '', reason: '候鸟2本人要来' })
  later()
  await cast.officer.does('handout.signFor', { handoutId: id, memberId: sends._id, takenByStaffNo: taker.staffNo, at: at() })
  later()
  await cloud.as(declines).does('handout.decline', { handoutId: id })
  for (const one of needy) {
    later()
    await cloud.as(one).does('message.read', {})
  }
  later()
  await cast.officer.does('handout.exportList', { handoutId: id })
  later()
  await cast.officer.does('handout.end', { handoutId: id })
  await cloud.fire()
  await cloud.fire()
  return id
}

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await handoutCastOn(cloud, '2026')
  await cloud.load('members', [...needy, taker])
  // Everybody has something in the open as well: a message, a gift of the festival.
  await runningHandout(cast, aHandoutPlan({ target: { ...picked, orgIds: [], posts: [] } }, START.getTime()), needy)
  later()
  await cloud.fire()
  later()
  handoutId = await theWholeWay()
  papers = await papersOf(cloud)
  ignored = new Set([...Object.values(cast.members).map(({ _id }) => _id), 'company_2026_relief', 'company_2026_union'])
}, 60_000)
afterAll(() => cloud.close())

const rowsOf = (all: readonly Paper[]) => all.filter(({ collection, text }) => collection === 'handoutRows' && text.includes(handoutId))
const planIn = (all: readonly Paper[]) => all.filter(({ collection, id }) => collection === 'handouts' && id === handoutId)

/** What can be reckoned for one person without a key. */
function guessesFor({ _id, staffNo }: Member, all: readonly Paper[]): Guess {
  const rowIds = rowsOf(all).map(({ id }) => id)
  const days = ['2026-11-20', '2026-11-21']
  const instants = rowsOf(all).flatMap(({ text }) => text.match(/"signedAt":"([^"]+)"/)?.[1] ?? [])
  return {
    phrases: [PLACE],
    ids: rowIds.flatMap((id) => [['handoutOpen', handoutId, id], ...days.map((day) => ['handoutRemind', handoutId, id, day])]),
    requests: [
      ['handout.addPeople', { handoutId, staffNos: [staffNo] }],
      ...instants.map((instant): [string, unknown] => ['handout.signFor', { handoutId, memberId: _id, at: instant }]),
      ...instants.map((instant): [string, unknown] => ['handout.signFor', { handoutId, memberId: _id, takenByStaffNo: taker.staffNo, at: instant }]),
    ],
  }
}

const leads = (person: Member, all: readonly Paper[] = papers) => leadsTo(all, planIn(all), person, ignored, guessesFor(person, all))

test('the way was gone whole: signed by scan, by tick, by somebody else, given up, waited for', async () => {
  expect((await storedRows(cloud, handoutId)).map(({ status }) => status).sort()).toEqual(['declined', 'expired', 'expired', 'proxy', 'signed', 'signed'])
})

test.each(needy.map((person) => [person.name, person] as const))('nothing leads from the campaign for the ill to %s', (_name, person) => {
  expect(leads(person)).toEqual([])
})

test('nor to whoever fetched it for a colleague, though handlers and the person see who it was', async () => {
  expect(leads(taker)).toEqual([])
  const { items } = await cast.officer.does('handout.rows', { handoutId, limit: 50 })
  expect(items.find(({ memberId }) => memberId === sends._id)).toMatchObject({ takenByName: taker.name })
  expect((await cloud.as(sends).does('handout.mine', {})).items.find((one) => one.handoutId === handoutId)).toMatchObject({ takenByName: taker.name })
})

test('no message with a name speaks of the place or the days of the campaign', () => {
  const told = papers.filter(({ collection, text }) => collection === 'messages' && text.includes(PLACE))
  expect(told.length).toBeGreaterThanOrEqual(needy.length)
  for (const { _id } of needy) expect(told.filter(({ text }) => text.includes(_id))).toEqual([])
})

test('lines and allowances lie there in the order of their keys, not in that of the people', () => {
  const ids = rowsOf(papers).map(({ id }) => id)
  expect(ids).toEqual([...ids].sort())
})

describe('control: the reader finds the person as soon as one way is open', () => {
  const changed = (collection: string, pick: (paper: Paper) => boolean, change: (doc: Record<string, unknown>) => Record<string, unknown>): Paper[] => {
    const found = papers.find((paper) => paper.collection === collection && pick(paper))
    if (!found) throw new Error(`nothing in ${collection}`)
    const doc = change(JSON.parse(found.text) as Record<string, unknown>)
    return papers.map((paper) => (paper === found ? { collection, id: String(doc._id), text: JSON.stringify(doc) } : paper))
  }
  const rowIdOfWaiting = () => rowsOf(papers).find(({ text }) => text.includes('"status":"expired"'))?.id ?? ''
  const inPlace = ({ text }: Paper) => text.includes(PLACE)

  test('a message under an id that can be reckoned', () => {
    const open = changed('messages', inPlace, (doc) => ({ ...doc, _id: idFor('handoutOpen', handoutId, rowIdOfWaiting()), memberId: waits._id, to: null, createdAt: '2026-11-20T03:33:33.333Z', listKey: '', sendAfter: '' }))
    expect(leads(waits, open).length).toBeGreaterThan(0)
  })

  test('a reading that bears the name and the moment of the signature', () => {
    const signedAt = rowsOf(papers).map(({ text }) => text.match(/"action":"handout.sign"/) && text.match(/"signedAt":"([^"]+)"/)?.[1]).find(Boolean) ?? ''
    const open = changed('reads', ({ text }) => text.includes('发放签收'), (doc) => ({ ...doc, subjectId: fetches._id, at: signedAt, listKey: '' }))
    expect(leads(fetches, open).length).toBeGreaterThan(0)
  })

  test('a fingerprint of a request that can be tried out', () => {
    const row = rowsOf(papers).find(({ text }) => text.includes('"way":"tick"'))
    const [, signedAt = ''] = row?.text.match(/"signedAt":"([^"]+)"/) ?? []
    const digest = digestOf(['handout.signFor', { handoutId, memberId: sends._id, takenByStaffNo: taker.staffNo, at: signedAt }])
    const open = changed('handoutRows', ({ id }) => id === row?.id, (doc) => ({ ...doc, receipts: [{ requestId: 'x', digest, reply: null }] }))
    expect(leads(sends, open).length).toBeGreaterThan(0)
  })

  test('the name of whoever fetched it, and an attempt refused for being on the list', () => {
    const proxy = changed('handoutRows', ({ text }) => text.includes('"status":"proxy"'), (doc) => ({ ...doc, takenById: taker._id }))
    expect(leads(taker, proxy).length).toBeGreaterThan(0)
    const refused = changed('handouts', ({ id }) => id === handoutId, (doc) => ({ ...doc, refusals: [{ by: waits._id }] }))
    expect(leads(waits, refused).length).toBeGreaterThan(0)
  })

  test('two boxes marked as read in the same instant', () => {
    const instant = '2026-11-20T05:55:55.555Z'
    const one = changed('messages', inPlace, (doc) => ({ ...doc, readAt: instant }))
    const named: Paper = { collection: 'messages', id: 'a-message-in-the-open', text: JSON.stringify({ memberId: waits._id, readAt: instant }) }
    expect(leads(waits, [...one, named]).length).toBeGreaterThan(0)
  })
})
