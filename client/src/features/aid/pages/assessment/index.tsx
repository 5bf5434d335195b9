import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Sheet } from '../../../../components/Sheet'
import { TextArea } from '../../../../components/TextArea'
import { dayText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { Lines } from '../../components/Lines'
import { NowCard } from '../../components/NowCard'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { noonOf } from '../../lib/now'

const words = deskCopy.assessment
type Assessment = ActionOutput<'aid.assessments'>['items'][number]

/** 影响评估: what stands between a case and its publicity; newest first. */
export default function Assessments() {
  const known = useQuery('aid.assessments', {})
  const [isOpen, setOpen] = useState(false)
  const { data } = known
  const mayAssess = data?.blocked.assess === null

  async function done() {
    setOpen(false)
    await known.refresh()
  }

  return (
    <Page refresh={known.refresh} bar={mayAssess && <ActionBar action={{ text: words.new, icon: 'edit', kind: data.isInForce ? 'secondary' : 'primary', onTap: () => setOpen(true) }} />}>
      <Loaded query={known}>
        {({ items, isInForce }) => (
          <>
            <NowCard now={{ title: words.state, loud: isInForce ? words.inForce : words.missing, note: mayAssess ? words.law : `${words.law}${words.notYours}。`, tone: isInForce ? 'done' : 'due' }} />
            {items.map((one) => (
              <One key={one.assessmentId} assessment={one} />
            ))}
          </>
        )}
      </Loaded>
      <Sheet title={words.new} isOpen={isOpen} onClose={() => setOpen(false)}>
        <Form onDone={() => void done()} />
      </Sheet>
    </Page>
  )
}

function One({ assessment: { scope, risks, measures, byName, on, validUntil } }: { readonly assessment: Assessment }) {
  return (
    <Card className="stack">
      <View className="h3 breaks">{scope}</View>
      <View className="small quiet">{`${words.by(byName)} · ${words.until(dayText(noonOf(on)), dayText(noonOf(validUntil)))}`}</View>
      <Lines lines={[{ title: words.risks, value: risks }, { title: words.measures, value: measures }]} />
    </Card>
  )
}

function Form({ onDone }: { readonly onDone: () => void }) {
  const [answers, setAnswers] = useState({ scope: '', risks: '', measures: '' })
  const [isChecked, setChecked] = useState(false)
  const assessing = useAction('aid.assess')
  const wrong = (text: string) => (isChecked && !text.trim() ? words.need : null)

  async function send() {
    setChecked(true)
    if (Object.values(answers).some((text) => !text.trim())) return
    if (!(await assessing.run(answers))) return
    showToast({ text: words.sent })
    onDone()
  }

  return (
    <>
      <TextArea label={words.scope} placeholder={words.scopeExample} most={200} value={answers.scope} error={wrong(answers.scope)} onChange={(scope) => setAnswers({ ...answers, scope })} />
      <TextArea label={words.risks} most={1000} value={answers.risks} error={wrong(answers.risks)} onChange={(risks) => setAnswers({ ...answers, risks })} />
      <TextArea label={words.measures} most={1000} value={answers.measures} error={wrong(answers.measures)} onChange={(measures) => setAnswers({ ...answers, measures })} />
      <Button text={words.send} isBusy={assessing.isBusy} onTap={() => void send()} />
    </>
  )
}
