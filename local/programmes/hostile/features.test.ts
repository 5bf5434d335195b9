/** Rows of the table of F1–F28 that no noun's own tests prove. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import * as v from 'valibot'
import type { Activity, Signup } from '@/cloudfunctions/kit/documents/activity'
import { doorCode, doorIdOf } from '@/cloudfunctions/features/activity/codes'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { actions } from '@/types/actions'
import { DAY_MS, HOUR_MS } from '@/types/calendar'
import { asked, openHouse, type House } from '@/local/testing/activities'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { demoEnvironment } from '@/local/testing/startCloud'
import { actionNames, placesOf } from '../contract'
import { brokenSeats } from '../seats'

const root = path.resolve(__dirname, '../../..')
let house: House
beforeAll(async () => (house = await openHouse({ maxWorkers: 3 })))
afterAll(() => house.cloud.close())
afterEach(() => house.cloud.clock.reset())

const stored = async (activityId: string) => {
  const [activity] = await house.cloud.dump<Activity>('activities', { _id: activityId })
  return { activity: activity as Activity, signups: await house.cloud.dump<Signup>('signups', { activityId }) }
}
const signUp = (person: Person, activityId: string) => person.isRefused('activity.signUp', { activityId, ...asked })
const KNOWN = [null, 'ACTIVITY_FULL', 'ACTIVITY_QUEUE_FULL', 'CHANGED_MEANWHILE', 'ACTIVITY_NOT_OPEN', 'ACTIVITY_CANCELLED', 'ACTIVITY_CLOSED', 'SIGNUP_CLOSED']

test('F1: capacity cut while fifty sign up: nobody is thrown out, nobody sits without a seat, everybody has an answer', async () => {
  const activityId = await house.anOpenActivity({ capacity: 20, maxLine: 10 })
  const people = await house.someWorkers(50)
  const [answers] = await Promise.all([Promise.all(people.map((person) => signUp(person, activityId))), house.officer.ask('activity.setCapacity', { activityId, poolKey: 'p0', capacity: 5 })])
  expect(answers.filter((code) => !KNOWN.includes(code))).toEqual([])
  await house.cloud.fire(new Date(house.cloud.clock.now() + 120_000))
  const { activity, signups } = await stored(activityId)
  const broken = brokenSeats(activity, signups)
  // Seated above a capacity that was cut below them is what I6 asks for; everything else must hold.
  expect(broken.filter((sentence) => !sentence.startsWith('I1'))).toEqual([])
  expect(signups.filter(({ status }) => status === 'seated').length).toBeGreaterThanOrEqual(5)
})

test('F2: a capacity below none, above the most, or no number is refused; none is none; called off in the rush, nobody believes to have a place', async () => {
  const activityId = await house.anOpenActivity({ capacity: 10, maxLine: 5 })
  const before = (await stored(activityId)).activity.pools
  for (const capacity of [-1, 1e9, 2.5, 3001]) expect([capacity, await house.officer.isRefused('activity.setCapacity', { activityId, poolKey: 'p0', capacity })]).toEqual([capacity, expect.any(String)])
  expect((await stored(activityId)).activity.pools).toEqual(before)
  const people = await house.someWorkers(21)
  const none = await house.anOpenActivity({ capacity: 3, maxLine: 0 })
  await house.officer.does('activity.setCapacity', { activityId: none, poolKey: 'p0', capacity: 0 })
  expect(await signUp(people.pop() as Person, none)).toMatch(/FULL$/)
  await Promise.all([...people.map((person) => signUp(person, activityId)), house.chair.ask('activity.cancel', { activityId, reason: '台风' })])
  await house.cloud.fire(new Date(house.cloud.clock.now() + 120_000))
  const { activity, signups } = await stored(activityId)
  expect([activity.status, brokenSeats(activity, signups)]).toEqual(['cancelled', []])
})

test('F4: a code of the future, with a changed bit, of somebody who cancelled, and a thousand guesses count nobody in', async () => {
  const activityId = await house.anOpenActivity()
  const [person, left] = (await house.someWorkers(2)) as [Person, Person]
  for (const one of [person, left]) await one.does('activity.signUp', { activityId, ...asked })
  const { code: leftCode } = await left.does('activity.myCode', { activityId })
  await left.does('activity.cancelSignUp', { activityId })
  await house.officer.does('activity.start', { activityId })
  const secret = process.env.APP_SECRET
  process.env.APP_SECRET = demoEnvironment.APP_SECRET
  const future = doorCode(doorIdOf(activityId), new Date(house.cloud.clock.now() + 60_000)).code
  if (secret === undefined) delete process.env.APP_SECRET
  else process.env.APP_SECRET = secret
  expect(await person.isRefused('activity.checkIn', { code: future })).not.toBeNull()
  const { code } = await house.officer.does('activity.door', { activityId })
  const flipped = Array.from({ length: 20 }, (_, index) => {
    const bytes = Buffer.from(code, 'base64url')
    bytes.writeUInt8(bytes.readUInt8(index) ^ 1, index)
    return bytes.toString('base64url')
  })
  for (const forged of flipped) expect(await person.isRefused('activity.checkIn', { code: forged })).toMatch(/^CHECKIN_/)
  const at = new Date(house.cloud.clock.now()).toISOString()
  const { results } = await house.officer.does('activity.uploadCheckIns', { activityId, way: 'personCode', entries: [{ personCode: leftCode, at }] })
  expect(results).toMatchObject([{ outcome: expect.stringMatching(/^CHECKIN_/) as string }])
  const guesses = await Promise.all(Array.from({ length: 1000 }, () => person.isRefused('activity.checkIn', { code: 'A'.repeat(27) })))
  expect(guesses).toContain('TOO_MANY_CALLS')
  expect(guesses).not.toContain(null)
  expect((await stored(activityId)).signups.filter(({ status }) => status === 'attended')).toEqual([])
}, 60_000)

function filesUnder(dir: string, end: RegExp): string[] {
  if (!existsSync(dir)) return []
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? filesUnder(path.join(dir, entry.name), end) : end.test(entry.name) ? [path.join(dir, entry.name)] : []))
}
const textsOf = (folders: readonly string[], end: RegExp) => folders.flatMap((folder) => filesUnder(path.join(root, folder), end)).filter((file) => !/\.test\.tsx?$/.test(file)).map((file) => [path.relative(root, file), readFileSync(file, 'utf8')] as const)

test('F5: no page takes an act, an answer or an address to go to from the address it was opened with', () => {
  const params = textsOf(['client/src'], /\.tsx?$/).flatMap(([file, text]) => [
    ...[...text.matchAll(/\{ ([^}]+) \} = useRouter\(\)\.params/g)].flatMap(([, names = '']) => names.split(',').map((name) => [file, name.trim().split(/[ =:]/)[0] ?? ''] as const)),
    ...[...text.matchAll(/\bparams\.(\w+)/g)].map(([, name = '']) => [file, name] as const),
  ])
  expect(params.length).toBeGreaterThan(10)
  expect(params.filter(([, name]) => /action|act$|verdict|approve|redirect|url|target|token/i.test(name))).toEqual([])
})

test('F6: a name with a dot, a blank or a rare character binds as it stands on the roster; of two at once one does', async () => {
  const leader = await house.cloud.person(aMember({ role: 'CHAIR' }))
  for (const [index, [onRoster, typed]] of ([['阿卜杜拉·买买提', '阿卜杜拉•买买提'], ['欧阳 娜娜', '欧阳娜娜'], ['𠮷田𬭚', '𠮷田𬭚']] as const).entries()) {
    const staffNo = `F6${index}`
    await house.cloud.load('members', [aMember({ staffNo, name: onRoster, openid: null })])
    const { code } = await leader.does('session.issueCode', { staffNo })
    const two = [aMember(), aMember()].map((member) => house.cloud.as(member))
    const answers = await Promise.all(two.map((person) => person.isRefused('session.bind', { staffNo, name: typed, code })))
    expect([onRoster, answers.filter((answer) => answer === null).length]).toEqual([onRoster, 1])
  }
})

/** Asks the links of the cloud's own storage, which the SDK has just made. */
const DOWNLOADS = 'cloudfunctions/kit/download.ts'

test('F19: no function asks an address that somebody typed', () => {
  const product = textsOf(['cloudfunctions'], /\.ts$/)
  expect(product.length).toBeGreaterThan(100)
  expect(product.filter(([, text]) => /from '(node:)?(https?|net|dns|tls)'|\bfetch\(|axios|XMLHttpRequest/.test(text)).map(([file]) => file)).toEqual([DOWNLOADS])
  expect(actionNames.flatMap((name) => placesOf(name).filter(({ path: at }) => /url|href|webhook|host/i.test(at.at(-1) ?? '')).map(({ path: at }) => `${name} ${at.join('.')}`))).toEqual([])
})

const built = () => textsOf(['dist/cloudfunctions'], /\.js$/)
const uploaded = () => [...built(), ...textsOf(['dist/weapp'], /\.(js|json|wxml)$/)]

test('F21: what ships does not know how the local cloud is told who is calling', () => {
  expect(built().length).toBeGreaterThanOrEqual(3)
  expect(built().filter(([, text]) => /x-openid|mediaCheckDoor|startCloud|\/call\/api/i.test(text)).map(([file]) => file)).toEqual([])
})

test('F22: what is uploaded holds no secret, no test person, no address of a machine, no source map', () => {
  const secrets = [demoEnvironment.APP_SECRET, demoEnvironment.FIELD_KEYS.slice(3), 'BEGIN PRIVATE KEY', 'sourceMappingURL', '127.0.0.1:', 'TC3-HMAC-SHA256 Credential=local']
  const found = uploaded().flatMap(([file, text]) => secrets.filter((secret) => text.includes(secret)).map((secret) => `${file}: ${secret.slice(0, 20)}`))
  // The SDK in the bundles names the loopback of its own developer tools.
  expect(found.filter((one) => !/cloudfunctions.*127\.0\.0\.1/.test(one))).toEqual([])
  expect(uploaded().flatMap(([file, text]) => [...text.matchAll(/(?:app_?secret|secret_?key)["']?\s*[:=]\s*["'][0-9a-f]{32}["']/gi)].map(([hit]) => `${file}: ${hit}`))).toEqual([])
  expect(filesUnder(path.join(root, 'dist/cloudfunctions'), /\.map$/).concat(filesUnder(path.join(root, 'dist/weapp'), /\.map$/))).toEqual([])
})

test('F25: no input lets a prototype through, at any depth', () => {
  const poisoned = JSON.parse('{"__proto__":{"isAdmin":true},"constructor":{"prototype":{"isAdmin":true}}}') as object
  for (const name of actionNames) {
    const result = v.safeParse(actions[name].input as v.GenericSchema, poisoned)
    if (result.success) expect([name, Object.keys(result.output as object).filter((key) => ['__proto__', 'constructor'].includes(key))]).toEqual([name, []])
  }
  expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
})

test('F26: after the clock went back a day what was over stays over, and the history holds', async () => {
  const activityId = await house.anOpenActivity({ capacity: 1, maxLine: 3 })
  const [first, second, third] = (await house.someWorkers(3)) as [Person, Person, Person]
  for (const person of [first, second, third]) await person.does('activity.signUp', { activityId, ...asked })
  await first.does('activity.cancelSignUp', { activityId })
  const late = house.cloud.clock.now() + 13 * HOUR_MS
  await house.cloud.fire(new Date(late))
  house.cloud.clock.set(late - DAY_MS)
  expect(await second.isRefused('activity.acceptOffer', { activityId })).toBe('OFFER_LAPSED')
  expect(await third.does('activity.acceptOffer', { activityId })).toMatchObject({ status: 'seated' })
  await house.cloud.fire(new Date(late - DAY_MS + 120_000))
  const { activity, signups } = await stored(activityId)
  expect(brokenSeats(activity, signups)).toEqual([])
})

test('F27: a line taken out of a history, changed in it or put before it has a place that the check names', async () => {
  const activityId = await house.anOpenActivity()
  const { history } = (await stored(activityId)).activity
  expect([history.length > 2, brokenLine(history)]).toEqual([true, null])
  expect(brokenLine(history.filter((_, index) => index !== 1))).toBe(1)
  expect(brokenLine(history.map((line, index) => (index === 1 ? { ...line, by: 'somebody else' } : line)))).toBe(1)
  expect(brokenLine(history.slice(1))).toBe(0)
})
