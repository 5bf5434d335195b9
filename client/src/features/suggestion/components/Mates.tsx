import { View } from '@tarojs/components'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Field } from '../../../components/Field'
import { NumberStepper } from '../../../components/NumberStepper'
import { TextField } from '../../../components/TextField'
import { copy } from '../copy'
import { myShare, type Draft, type Mate } from '../lib/proposal'

const words = copy.write
const MOST = 4

interface MatesProps {
  readonly draft: Draft
  readonly error: string | undefined
  readonly onChange: (mates: Mate[]) => void
}

/** Who else had the idea, and how much of it each. */
export function Mates({ draft, error, onChange }: MatesProps) {
  const mates = draft.coProposers
  const put = (at: number, part: Partial<Mate>) => onChange(mates.map((mate, index) => (index === at ? { ...mate, ...part } : mate)))
  return (
    <Field label={words.mates} hint={words.matesHint} error={error} isOptional>
      {mates.map((mate, at) => (
        <Card key={at} look="flat" className="stack">
          <View className="two">
            <TextField label={words.staffNo} value={mate.staffNo} onChange={(staffNo) => put(at, { staffNo })} />
            <TextField label={words.mateName} value={mate.name} onChange={(name) => put(at, { name })} />
          </View>
          <NumberStepper label={words.share} value={mate.share} least={5} most={95} unit={words.percent} onChange={(share) => put(at, { share: stepped(share, mate.share) })} />
          <Button kind="quiet" isSmall icon="trash" text={words.removeMate(mate.name)} onTap={() => onChange(mates.filter((_mate, index) => index !== at))} />
        </Card>
      ))}
      {mates.length > 0 && <View className="strong number">{words.myShare(myShare(draft))}</View>}
      {mates.length < MOST && (
        <Button kind="secondary" isSmall icon="plus" text={words.addMate} onTap={() => onChange([...mates, { staffNo: '', name: '', share: Math.floor(100 / (mates.length + 2)) }])} />
      )}
    </Field>
  )
}

/** A tap is five per cent: nobody weighs a friend by single ones. */
function stepped(next: number, before: number): number {
  return next > before ? Math.min(95, Math.floor(before / 5) * 5 + 5) : Math.max(5, Math.ceil(before / 5) * 5 - 5)
}
