import { useState } from 'react'
import type { VisitView } from '@/types/visit'
import { ActionBar } from '../../../../components/ActionBar'
import { List, ListRow } from '../../../../components/List'
import { Sheet } from '../../../../components/Sheet'
import { sentenceOf } from '../../../../lib/errorCopy'
import { go } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useUploads } from '../../../../lib/useUploads'
import { deskCopy } from '../../deskCopy'
import { isQuiet, nameOf, possibleSteps, refusedStep, type Step } from '../../lib/steps'
import { visitScreens } from '../../lib/visitScreens'
import { ReasonSheet } from '../../../../components/ReasonSheet'
import { ApproveForm } from './ApproveForm'
import { ArrangeForm } from './ArrangeForm'
import { CheckForm } from './CheckForm'
import { FollowForm } from './FollowForm'
import { SignForForm } from './SignForForm'
import type { StepProps } from './step'

interface StepBarProps {
  readonly visit: VisitView
  readonly refresh: () => Promise<void>
}

const idle = () => undefined

/** What can be done now, the due step first; every step asks its questions in a sheet, the record has a page. */
export function StepBar({ visit, refresh }: StepBarProps) {
  const [open, setOpen] = useState<Step | 'more' | null>(null)
  const uploads = useUploads()
  const close = () => setOpen(null)
  const tap = (step: Step) => {
    if (step !== 'record') return setOpen(step)
    close()
    go(visitScreens.record(visit.visitId))
  }

  async function settle(work: Promise<unknown>, step: Step) {
    if (await work) {
      close()
      showToast({ text: deskCopy.done[step], tone: 'done' })
    }
    await refresh()
  }

  return (
    <>
      <Bar visit={visit} onTap={tap} onMore={() => setOpen('more')} />
      <Sheet title={deskCopy.desk.more} isOpen={open === 'more'} onClose={close}>
        <List>
          {possibleSteps(visit).map((step) => (
            <ListRow key={step} title={nameOf(step, visit)} note={deskCopy.notes[step] || undefined} onTap={() => tap(step)} />
          ))}
        </List>
      </Sheet>
      <Sheet title={open && open !== 'more' ? nameOf(open, visit) : ''} isOpen={open !== null && open !== 'more' && !isQuiet(open)} onClose={close}>
        {open !== null && open !== 'more' && <Form key={open} step={open} visit={visit} settle={settle} refresh={refresh} uploads={uploads} />}
      </Sheet>
      <Ending key={`ending ${open}`} open={open} visit={visit} settle={settle} onClose={close} />
    </>
  )
}

interface BarProps {
  readonly visit: VisitView
  readonly onTap: (step: Step) => void
  readonly onMore: () => void
}

function Bar({ visit, onTap, onMore }: BarProps) {
  const steps = possibleSteps(visit)
  const first = steps.find((step) => !isQuiet(step))
  const refused = refusedStep(visit)
  const others = steps.filter((step) => step !== first)
  const [second] = others
  const more = second && { text: others.length === 1 ? nameOf(second, visit) : deskCopy.desk.more, onTap: () => (others.length === 1 ? onTap(second) : onMore()) }
  if (!first) {
    if (refused) return <ActionBar action={{ text: nameOf(refused.step, visit), whyNot: sentenceOf(refused.code), onTap: idle }} second={more} />
    return more ? <ActionBar action={{ ...more, kind: 'secondary' }} /> : null
  }
  return <ActionBar action={{ text: nameOf(first, visit), onTap: () => onTap(first) }} second={more} />
}

function Form({ step, ...props }: StepProps & { readonly step: Step }) {
  if (step === 'check' || step === 'review') return <CheckForm {...props} step={step} />
  if (step === 'approve') return <ApproveForm {...props} />
  if (step === 'arrange') return <ArrangeForm {...props} />
  if (step === 'signFor') return <SignForForm {...props} />
  return step === 'follow' ? <FollowForm {...props} /> : null
}

interface EndingProps extends Pick<StepProps, 'visit' | 'settle'> {
  readonly open: Step | 'more' | null
  readonly onClose: () => void
}

/** Refused or cancelled: with a reason the person reads. */
function Ending({ open, visit: { visitId }, settle, onClose }: EndingProps) {
  const refusing = useAction('visit.refuse')
  const cancelling = useAction('visit.cancel')
  if (open !== 'refuse' && open !== 'cancel') return null
  const doing = open === 'refuse' ? refusing : cancelling
  return (
    <ReasonSheet
      isDanger title={deskCopy.acts[open]} {...deskCopy.reason} isOpen isBusy={doing.isBusy}
      onSend={(reason) => void settle(doing.run({ visitId, reason }), open)} onClose={onClose}
    />
  )
}

/** Whether there is anything at the thumb. */
export const hasSteps = (visit: VisitView) => possibleSteps(visit).length > 0 || refusedStep(visit) !== null
