import { useState } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { addDays, dayOf } from '@/types/calendar'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { Dialog } from '../../../../components/Dialog'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { PhotoUploads } from '../../../../components/PhotoUploads'
import { SwitchRow } from '../../../../components/SwitchRow'
import { TextArea } from '../../../../components/TextArea'
import { TextField } from '../../../../components/TextField'
import { WhenField } from '../../../../components/WhenField'
import { instantOf } from '../../../../lib/format'
import { goBack } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useQuery } from '../../../../lib/useQuery'
import { copy } from '../../copy'
import { noticeScreens } from '../../lib/noticeScreens'
import { useNoticeForm, writtenFrom, type NoticeForm, type Written } from '../../lib/useNoticeForm'
import './index.scss'

const words = copy.edit
const USUAL_DAYS = 7

export default function Edit() {
  const { id } = useRouter().params
  const desk = useQuery('notice.desk', id ? { noticeId: id } : null)
  const addressed = useQuery('notice.units', {})
  const units = addressed.data?.units ?? []
  const isRefused = addressed.error?.code === 'NOT_ALLOWED'
  if (isRefused || !addressed.data || (id && !desk.data)) {
    return (
      <Page>
        <Loaded<unknown> query={isRefused || !id || desk.data ? addressed : desk}>{() => null}</Loaded>
      </Page>
    )
  }
  return <Form known={desk.data && writtenFrom(desk.data)} units={units} />
}

interface FormProps {
  readonly known: Written | null
  readonly units: ActionOutput<'notice.units'>['units']
}

function Form({ known, units }: FormProps) {
  const form = useNoticeForm(known)
  const { whyNot } = form.uploads
  const [isAsking, setAsking] = useState(false)
  const names = units.filter(({ orgId }) => form.plan.orgIds.includes(orgId)).map(({ name }) => name)

  async function save() {
    if (!(await form.save())) return
    showToast({ text: words.saved })
    goBack()
  }

  async function publish() {
    const desk = await form.publish()
    setAsking(false)
    if (!desk) return
    showToast({ text: desk.status === 'checking' ? words.checking : words.published })
    void Taro.redirectTo({ url: noticeScreens.desk(desk.noticeId) })
  }

  const bar = (
    <ActionBar
      second={whyNot ? undefined : { text: words.save, isBusy: form.isBusy, onTap: () => void save() }}
      action={{ text: words.publish, isBusy: form.isBusy, whyNot, onTap: () => form.check() && setAsking(true) }}
    />
  )
  return (
    <Page bar={bar}>
      {form.isKept && <Card look="flat">{words.kept}</Card>}
      <View className="form">
        <Writing form={form} />
        <Choice
          label={words.units}
          hint={words.unitsHint}
          isMany
          options={units.map(({ orgId, name }) => ({ value: orgId, text: name }))}
          values={form.plan.orgIds}
          onChange={(orgIds) => form.change({ orgIds })}
        />
        <Ways form={form} />
      </View>
      <Dialog title={words.publishAsk} isOpen={isAsking} isBusy={form.isBusy} confirm={words.publish} onConfirm={() => void publish()} onClose={() => setAsking(false)}>
        {words.publishText(names.length > 0 ? names.join('、') : copy.mine.everybody)}
      </Dialog>
    </Page>
  )
}

function Writing({ form: { plan, wrong, isBusy, uploads, change } }: { readonly form: NoticeForm }) {
  return (
    <>
      <TextField label={words.name} placeholder={words.nameExample} value={plan.title} error={wrong.title} onChange={(title) => change({ title })} />
      <TextArea label={words.text} hint={words.textHint} most={3000} value={plan.text} error={wrong.text} onChange={(text) => change({ text })} />
      <PhotoUploads
        label={words.images}
        isOptional
        most={9}
        ids={plan.imageFileIds}
        uploads={uploads}
        isSending={isBusy}
        onChange={(listing) => change((now) => ({ imageFileIds: listing(now.imageFileIds) }))}
      />
    </>
  )
}

function Ways({ form: { plan, change } }: { readonly form: NoticeForm }) {
  const [usual] = useState(() => instantOf(addDays(dayOf(new Date()), USUAL_DAYS), '18:00'))
  const until = plan.until
  return (
    <>
      <Card className="stack">
        <SwitchRow icon="bell" text={words.important} note={words.importantNote} isOn={plan.important} onChange={(important) => change({ important })} />
        <View className="notice-line" />
        <SwitchRow icon="check-circle" text={words.mustConfirm} note={words.mustConfirmNote} isOn={plan.mustConfirm} onChange={(mustConfirm) => change({ mustConfirm })} />
        <View className="notice-line" />
        <SwitchRow icon="pin" text={words.pinned} note={words.pinnedNote} isOn={plan.pinned} onChange={(pinned) => change({ pinned })} />
        <View className="notice-line" />
        <SwitchRow icon="clock" text={words.hasUntil} note={until ? undefined : words.noUntil} isOn={until !== null} onChange={(isOn) => change({ until: isOn ? usual : null })} />
      </Card>
      {until !== null && <WhenField label={words.until} timeLabel={words.untilTime} value={until} onChange={(next) => change({ until: next })} />}
    </>
  )
}
