import { View } from '@tarojs/components'
import { visitPapers, type VisitPaper } from '@/types/visitNames'
import { Card } from '../../../components/Card'
import { Field } from '../../../components/Field'
import { SwitchRow } from '../../../components/SwitchRow'

interface PaperTicksProps {
  readonly label: string
  readonly hint?: string
  readonly papers: readonly VisitPaper[]
  readonly seen: readonly VisitPaper[]
  readonly onChange: (seen: VisitPaper[]) => void
}

/** Originals that were looked at; nothing of them is kept. */
export function PaperTicks({ label, hint, papers, seen, onChange }: PaperTicksProps) {
  if (papers.length === 0) return null
  return (
    <Field label={label} hint={hint}>
      <Card look="flat" className="stack">
        {papers.map((paper) => (
          <View key={paper}>
            <SwitchRow icon="document" text={visitPapers[paper]} isOn={seen.includes(paper)} onChange={(isOn) => onChange(isOn ? [...seen, paper] : seen.filter((other) => other !== paper))} />
          </View>
        ))}
      </Card>
    </Field>
  )
}
