import { withoutPauses } from '@/local/testing/taro/pauses'
import { act, call, CallError } from './call'
import { sendQueue } from './offlineQueue'
import { forgetPerson } from './phone'
import { noteTap, usePendingRequests } from './pendingRequests'
import { load } from './platform'
import { useQuestion } from './question'
import { renderHook, act as settled } from '@testing-library/react'

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
  forgetPerson()
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
    cloudWill(answered({}), answered({}), answered({}))
    await act('activity.cancelSignUp', { activityId: 'a1' })
    await act('activity.signUp', signUp)
    expect(received.slice(2).map(({ action }) => action)).toEqual(['activity.signUp', 'activity.signUp', 'activity.cancelSignUp', 'activity.signUp'])
    const ids = received.filter(({ action }) => action === 'activity.signUp').map(({ requestId }) => requestId)
    expect(ids.at(-2)).toBe(ids[0])
    expect(ids.at(-1)).not.toBe(ids[0])
  })

  it('does not cancel before it is known what became of the sign-up', async () => {
    cloudWill(null, null, null)
    await expect(act('activity.signUp', signUp)).rejects.toMatchObject({ code: 'FAILED' })
    cloudWill(null, null, null)
    await expect(act('activity.cancelSignUp', { activityId: 'a1' })).rejects.toMatchObject({ code: 'FAILED' })
    expect(received.map(({ action }) => action)).not.toContain('activity.cancelSignUp')
  })

  const book = { fundId: 'f1', kind: 'income', amountFen: 100_000, note: '上级补助' } as const
  const form = {}
  let question: { readonly current: ReturnType<typeof useQuestion> }
  beforeEach(() => {
    question = renderHook(() => useQuestion()).result
  })
  const lost = async (input: typeof book | { readonly amountFen: number } = book) => {
    cloudWill(null, null, null)
    await expect(act('fund.book', { ...book, ...input }, { form })).rejects.toMatchObject({ code: 'FAILED' })
  }
  const answer = (isYes: boolean) => settled(async () => question.current?.answer(isYes))
  const asked = async () => settled(() => new Promise<void>((resolve) => setTimeout(resolve, 5)))

  it('settles its own request only: another suggestion that was answered leaves the lost one alone', async () => {
    const suggestion = { title: '', category: 'other', problem: 'p', measure: 'm' } as never
    cloudWill(null, null, null)
    await expect(act('suggestion.submit', suggestion)).rejects.toMatchObject({ code: 'FAILED' })
    cloudWill(answered({}), answered({}))
    await act('suggestion.object', { suggestionId: 's2', text: '请核实' } as never)
    await act('suggestion.submit', suggestion)
    expect(new Set(received.filter(({ action }) => action === 'suggestion.submit').map(({ requestId }) => requestId)).size).toBe(1)
  })

  it.each([
    [true, 2],
    [false, 1],
  ])('with a letter put right asks first what became of the lost one, and the person decides (%s)', async (isYes, count) => {
    await lost()
    cloudWill(answered({ number: 'A-1' }), answered({ number: 'A-2' }))
    const second = act('fund.book', { ...book, note: '上级补助款' }, { form })
    await asked()
    expect(question.current?.text).toMatch(/已经办成，编号 A-1。这次的内容和它不一样/)
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(1)
    await answer(isYes)
    expect(await second).toEqual({ number: isYes ? 'A-2' : 'A-1' })
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(count)
  })

  it('sends nothing new while the lost one has no answer, and at once when it was refused', async () => {
    await lost()
    cloudWill(null, null, null)
    await expect(act('fund.book', { ...book, amountFen: 1 }, { form })).rejects.toMatchObject({ code: 'FAILED' })
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(1)
    cloudWill(refused('FUND_SHORT'), answered({ number: 'A-2' }))
    expect(await act('fund.book', { ...book, amountFen: 1 }, { form })).toEqual({ number: 'A-2' })
    expect(question.current).toBeNull()
  })

  it('is asked again by itself, told, and the same content is then a new request, if the person says so', async () => {
    await lost()
    cloudWill(answered({ me: null }), answered({ number: 'A-1' }))
    await settled(sendQueue)
    expect(JSON.parse(load('pending-requests') ?? '[]')).toMatchObject([{ outcome: 'done', number: 'A-1' }])
    cloudWill(answered({ number: 'A-1' }), answered({ number: 'A-2' }))
    const second = act('fund.book', book, { form: {} })
    await asked()
    expect(question.current?.text).toContain('这次的内容和它一样')
    await answer(true)
    expect(await second).toEqual({ number: 'A-2' })
    expect(new Set(received.filter(({ action }) => action === 'fund.book').map(({ requestId }) => requestId)).size).toBe(2)
    expect(load('pending-requests')).toBeNull()
  })

  it('from another opening of the form is not taken for a retry', async () => {
    await lost()
    cloudWill(answered({ number: 'A-1' }))
    const second = act('fund.book', book, { form: {} })
    await asked()
    await answer(false)
    expect(await second).toEqual({ number: 'A-1' })
  })

  it('saves on where an unanswered draft was saved, and asks nobody', async () => {
    cloudWill(null, null, null)
    await expect(act('notice.saveDraft', { plan: { title: '一' } } as never)).rejects.toMatchObject({ code: 'FAILED' })
    cloudWill(answered({ noticeId: 'n1' }), answered({ noticeId: 'n1' }))
    await act('notice.saveDraft', { plan: { title: '二' } } as never, { follow: ({ noticeId }) => ({ noticeId, plan: { title: '二' } }) as never })
    expect(received.at(-1)).toMatchObject({ input: { noticeId: 'n1', plan: { title: '二' } } })
  })

  it('is not asked again by itself when it never left the phone', async () => {
    jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    cloudWill(null)
    await expect(act('fund.book', book)).rejects.toMatchObject({ code: 'OFFLINE' })
    expect(load('pending-requests')).toBeNull()
  })

  it('is not settled by a refusal that looked at nothing', async () => {
    await lost()
    cloudWill(refused('TOO_MANY_CALLS'), answered({ number: 'A-1' }))
    await expect(act('fund.book', book, { form })).rejects.toMatchObject({ code: 'TOO_MANY_CALLS' })
    await act('fund.book', book, { form })
    expect(new Set(received.map(({ requestId }) => requestId)).size).toBe(1)
  })

  it('is forgotten after three days, when the cloud may not know it any more', async () => {
    await lost()
    const later = Date.now() + 3 * 24 * 3600_000 + 1
    jest.spyOn(Date, 'now').mockReturnValue(later)
    jest.isolateModules(() => {
      const { firstUnanswered } = jest.requireActual<typeof import('./pendingRequests')>('./pendingRequests')
      expect(firstUnanswered()).toBeUndefined()
    })
  })

  it('keeps no words of the person in the phone', async () => {
    cloudWill(null, null, null)
    await expect(act('session.bind', { staffNo: '10231', name: '王建国', code: '8842' })).rejects.toMatchObject({ code: 'FAILED' })
    expect(load('pending-requests')).not.toMatch(/10231|王建国|8842/)
  })

  it('keeps the words of the button that was tapped, but not where they may say too much', async () => {
    noteTap('拨给 3,000 元')
    await lost()
    expect(load('pending-requests')).toContain('拨给 3,000 元')
    noteTap('同意给王建国 3,000 元')
    cloudWill(null, null, null)
    await expect(act('aid.submit', {} as never)).rejects.toMatchObject({ code: 'FAILED' })
    expect(load('pending-requests')).not.toContain('王建国')
    expect(renderHook(() => usePendingRequests()).result.current.at(-1)).toMatchObject({ action: 'aid.submit', word: '同意给王建国 3,000 元' })
  })

  it.each([
    ['something else was tapped after it', () => noteTap()],
    ['it was tapped six seconds ago', () => void jest.spyOn(Date, 'now').mockReturnValue(Date.now() + 6_000)],
  ])('names no button when %s', async (_when, meanwhile) => {
    noteTap('记一笔')
    meanwhile()
    await lost()
    expect(load('pending-requests')).not.toContain('记一笔')
  })
})
