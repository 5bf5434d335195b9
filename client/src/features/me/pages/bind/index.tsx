import { useState } from 'react'
import { View } from '@tarojs/components'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Page } from '../../../../components/Page'
import { TextField } from '../../../../components/TextField'
import { forgetContent } from '../../../../lib/contentCache'
import { sentenceOfError } from '../../../../lib/errorCopy'
import { goBack } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { copy } from '../../copy'

export default function Bind() {
  const [answer, setAnswer] = useState({ staffNo: '', name: '', code: '' })
  const [isChecked, setChecked] = useState(false)
  const bind = useAction('session.bind', { isQuiet: true })
  const missing = {
    staffNo: isChecked && !answer.staffNo.trim() ? copy.needStaffNo : null,
    name: isChecked && !answer.name.trim() ? copy.needName : null,
    code: isChecked && !answer.code.trim() ? copy.needCode : null,
  }

  async function send() {
    setChecked(true)
    if (Object.values(answer).some((text) => !text.trim())) return
    const session = await bind.run(answer)
    if (!session?.me) return
    forgetContent()
    showToast({ text: copy.bound(session.me.name) })
    goBack()
  }

  return (
    <Page bar={<ActionBar action={{ text: copy.bind, isBusy: bind.isBusy, onTap: () => void send() }} />}>
      <View className="h2">{copy.bindTitle}</View>
      <View className="quiet">{copy.bindText}</View>
      <Card className="form">
        <TextField
          label={copy.staffNo}
          hint={copy.staffNoHint}
          error={missing.staffNo}
          value={answer.staffNo}
          onChange={(staffNo) => setAnswer((before) => ({ ...before, staffNo }))}
        />
        <TextField label={copy.name} error={missing.name} value={answer.name} onChange={(name) => setAnswer((before) => ({ ...before, name }))} />
        <TextField
          label={copy.code}
          hint={copy.codeHint}
          error={missing.code ?? (bind.error && sentenceOfError(bind.error))}
          value={answer.code}
          onChange={(code) => setAnswer((before) => ({ ...before, code }))}
          onDone={() => void send()}
        />
      </Card>
      <Card look="flat">
        <View className="strong">{copy.whyAsked}</View>
        <View className="small quiet">{copy.whyAskedText}</View>
      </Card>
    </Page>
  )
}
