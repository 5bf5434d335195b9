import { useState } from 'react'
import type { HandoutDesk } from '@/types/handout'
import { Dialog } from '../../../components/Dialog'
import { ExportButton } from '../../../components/ExportButton'
import { List, ListRow } from '../../../components/List'
import { call, CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { go } from '../../../lib/go'
import { openFile } from '../../../lib/platform'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { deskCopy } from '../deskCopy'
import { handoutScreens } from '../lib/handoutScreens'
import { ReasonSheet } from '../../../components/ReasonSheet'

const words = deskCopy.desk

interface DeskWaysProps {
  readonly desk: HandoutDesk
  readonly refresh: () => Promise<void>
}

/** Opens the list, or its next part; gives where the part after it begins. */
async function exported(handoutId: string, cursor: string | null): Promise<string | null> {
  try {
    const { url, fileName, people, total, next } = await call('handout.exportList', { handoutId, ...(cursor && { cursor }) })
    await openFile({ url, name: fileName })
    showToast({ text: people === total ? words.exported(people) : words.exportedPart(people, total) })
    return next
  } catch (failure) {
    if (!(failure instanceof CallError)) throw failure
    showToast({ text: sentenceOfError(failure), tone: 'refused' })
    return cursor
  }
}

/** What else can be done with a plan; the next thing stands at the thumb. */
export function DeskWays({ desk, refresh }: DeskWaysProps) {
  const { handoutId, status, waiting, plan, blocked, mayDistribute } = desk
  const [asked, setAsked] = useState<'remind' | 'end' | 'cancel' | null>(null)
  const [next, setNext] = useState<string | null>(null)
  const isOut = status === 'running' || status === 'ended'
  return (
    <>
      {plan && <ExportButton isSmall text={words.print} input={{ list: 'handout.approval', subjectId: handoutId }} />}
      <List>
        {plan && <ListRow icon="people" title={words.list} note={blocked.list === null ? words.listNote : words.listOutNote} onTap={() => go(handoutScreens.people(handoutId))} />}
        {isOut && mayDistribute && <ListRow icon="voice" title={words.uncollected} note={words.uncollectedNote} onTap={() => go(handoutScreens.uncollected(handoutId))} />}
        {blocked.remind === null && (waiting ?? 0) > 0 && <ListRow icon="bell" title={words.remind} onTap={() => setAsked('remind')} />}
        {isOut && mayDistribute && <ListRow icon="print" title={next ? words.exportNext : words.export} note={words.exportNote} onTap={() => void exported(handoutId, next).then(setNext)} />}
        {blocked.redeem === null && <ListRow icon="gift" title={words.vouchers} note={words.vouchersNote} onTap={() => go(handoutScreens.vouchers(handoutId))} />}
        {blocked.end === null && <ListRow icon="flag" title={words.end} onTap={() => setAsked('end')} />}
        {blocked.cancel === null && <ListRow icon="ban" title={words.cancel} onTap={() => setAsked('cancel')} />}
      </List>
      <Steps desk={desk} refresh={refresh} asked={asked} onClose={() => setAsked(null)} />
    </>
  )
}

interface StepsProps extends DeskWaysProps {
  readonly asked: 'remind' | 'end' | 'cancel' | null
  readonly onClose: () => void
}

/** The questions before the steps that others hear of. */
function Steps({ desk: { handoutId, waiting }, refresh, asked, onClose }: StepsProps) {
  const reminding = useAction('handout.remind')
  const ending = useAction('handout.end')
  const cancelling = useAction('handout.cancel')

  async function settle(work: Promise<unknown>, done: string) {
    const answer = await work
    onClose()
    if (answer) showToast({ text: done, tone: 'done' })
    await refresh()
  }

  return (
    <>
      <Dialog title={words.remindAsk} isOpen={asked === 'remind'} isBusy={reminding.isBusy} confirm={words.remind} cancel={words.notNow} onConfirm={() => void settle(reminding.run({ handoutId }), words.reminded)} onClose={onClose}>
        {words.remindText(waiting ?? 0)}
      </Dialog>
      <Dialog title={words.endAsk} isOpen={asked === 'end'} isDanger isBusy={ending.isBusy} confirm={words.end} cancel={words.notNow} onConfirm={() => void settle(ending.run({ handoutId }), words.ended)} onClose={onClose}>
        {words.endText(waiting ?? 0)}
      </Dialog>
      <ReasonSheet
        isDanger title={words.cancel} text={words.cancelText} label={words.reason} need={words.reasonNeed} isOpen={asked === 'cancel'} isBusy={cancelling.isBusy}
        onSend={(reason) => void settle(cancelling.run({ handoutId, reason }), words.cancelled)} onClose={onClose}
      />
    </>
  )
}
