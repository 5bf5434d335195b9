import { keepContent, keptContent } from './contentCache'
import { keepRequestId } from './pendingRequests'
import { forgetPerson, holder, noteHolder } from './phone'
import { load, save } from './platform'
import { keptDraft } from './keptDraft'

beforeEach(() => localStorage.clear())

/** What a person leaves behind: content, a draft, claim codes, check-ins, a request without an answer. */
function leaveTraces(): void {
  keepContent('content home.get {}', { content: { name: '王建国' }, at: 0 })
  keepRequestId('activity.signUp', { activityId: 'a1' })
  save('suggestion new', JSON.stringify({ text: '草稿' }))
  save('claim-codes', '[{"code":"ABCD"}]')
  save('check-ins', '[{"who":"m2"}]')
  save('preferences', '{"type":"big"}')
}
const traces = () => [keptContent('content home.get {}'), keptDraft('suggestion new'), load('pending-requests'), load('claim-codes')]

describe('the phone', () => {
  it('forgets everything of a person who leaves, and stays as easy to read', () => {
    noteHolder('a')
    leaveTraces()
    forgetPerson()
    expect([...traces(), load('check-ins')]).toEqual([null, null, null, null, null])
    expect(load('preferences')).toContain('big')
    expect(holder()).toBe('a')
  })

  it('shows another person nothing of the one before, but keeps what waits under its owner', () => {
    noteHolder('a')
    noteHolder(null)
    leaveTraces()
    noteHolder('b')
    expect(traces()).toEqual([null, null, null, null])
    expect(load('check-ins')).toContain('m2')
  })

  it('keeps everything for the same person who comes back', () => {
    noteHolder('a')
    leaveTraces()
    noteHolder(null)
    noteHolder('a')
    expect(traces()).not.toContain(null)
  })
})
