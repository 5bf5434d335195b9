import { useState } from 'react'
import type { ActivityDetail } from '@/types/activity'
import { ActionBar } from '../../../components/ActionBar'
import type { ButtonProps } from '../../../components/Button'
import { sentenceOf } from '../../../lib/errorCopy'
import { go, screens } from '../../../lib/go'
import { dismiss, type QueuedAct } from '../../../lib/offlineQueue'
import { showToast } from '../../../lib/toast'
import type { Query } from '../../../lib/useQuery'
import { asksFirst, barFor, type Act, type BarPlan } from '../bar'
import { copy } from '../copy'
import { useMyActs, useQueuedHere } from '../useMyActs'
import { CancelDialog } from './CancelDialog'
import { MoreSheet } from './MoreSheet'
import { WishSheet, type Wish } from './WishSheet'

interface MyBarProps {
  readonly activity: ActivityDetail
  readonly refresh: Query<unknown>['refresh']
}

const NOTHING_CHOSEN: Wish = { guests: 0, answers: {} }

/** The one action of the activity, its state in words, and the sheets behind it. */
export function MyBar({ activity, refresh }: MyBarProps) {
  const acts = useMyActs(activity, refresh)
  const queued = useQueuedHere(activity.activityId)
  const [open, setOpen] = useState<'wish' | 'more' | 'cancel' | null>(null)
  // What was chosen before it waited and came back.
  const [wish, setWish] = useState<Wish>(NOTHING_CHOSEN)
  const close = () => setOpen(null)

  async function signUp(wish: Wish) {
    if (await acts.signUp(wish)) close()
  }

  const taps: Record<Act, () => void> = {
    signUp: () => (asksFirst(activity) ? setOpen('wish') : void signUp(NOTHING_CHOSEN)),
    bind: () => go(screens.bind),
    ticket: () => go(screens.ticket(activity.activityId)),
    checkIn: () => go(screens.checkIn(activity.activityId)),
    accept: () => void acts.accept(),
    cancel: () => setOpen('cancel'),
    more: () => setOpen('more'),
    none: () => undefined,
  }

  function takeBack({ requestId, action, input }: QueuedAct) {
    if (action === 'activity.signUp') setWish(input as Wish)
    close()
    dismiss(requestId)
  }

  if (queued) return <QueuedBar refusal={queued.refusal && sentenceOf(queued.refusal)} onDismiss={() => takeBack(queued)} />

  const plan = barFor(activity)
  if (!plan) return null
  const refusal = acts.signUpError && !open ? sentenceOf(acts.signUpError.code) : undefined
  return (
    <>
      <ActionBar {...buttonsOf(plan, taps, acts.isBusy)} {...(refusal && { state: refusal, stateIcon: 'alert' as const })} />
      <WishSheet
        activity={activity}
        begin={wish}
        // A sign-up whose answer came late has closed it by itself.
        isOpen={open === 'wish' && activity.blocked.signUp === null}
        isBusy={acts.isSigningUp}
        error={acts.signUpError}
        onClose={close}
        onConfirm={(wish) => void signUp(wish)}
      />
      <MoreSheet activity={activity} isOpen={open === 'more'} onClose={close} onCancel={() => setOpen('cancel')} />
      <CancelDialog
        status={activity.mine?.status ?? 'seated'}
        isOpen={open === 'cancel'}
        isBusy={acts.isCancelling}
        onClose={close}
        onConfirm={() => void acts.cancel().then(close)}
      />
    </>
  )
}

function buttonsOf({ state, stateIcon, first, second }: BarPlan, taps: Record<Act, () => void>, isBusy: boolean) {
  const button = ({ act, ...look }: BarPlan['first']): ButtonProps => ({ ...look, onTap: taps[act] })
  return { state, stateIcon, action: { ...button(first), isBusy }, second: second && button(second) }
}

/** Done without network: said in the place of the action, and it can still be taken back. */
function QueuedBar({ refusal, onDismiss }: { readonly refusal: string | null; readonly onDismiss: () => void }) {
  function takeBack() {
    onDismiss()
    if (!refusal) showToast({ text: copy.bar.takenBack, tone: 'information' })
  }
  return (
    <ActionBar
      state={refusal ?? copy.bar.queued}
      stateIcon={refusal ? 'alert' : 'hourglass'}
      action={{ kind: 'secondary', text: refusal ? copy.bar.read : copy.bar.takeBack, onTap: takeBack }}
    />
  )
}
