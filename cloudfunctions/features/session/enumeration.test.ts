/** Whoever tries staff numbers learns nothing: not from words, not from bytes, not from the work it costs. */
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'

let cloud: TestCloud
const leader = aMember({ role: 'GRP' })

beforeAll(async () => {
  cloud = await startCloud()
  await cloud.person(leader)
})
afterAll(() => cloud.close())

const ROUNDS = 12
let made = 0

async function somebody(traits: Partial<Member> = {}): Promise<Member & { readonly code: string }> {
  made += 1
  const member = aMember({ staffNo: `E${String(made).padStart(5, '0')}`, name: '某某某', openid: null })
  await cloud.load('members', [member])
  const { code } = await cloud.as(leader).does('session.issueCode', { staffNo: member.staffNo })
  await cloud.edit('members', member._id, traits)
  return { ...member, ...traits, code }
}

/** Each way of being wrong, with a target of its own so that nobody's tries are counted twice. */
const ways: Readonly<Record<string, () => Promise<{ staffNo: string; name: string; code: string }>>> = {
  'no such person': async () => ({ staffNo: `Z${String((made += 1)).padStart(5, '0')}`, name: '某某某', code: 'ABCD2345' }),
  'bound already': async () => {
    const { staffNo, code } = await somebody({ openid: `oBoundAlready${made}`, bindSeal: null })
    return { staffNo, name: '某某某', code }
  },
  'expired code': async () => {
    const { staffNo, code } = await somebody({ bindUntil: '2026-01-01' })
    return { staffNo, name: '某某某', code }
  },
  'wrong code': async () => ({ staffNo: (await somebody()).staffNo, name: '某某某', code: 'ABCD2345' }),
  'wrong name': async () => {
    const { staffNo, code } = await somebody()
    return { staffNo, name: '别别别', code }
  },
  'no code handed out': async () => ({ staffNo: (await somebody({ bindSeal: null })).staffNo, name: '某某某', code: 'ABCD2345' }),
  'left the company': async () => {
    const { staffNo, code } = await somebody({ leftOn: '2026-01-01' })
    return { staffNo, name: '某某某', code }
  },
  'the chair': async () => ({ staffNo: (await somebody({ grants: [{ role: 'CHAIR', orgId: 'company' }] })).staffNo, name: '某某某', code: 'ABCD2345' }),
}

interface Seen {
  readonly reply: string
  readonly bytes: number
  readonly calls: readonly string[]
  readonly ms: number
}

async function tried(way: string): Promise<Seen> {
  const guess = await (ways[way] as () => Promise<{ staffNo: string; name: string; code: string }>)()
  const stranger = cloud.as(aMember())
  const from = performance.now()
  const { value, requests } = await cloud.wire.record(() => stranger.ask('session.bind', guess))
  const ms = performance.now() - from
  const reply = JSON.stringify(value, (key, one: unknown) => (key === 'requestId' ? '*'.repeat(String(one).length) : one))
  return { reply, bytes: Buffer.byteLength(JSON.stringify(value)), calls: requests.map(({ action }) => action), ms }
}

const median = (values: readonly number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

test('every way of being wrong has the same words, the same bytes and the same database calls', async () => {
  const seen = new Map<string, Seen[]>()
  for (const way of Object.keys(ways)) seen.set(way, [])
  for (let round = 0; round < ROUNDS; round += 1) for (const way of Object.keys(ways)) seen.get(way)?.push(await tried(way))
  const [first] = seen.get('no such person') as Seen[]
  for (const [way, all] of seen) {
    for (const one of all) expect([way, one.reply, one.bytes, one.calls]).toEqual([way, first?.reply, first?.bytes, first?.calls])
  }
  const table = [...seen].map(([way, all]) => `${way}: ${all[0]?.bytes} bytes, ${all[0]?.calls.length} calls, median ${median(all.map(({ ms }) => ms)).toFixed(1)} ms`)
  process.stdout.write(`${table.join('\n')}\n`)
  expect(first?.reply).toContain('BIND_REFUSED')
  expect(first?.calls.length).toBe(6)
}, 120_000)

test('used-up tries of a number answer the same for somebody and for nobody', async () => {
  const { staffNo } = await somebody()
  const exhausted = async (target: string) => {
    let last = ''
    for (let tries = 0; tries < 21; tries += 1) last = (await cloud.as(aMember()).isRefused('session.bind', { staffNo: target, name: '某某某', code: 'ABCD2345' })) ?? ''
    const { value, requests } = await cloud.wire.record(() => cloud.as(aMember()).ask('session.bind', { staffNo: target, name: '某某某', code: 'ABCD2345' }))
    return [last, value.ok ? '' : value.error.code, requests.map(({ action }) => action)]
  }
  const heard = await exhausted(staffNo)
  expect(heard.slice(0, 2)).toEqual(['BIND_TOO_MANY_TRIES', 'BIND_TOO_MANY_TRIES'])
  expect(await exhausted('Z99999')).toEqual(heard)
}, 60_000)

test('whoever has guessed five times today is told to come again tomorrow, even with the right code', async () => {
  const { staffNo, name, code } = await somebody()
  const stranger = cloud.as(aMember())
  const heard: unknown[] = []
  for (let tries = 1; tries <= 5; tries += 1) heard.push(await stranger.isRefused('session.bind', { staffNo, name, code: 'ABCD2345' }))
  expect(heard).toEqual(Array.from(heard, () => 'BIND_REFUSED'))
  expect(await stranger.isRefused('session.bind', { staffNo, name, code })).toBe('BIND_TOO_MANY_TRIES')
  expect(await cloud.as(aMember()).isRefused('session.bind', { staffNo, name, code })).toBeNull()
})

test('negative control: a right answer is told apart by what it is told', async () => {
  const { staffNo, name, code } = await somebody()
  const right = await cloud.as(aMember()).ask('session.bind', { staffNo, name, code })
  expect(right.ok).toBe(true)
})
