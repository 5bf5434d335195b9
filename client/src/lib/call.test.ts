import { withoutPauses } from '@/local/testing/taro/pauses'
import { act, call, CallError } from './call'
import { load } from './platform'

/** What the cloud received, and what it is told to do next: an answer, or `null` for a lost connection. */
let received: Array<{ action: string; requestId: string }> = []
let next: Array<unknown> = []

function cloudWill(...outcomes: unknown[]): void {
  next = outcomes
}

const answered = (data: unknown) => ({ result: { ok: true, data } })
const refused = (code: string, field?: string) => ({ result: { ok: false, error: { code, field, requestId: 'r' } } })

beforeEach(() => {
  withoutPauses()
  localStorage.clear()
  received = []
  globalThis.fetch = (async (_address: string, init: { body: string }) => {
    received.push(JSON.parse(init.body) as (typeof received)[number])
    const outcome = next.shift()
    if (outcome === null) throw new TypeError('Failed to fetch')
    return { json: async () => outcome }
  }) as unknown as typeof fetch
})

afterEach(() => jest.restoreAllMocks())

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

describe('call', () => {
  it('gives what the cloud answered', async () => {
    cloudWill(answered({ me: null }))
    expect(await call('session.me', {})).toEqual({ me: null })
    expect(received[0]).toMatchObject({ action: 'session.me', input: {}, requestId: expect.stringMatching(uuid) })
  })

  it('sends the same request id again when the connection was lost', async () => {
    cloudWill(null, null, answered({ me: null }))
    await call('session.unbind', {})
    expect(received).toHaveLength(3)
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(1)
  })

  it('gives up after three attempts and says that nobody answered', async () => {
    cloudWill(null, null, null, answered({}))
    await expect(call('session.me', {})).rejects.toMatchObject({ code: 'FAILED', isAnswer: false })
    expect(received).toHaveLength(3)
  })

  it('asks once when the cloud refuses, and hands over the code and the field', async () => {
    cloudWill(refused('BAD_INPUT', 'name'))
    const failure = call('session.bind', { staffNo: '1', name: '', code: '1' })
    await expect(failure).rejects.toBeInstanceOf(CallError)
    await expect(failure).rejects.toMatchObject({ code: 'BAD_INPUT', field: 'name', isAnswer: true })
    expect(received).toHaveLength(1)
  })

  it('waits while the first attempt is still being handled', async () => {
    cloudWill(refused('IN_PROGRESS'), answered({ me: null }))
    expect(await call('session.unbind', {})).toEqual({ me: null })
  })

  it('does not try three times when the phone itself is offline', async () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    cloudWill(null, answered({}))
    await expect(call('session.me', {})).rejects.toMatchObject({ code: 'OFFLINE' })
    expect(received).toHaveLength(1)
  })
})

describe('act', () => {
  const signUp = { activityId: 'a1', guests: 0, answers: {} }

  it('repeats a tap that was never answered as the same request', async () => {
    cloudWill(null, null, null)
    await expect(act('activity.signUp', signUp)).rejects.toMatchObject({ code: 'FAILED' })
    cloudWill(answered({}))
    await act('activity.signUp', signUp)
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(1)
  })

  it('makes a new request of the same tap once the first was answered', async () => {
    cloudWill(refused('ACTIVITY_FULL'), answered({}))
    await expect(act('activity.signUp', signUp)).rejects.toMatchObject({ code: 'ACTIVITY_FULL' })
    await act('activity.signUp', signUp)
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(2)
  })

  it('does not confuse two activities', async () => {
    cloudWill(null, null, null)
    await expect(act('activity.signUp', signUp)).rejects.toMatchObject({ code: 'FAILED' })
    cloudWill(null, null, null)
    await expect(act('activity.signUp', { ...signUp, activityId: 'a2' })).rejects.toMatchObject({ code: 'FAILED' })
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(2)
  })

  it('forgets a lost sign-up after a later cancellation, so that signing up again is a new request', async () => {
    cloudWill(null, null, null)
    await expect(act('activity.signUp', signUp)).rejects.toMatchObject({ code: 'FAILED' })
    cloudWill(answered({}), answered({}))
    await act('activity.cancelSignUp', { activityId: 'a1' })
    await act('activity.signUp', signUp)
    const ids = received.filter(({ action }) => action === 'activity.signUp').map(({ requestId }) => requestId)
    expect(ids.at(-1)).not.toBe(ids[0])
  })

  it('keeps no words of the person in the phone', async () => {
    cloudWill(null, null, null)
    await expect(act('session.bind', { staffNo: '10231', name: '王建国', code: '8842' })).rejects.toMatchObject({ code: 'FAILED' })
    expect(load('pending-requests')).not.toMatch(/10231|王建国|8842/)
  })
})
