/**
 * What is kept of a person, asked for by that person: generated from the register, on documents as the acts stored them. A new
 * collection of personal data fails here by name until somebody of the acts stands in it, takes it home and has it deleted.
 */
import type { CollectionName } from '@/cloudfunctions/kit/collections'
import { MOST_ROWS } from '@/cloudfunctions/kit/holdings'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { CollectionRow } from '@/cloudfunctions/kit/register/row'
import { agreesToAid } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import { ownFile, type OwnFile, type OwnTab } from '@/local/testing/ownFile'
import { aJpeg } from '@/local/testing/pictures'
import { registerRows } from '@/local/testing/register'
import { demoEnvironment, type TestCloud } from '@/local/testing/startCloud'
import { addDays, DAY_MS, dayOf, HOUR_MS, startOfDay } from '@/types/calendar'
import { playActs, startActsCloud } from './stories/acts'
import { uploadedBy } from './stories/acts/stage'
import { forkOf, type Fork } from './stories/fork'

type Doc = Readonly<Record<string, unknown>> & { readonly _id: string }
type Personal = CollectionRow & { readonly subject: string }

const personal = (Object.entries(registerRows) as Array<[CollectionName, CollectionRow]>).filter((entry): entry is [CollectionName, Personal] => entry[1].subject !== null)
const names = personal.map(([name]) => name)
const onRequest = personal.filter(([, row]) => row.onRequest).map(([name]) => name)
const rowOf = (name: CollectionName) => registerRows[name] as Personal

let cloud: TestCloud
let fork: Fork
let members: readonly Member[]
let officer: Member

/** What the acts end before they are over: a draft with its photo, and a login. */
async function lasting(): Promise<void> {
  const [writer, newcomer, chair] = [aMember(), aMember({ openid: null }), aMember({ role: 'CHAIR' })]
  officer = aMember({ grants: [{ role: 'OFF', portfolio: 'organisation', orgId: 'company' }] })
  await cloud.load('members', [writer, newcomer, chair, officer])
  const person = cloud.as(writer)
  await agreesToAid(person)
  await person.does('aid.saveDraft', { draft: '{"need":"妻子住院三个月"}' })
  await person.does('aid.attach', { aidId: null, fileId: await uploadedBy(cloud, person, aJpeg(), 'own.jpg') })
  const { code } = await cloud.as(chair).does('session.issueCode', { staffNo: newcomer.staffNo })
  await cloud.as(aMember()).does('session.bind', { staffNo: newcomer.staffNo, name: newcomer.name, code })
}

beforeAll(async () => {
  Object.assign(process.env, demoEnvironment)
  cloud = await startActsCloud()
  expect(await playActs(cloud)).toEqual([])
  await lasting()
  // What was begun a moment ago is left alone by the night.
  cloud.clock.advance(DAY_MS)
  fork = await forkOf(cloud, {})
  members = fork.stored.get('members') as never
  findAskers()
}, 300_000)
afterAll(() => cloud.close())

const all = (name: CollectionName) => (fork.stored.get(name) ?? []) as readonly Doc[]
const keysIn = (name: CollectionName, { _id }: Member): readonly string[] => rowOf(name).keysOf?.(_id) ?? [_id]
const isOf = (name: CollectionName, doc: Doc, member: Member) => [doc[rowOf(name).subject]].flat().some((key) => keysIn(name, member).includes(String(key)))
const ownOf = (name: CollectionName, member: Member, docs = all(name)) => docs.filter((doc) => isOf(name, doc, member))
const shownOf = (name: CollectionName, member: Member) => ownOf(name, member).filter((doc) => !rowOf(name).passesOver?.(doc as never))

/** Those who can ask and of whom something is kept there: who stands in most collections first, so that few are asked for all. */
const asking = new Map<CollectionName, readonly Member[]>()
const askersFor = (name: CollectionName) => (asking.get(name) ?? []).slice(0, 2)

function findAskers(): void {
  const able = members.filter(({ openid, leftOn, _id }) => openid !== null && leftOn === null && _id !== officer._id)
  const standing = able.map((member) => ({ member, inside: names.filter((name) => shownOf(name, member).length > 0) })).sort((a, b) => b.inside.length - a.inside.length)
  for (const name of names) asking.set(name, standing.filter(({ inside }) => inside.includes(name)).map(({ member }) => member))
}

const files = new Map<string, Promise<OwnFile>>()
/** Taken once for all tests of a person; the cloud goes back to where it was. */
function fileOf(member: Member): Promise<OwnFile> {
  const file = files.get(member._id) ?? fork.attempt(() => ownFile(cloud.as(member))).then(({ value }) => value)
  files.set(member._id, file)
  return file
}

/** Texts of a document that its row hands to its person, by label, as they should be read. Dates and lists are not looked at. */
function saidIn(name: CollectionName, doc: Doc, memberId: string): Record<string, string | number> {
  const { fields, opened } = rowOf(name)
  const plain = Object.entries(fields).flatMap(([field, { label, words }]) => (label ? [[label, words?.[String(doc[field])] ?? doc[field]] as const] : []))
  return Object.fromEntries([...plain, ...Object.entries(opened?.(doc as never, memberId) ?? {})].filter(([, value]) => (typeof value === 'string' && value !== '') || typeof value === 'number')) as Record<string, string | number>
}

/** Documents of which no row of the tab says what it should. */
const missingIn = (tab: OwnTab | undefined, name: CollectionName, docs: readonly Doc[], memberId: string) =>
  docs.filter((doc) => !tab?.rows.some((row) => Object.entries(saidIn(name, doc, memberId)).every(([label, value]) => String(row[label]) === String(value)))).map(({ _id }) => _id)

const SHORTEST = 4
/** What the line of the taking itself says, which stands in the file as well. */
const TAKING = ['全部资料', '本人导出']
/** What in a file is somebody else's: their ids, staff numbers and logins anywhere, and in a tab what only their documents say. */
function strangersIn(file: OwnFile, member: Member): string[] {
  const words = new Set(JSON.stringify(file.sheets).split(/[^\w@-]+/u))
  const ids = members.filter(({ _id }) => _id !== member._id).flatMap(({ _id, staffNo, openid }) => [_id, staffNo, openid ?? _id]).filter((id) => words.has(id))
  const texts = names.flatMap((name) => {
    const tab = JSON.stringify(file.sheets.find(({ sheet }) => sheet === rowOf(name).title)?.rows ?? [])
    const own = ownOf(name, member)
    const mine = JSON.stringify([TAKING, member.unitName, own, own.map((doc) => saidIn(name, doc, member._id)), Object.values(rowOf(name).fields).map(({ words: codes }) => codes ?? {})])
    const others = all(name).filter((doc) => !own.includes(doc)).flatMap((doc) => Object.values(saidIn(name, doc, member._id))).filter((said): said is string => typeof said === 'string' && said.length >= SHORTEST)
    return [...new Set(others)].filter((said) => !mine.includes(said) && tab.includes(`"${said}"`)).map((said) => `${name}: ${said}`)
  })
  return [...new Set([...ids, ...texts])]
}

describe('my data as a file', () => {
  test('the acts leave something of everybody in every collection of personal data', () => {
    expect(names.filter((name) => askersFor(name).length === 0)).toEqual([])
  })

  test.each(names)('%s: each of my documents comes out as a row, and nothing else does', async (name) => {
    for (const member of askersFor(name)) {
      const { sheets } = await fileOf(member)
      const tab = sheets.find(({ sheet }) => sheet === rowOf(name).title)
      const own = shownOf(name, member)
      expect([name, missingIn(tab, name, own, member._id)]).toEqual([name, []])
      // The line of this taking stands in the file as well.
      expect([name, tab?.rows.length]).toEqual([name, own.length + (name === 'reads' ? 1 : 0)])
      expect(tab?.labels).toEqual(expect.arrayContaining(Object.keys(saidIn(name, own[0] as Doc, member._id))))
    }
  })

  test('nothing of anybody else is in any of the files', async () => {
    const found = await Promise.all([...new Set(names.flatMap(askersFor))].map(async (member) => [member._id, strangersIn(await fileOf(member), member)] as const))
    expect(found.filter(([, strangers]) => strangers.length > 0)).toEqual([])
  })

  test('control: a row of somebody else, an id of a colleague and a row that is missing are noticed', async () => {
    const [me, other] = askersFor('privacyRequests') as [Member, Member]
    const file = await fileOf(me)
    const theirs = (await fileOf(other)).sheets.find(({ sheet }) => sheet === '花名册') as OwnTab
    const planted = (rows: OwnTab['rows']) => ({ ...file, sheets: file.sheets.map((tab) => (tab.sheet === '花名册' ? { ...tab, rows: [...tab.rows, ...rows] } : tab)) })
    expect(strangersIn(planted(theirs.rows), me)).toEqual(expect.arrayContaining([other.staffNo, `members: ${other.name}`]))
    expect(strangersIn(planted([{ 备注: other._id }]), me)).toEqual([other._id])
    const own = shownOf('privacyRequests', me)
    const tab = file.sheets.find(({ sheet }) => sheet === '删除资料的申请') as OwnTab
    expect(missingIn({ ...tab, rows: [] }, 'privacyRequests', own, me._id)).toEqual(own.map(({ _id }) => _id))
  })
})

type Stored = ReadonlyMap<CollectionName, readonly Doc[]>
interface Deletion {
  /** Told to the person, by title. */
  readonly kept: Readonly<Record<string, string>>
  readonly requestId: string
  /** When the officer has answered, and after the night. */
  readonly answered: Stored
  readonly nextDay: Stored
}

async function storedNow(): Promise<Stored> {
  const stored = new Map<CollectionName, Doc[]>()
  for (const name of names) stored.set(name, await cloud.dump<Doc>(name))
  return stored
}

async function nightPasses(): Promise<Stored> {
  const midnight = startOfDay(addDays(dayOf(new Date(cloud.clock.now())), 1)).getTime()
  for (const hour of [1, 2]) await cloud.fire(new Date(midnight + hour * HOUR_MS))
  return storedNow()
}

async function deletionOf(member: Member): Promise<Deletion> {
  const person = cloud.as(member)
  const { request, kept } = await person.does('privacy.askDeletion', { text: '请删除' })
  const requestId = request?.privacyRequestId ?? ''
  await cloud.as(officer).does('privacy.answer', { privacyRequestId: requestId, verdict: 'delete', answer: '可以删的都已删除' })
  const answered = await storedNow()
  // A night takes a while; it is waited for where something goes.
  const nextDay = onRequest.some((name) => askersFor(name)[0] === member) ? await nightPasses() : answered
  return { requestId, answered, nextDay, kept: Object.fromEntries(kept.map(({ title, reason }) => [title, reason])) }
}

const deletions = new Map<string, Promise<Deletion>>()
function deletedFor(member: Member): Promise<Deletion> {
  const done = deletions.get(member._id) ?? fork.attempt(() => deletionOf(member)).then(({ value }) => value)
  deletions.set(member._id, done)
  return done
}

const idsOf = (docs: readonly Doc[] | undefined) => (docs ?? []).map(({ _id }) => _id)
/** Which of these are stored no more. */
const goneFrom = (stored: Stored, name: CollectionName, docs: readonly Doc[]) => idsOf(docs).filter((id) => !idsOf(stored.get(name)).includes(id)).sort()

describe('my data deleted', () => {
  test.each(onRequest)('%s: goes when the officer has answered, mine and nobody else’s', async (name) => {
    const [member] = askersFor(name) as [Member]
    const { answered, nextDay, requestId } = await deletedFor(member)
    const mine = idsOf(ownOf(name, member)).sort()
    expect(mine.length).toBeGreaterThan(0)
    expect(goneFrom(answered, name, all(name))).toEqual(mine)
    // The answer is told after the deleting, and neither the timer nor a retry brings anything back.
    for (const stored of [answered, nextDay]) expect(idsOf(ownOf(name, member, stored.get(name))).filter((id) => mine.includes(id))).toEqual([])
    expect(idsOf(ownOf(name, member, answered.get(name))).filter((id) => !id.startsWith(requestId))).toEqual([])
  })

  test.each(names.filter((name) => !onRequest.includes(name)))('%s: stays until its time is over, for the reason that the person is told', async (name) => {
    const [member] = askersFor(name) as [Member]
    const { answered, kept } = await deletedFor(member)
    const { title, retention } = rowOf(name)
    expect(kept[title]).toMatch('stays' in retention ? retention.stays : /^\d+(年|个月|天)后自动删除$/)
    expect(goneFrom(answered, name, all(name))).toEqual([])
    if ('stays' in retention) expect(goneFrom(await undisturbed(), name, ownOf(name, member))).toEqual([])
  })

  test('the photo of a draft goes in the night after its draft', async () => {
    const [writer] = askersFor('aidDrafts') as [Member]
    const photos = (docs: readonly Doc[] = []) => docs.filter(({ objectId }) => objectId === `draft_${writer._id}`).map(({ fileId }) => fileId)
    expect(photos(all('evidence'))).toEqual([expect.stringContaining('cloud://')])
    expect(photos((await deletedFor(writer)).nextDay.get('evidence'))).toEqual([''])
    expect(photos((await undisturbed()).get('evidence'))).toEqual([expect.stringContaining('cloud://')])
  })

  test('control: while the officer has not answered, or refuses, nothing goes', async () => {
    for (const verdict of [null, 'refuse'] as const) {
      for (const name of onRequest) {
        const [member] = askersFor(name) as [Member]
        const { value } = await fork.attempt(async () => {
          const { request } = await cloud.as(member).does('privacy.askDeletion', { text: '' })
          if (verdict) await cloud.as(officer).does('privacy.answer', { privacyRequestId: request?.privacyRequestId ?? '', verdict, answer: '活动正在报名' })
          await cloud.fire()
          return cloud.dump<Doc>(name)
        })
        expect([name, goneFrom(new Map([[name, value]]), name, ownOf(name, member))]).toEqual([name, []])
      }
    }
  })
})

test('more than the file takes is said in it, with how many and where to get them', async () => {
  const [member] = askersFor('messages') as [Member]
  const { value } = await fork.attempt(async () => {
    const many = Array.from({ length: MOST_ROWS }, (_none, index) => ({ _id: `many-${index}`, memberId: member._id, kind: 'notice', title: '旧消息', text: `第${index}条`, createdAt: new Date(), listKey: `2026-${index}` }))
    for (let from = 0; from < MOST_ROWS; from += 2_000) await cloud.load('messages', many.slice(from, from + 2_000))
    return ownFile(cloud.as(member))
  })
  const left = shownOf('messages', member).length
  const tab = value.sheets.find(({ sheet }) => sheet === '消息')
  expect(tab?.rows).toHaveLength(MOST_ROWS)
  expect(tab?.notes).toContainEqual(`共${MOST_ROWS + left}条，本表只列${MOST_ROWS}条，其余${left}条未列入。需要全部的，请向工会组织委员提出，由工会另行提供。`)
  expect(value.reply.parts).toContainEqual({ title: '消息', rows: MOST_ROWS })
  // Of what is whole nothing is said.
  expect(value.sheets.filter(({ notes }) => notes.length > 1).map(({ sheet }) => sheet)).toEqual(['消息'])
}, 60_000)

let quietNight: Promise<Stored> | undefined
/** The same night when nobody has asked for anything. */
const undisturbed = () => (quietNight ??= fork.attempt(nightPasses).then(({ value }) => value))
