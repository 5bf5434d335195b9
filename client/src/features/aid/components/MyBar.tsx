import { useState } from 'react'
import type { AidForApplicant } from '@/types/aid'
import { ActionBar } from '../../../components/ActionBar'
import { Dialog } from '../../../components/Dialog'
import { List, ListRow } from '../../../components/List'
import { Sheet } from '../../../components/Sheet'
import { moneyText } from '../../../lib/format'
import { go } from '../../../lib/go'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { aidScreens } from '../lib/aidScreens'
import { ReasonSheet } from '../../../components/ReasonSheet'

const words = copy.detail
const order = ['sign', 'resubmit', 'supplement', 'askReview', 'withdraw'] as const
type Step = (typeof order)[number]

/** What I may do now; the cloud says so. */
export const mayAct = ({ blocked }: AidForApplicant) => order.some((step) => blocked[step] === null)

interface MyBarProps {
  readonly aid: AidForApplicant
  readonly refresh: () => Promise<void>
}

/** The one act of the applicant; the rest is in a sheet. */
export function MyBar({ aid: { aidId, blocked, grants }, refresh }: MyBarProps) {
  const [open, setOpen] = useState<Step | 'more' | null>(null)
  const signing = useAction('aid.sign')
  const withdrawing = useAction('aid.withdraw')
  const reviewing = useAction('aid.askReview')
  const [first, ...others] = order.filter((step) => blocked[step] === null)
  const owed = [...grants].reverse().find(({ paidAt, signedAt }) => paidAt !== null && signedAt === null)
  const money = moneyText(owed?.amountFen ?? 0)
  const close = () => setOpen(null)
  const tap = (step: Step) => (step === 'resubmit' || step === 'supplement' ? go(aidScreens.complete(aidId)) : setOpen(step))

  async function settle(work: Promise<unknown>, done: string) {
    const answer = await work
    close()
    if (answer) showToast({ text: done })
    await refresh()
  }

  if (!first) return null
  const notes: Partial<Record<Step, string>> = { withdraw: words.withdrawNote, askReview: words.askReviewNote }
  return (
    <>
      <ActionBar
        action={{ text: first === 'sign' ? words.signButton(money) : words.bar[first], icon: first === 'sign' ? 'check' : undefined, kind: first === 'withdraw' ? 'secondary' : 'primary', onTap: () => tap(first) }}
        second={others.length > 0 ? { text: words.bar.more, onTap: () => setOpen('more') } : undefined}
      />
      <Sheet title={words.moreTitle} isOpen={open === 'more'} onClose={close}>
        <List>
          {others.map((step) => (
            <ListRow key={step} title={words.bar[step]} note={notes[step]} onTap={() => tap(step)} />
          ))}
        </List>
      </Sheet>
      <Dialog
        title={words.signAsk} isOpen={open === 'sign'} isBusy={signing.isBusy} confirm={words.signYes} cancel={words.signNo}
        onConfirm={() => void settle(signing.run({ aidId, amountFen: owed?.amountFen ?? 0 }), words.signed)} onClose={close}
      >
        {words.signText(money)}
      </Dialog>
      <Dialog
        title={words.withdrawAsk} isOpen={open === 'withdraw'} isDanger isBusy={withdrawing.isBusy} confirm={words.bar.withdraw} cancel={words.withdrawKeep}
        onConfirm={() => void settle(withdrawing.run({ aidId, reason: '' }), words.withdrawn)} onClose={close}
      >
        {words.withdrawText}
      </Dialog>
      <ReasonSheet
        isOpen={open === 'askReview'} title={words.reviewTitle} text={words.reviewText} label={words.reviewReason} need={words.reviewNeed} verb={words.reviewSend} most={500} isBusy={reviewing.isBusy}
        onSend={(reason) => void settle(reviewing.run({ aidId, reason }), words.reviewed)} onClose={close}
      />
    </>
  )
}
