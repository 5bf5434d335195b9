import { useState } from 'react'
import { View } from '@tarojs/components'
import { giftForms, signers, visitCeilings, visitGroups, visitPapers } from '@/types/visitNames'
import { Card } from '../../../components/Card'
import { Choice } from '../../../components/Choice'
import { NumberStepper } from '../../../components/NumberStepper'
import { SelectField } from '../../../components/SelectField'
import { SwitchRow } from '../../../components/SwitchRow'
import { TextArea } from '../../../components/TextArea'
import { TextField } from '../../../components/TextField'
import { deskCopy } from '../deskCopy'
import type { KindForm } from '../lib/useKindForm'

const words = deskCopy.kind
const optionsOf = <Code extends string>(table: Readonly<Record<Code, string>>) => Object.entries(table).map(([value, text]) => ({ value: value as Code, text: text as string }))
const groups = optionsOf(visitGroups)
const gifts = optionsOf(giftForms)
const ceilings = optionsOf(visitCeilings)
const papers = optionsOf(visitPapers)
const signing = optionsOf(signers)

/** Everything the union decides about a kind, but its figures: those are settings with a source. */
export function KindFields({ form }: { readonly form: KindForm }) {
  const { kind, change, reason, setReason, wrong } = form
  return (
    <View className="form">
      <Card>
        <SwitchRow icon="check-circle" text={words.isOn} note={words.isOnNote} isOn={kind.isOn} onChange={(isOn) => change({ isOn })} />
      </Card>
      <TextField label={words.name} value={kind.name} error={wrong.name} onChange={(name) => change({ name })} />
      <Choice label={words.group} options={groups} values={[kind.group]} onChange={([group]) => group && change({ group })} />
      <Card className="stack">
        <SwitchRow icon="clock" text={words.urgent} note={words.urgentNote} isOn={kind.isUrgent} onChange={(isUrgent) => change({ isUrgent })} />
        <SwitchRow icon="lock" text={words.sensitive} note={words.sensitiveNote} isOn={kind.isSensitive} onChange={(isSensitive) => change({ isSensitive })} />
      </Card>
      <Choice label={words.gift} options={gifts} values={[kind.gift]} onChange={([gift]) => gift && change({ gift })} />
      {kind.gift !== 'none' && <SelectField label={words.ceiling} value={kind.ceiling} options={ceilings} error={wrong.ceiling} onChange={(ceiling) => change({ ceiling })} />}
      <Choice label={words.papers} isOptional isMany options={papers} values={kind.papers} onChange={(seen) => change({ papers: seen })} />
      <Choice label={words.signer} options={signing} values={[kind.signer]} onChange={([signer]) => signer && change({ signer })} />
      {kind.group === 'care' && <Posts form={form} />}
      <NumberStepper label={words.months} hint={words.monthsHint} value={kind.months} least={0} most={36} unit={words.monthsUnit} onChange={(months) => change({ months })} />
      <TextArea label={words.reason} most={300} placeholder={words.reasonExample} value={reason} error={wrong.reason} onChange={setReason} />
    </View>
  )
}

/** As it is typed; a space at the end is the beginning of the next word. */
function Posts({ form: { kind, change } }: { readonly form: KindForm }) {
  const [text, setText] = useState(kind.posts.join(' '))

  function put(next: string) {
    setText(next)
    change({ posts: next.split(/[\s,，、]+/).filter(Boolean) })
  }

  return <TextField label={words.posts} hint={words.postsHint} isOptional value={text} onChange={put} />
}
