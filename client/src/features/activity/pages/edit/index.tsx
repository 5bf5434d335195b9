import { useState } from 'react'
import { View } from '@tarojs/components'
import Taro from '@tarojs/taro'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { Steps } from '../../../../components/Steps'
import { goBack } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { Basics } from '../../components/plan/Basics'
import { Check } from '../../components/plan/Check'
import { Money } from '../../components/plan/Money'
import { Places } from '../../components/plan/Places'
import { Questions } from '../../components/plan/Questions'
import { Times } from '../../components/plan/Times'
import { Ways } from '../../components/plan/Ways'
import { pageOf, pages, writtenFrom, type PlanPage, type Written } from '../../lib/plan'
import { useActivityId } from '../../lib/useActivityId'
import { usePlanForm, type Outcome, type PlanForm } from '../../lib/usePlanForm'
import { planCopy as copy } from '../../planCopy'
import './index.scss'

export default function Edit() {
  const activityId = useActivityId()
  const desk = useQuery('activity.desk', activityId ? { activityId } : null)
  if (!activityId) return <Form known={null} />
  if (!desk.data) {
    return (
      <Page>
        <Loaded query={desk} skeleton={<Skeleton look="detail" />}>
          {() => null}
        </Loaded>
      </Page>
    )
  }
  return <Form key={activityId} activityId={activityId} known={writtenFrom(desk.data)} />
}

interface FormProps {
  readonly activityId?: string
  /** What the cloud has; null for a plan that begins here. */
  readonly known: Written | null
}

function Form({ activityId, known }: FormProps) {
  const form = usePlanForm(activityId, known)
  const [page, setPage] = useState<PlanPage>(activityId ? 'check' : 'basics')
  const at = pages.indexOf(page)
  const isLast = page === 'check'

  function open(next: PlanPage | undefined) {
    if (!next) return
    setPage(next)
    toTop()
  }
  function openAt(wrongPage: PlanPage) {
    setPage(wrongPage)
    Taro.nextTick(() => void Taro.pageScrollTo({ selector: '.field--wrong', offsetTop: -96, duration: 0 }))
  }
  /** Where something stands in the way, its page opens. */
  function land(outcome: Outcome, done: string) {
    if (!outcome) return
    if ('field' in outcome) return openAt(pageOf(outcome.field))
    showToast({ text: done })
    goBack()
  }
  const save = () => void form.save().then((outcome) => land(outcome, copy.saved))
  const submit = () => void form.submit().then((outcome) => land(outcome, copy.submitted))

  const { whyNot } = form.uploads
  const bar = isLast ? (
    <ActionBar second={whyNot ? undefined : { text: copy.save, isBusy: form.isBusy, onTap: save }} action={{ text: copy.submit, isBusy: form.isBusy, whyNot, onTap: submit }} />
  ) : (
    <ActionBar
      second={at > 0 ? { text: copy.previous, onTap: () => open(pages[at - 1]) } : undefined}
      action={{ text: copy.next, onTap: () => open(pages[at + 1]) }}
    />
  )
  return (
    <Page bar={bar}>
      <Steps at={at + 1} count={pages.length} title={copy.pages[page]} />
      {form.isKept && <KeptNote form={form} />}
      <PlanPageFields page={page} form={form} onOpen={open} />
      {!isLast && <Button kind="quiet" isSmall icon="list" text={copy.jump} onTap={() => open('check')} />}
      <Dialog title={copy.changed} isOpen={form.hasChanged} confirm={copy.useNewest} cancel={copy.keepMine} onConfirm={() => goBackFresh(form)} onClose={form.keepMine}>
        {copy.changedText}
      </Dialog>
    </Page>
  )
}

/** What was kept here is dropped; opening the plan again brings the newest. */
function goBackFresh(form: PlanForm): void {
  form.startOver()
  goBack()
}

function toTop(): void {
  void Taro.pageScrollTo({ scrollTop: 0, duration: 0 })
}

interface PlanPageFieldsProps {
  readonly page: PlanPage
  readonly form: PlanForm
  readonly onOpen: (page: PlanPage) => void
}

function PlanPageFields({ page, form: { plan, wrong, change, uploads }, onOpen }: PlanPageFieldsProps) {
  const part = { plan, wrong, change }
  switch (page) {
    case 'basics':
      return <Basics {...part} uploads={uploads} />
    case 'times':
      return <Times {...part} />
    case 'places':
      return <Places {...part} />
    case 'questions':
      return <Questions {...part} />
    case 'ways':
      return <Ways {...part} />
    case 'money':
      return <Money {...part} />
    case 'check':
      return <Check {...part} onOpen={onOpen} />
  }
}

/** What was found on the phone, and the way to drop it. */
function KeptNote({ form }: { readonly form: PlanForm }) {
  const [isAsking, setAsking] = useState(false)
  return (
    <Card look="flat" className="plan__kept">
      <View className="grow">{copy.keptPlain}</View>
      <Button kind="secondary" isSmall text={copy.startOver} onTap={() => setAsking(true)} />
      <Dialog
        title={copy.startOverAsk}
        isOpen={isAsking}
        confirm={copy.startOver}
        cancel={copy.keepWriting}
        isDanger
        onConfirm={() => {
          setAsking(false)
          form.startOver()
        }}
        onClose={() => setAsking(false)}
      >
        {copy.startOverText}
      </Dialog>
    </Card>
  )
}
