import { withoutPauses } from '@/local/testing/taro/pauses'
import type * as Call from './call'
import type * as Queue from './offlineQueue'
import type * as Phone from './phone'

type Received = { action: string; requestId: string; input: { code: string } }
type Cloud = (event: Received) => unknown

let received: Received[] = []
let cloud: Cloud = () => null
let isOnline = true
/** Whom the cloud takes the phone for. */
let holder = 'a'

/** The module as it is after the program was started anew. */
function freshQueue(): typeof Queue {
  let queue: typeof Queue | undefined
  jest.isolateModules(() => {
    queue = jest.requireActual<typeof Queue>('./offlineQueue')
  })
  if (!queue) throw new Error('the queue was not loaded')
  return queue
}

const answered = { result: { ok: true, data: {} } }
const refused = (code: string) => ({ result: { ok: false, error: { code, requestId: 'r' } } })
const code = (letter: string) => ({ code: letter.repeat(27) })

beforeEach(() => {
  withoutPauses()
  localStorage.clear()
  received = []
  isOnline = true
  holder = 'a'
  cloud = () => answered
  jest.spyOn(navigator, 'onLine', 'get').mockImplementation(() => isOnline)
  globalThis.fetch = (async (_address: string, init: { body: string }) => {
    const event = JSON.parse(init.body) as Received
    if (isOnline && event.action === 'session.me') return { json: async () => ({ result: { ok: true, data: { me: holder && { memberId: holder } } } }) }
    received.push(event)
    const outcome = isOnline ? cloud(event) : null
    if (outcome === null) throw new TypeError('Failed to fetch')
    return { json: async () => outcome }
  }) as unknown as typeof fetch
})

afterEach(() => jest.restoreAllMocks())

let lostId = ''

/** A write that the phone has sent and that nobody answers. */
async function loseAnswer(letter: string): Promise<typeof Queue> {
  let modules: (typeof Queue & typeof Call) | undefined
  jest.isolateModules(() => {
    modules = { ...jest.requireActual<typeof Queue>('./offlineQueue'), ...jest.requireActual<typeof Call>('./call') }
  })
  if (!modules) throw new Error('the queue was not loaded')
  const { act } = modules
  await modules.sendQueue()
  const before = cloud
  cloud = () => null
  await expect(act('activity.checkIn', code(letter))).rejects.toMatchObject({ code: 'FAILED' })
  cloud = before
  lostId = received.at(-1)?.requestId ?? ''
  received = []
  return modules
}

describe('a write without an answer', () => {
  it('is asked again in the row of the queue, first what was done first, each once', async () => {
    const queue = await loseAnswer('A')
    jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 1000)
    isOnline = false
    queue.enqueue('activity.checkIn', code('B'), '签到乙')
    isOnline = true
    await queue.sendQueue()
    await queue.sendQueue()
    expect(received.map(({ input }) => input.code[0])).toEqual(['A', 'B'])
  })

  it('is asked again by the program that was started anew, under the id it had', async () => {
    await loseAnswer('A')
    await freshQueue().sendQueue()
    expect(received.map(({ requestId }) => requestId)).toEqual([lostId])
  })

  it('is asked of nobody else when the phone has passed on', async () => {
    holder = 'a'
    const queue = await loseAnswer('A')
    await queue.sendQueue()
    const again = await loseAnswer('B')
    holder = 'b'
    await again.sendQueue()
    expect(received).toEqual([])
  })
})

describe('the offline queue', () => {
  it('waits while there is no network and sends nothing', async () => {
    const queue = freshQueue()
    isOnline = false
    queue.enqueue('activity.checkIn', code('A'), '签到')
    await queue.sendQueue()
    expect(received).toHaveLength(0)
    expect(queue.queuedActs()).toHaveLength(1)
  })

  it('sends in the order of the acts, each once, and is then empty', async () => {
    const queue = freshQueue()
    isOnline = false
    queue.enqueue('activity.checkIn', code('A'), '签到甲')
    queue.enqueue('activity.checkIn', code('B'), '签到乙')
    isOnline = true
    await Promise.all([queue.sendQueue(), queue.sendQueue(), queue.sendQueue()])
    expect(received.map(({ input }) => input.code[0])).toEqual(['A', 'B'])
    expect(queue.queuedActs()).toHaveLength(0)
  })

  it('keeps the request id over a lost reply and over a restart, so the cloud can do it once', async () => {
    const queue = freshQueue()
    isOnline = false
    const { requestId } = queue.enqueue('activity.checkIn', code('A'), '签到')
    isOnline = true
    cloud = () => null
    await queue.sendQueue()
    cloud = () => answered
    const restarted = freshQueue()
    expect(restarted.queuedActs()).toHaveLength(1)
    await restarted.sendQueue()
    expect(received.length).toBeGreaterThan(1)
    expect(new Set(received.map((event) => event.requestId))).toEqual(new Set([requestId]))
    expect(freshQueue().queuedActs()).toHaveLength(0)
  })

  it('stops at the first act nobody answers, so that later ones do not overtake it', async () => {
    const queue = freshQueue()
    isOnline = false
    queue.enqueue('activity.checkIn', code('A'), '签到甲')
    queue.enqueue('activity.checkIn', code('B'), '签到乙')
    isOnline = true
    cloud = ({ input }) => (input.code.startsWith('A') ? null : answered)
    await queue.sendQueue()
    expect(received.every(({ input }) => input.code.startsWith('A'))).toBe(true)
    expect(queue.queuedActs()).toHaveLength(2)
  })

  it('shows a refusal until it was read, and goes on with the next', async () => {
    const queue = freshQueue()
    isOnline = false
    const first = queue.enqueue('activity.checkIn', code('A'), '签到甲')
    queue.enqueue('activity.checkIn', code('B'), '签到乙')
    isOnline = true
    cloud = ({ input }) => (input.code.startsWith('A') ? refused('CHECKIN_OLD_CODE') : answered)
    await queue.sendQueue()
    expect(queue.queuedActs()).toMatchObject([{ requestId: first.requestId, refusal: 'CHECKIN_OLD_CODE' }])
    await queue.sendQueue()
    expect(received).toHaveLength(2)
    queue.dismiss(first.requestId)
    expect(queue.queuedActs()).toHaveLength(0)
  })

  it('takes the same act only once, however often it is put in', () => {
    const queue = freshQueue()
    isOnline = false
    const { requestId } = queue.enqueue('activity.checkIn', code('A'), '签到')
    queue.enqueue('activity.checkIn', code('A'), '签到', requestId)
    expect(queue.queuedActs()).toHaveLength(1)
  })

  it('sends nothing of one person as another, even when the account passed on while this phone was offline', async () => {
    const queue = freshQueue()
    await queue.sendQueue()
    queue.enqueue('activity.checkIn', code('A'), '甲签到')
    await queue.sendQueue()
    isOnline = false
    queue.enqueue('activity.checkIn', code('B'), '甲签到')
    isOnline = true
    holder = 'b'
    await queue.sendQueue()
    expect(received.map(({ input }) => input.code[0])).toEqual(['A'])
    expect(queue.queuedActs()).toEqual([])
    holder = 'a'
    const again = freshQueue()
    expect(again.queuedActs()).toEqual([])
    again.enqueue('activity.checkIn', code('C'), '乙签到')
    await again.sendQueue()
    await again.sendQueue()
    expect(received.map(({ input }) => input.code[0])).toEqual(['A', 'B'])
  })

  it('forgets with the person: in memory and on the phone', async () => {
    let phone: typeof Phone | undefined
    let queue: typeof Queue | undefined
    jest.isolateModules(() => {
      queue = jest.requireActual<typeof Queue>('./offlineQueue')
      phone = jest.requireActual<typeof Phone>('./phone')
    })
    isOnline = false
    queue?.enqueue('activity.checkIn', code('A'), '签到')
    expect(queue?.queuedActs()).toHaveLength(1)
    phone?.forgetPerson()
    expect(queue?.queuedActs()).toEqual([])
    expect(JSON.stringify({ ...localStorage })).not.toContain('签到')
  })
})
