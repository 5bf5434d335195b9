import { useState } from 'react'
import { ActionBar } from '../../../../components/ActionBar'
import { List, ListRow } from '../../../../components/List'
import { Sheet } from '../../../../components/Sheet'
import { sentenceOf } from '../../../../lib/errorCopy'
import { deskCopy } from '../../deskCopy'
import { possibleSteps, refusedStep, type Desk, type DeskStep } from '../../lib/desk'
import { useDecide } from '../../lib/useDecide'
import { StepForm } from './StepForm'

const idle = () => undefined

/** What can be done now, the due step first; every step asks its questions in a sheet. */
export function StepBar({ desk, refresh }: { readonly desk: Desk; readonly refresh: () => Promise<void> }) {
  const [open, setOpen] = useState<DeskStep | 'more' | null>(null)
  const decide = useDecide((isDone) => {
    if (isDone) setOpen(null)
    void refresh()
  })
  const [first, ...others] = possibleSteps(desk)
  const refused = refusedStep(desk)
  if (!first) return refused && <ActionBar action={{ text: deskCopy.acts[refused.step], whyNot: sentenceOf(refused.code), onTap: idle }} />
  const [second] = others
  const step = open === 'more' ? null : open
  return (
    <>
      <ActionBar
        action={{ text: deskCopy.acts[first], onTap: () => setOpen(first) }}
        second={second && { text: others.length === 1 ? deskCopy.acts[second] : deskCopy.more, onTap: () => setOpen(others.length === 1 ? second : 'more') }}
      />
      <Sheet title={deskCopy.more} isOpen={open === 'more'} onClose={() => setOpen(null)}>
        <List>
          {others.map((other) => (
            <ListRow key={other} title={deskCopy.acts[other]} note={deskCopy.notes[other]} onTap={() => setOpen(other)} />
          ))}
        </List>
      </Sheet>
      <Sheet title={step ? deskCopy.acts[step] : ''} isOpen={step !== null} onClose={() => setOpen(null)}>
        {step && <StepForm key={step} step={step} desk={desk} decide={decide} />}
      </Sheet>
    </>
  )
}
