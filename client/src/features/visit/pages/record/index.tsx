import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { addDays } from '@/types/calendar'
import { visitNeeds, type VisitNeed } from '@/types/visitNames'
import type { VisitView } from '@/types/visit'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { DateField } from '../../../../components/DateField'
import { Icon } from '../../../../components/Icon'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { SwitchRow } from '../../../../components/SwitchRow'
import { TextArea } from '../../../../components/TextArea'
import { sentenceOf } from '../../../../lib/errorCopy'
import { goBack } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { useUploads, type Uploads } from '../../../../lib/useUploads'
import { PhotoTaker } from '../../components/Photos'
import { copy } from '../../copy'
import { deskCopy } from '../../deskCopy'
import { useRecord } from '../../lib/useRecord'

const words = deskCopy.record
const needs = Object.entries(visitNeeds).map(([value, text]) => ({ value: value as VisitNeed, text }))

/** After the visit or the talk: a few words, what was found, and whether to come again. Nothing of it stays on the phone. */
export default function Record() {
  const { id } = useRouter().params
  const visit = useQuery('visit.get', id ? { visitId: id } : null, { keep: false })
  // What is being written stays, whatever a second look brings; the photos are looked at anew.
  const [first, setFirst] = useState<VisitView | null>(null)
  if (first === null && visit.data !== null) setFirst(visit.data)
  if (!first || !visit.data) {
    return (
      <Page>
        <Loaded query={visit}>{() => null}</Loaded>
      </Page>
    )
  }
  if (first.blocked.record !== null) {
    return (
      <Page>
        <EmptyState icon="lock" title={words.tooLate.title} text={sentenceOf(first.blocked.record)} action={{ text: copy.report.back, onTap: goBack }} />
      </Page>
    )
  }
  return <Form visit={visit.data} refresh={visit.refresh} />
}

interface FormProps {
  readonly visit: VisitView
  readonly refresh: () => Promise<void>
}

function Form({ visit, refresh }: FormProps) {
  const { name, unitName, kindName, group } = visit
  const isTalk = group === 'talk'
  const form = useRecord(visit)
  const uploads = useUploads()

  async function send() {
    if (!(await form.send())) return
    showToast({ text: deskCopy.done.record, tone: 'done' })
    goBack()
  }

  return (
    <Page title={isTalk ? words.title.talk : words.title.visit} bar={<ActionBar state={words.private} stateIcon="lock" action={{ icon: 'check', text: words.send, isBusy: form.isBusy, whyNot: uploads.whyNot, onTap: () => void send() }} />}>
      <View>
        <View className="h2 breaks">{name || deskCopy.calendar.team(unitName)}</View>
        <View className="quiet">{kindName}</View>
      </View>
      <View className="form">
        <DateField label={isTalk ? words.onTalk : words.on} value={form.visitedOn} latest={form.today} onChange={(day) => day && form.setVisitedOn(day)} />
        <TextArea
          label={isTalk ? words.summaryTalk : words.summary} hint={isTalk ? words.talkPrivate : undefined} most={1000} placeholder={isTalk ? words.summaryTalkExample : words.summaryExample}
          value={form.summary} error={form.wrong} onChange={form.setSummary}
        />
        <Choice label={words.need} options={needs} values={[form.need]} onChange={([need]) => need && form.setNeed(need)} />
        {form.need !== 'none' && <TextArea label={words.needText} isOptional most={300} value={form.needText} onChange={form.setNeedText} />}
        <Card>
          <SwitchRow icon="refresh" text={words.followYes} isOn={form.followUpOn !== null} onChange={form.follow} />
        </Card>
        {form.followUpOn !== null && (
          <>
            <DateField label={words.followOn} value={form.followUpOn} earliest={addDays(form.today, 1)} onChange={(day) => day && form.setFollowUpOn(day)} />
            <TextArea label={words.followUp} isOptional most={300} value={form.followUp} onChange={form.setFollowUp} />
          </>
        )}
        {!isTalk && <Scene visit={visit} refresh={refresh} uploads={uploads} isSending={form.isBusy} />}
      </View>
    </Page>
  )
}

/** A photo of the visit only where the person has said yes. */
function Scene({ visit, refresh, uploads, isSending }: FormProps & { readonly uploads: Uploads; readonly isSending: boolean }) {
  const { facts } = deskCopy.desk
  if (!visit.photoAllowed) {
    return (
      <View className="row small quiet">
        <Icon name="camera" size="small" />
        <View className="grow">{visit.photoAllowed === null ? facts.photoUnknown : facts.photoNo}</View>
      </View>
    )
  }
  return <PhotoTaker visit={visit} kind="scene" label={words.photo} hint={words.photoAllowed} uploads={uploads} isSending={isSending} refresh={refresh} />
}
