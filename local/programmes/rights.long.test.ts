/**
 * U9, U14, U16, U20 against every action of the contract, on the objects of the demonstration: generated, so
 * a new action is attacked the day it is declared, and fails here by name while nothing of its kind is played.
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
import { aMember } from '@/local/testing/builders'
import { dump, edit, load } from '@/local/testing/load'
import { personOf } from '@/local/testing/person'
import { demoEnvironment, functionsDir } from '@/local/testing/startCloud'
import { actionNames, definitionOf, placesOf, sampleInput, withValue } from './contract'
import { collectionAt, idPlaces } from './foreign'

let cloud: Cloud
let dataDir: string
/** One document of each collection that is asked for. */
const found = new Map<string, string | null>()

beforeAll(async () => {
  dataDir = mkdtempSync(path.join(tmpdir(), 'zhijia-rights-'))
  cloud = await openCloud({ dataDir, functionsDir, environment: demoEnvironment, mediaCheckDoor: 'api' })
  await seed(cloud)
  // The demonstration takes no file away; somebody does, for others to ask after.
  const [officer] = await dump<Member>(cloud.url, 'members', { 'grants.role': 'OFF' })
  await personOf(cloud, officer?.openid ?? '').does('export.start', { list: 'activity.list', period: String(new Date().getUTCFullYear()) })
}, 300_000)
afterAll(async () => {
  await cloud.close()
  rmSync(dataDir, { recursive: true, force: true })
})

interface Answer {
  readonly code: string
  readonly calls: number
  readonly data: unknown
}
const doorOf = (name: string) => ((reportActions as readonly string[]).includes(name) ? 'report' : 'api')

async function ask(name: ActionName, input: unknown, openid: string, requestId: string = crypto.randomUUID()): Promise<Answer> {
  const { value, requests } = await cloud.wire.record(() => cloud.call(doorOf(name), { action: name, input, requestId }, openid))
  const { result } = value as { result: { ok: boolean; data?: unknown; error?: { code: string } } }
  return { code: result.ok ? 'ok' : (result.error?.code ?? ''), calls: requests.filter(({ action }) => action.startsWith('database.')).length, data: result.data }
}

/** What is open to everybody is no secret: of such collections a document that is not. */
const closed: Readonly<Record<string, object>> = { members: { name: '张伟' }, activities: { visible: false }, notices: { status: { $ne: 'published' } } }

/** A document of the demonstration that is not everybody's. */
async function idIn(collection: string): Promise<string | null> {
  if (!found.has(collection)) {
    const [doc] = await dump<{ _id: string }>(cloud.url, collection, closed[collection] ?? {})
    found.set(collection, doc?._id ?? null)
  }
  return found.get(collection) ?? null
}

const allRoles = (Object.keys(roles) as Role[]).filter((role) => !['AUD', 'ADM'].includes(role))
const grantsIn = (orgId: string): Member['grants'] => allRoles.map((role) => ({ role, orgId }))

/** Somebody with every office of a unit that has nothing to do with what is played. */
async function officerOf(orgId: string): Promise<Member> {
  const member = aMember({ orgPath: [orgId], unitName: '别的公司', grants: grantsIn(orgId) })
  await load(cloud.url, 'members', [member])
  return member
}

const NOWHERE = 'nothing-of-this-name'

/** Things of the whole house that everybody may name. */
const OPEN: ReadonlySet<string> = new Set(['orgs', 'members', 'policies', 'rightsStandards'])
const named = actionNames.flatMap((name) => idPlaces(name).map((place) => [name, place.path.join('.'), place] as const))
const ofOthers = named.filter(([, , place]) => !OPEN.has(collectionAt(place) ?? 'members'))
const collectionsNamed = [...new Set(ofOthers.map(([, , place]) => collectionAt(place)))]

test('every id a request names is that of a collection, or is listed as none', () => {
  expect(named.filter(([, , place]) => collectionAt(place) === null).map(([name, field]) => `${name} ${field}`)).toEqual([])
})

/** Made of files that a phone uploads, which the demonstration has none of: attacked in features/sheet and kit/evidence. */
const UPLOADED: ReadonlySet<string | null> = new Set(['sheetJobs', 'evidence'])

test.each(collectionsNamed.filter((name) => !UPLOADED.has(name)))('the demonstration plays something in %s', async (collection) => {
  expect([collection, await idIn(collection ?? '')]).toEqual([collection, expect.any(String)])
})

/** Refusals that say the same about an object that is there and one that is not. */
test.each(ofOthers)('U9, U20: to the officer of another house %s %s of ours does not exist, at the same cost', async (name, _field, place) => {
  const id = await idIn(collectionAt(place) ?? '')
  if (id === null) return
  const stranger = await officerOf('elsewhere')
  const input = sampleInput(name)
  const nowhere = await ask(name, withValue(input, place.path, NOWHERE), stranger.openid ?? '')
  const ours = await ask(name, withValue(input, place.path, id), stranger.openid ?? '')
  expect([name, ours.code, ours.calls]).toEqual([name, nowhere.code, nowhere.calls])
  expect(JSON.stringify(ours.data ?? null).replaceAll(id, NOWHERE)).toBe(JSON.stringify(nowhere.data ?? null))
})

test('U9: an officer whose rights were taken a second ago has none of them, and one who left has no rights at all', async () => {
  const worker = aMember()
  await load(cloud.url, 'members', [worker])
  const kept: string[] = []
  for (const [index, name] of actionNames.entries()) {
    if (index % 40 === 0) cloud.clock.advance(60_000)
    const officer = aMember({ grants: grantsIn('company') })
    await load(cloud.url, 'members', [officer])
    await ask(name, sampleInput(name), officer.openid ?? '')
    await edit(cloud.url, 'members', officer._id, { grants: [] })
    const plain = await ask(name, sampleInput(name), worker.openid ?? '')
    const removed = await ask(name, sampleInput(name), officer.openid ?? '')
    // What the officer did while in office stays done: the same request again may meet it, but never more rights.
    if (plain.code === 'NOT_ALLOWED' && removed.code !== 'NOT_ALLOWED') kept.push(`${name} ${removed.code}`)
    // Whoever has just let go of their own account is a stranger, whatever the roster says.
    if (name === 'session.unbind') continue
    await edit(cloud.url, 'members', officer._id, { leftOn: '2026-01-01' })
    const { code } = await ask(name, sampleInput(name), officer.openid ?? '')
    // Input that names nothing readable is refused before anybody is looked at.
    if (code !== 'NO_LONGER_EMPLOYED' && code !== 'BAD_INPUT') kept.push(`${name} ${code}`)
  }
  expect(kept).toEqual([])
}, 300_000)

const bombs = ['(a+)+$', '.*', '^', '[', '\\', '$where', '%', '一'] as const
const SEARCH = /^(?:search|query|keyword|text|name|q|words?)$/i
const searches = actionNames.filter((name) => definitionOf(name).kind === 'read').flatMap((name) =>
  placesOf(name).filter(({ path: at, type }) => type === 'string' && SEARCH.test(at.at(-1) ?? '')).map((place) => [name, place.path.join('.'), place] as const),
)

test('U14: what is searched for is taken literally: a pattern finds nothing that does not contain it, and costs no time', async () => {
  expect(searches.map(([name]) => name)).not.toEqual([])
  const [chair] = (await dump<Member>(cloud.url, 'members', { 'grants.role': 'CHAIR' })) as [Member]
  for (const [name, , place] of searches) {
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
test('U20: no reply holds a field that its action does not declare, whoever asks', async () => {
  const people = await dump<Member>(cloud.url, 'members', {})
  const asking = [people.find(({ grants, openid }) => grants.length === 0 && openid), ...(['CHAIR', 'OFF', 'FIN', 'AUD', 'DEPT'] as const).map((role) => people.find(({ grants }) => grants.some((grant) => grant.role === role)))]
  const openids = people.flatMap(({ openid }) => openid ?? [])
  let answered = 0
  for (const name of actionNames.filter((one) => definitionOf(one).kind === 'read')) {
    cloud.clock.advance(60_000)
    let input: unknown = sampleInput(name)
    for (const place of idPlaces(name)) input = withValue(input, place.path, (await idIn(collectionAt(place) ?? 'members')) ?? 'none')
    for (const member of asking) {
      const { code, data } = await ask(name, input, member?.openid ?? '')
      if (code !== 'ok') continue
      answered += 1
      const text = JSON.stringify(data)
      expect([name, undeclared(definitionOf(name).output, data, '')]).toEqual([name, []])
      for (const openid of openids) if (openid !== member?.openid) expect([name, text.includes(openid)]).toEqual([name, false])
    }
  }
  expect(answered).toBeGreaterThan(40)
  cloud.clock.reset()
}, 300_000)

interface Shape {
  readonly type: string
  readonly entries?: Readonly<Record<string, Shape>>
  readonly item?: Shape
  readonly wrapped?: Shape
  readonly options?: readonly unknown[]
}

/** Paths in a reply that its schema does not name. */
function undeclared(schema: unknown, value: unknown, at: string): string[] {
  const shape = schema as Shape
  if (value === null || typeof value !== 'object') return []
  if (shape.wrapped) return undeclared(shape.wrapped, value, at)
  if (shape.item && Array.isArray(value)) return value.flatMap((one) => undeclared(shape.item, one, `${at}[]`))
  if (shape.entries) {
    const known = shape.entries
    return Object.entries(value).flatMap(([key, inner]) => (key in known ? undeclared(known[key], inner, `${at}.${key}`) : [`${at}.${key}`]))
  }
  return []
}

test('negative control of U20: a field too many is noticed', () => {
  const declared = v.object({ items: v.array(v.object({ id: v.string() })) })
  expect(undeclared(declared, { items: [{ id: 'a', openid: 'o' }] }, '')).toEqual(['.items[].openid'])
})
