import { useState } from 'react'
import type { HandoutDesk } from '@/types/handout'
import { ActionBar } from '../../../components/ActionBar'
import { Dialog } from '../../../components/Dialog'
import { sentenceOf } from '../../../lib/errorCopy'
import { moneyText } from '../../../lib/format'
import { go } from '../../../lib/go'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { deskCopy } from '../deskCopy'
import { handoutScreens } from '../lib/handoutScreens'
import { useMakeList } from '../lib/useMakeList'
import { ReasonSheet } from '../../../components/ReasonSheet'

const words = deskCopy.desk

interface DeskBarProps {
  readonly desk: HandoutDesk
  readonly refresh: () => Promise<void>
}

/** The one thing that is next, by state: make the list, hand in, decide, hand out. */
export function DeskBar({ desk, refresh }: DeskBarProps) {
  if (desk.blocked.decide === null || desk.blocked.decide === 'CASE_CONFLICT_OF_INTEREST') return <Decide desk={desk} refresh={refresh} />
  if (desk.status === 'draft' && desk.plan && desk.blocked.edit === null) return <Prepare desk={desk} refresh={refresh} />
  if (desk.blocked.distribute === null) {
    return <ActionBar action={{ icon: 'scan', text: words.distribute, onTap: () => go(handoutScreens.distribute(desk.handoutId)) }} second={{ text: words.code, onTap: () => go(handoutScreens.code(desk.handoutId)) }} />
  }
  return null
}

function Prepare({ desk: { handoutId, plan, isListDone, blocked }, refresh }: DeskBarProps) {
  const list = useMakeList(handoutId, refresh)
  const submitting = useAction('handout.submit')

  async function submit() {
    if (!(await submitting.run({ handoutId }))) return refresh()
    showToast({ text: words.submitted, tone: 'done' })
    await refresh()
  }

  const second = { icon: 'edit' as const, text: words.plan, onTap: () => go(handoutScreens.edit(handoutId)) }
  if (!isListDone && plan?.target.by === 'picked') return <ActionBar action={{ icon: 'people', text: words.list, onTap: () => go(handoutScreens.people(handoutId)) }} second={second} />
  if (!isListDone) {
    const state = list.progress ? words.making(list.progress.seen, list.progress.people) : undefined
    return <ActionBar state={state} stateIcon="people" action={{ icon: 'people', text: words.makeList, isBusy: list.progress !== null, onTap: () => void list.run() }} second={second} />
  }
  const whyNot = blocked.submit ? sentenceOf(blocked.submit) : null
  return <ActionBar action={{ icon: 'check', text: words.submit, isBusy: submitting.isBusy, whyNot, onTap: () => void submit() }} second={second} />
}

function Decide({ desk: { handoutId, budgetFen, blocked }, refresh }: DeskBarProps) {
  const deciding = useAction('handout.decide')
  const [asked, setAsked] = useState<'approve' | 'return' | null>(null)
  const whyNot = blocked.decide ? sentenceOf(blocked.decide) : null

  async function decide(verdict: 'approve' | 'return', note: string) {
    const decided = await deciding.run({ handoutId, verdict, note })
    setAsked(null)
    if (decided) showToast({ text: verdict === 'approve' ? words.approved : words.sentBack, tone: 'done' })
    await refresh()
  }

  return (
    <>
      <ActionBar
        action={{ icon: 'check', text: words.approve, isBusy: deciding.isBusy, whyNot, onTap: () => setAsked('approve') }}
        second={whyNot ? undefined : { text: words.sendBack, onTap: () => setAsked('return') }}
      />
      <Dialog title={words.approveAsk} isOpen={asked === 'approve'} isBusy={deciding.isBusy} confirm={words.approve} cancel={words.notNow} onConfirm={() => void decide('approve', '')} onClose={() => setAsked(null)}>
        {words.approveText(moneyText(budgetFen ?? 0))}
      </Dialog>
      <ReasonSheet isDanger title={words.sendBack} label={words.reason} need={words.reasonNeed} isOpen={asked === 'return'} isBusy={deciding.isBusy} onSend={(reason) => void decide('return', reason)} onClose={() => setAsked(null)} />
    </>
  )
}
