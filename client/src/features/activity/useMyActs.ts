/** Signing up, leaving and accepting from the activity's page, with and without network. */
import type { ActionOutput } from '@/types/actions'
import type { ActivityDetail } from '@/types/activity'
import { useQueuedActs, type QueuedAct } from '../../lib/offlineQueue'
import { showToast } from '../../lib/toast'
import { useAction } from '../../lib/useAction'
import type { Query } from '../../lib/useQuery'
import type { Wish } from './components/WishSheet'
import { copy } from './copy'

const words = copy.result

export function useMyActs(activity: ActivityDetail, refresh: Query<unknown>['refresh']) {
  const { activityId, title } = activity
  const signingUp = useAction('activity.signUp', { isQuiet: true, queueAs: () => words.queueSignUp(title) })
  const cancelling = useAction('activity.cancelSignUp', { queueAs: () => words.queueCancel(title) })
  const accepting = useAction('activity.acceptOffer', { queueAs: () => words.queueAccept(title) })

  /** True when it is settled or waits in the queue: the sheet may close. */
  async function signUp(wish: Wish): Promise<ActionOutput<'activity.signUp'> | null> {
    const mine = await signingUp.run({ activityId, ...wish })
    if (mine) showToast({ text: wordsFor(mine) })
    await refresh()
    return mine
  }

  async function cancel(): Promise<void> {
    const wasWaiting = activity.mine?.status === 'waiting'
    const mine = await cancelling.run({ activityId })
    if (mine) showToast({ text: wasWaiting ? words.takenBackLine : words.cancelled })
    await refresh()
  }

  async function accept(): Promise<void> {
    const mine = await accepting.run({ activityId })
    if (mine) showToast({ text: words.accepted })
    await refresh()
  }

  return {
    signUp,
    cancel,
    accept,
    signUpError: signingUp.error,
    isSigningUp: signingUp.isBusy,
    isCancelling: cancelling.isBusy,
    isBusy: signingUp.isBusy || cancelling.isBusy || accepting.isBusy,
  }
}

function wordsFor({ status, number }: ActionOutput<'activity.signUp'>): string {
  if (status !== 'waiting') return words.seated
  return number ? words.waiting(number) : words.waitingUnknown
}

/** What was done here without network. */
export function useQueuedHere(activityId: string): QueuedAct | undefined {
  return useQueuedActs().find(({ input }) => (input as { activityId?: string }).activityId === activityId)
}
