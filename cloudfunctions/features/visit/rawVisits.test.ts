/** A copy of the database and no key: of a visit it says whom, and nothing of what befell them; the ledger says how much, and nothing of whom. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { idFor } from '@/cloudfunctions/kit/ids'
import { aMember } from '@/local/testing/builders'
import { leadsTo, papersOf, type Paper } from '@/local/testing/joins'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { approval, aRecord, aReport, storedVisit, visitCastOn, YUAN, type VisitCast } from '@/local/testing/visits'
import { defaultKinds } from './kinds'

const START = new Date('2026-06-01T01:00:00Z')
const EVENT = '2026-05-30'
/** A sum that nobody else was given. */
const yuanOf = (place: number) => 301 + 2 * place

const sensitive = defaultKinds.filter(({ isSensitive }) => isSensitive)
const given = sensitive.filter(({ gift }) => gift !== 'none')

interface Case {
  readonly code: string
  readonly person: Member
  readonly visitId: string
}

let cloud: TestCloud
let cast: VisitCast
let cases: Case[] = []
let wedding = ''
let papers: Paper[] = []
let underway: Paper[] = []

const later = () => cloud.clock.advance(61_000)

async function theWholeWay(code: string, person: Member, yuan: number): Promise<string> {
  const { papers: wanted, gift, group } = defaultKinds.find((one) => one.code === code) as (typeof defaultKinds)[number]
  const seen = [...wanted]
  const { visitId } = await cast.leader.does('visit.report', aReport(cloud, { kind: code, staffNo: person.staffNo, eventOn: EVENT, seen }))
  later()
  if (group === 'visit') await cast.welfare.does('visit.review', { visitId, seen, note: '情况属实' })
  later()
  if (gift !== 'none') await cast.chair.does('visit.approve', approval({ cloud, cast }, visitId, yuan))
  later()
  await cast.welfare.does('visit.arrange', { visitId, on: '2026-06-01', staffNos: [cast.members.welfare.staffNo] })
  later()
  await cast.welfare.does('visit.record', aRecord(cloud, visitId))
  later()
  const paper = { visitId, amountFen: yuan * YUAN }
  if (code === 'memberDeath') await cast.welfare.does('visit.signFor', { ...paper, signerName: '刘芳', tie: 'spouse', reason: '家属当面签收' })
  else if (gift !== 'none') await cloud.as(person).does('visit.sign', paper)
  later()
  await cloud.as(person).does('message.read', {})
  return visitId
}

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await visitCastOn(cloud)
  const people = sensitive.map((_, place) => aMember({ name: `候鸟${place}` }))
  const married = aMember({ name: '遇喜事' })
  await cloud.load('members', [...people, married])
  wedding = await theWholeWay('wedding', married, 200)
  for (const [place, { code }] of sensitive.entries()) {
    const person = people[place] as Member
    cases = [...cases, { code, person, visitId: await theWholeWay(code, person, yuanOf(place)) }]
  }
  await cloud.fire()
  papers = await papersOf(cloud)
  underway = await withIntent()
}, 60_000)
afterAll(() => cloud.close())

const intentIn = (all: readonly Paper[]) => all.find((paper) => paper.collection === 'visitIntents' && !papers.some(({ id }) => id === paper.id)) as Paper

/** An approval that stopped before the visit had it: what it took lies beside the id of the visit. */
async function withIntent(): Promise<Paper[]> {
  cloud.faults.plan({ kind: 'crash', nth: 10, action: 'visit.approve', request: 'database.' })
  const { visitId } = await cast.worker.does('visit.report', aReport(cloud))
  await cast.leader.does('visit.check', { visitId, seen: ['hospital'], note: '' })
  await cast.welfare.does('visit.review', { visitId, seen: [], note: '' })
  await cast.chair.ask('visit.approve', approval({ cloud, cast }, visitId, 777)).catch(() => null)
  cloud.faults.clear()
  return papersOf(cloud)
}

const officers = () => new Set([...Object.entries(cast.members).filter(([role]) => role !== 'worker').map(([, { _id }]) => _id), cast.fundId])
const dictionary = new Set(['visitKinds'])
const visitIn = (all: readonly Paper[], visitId: string) => all.find(({ collection, id }) => collection === 'visits' && id === visitId) as Paper

/** What the open part of a visit has that differs by kind: every word of the dictionary, and every policy that is one kind's. */
const telling = defaultKinds.filter(({ isSensitive }) => isSensitive).flatMap(({ code, name, papers: own, ceiling }) => [code, name, ...own, ...(ceiling ? [`.${ceiling}`] : [])])
const wordsIn = ({ text }: Paper) => telling.filter((word) => text.includes(`"${word}"`) || text.includes(`${word}"`) || (word.startsWith('.') && text.includes(word)))

/** Ids that could be reckoned for this person, kind by kind. */
const guessesOf = ({ _id }: Member) =>
  defaultKinds.flatMap(({ code }) => [
    ...['own', 'any'].map((whose) => idFor('visit', code, _id, whose, EVENT, '1')),
    idFor('care', code, _id, EVENT),
  ])

/** What a reader without a key learns of the kind of this matter. */
function learns({ person, visitId }: Case, all: readonly Paper[]): string[] {
  const visit = visitIn(all, visitId)
  const about = all.filter(({ collection, text, id }) => !dictionary.has(collection) && (id === visitId || text.includes(visitId)))
  return [...about.flatMap((paper) => wordsIn(paper).map((word) => `${paper.collection}: ${word}`)), ...guessesOf(person).filter((id) => id === visit.id)]
}

/** What of a stored visit could differ by its kind, and how long its boxes are. */
function shapeOf({ text }: Paper) {
  const { kind, rules, seen, grant, sealed } = JSON.parse(text) as Visit
  return { kind, rules, seen, grant: grant && Object.keys(grant).sort(), lengths: [sealed.matter?.box.length, sealed.giving?.box.length] }
}

const amountsIn = (all: readonly Paper[], fen: number) => all.filter(({ text }) => text.includes(`:${fen},`) || text.includes(`:${fen}}`))
const leads = ({ person }: Pick<Case, 'person'>, all: readonly Paper[], fen: number) => leadsTo(all, amountsIn(all, fen), person, officers())

test('every sensitive kind was gone through, and those with a gift were paid', async () => {
  expect(cases.map(({ code }) => code)).toEqual(sensitive.map(({ code }) => code))
  const stored = await Promise.all(cases.map(({ visitId }) => storedVisit(cloud, visitId)))
  expect(stored.map(({ kind, status }) => [kind, status])).toEqual(sensitive.map(({ code }) => [code, 'closed']))
  expect(stored.map(({ grant }) => grant?.amountFen ?? 0)).toEqual(sensitive.map(({ gift }, place) => (gift === 'none' ? 0 : yuanOf(place) * YUAN)))
})

test('the names are there, and no visit beside them says of what kind it is', () => {
  for (const one of cases) {
    expect([one.code, visitIn(papers, one.visitId).text.includes(one.person._id)]).toEqual([one.code, true])
    expect([one.code, learns(one, papers)]).toEqual([one.code, []])
  }
})

test('the open part is the same for all that are visited, and for all talks', () => {
  const shapes = (group: string) => new Set(cases.filter(({ code }) => sensitive.some((kind) => kind.code === code && kind.group === group)).map(({ visitId }) => JSON.stringify(shapeOf(visitIn(papers, visitId)))))
  expect([shapes('visit').size, shapes('talk').size]).toEqual([1, 1])
})

test('a wedding tells of no hardship and stays in the open; what was given stays out of it as well', () => {
  const { kind, grant } = JSON.parse(visitIn(papers, wedding).text) as Visit
  expect([kind, Object.keys(grant ?? {}).sort()]).toEqual(['wedding', ['approvedAt', 'grantId', 'signedAt', 'voidAt']])
})

test('nothing leads from an amount to a name, though the ledger and the allowance have it', () => {
  for (const [place, one] of cases.entries()) {
    if (!given.some(({ code }) => code === one.code)) continue
    const fen = yuanOf(place) * YUAN
    expect([one.code, [...new Set(amountsIn(papers, fen).map(({ collection }) => collection))].sort()]).toEqual([one.code, ['allowances', 'fundEntries']])
    expect([one.code, leads(one, papers, fen)]).toEqual([one.code, []])
  }
})

test('nor does an approval that stopped half way', () => {
  expect(intentIn(underway)).toBeDefined()
  expect(amountsIn(underway, 777 * YUAN).length).toBeGreaterThan(0)
  expect(leads({ person: cast.members.worker }, underway, 777 * YUAN)).toEqual([])
})

test('its readers know the kind, the amount and the rule all the same; the person has the sum in their own file', async () => {
  const { visitId, person } = cases[0] as Case
  expect(await cast.leader.does('visit.get', { visitId })).toMatchObject({ kindName: '生病住院', gift: 'money', papers: [{ paper: 'hospital', isSeen: true }], grant: { amountFen: yuanOf(0) * YUAN } })
  expect(await cloud.as(person).does('visit.mine', {})).toMatchObject({ items: [{ kindName: '生病住院' }] })
  const { items } = await cast.finance.does('visit.spending', { year: '2026' })
  expect(items.find((one) => one.visitId === visitId)).toMatchObject({ kindName: '生病住院', form: 'money', amountFen: yuanOf(0) * YUAN })
  const { url } = await cloud.as(person).does('privacy.export', {})
  const { default: readXlsx } = await import('read-excel-file/node')
  const mine = JSON.stringify(await readXlsx(Buffer.from(await (await fetch(url)).arrayBuffer())))
  expect([mine.includes(`慰问金 ${yuanOf(0)}元`), mine.includes('"box"')]).toEqual([true, false])
})

describe('a visit of before its kind and its money were sealed', () => {
  const stored = async (visitId: string) => (await cloud.dump<Visit>('visits', { _id: visitId }))[0] as Visit
  /** As it lay there: all of it in the open. */
  async function laidOpen(visitId: string): Promise<void> {
    const { kind, rules, seen, grant, sealed: { matter: _matter, giving: _giving, ...sealed } } = await storedVisit(cloud, visitId)
    await cloud.edit('visits', visitId, { kind, rules, seen, grant, sealed })
  }
  const seen = ['hospital'] as const
  async function begun(): Promise<string> {
    const { visitId } = await cast.mate.does('visit.report', aReport(cloud))
    await cast.leader.does('visit.check', { visitId, seen: [...seen], note: '' })
    await laidOpen(visitId)
    return visitId
  }

  test('reads as before, and its next steps close it', async () => {
    cloud.clock.set(new Date('2026-07-01T01:00:00Z'))
    const visitId = await begun()
    expect((await stored(visitId)).kind).toBe('illness')
    expect(await cast.leader.does('visit.get', { visitId })).toMatchObject({ kindName: '生病住院', papers: [{ paper: 'hospital', isSeen: true }] })
    await cast.welfare.does('visit.review', { visitId, seen: [], note: '' })
    expect(await stored(visitId)).toMatchObject({ kind: '', seen: [], rules: { name: '走访慰问', papers: [] } })
    await cast.chair.does('visit.approve', approval({ cloud, cast }, visitId, 111))
    await laidOpen(visitId)
    expect((await cast.finance.does('visit.spending', { year: '2026' })).items.find((one) => one.visitId === visitId)).toMatchObject({ amountFen: 111 * YUAN, form: 'money' })
    await cast.welfare.does('visit.record', { ...aRecord(cloud, visitId), visitedOn: '2026-07-01' })
    await cast.mate.does('visit.sign', { visitId, amountFen: 111 * YUAN })
    expect(Object.keys((await stored(visitId)).grant ?? {}).sort()).toEqual(['approvedAt', 'grantId', 'signedAt', 'voidAt'])
    expect((await storedVisit(cloud, visitId)).grant?.amountFen).toBe(111 * YUAN)
  })
})

describe('control: one way left open is found', () => {
  const reopened = (all: readonly Paper[], found: Paper, change: (doc: Record<string, unknown>) => Record<string, unknown>) =>
    all.map((paper) => (paper === found ? { ...paper, text: JSON.stringify({ ...(JSON.parse(paper.text) as object), ...change(JSON.parse(paper.text) as Record<string, unknown>) }) } : paper))
  const ill = () => cases[0] as Case
  const fen = yuanOf(0) * YUAN

  test.each([
    ['the kind', () => ({ kind: 'illness' })],
    ['its name in the rules', (doc: Record<string, unknown>) => ({ rules: { ...(doc.rules as object), name: '生病住院' } })],
    ['its ceiling', () => ({ clauses: [{ key: 'visit.ceiling.illness' }] })],
    ['the paper that was looked at', () => ({ seen: ['hospital'] })],
  ] as const)('%s', (_what, change) => {
    expect(learns(ill(), reopened(papers, visitIn(papers, ill().visitId), change)).length).toBeGreaterThan(0)
  })

  test('a box whose length is its own', () => {
    const { sealed } = JSON.parse(visitIn(papers, ill().visitId).text) as Visit
    const other = reopened(papers, visitIn(papers, ill().visitId), () => ({ sealed: { ...sealed, matter: { ...sealed.matter, box: `${sealed.matter?.box}A` } } }))
    expect(JSON.stringify(shapeOf(visitIn(other, ill().visitId)))).not.toBe(JSON.stringify(shapeOf(visitIn(papers, (cases[1] as Case).visitId))))
  })

  test('an id that can be tried out with every kind', () => {
    const { person, visitId } = ill()
    const plain = idFor('visit', 'illness', person._id, 'any', EVENT, '1')
    const open = papers.map((paper) => ({ ...paper, id: paper.id === visitId ? plain : paper.id, text: paper.text.replaceAll(visitId, plain) }))
    expect(learns({ ...ill(), visitId: plain }, open).length).toBeGreaterThan(0)
  })

  test('the amount in the grant, the allowance it came from, a line that names the grant', async () => {
    const visit = visitIn(papers, ill().visitId)
    const { grant } = await storedVisit(cloud, ill().visitId)
    const inGrant = (part: object) => reopened(papers, visit, (doc) => ({ grant: { ...(doc.grant as object), ...part } }))
    expect(leads(ill(), inGrant({ amountFen: fen, form: 'money' }), fen).length).toBeGreaterThan(0)
    expect(leads(ill(), inGrant({ allowanceId: grant?.allowanceId }), fen).length).toBeGreaterThan(0)
    const line = amountsIn(papers, fen).find(({ collection }) => collection === 'fundEntries') as Paper
    expect(leads(ill(), reopened(papers, line, () => ({ about: grant?.grantId })), fen).length).toBeGreaterThan(0)
  })

  test('what an approval on its way has taken', () => {
    const open = reopened(underway, intentIn(underway), () => ({ amountFen: 777 * YUAN, fundId: cast.fundId }))
    expect(leads({ person: cast.members.worker }, open, 777 * YUAN).length).toBeGreaterThan(0)
  })
})
