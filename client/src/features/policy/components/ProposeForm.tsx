import { useState } from 'react'
import { View } from '@tarojs/components'
import type { SettingView } from '@/types/policy'
import { Button } from '../../../components/Button'
import { Choice } from '../../../components/Choice'
import { DateField } from '../../../components/DateField'
import { TextArea } from '../../../components/TextArea'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { copy } from '../copy'
import { ValueField } from './ValueField'

type Scope = keyof typeof copy.scopes
const scopeOptions = (Object.keys(copy.scopes) as Scope[]).map((value) => ({ value, text: copy.scopes[value] }))

/** Another value from a later day, with its source and the reason; the chair decides. */
export function ProposeForm({ setting: { key, unit, earliest, region }, onDone }: { readonly setting: SettingView; readonly onDone: () => void }) {
  const [value, setValue] = useState<number | null>(null)
  const [from, setFrom] = useState(earliest)
  const [scope, setScope] = useState<Scope>(region ? 'maoming' : 'default')
  const [source, setSource] = useState('')
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const proposing = useAction('policy.propose')
  const need = (isMissing: boolean, sentence: string) => (isChecked && isMissing ? sentence : null)

  async function send() {
    setChecked(true)
    if (value === null || from < earliest || !source.trim() || !reason.trim()) return
    const whole = Math.floor(value)
    const hundredths = Math.round((value - whole) * 100)
    if (!(await proposing.run({ key, scope, value: whole, hundredths, from, source, reason }))) return
    showToast({ text: copy.sent })
    onDone()
  }

  return (
    <View className="form">
      <View className="quiet">{copy.proposeLead}</View>
      <ValueField unit={unit} value={value} error={need(value === null, copy.valueNeed)} onChange={setValue} />
      <DateField label={copy.from} value={from} earliest={earliest} error={need(from < earliest, copy.fromNeed)} onChange={setFrom} />
      <Choice label={copy.scope} options={scopeOptions} values={[scope]} onChange={([first]) => first && setScope(first)} />
      <TextArea label={copy.source} hint={copy.sourceHint} most={200} value={source} error={need(!source.trim(), copy.sourceNeed)} onChange={setSource} />
      <TextArea label={copy.reason} most={200} value={reason} error={need(!reason.trim(), copy.reasonNeed)} onChange={setReason} />
      <Button text={copy.send} isBusy={proposing.isBusy} onTap={() => void send()} />
    </View>
  )
}
