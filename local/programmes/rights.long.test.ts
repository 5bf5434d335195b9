/**
 * U8, U9, U14, U16, U20 against every action of the contract, on the objects of the demonstration and of the acts: generated, so
 * a new action is attacked the day it is declared, and fails here by name while nothing of its kind is played. Writes with the
 * input they really have are in hostile/realInputs and hostile/realPeople.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import * as v from 'valibot'
import { reportActions } from '@/types/doors'
import type { ActionName } from '@/types/actions'
import { DAY_MS } from '@/types/calendar'
import { roles, type Role } from '@/types/roleNames'
import { collections } from '@/cloudfunctions/kit/collections'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { openCloud, type Cloud } from '@/local/cloud'
import { seed } from '@/local/seed'
import { agreesToAid, appliedBy } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import { dump, edit, load } from '@/local/testing/load'
import { personOf } from '@/local/testing/person'
import { aJpeg } from '@/local/testing/pictures'
import { aProposal } from '@/local/testing/suggestions'
import { demoEnvironment, functionsDir, type TestCloud } from '@/local/testing/startCloud'
import { actionNames, definitionOf, sampleInput, withValue } from './contract'
import { collectionAt, idPlaces } from './foreign'
import { attacked, concerns, foreignPlaces, missedBy, searchPlaces, tellAttacks } from './hostile/attacked'
import { undeclared } from './hostile/undeclared'
import { acts, startActsCloud } from './stories/acts'
import { uploadedBy, workingMorning } from './stories/acts/stage'

let cloud: Cloud
let dataDir: string
/** Where phones upload files, which the demonstration has none of. */
let uploads: TestCloud
/** Of a suggestion without a name: said once, to whoever wrote it. */
let claimCode = ''
const UPLOADED: ReadonlySet<string> = new Set(['sheetJobs', 'evidence'])

beforeAll(async () => {
  uploads = await startActsCloud()
  workingMorning(uploads)
  for (const name of ['sheets', 'aidBeforeTheVisit', 'stayInHospital']) await acts[name]?.(uploads)
  await aidWithPhoto(uploads)
  dataDir = mkdtempSync(path.join(tmpdir(), 'zhijia-rights-'))
  cloud = await openCloud({ dataDir, functionsDir, environment: demoEnvironment, mediaCheckDoor: 'api' })
  await seed(cloud)
  const [author] = await dump<Member>(cloud.url, 'members', { name: '张伟' })
  claimCode = (await personOf(cloud, author?.openid ?? '').does('suggestion.submit', { ...aProposal(), isAnonymous: true })).claimCode ?? ''
  // The demonstration takes no file away; somebody does, for others to ask after.
  const [officer] = await dump<Member>(cloud.url, 'members', { 'grants.role': 'OFF' })
  await personOf(cloud, officer?.openid ?? '').does('export.start', { list: 'activity.list', period: String(new Date().getUTCFullYear()) })
}, 600_000)
afterAll(async () => {
  tellAttacks(__filename)
  await uploads.close()
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

/** An application whose picture is not thrown away again. */
async function aidWithPhoto(on: TestCloud): Promise<void> {
  const worker = await on.person(aMember())
  await agreesToAid(worker)
  const { evidenceId } = await worker.does('aid.attach', { aidId: null, fileId: await uploadedBy(on, worker, aJpeg(), 'wages.jpg') })
  await appliedBy(worker, {}, { evidence: [{ kind: 'wages', evidenceId }] })
}

interface Answer {
  readonly code: string
  readonly calls: number
  readonly data: unknown
}
const doorOf = (name: string) => ((reportActions as readonly string[]).includes(name) ? 'report' : 'api')

async function ask(name: ActionName, input: unknown, openid: string, requestId: string = crypto.randomUUID(), on: Cloud = cloud): Promise<Answer> {
  const { value, requests } = await on.wire.record(() => on.call(doorOf(name), { action: name, input, requestId }, openid))
  const { result } = value as { result: { ok: boolean; data?: unknown; error?: { code: string } } }
  return { code: result.ok ? 'ok' : (result.error?.code ?? ''), calls: requests.filter(({ action }) => action.startsWith('database.')).length, data: result.data }
}

/** What is open to everybody is no secret: of such collections a document that is not. */
const closed: Readonly<Record<string, object>> = { members: { name: '张伟' }, activities: { visible: false }, notices: { status: { $ne: 'published' } } }

/** One document of each collection that is asked for. */
const found = new Map<string, string>()
const stageOf = (collection: string): Cloud => (UPLOADED.has(collection) ? uploads : cloud)

/** A document that is played and not everybody's. @throws where none of its kind is played. */
async function idIn(collection: string | null, name: ActionName | '' = ''): Promise<string> {
  const noun = name.split('.')[0] ?? ''
  // A picture belongs to something, and is asked for with it.
  const query = collection === 'evidence' ? { noun: `${noun}s`, removedAt: null } : (closed[collection ?? ''] ?? {})
  const key = JSON.stringify([collection, query])
  if (!found.has(key)) {
    const [doc] = await dump<{ _id: string }>(stageOf(collection ?? '').url, collection ?? '', query)
    if (!doc) throw new Error(`nothing is played in ${collection} for ${name}`)
    found.set(key, doc._id)
  }
  return found.get(key) ?? ''
}

const allRoles = (Object.keys(roles) as Role[]).filter((role) => !['AUD', 'ADM'].includes(role))
const grantsIn = (orgId: string): Member['grants'] => allRoles.map((role) => ({ role, orgId }))

/** Somebody with every office of a unit that has nothing to do with what is played. */
async function officerOf(orgId: string, on: Cloud): Promise<Member> {
  const member = aMember({ orgPath: [orgId], unitName: '别的公司', grants: grantsIn(orgId) })
  await load(on.url, 'members', [member])
  return member
}

const NOWHERE = 'nothing-of-this-name'

const named = actionNames.flatMap((name) => idPlaces(name).map((place) => [name, place.path.join('.'), place] as const))
const ofOthers = actionNames.flatMap((name) => foreignPlaces(name).map((place) => [name, place.path.join('.'), place] as const))

test('every id a request names is that of a collection, or is listed as none', () => {
  expect(named.filter(([, , place]) => collectionAt(place) === null).map(([name, field]) => `${name} ${field}`)).toEqual([])
})

/** Refusals that say the same about an object that is there and one that is not. */
test.each(ofOthers)('U8, U9, U20: to the officer of another house %s %s of ours does not exist, at the same cost', async (name, _field, place) => {
  const collection = collectionAt(place) ?? ''
  const id = await idIn(collection, name)
  const on = stageOf(collection)
  const stranger = await officerOf('elsewhere', on)
  const input = sampleInput(name)
  const asking = (one: string) => ask(name, withValue(input, place.path, one), stranger.openid ?? '', undefined, on)
  const nowhere = await asking(NOWHERE)
  const ours = await asking(id)
  expect([name, ours.code, ours.calls]).toEqual([name, nowhere.code, nowhere.calls])
  expect(JSON.stringify(ours.data ?? null).replaceAll(id, NOWHERE)).toBe(JSON.stringify(nowhere.data ?? null))
  attacked('U8', name)
})

const reads = actionNames.filter((name) => definitionOf(name).kind === 'read')

/** What a screen that is not a list of things asks with. */
const byHand: Readonly<Partial<Record<ActionName, object>>> = {
  'policy.list': { noun: 'suggestion' }, 'policy.get': { key: 'suggestion.reviewDays' }, 'summary.records': { period: String(new Date().getUTCFullYear()), figure: 'activity.all' },
}

interface Attempt {
  readonly on: Cloud
  readonly input: unknown
  /** What was looked up for it: whoever is named there may ask. */
  readonly about: string
}

const SOME = 8
type Doc = { readonly _id: string }

/** Inputs that name what is there; a picture is asked for with what it belongs to. */
async function attemptsOf(name: ActionName): Promise<Attempt[]> {
  const sample = { ...sampleInput(name), ...byHand[name] }
  const [first, second] = idPlaces(name)
  if (name === 'suggestion.claim') return [{ on: cloud, input: { claimCode }, about: '' }]
  if (!first) return [{ on: cloud, input: sample, about: '' }]
  const [collection, other] = [collectionAt(first) ?? '', second ? collectionAt(second) : null]
  const on = [collection, other].some((one) => UPLOADED.has(one ?? '')) ? uploads : cloud
  const docs = await dump<Doc>(on.url, collection)
  const beside = [...(other ? await dump<Doc>(on.url, other) : []), ...(collection === 'activities' ? await dump<Doc>(on.url, 'signups') : [])].map((doc) => [doc._id, JSON.stringify(doc)] as const)
  const attempts = docs.map((doc) => {
    const near = beside.filter(([, text]) => text.includes(doc._id))
    const input = withValue(sample, first.path, doc._id)
    return { on, input: second && near[0] ? withValue(input, second.path, near[0][0]) : input, about: JSON.stringify([doc, near]), near: near.length }
  })
  return attempts.sort((one, another) => another.near - one.near)
}

/** People in office, and whoever is named in what is asked for: no single one may do everything. */
async function peopleFor({ on, about }: Attempt): Promise<Member[]> {
  const known = (await dump<Member>(on.url, 'members')).filter(({ openid, leftOn }) => openid !== null && !leftOn)
  return [...known.filter(({ grants }) => grants.length > 0), ...known.filter(({ _id, grants }) => grants.length === 0 && about.includes(`"${_id}"`)).slice(0, SOME)]
}

interface Hearing extends Attempt {
  readonly member: Member
  readonly data: unknown
}

const heard = new Map<ActionName, Hearing[]>()

/** Who hears what: somebody of each set of offices, from the first input that anybody is answered. */
async function hearingOf(name: ActionName): Promise<Hearing[]> {
  if (heard.has(name)) return heard.get(name) ?? []
  for (const attempt of (await attemptsOf(name)).slice(0, SOME)) {
    attempt.on.clock.advance(60_000)
    const hearings = new Map<string, Hearing>()
    for (const member of await peopleFor(attempt)) {
      const offices = [...new Set(member.grants.map(({ role }) => role))].sort().join()
      if (hearings.has(offices)) continue
      const { code, data } = await ask(name, attempt.input, member.openid ?? '', undefined, attempt.on)
      if (code === 'ok') hearings.set(offices, { ...attempt, member, data })
    }
    heard.set(name, [...hearings.values()])
    if (hearings.size > 0) break
  }
  return heard.get(name) ?? []
}

/** What is heard for another reason than an office of one's own. */
const otherwise: Readonly<Partial<Record<ActionName, string>>> = { 'birthday.card': 'a card of one’s own', 'rights.case': 'he stands in for somebody who is away' }

test('U9: of an officer whose office was taken a second ago nothing is answered any more that only officers hear', async () => {
  const worker = aMember()
  for (const on of [cloud, uploads]) await load(on.url, 'members', [worker])
  const kept: string[] = []
  for (const name of reads) {
    const isForOfficers = (await ask(name, sampleInput(name), worker.openid ?? '')).code === 'NOT_ALLOWED'
    if (isForOfficers) concerns('U9', [name])
    const officers = (await hearingOf(name)).filter(({ member }) => member.grants.length > 0)
    // What is one’s own stays one’s own: whoever is named in it is asked only where nobody else hears it.
    const officer = officers.find(({ member, about, data }) => !`${about}${JSON.stringify(data)}`.includes(member._id)) ?? (isForOfficers ? officers[0] : undefined)
    if (!officer) continue
    const { on, input, member } = officer
    const plain = await ask(name, input, worker.openid ?? '', undefined, on)
    if (plain.code === 'ok') continue
    await edit(on.url, 'members', member._id, { grants: [] })
    const { code } = await ask(name, input, member.openid ?? '', undefined, on)
    await edit(on.url, 'members', member._id, { grants: member.grants })
    if (code === 'ok' || code === 'INTERNAL') kept.push(name)
    else attacked('U9', name)
  }
  expect(kept).toEqual(Object.keys(otherwise))
}, 300_000)

test('U9: whoever has left the company has no rights at all', async () => {
  const leaver = aMember({ grants: grantsIn('company'), leftOn: '2026-01-01' })
  await load(cloud.url, 'members', [leaver])
  const kept: string[] = []
  for (const [index, name] of actionNames.entries()) {
    if (index % 100 === 0) cloud.clock.advance(60_000)
    const { code } = await ask(name, sampleInput(name), leaver.openid ?? '')
    // Input that names nothing readable is refused before anybody is looked at.
    if (code !== 'NO_LONGER_EMPLOYED' && code !== 'BAD_INPUT') kept.push(`${name} ${code}`)
  }
  cloud.clock.reset()
  expect(kept).toEqual([])
}, 300_000)

const bombs = ['(a+)+$', '.*', '^', '[', '\\', '$where', '%', '一'] as const
const searches = actionNames.flatMap((name) => searchPlaces(name).map((place) => [name, place] as const))

test('U14: what is searched for is taken literally: a pattern finds nothing that does not contain it, and costs no time', async () => {
  expect(searches.map(([name]) => name)).not.toEqual([])
  const [chair] = (await dump<Member>(cloud.url, 'members', { 'grants.role': 'CHAIR' })) as [Member]
  for (const [name, place] of searches) {
    attacked('U14', name)
    for (const bomb of bombs) {
      const input = withValue(sampleInput(name), place.path, bomb)
      if (!v.safeParse(definitionOf(name).input, input).success) continue
      const begun = performance.now()
      const { code, data } = await ask(name, input, chair.openid ?? '')
      expect([name, bomb, code]).not.toEqual([name, bomb, 'INTERNAL'])
      expect(performance.now() - begun).toBeLessThan(2_000)
      const items = (data as { items?: unknown[] } | undefined)?.items ?? []
      if (bomb !== '一') expect([name, bomb, items.filter((item) => !JSON.stringify(item).includes(bomb))]).toEqual([name, bomb, []])
    }
  }
})

/** Rows of everything, to see whether a second time did something. */
async function rows(): Promise<Record<string, number>> {
  const counts = await Promise.all(collections.map(async ({ name }) => [name, (await dump(cloud.url, name)).length] as const))
  return Object.fromEntries(counts)
}

const writes = actionNames.filter((name) => definitionOf(name).kind === 'write')

test('U16: a reply lost after the commit and asked for ten times over three days is the same, and nothing is done twice', async () => {
  const lost = writes.map((name) => ({ name, person: aMember({ grants: grantsIn('company') }), requestId: crypto.randomUUID(), input: sampleInput(name), code: '' }))
  await load(cloud.url, 'members', lost.map(({ person }) => person))
  for (const one of lost) {
    cloud.faults.plan({ kind: 'errorAfter', action: one.name, request: 'database.modify' })
    await ask(one.name, one.input, one.person.openid ?? '', one.requestId).catch(() => null)
    cloud.faults.clear()
    one.code = (await ask(one.name, one.input, one.person.openid ?? '', one.requestId)).code
  }
  const before = await rows()
  for (let again = 1; again <= 10; again += 1) {
    cloud.clock.advance(Math.floor((3 * DAY_MS) / 10))
    for (const { name, person, input, requestId, code } of lost) expect([name, again, (await ask(name, input, person.openid ?? '', requestId)).code]).toEqual([name, again, code])
  }
  expect(await rows()).toEqual(before)
  cloud.clock.reset()
}, 300_000)

/** Every reply of every reading action, to every kind of person, against its declared fields: nothing more comes out. */
test('U20: no reply holds a field that its action does not declare, or the identity of somebody else, whoever asks', async () => {
  const openids = (await Promise.all([cloud, uploads].map((on) => dump<Member>(on.url, 'members')))).flat().flatMap(({ openid }) => openid ?? [])
  for (const name of reads) {
    for (const { member, data } of await hearingOf(name)) {
      attacked('U20', name)
      const text = JSON.stringify(data)
      expect([name, undeclared(definitionOf(name).output, data)]).toEqual([name, []])
      expect([name, openids.filter((openid) => openid !== member.openid && text.includes(openid))]).toEqual([name, []])
    }
  }
}, 300_000)

test('U8, U9, U14, U20: each row was tried on every action it concerns, U20 on every reading one', () => {
  expect(missedBy('U8', 'U9', 'U14')).toEqual([])
  expect(missedBy('U20').filter((missed) => (reads as readonly string[]).includes(missed.slice(4)))).toEqual([])
})
