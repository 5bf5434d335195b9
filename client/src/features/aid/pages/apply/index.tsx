import { useEffect, useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { go, goBack, screens } from '../../../../lib/go'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { applyCopy as copy } from '../../applyCopy'
import '../../components/Calm.scss'
import { Check } from '../../components/Check'
import { PublicityConsent, SensitiveConsent } from '../../components/Consents'
import { Question } from '../../components/Question'
import { Answer } from '../../components/Questions'
import { Thanks } from '../../components/Thanks'
import { copy as words } from '../../copy'
import { draftFrom, draftOf } from '../../lib/draft'
import { useApplication, type Application, type Begun } from '../../lib/useApplication'

type Texts = Readonly<Record<'aidSensitive' | 'aidPublicity', readonly string[]>>
type Agreements = ActionOutput<'privacy.agreements'>['items']

const itemOf = (items: Agreements, purpose: keyof Texts) => items.find((item) => item.purpose === purpose)
const versionsOf = (items: Agreements) => ({ sensitive: itemOf(items, 'aidSensitive')?.version ?? '', publicity: itemOf(items, 'aidPublicity')?.version ?? '' })
const textsOf = (items: Agreements): Texts => ({ aidSensitive: itemOf(items, 'aidSensitive')?.paragraphs ?? [], aidPublicity: itemOf(items, 'aidPublicity')?.paragraphs ?? [] })

/** Asked page by page: for oneself, with `?other=1` for somebody of one's group, with `?id=` what came back. */
export default function Apply() {
  const { id, other } = useRouter().params
  if (id) return <Again aidId={id} />
  return other ? <ForOther /> : <Own />
}

function Own() {
  const texts = useQuery('privacy.agreements', {})
  const saved = useQuery('aid.draft', {}, { keep: false })
  const { data } = saved
  if (saved.error?.code === 'NOT_BOUND') {
    return (
      <Page>
        <EmptyState icon="care" title={words.mine.title} text={words.mine.bindText} action={{ text: words.mine.bind, onTap: () => go(screens.bind) }} />
      </Page>
    )
  }
  if (!texts.data || !data) {
    return (
      <Page>
        <Loaded<unknown> query={texts.data ? saved : texts}>{() => null}</Loaded>
      </Page>
    )
  }
  const { items } = texts.data
  // Taken back, or given to an older text: asked anew before anything else is kept.
  const isAgreed = itemOf(items, 'aidSensitive')?.status === 'given'
  const draft = draftFrom(data.draft)
  return <Form texts={textsOf(items)} isKept={data.draft !== null} begun={{ mode: 'own', draft: isAgreed ? draft : { ...draft, step: 0 }, versions: versionsOf(items), again: null }} />
}

function ForOther() {
  const texts = useQuery('privacy.agreements', {})
  const saved = useQuery('aid.draft', { isForOther: true }, { keep: false })
  if (!texts.data || !saved.data) {
    return (
      <Page title={copy.title.other}>
        <Loaded<unknown> query={texts.data ? saved : texts}>{() => null}</Loaded>
      </Page>
    )
  }
  return <Form texts={textsOf(texts.data.items)} isKept={saved.data.draft !== null} begun={{ mode: 'other', draft: draftFrom(saved.data.draft, 'other'), versions: versionsOf(texts.data.items), again: null }} />
}

function Again({ aidId }: { readonly aidId: string }) {
  const own = useQuery('aid.get', { aidId }, { keep: false })
  // What is being written stays, whatever a second look at the case brings.
  const [first, setFirst] = useState(own.data)
  if (first === null && own.data !== null) setFirst(own.data)
  if (!first) {
    return (
      <Page title={copy.title.again}>
        <Loaded query={own}>{() => null}</Loaded>
      </Page>
    )
  }
  const isSupplement = first.status === 'papersDue'
  if (!first.file || first.blocked[isSupplement ? 'supplement' : 'resubmit'] !== null) {
    return (
      <Page title={copy.title.again}>
        <EmptyState icon="lock" {...words.detail.notNow} action={{ text: words.detail.back, onTap: goBack }} />
      </Page>
    )
  }
  const asked = [...first.steps].reverse().find(({ action }) => action === 'aid.return')?.note
  return <Form texts={{ aidSensitive: [], aidPublicity: [] }} asked={isSupplement ? undefined : asked} begun={{ mode: 'again', draft: draftOf(aidId, first.file), versions: { sensitive: '', publicity: '' }, again: { aidId, isSupplement } }} />
}

interface FormProps {
  readonly begun: Begun
  readonly texts: Texts
  readonly isKept?: boolean
  /** What the caseworker asked for. */
  readonly asked?: string
}

function Form({ begun, texts, isKept = false, asked }: FormProps) {
  const form = useApplication(begun)
  const { step, sent, mode } = form
  const title = copy.title[mode]
  useEffect(() => void Taro.pageScrollTo({ scrollTop: 0, duration: 0 }), [step])
  if (sent) {
    return (
      <Page title={title}>
        <Thanks sent={sent} isAgain={mode === 'again'} />
      </Page>
    )
  }
  return (
    <Page title={title} bar={<Bar form={form} isSupplement={begun.again?.isSupplement ?? false} />}>
      {asked && (
        <Card look="warm" className="stack">
          <View className="strong">{copy.returned}</View>
          <View className="breaks">{asked}</View>
        </Card>
      )}
      <Question form={form}>
        {step === 'consent' && <SensitiveConsent texts={texts.aidSensitive} />}
        {step === 'publicity' && <PublicityConsent form={form} texts={texts.aidPublicity} />}
        {step === 'check' ? <Check form={form} /> : <Answer key={step} form={form} />}
      </Question>
      {isKept && form.draft.step === begun.draft.step && <Kept form={form} />}
    </Page>
  )
}

function Bar({ form: { step, at, mode, mark, isBusy, uploads, next, back, submit }, isSupplement }: { readonly form: Application; readonly isSupplement: boolean }) {
  const send = mode !== 'again' ? copy.submit : isSupplement ? copy.supplement : copy.resubmit
  const text = step === 'consent' ? copy.consent.agree : step === 'check' ? send : copy.next
  const second = step === 'consent' ? { text: copy.consent.refuse, onTap: goBack } : at > 1 ? { text: copy.back, onTap: back } : undefined
  return (
    <View className="aid-calm">
      <ActionBar
        state={step === 'consent' ? undefined : mode === 'again' ? copy.noDraft : copy.marks[mark]}
        stateIcon={mark === 'saved' ? 'check' : mark === 'waiting' ? 'wifi-off' : 'info'}
        action={{ text, isBusy, whyNot: step === 'check' ? uploads.whyNot : null, onTap: step === 'check' ? submit : next }}
        second={second}
      />
    </View>
  )
}

/** What was kept from last time, and the way to be rid of it. */
function Kept({ form }: { readonly form: Application }) {
  const [isAsking, setAsking] = useState(false)
  const dropping = useAction('aid.dropDraft')

  async function drop() {
    const dropped = await dropping.run({ isForOther: form.mode === 'other' })
    setAsking(false)
    if (dropped) form.startOver()
  }

  return (
    <Card look="flat" className="row wrap">
      <View className="grow">{copy.kept}</View>
      <Button kind="secondary" isSmall text={copy.startOver} onTap={() => setAsking(true)} />
      <Dialog title={copy.startOverAsk} isOpen={isAsking} isBusy={dropping.isBusy} confirm={copy.startOver} cancel={copy.keepOn} onConfirm={() => void drop()} onClose={() => setAsking(false)}>
        {copy.startOverText}
      </Dialog>
    </Card>
  )
}
