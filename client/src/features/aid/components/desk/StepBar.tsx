import { useState } from 'react'
import type { AidForOfficer } from '@/types/aid'
import { ActionBar } from '../../../../components/ActionBar'
import { List, ListRow } from '../../../../components/List'
import { Sheet } from '../../../../components/Sheet'
import { sentenceOf } from '../../../../lib/errorCopy'
import { go } from '../../../../lib/go'
import { deskCopy } from '../../deskCopy'
import { aidScreens } from '../../lib/aidScreens'
import { possibleSteps, refusedStep, type DeskStep } from '../../lib/desk'
import { useDecide } from '../../lib/useDecide'
import { StepForm } from './StepForm'

const idle = () => undefined
/** Steps that need a page of their own. */
const pages: Partial<Record<DeskStep, (aidId: string) => string>> = { visit: aidScreens.visit, advance: aidScreens.approve, approve: aidScreens.approve }

/** What can be done now, the due step first; a step asks its questions in a sheet or on its page. */
export function StepBar({ aid, refresh }: { readonly aid: AidForOfficer; readonly refresh: () => Promise<void> }) {
  const [open, setOpen] = useState<DeskStep | 'more' | null>(null)
  const decide = useDecide((isDone) => {
    if (isDone) setOpen(null)
    void refresh()
  })
  const [first, ...others] = possibleSteps(aid)
  const refused = refusedStep(aid)
  if (!first) return refused && <ActionBar action={{ text: deskCopy.acts[refused.step], whyNot: sentenceOf(refused.code), onTap: idle }} />
  const [second] = others
  const step = open === 'more' ? null : open

  function tap(name: DeskStep) {
    const page = pages[name]
    setOpen(page ? null : name)
    if (page) go(page(aid.aidId))
  }

  return (
    <>
      <ActionBar
        action={{ text: deskCopy.acts[first], onTap: () => tap(first) }}
        second={second && { text: others.length === 1 ? deskCopy.acts[second] : deskCopy.more, onTap: () => (others.length === 1 ? tap(second) : setOpen('more')) }}
      />
      <Sheet title={deskCopy.more} isOpen={open === 'more'} onClose={() => setOpen(null)}>
        <List>
          {others.map((other) => (
            <ListRow key={other} title={deskCopy.acts[other]} note={deskCopy.notes[other]} onTap={() => tap(other)} />
          ))}
        </List>
      </Sheet>
      <Sheet title={step ? deskCopy.acts[step] : ''} isOpen={step !== null} onClose={() => setOpen(null)}>
        {step && <StepForm key={step} step={step} aid={aid} decide={decide} />}
      </Sheet>
    </>
  )
}
