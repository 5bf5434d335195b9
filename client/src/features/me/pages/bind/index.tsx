import { useState } from 'react'
import { View } from '@tarojs/components'
import { a11y } from '../../../../components/a11y'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Icon } from '../../../../components/Icon'
import { Page } from '../../../../components/Page'
import { TextField } from '../../../../components/TextField'
import { forgetContent } from '../../../../lib/contentCache'
import { sentenceOfError } from '../../../../lib/errorCopy'
import { goBack } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { copy } from '../../copy'
import './index.scss'

const fields = [
  { key: 'staffNo', label: copy.staffNo, hint: copy.staffNoHint, missing: copy.needStaffNo },
  { key: 'name', label: copy.name, hint: copy.nameHint, missing: copy.needName },
  { key: 'code', label: copy.code, hint: copy.codeHint, missing: copy.needCode },
] as const

/** A stranger becomes a person of the roster, and goes back to where they came from. */
export default function Bind() {
  const session = useSession()
  const [answer, setAnswer] = useState({ staffNo: '', name: '', code: '' })
  const [isChecked, setChecked] = useState(false)
  const bind = useAction('session.bind', { isQuiet: true })

  async function send() {
    setChecked(true)
    if (fields.some(({ key }) => !answer[key].trim())) return
    const bound = await bind.run(answer)
    if (!bound?.me) return
    forgetContent()
    showToast({ text: copy.bound(bound.me.name) })
    goBack()
  }

  if (session.data?.me) return <Already name={session.data.me.name} />
  return (
    <Page bar={<ActionBar action={{ text: copy.bind, isBusy: bind.isBusy, onTap: () => void send() }} />}>
      <View className="h2">{copy.bindTitle}</View>
      <View className="quiet">{copy.bindText}</View>
      {bind.error && <Refusal sentence={sentenceOfError(bind.error)} />}
      <Card className="stack">
        {fields.map(({ key, label, hint, missing }) => (
          <TextField
            key={key}
            label={label}
            hint={hint}
            error={isChecked && !answer[key].trim() ? missing : null}
            value={answer[key]}
            onChange={(text) => setAnswer((before) => ({ ...before, [key]: text }))}
            {...(key === 'code' && { onDone: () => void send() })}
          />
        ))}
      </Card>
      <Card look="flat" className="stack">
        {copy.helps.map(({ title, text }) => (
          <View key={title}>
            <View className="strong">{title}</View>
            <View className="small quiet">{text}</View>
          </View>
        ))}
      </Card>
    </Page>
  )
}

/** Always the same words, whoever asks and whatever was wrong. */
function Refusal({ sentence }: { readonly sentence: string }) {
  return (
    <View className="bind-refusal" {...a11y({ role: 'alert' })}>
      <Icon name="alert" />
      <View className="grow">
        <View className="strong">{copy.refusedTitle}</View>
        <View>{sentence}</View>
      </View>
    </View>
  )
}

function Already({ name }: { readonly name: string }) {
  return (
    <Page bar={<ActionBar action={{ text: copy.toHome, onTap: goBack }} />}>
      <View className="h2">{copy.alreadyTitle(name)}</View>
      <View className="quiet">{copy.already}</View>
    </Page>
  )
}
