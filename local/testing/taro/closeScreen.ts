/** After each test of a screen: whatever is still asked is answered first, so that nothing of one test reaches the next. */
import { act, cleanup } from '@testing-library/react'
import { hideToast } from '@/client/src/lib/toast'
import { allAnswered } from './allAnswered'

export async function closeScreen(): Promise<void> {
  await act(async () => {
    await allAnswered()
    hideToast()
  })
  cleanup()
  jest.restoreAllMocks()
}
