/** Keys are changed while people work: old values stay readable, are sealed anew, and nobody's change is lost. */
import { randomBytes } from 'node:crypto'
import { useKitOn } from '@/local/testing/kit'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { Sealed } from './vault'

const key = (name: string) => `${name}:${randomBytes(32).toString('base64')}`
const [k1, k2, k3] = [key('k1'), key('k2'), key('k3')]
const use = (...keys: readonly string[]) => (process.env.FIELD_KEYS = keys.join(','))
const NAMES = ['a', 'b', 'c'] as const
const place = (id: string, box: string) => ({ collection: 'aids', id, field: `sealed.${box}` })

let cloud: TestCloud
let kit: typeof import('./reseal')
let vault: typeof import('./vault')
beforeAll(async () => {
  cloud = await startCloud()
  useKitOn(cloud)
  kit = await import('./reseal')
  vault = await import('./vault')
  jest.spyOn(console, 'log').mockImplementation(() => undefined)
})
afterAll(() => cloud.close())

type Stored = { readonly _id: string; readonly sealed: Readonly<Record<string, Sealed>> }
const stored = () => cloud.dump<Stored>('aids')
const read = async () => (await stored()).map(({ _id, sealed }) => ['need', 'name'].map((box) => vault.decrypt<string>(place(_id, box), sealed[box] as Sealed)))
const keysInUse = async () => new Set((await stored()).flatMap(({ sealed }) => Object.values(sealed).map((one) => one.key)))

test('three generations: each night seals anew what the old keys hold, then they may go', async () => {
  use(k1)
  await cloud.load('aids', NAMES.map((id) => ({ _id: id, number: id, sealed: { need: vault.encrypt(place(id, 'need'), `需要${id}`), name: vault.encrypt(place(id, 'name'), `姓名${id}`) } })))
  const before = await read()
  expect(await kit.resealAll()).toBe(0)
  for (const keys of [[k2, k1], [k3, k2]]) {
    use(...(keys as [string, string]))
    expect(await read()).toEqual(before)
    expect(await kit.resealAll()).toBe(6)
    expect(await kit.resealAll()).toBe(0)
  }
  use(k3)
  expect(await keysInUse()).toEqual(new Set(['k3']))
  expect(await read()).toEqual(before)
})

test('a key that is taken away too early is a clear refusal, and putting it back heals it', async () => {
  use(k1)
  await cloud.edit('aids', 'a', { 'sealed.need': vault.encrypt(place('a', 'need'), '旧的') })
  use(k3)
  await expect(read()).rejects.toMatchObject({ code: 'SEALED_UNREADABLE' })
  use(k3, k1)
  expect((await read())[0]?.[0]).toBe('旧的')
  expect(await kit.resealAll()).toBe(1)
})

test('what somebody changes in the same moment is theirs', async () => {
  use(k1)
  await cloud.edit('aids', 'b', { 'sealed.need': vault.encrypt(place('b', 'need'), '旧的') })
  use(k3, k1)
  const { db } = await import('./db')
  const change = db.aids.change.bind(db.aids)
  jest.spyOn(db.aids, 'change').mockImplementationOnce(async (filter, what) => {
    await cloud.edit('aids', 'b', { 'sealed.need': vault.encrypt(place('b', 'need'), '刚改的') })
    return change(filter, what)
  })
  expect(await kit.resealAll()).toBe(0)
  expect((await read())[1]?.[0]).toBe('刚改的')
})
