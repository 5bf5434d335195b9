import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import type { Relation } from '@/types/peopleNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { SelectField } from '../../../../components/SelectField'
import { TextField } from '../../../../components/TextField'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { mineCopy } from '../../mineCopy'

type Mine = ActionOutput<'people.relatives'>
interface Line {
  readonly staffNo: string
  readonly name: string
  readonly relation: Relation | null
}

const copy = mineCopy.relatives
const MOST = 20
const empty: Line = { staffNo: '', name: '', relation: null }
const isWhole = (line: Line): line is Line & { relation: Relation } => line.staffNo.trim() !== '' && line.name.trim() !== '' && line.relation !== null

/** Relatives among the staff, declared by oneself. */
export default function Relatives() {
  const query = useQuery('people.relatives', {}, { keep: false })
  return <Page refresh={query.refresh}><Loaded query={query}>{(mine) => <Form key={mine.declaredOn} mine={mine} onSaved={query.put} />}</Loaded></Page>
}

function Form({ mine, onSaved }: { readonly mine: Mine; readonly onSaved: (mine: Mine) => void }) {
  const [lines, setLines] = useState<readonly Line[]>(mine.relatives)
  const declaring = useAction('people.declare')
  const set = (index: number, change: Partial<Line>) => setLines(lines.map((line, at) => (at === index ? { ...line, ...change } : line)))

  async function declare() {
    const saved = await declaring.run({ relatives: lines.filter(isWhole) })
    if (!saved) return
    onSaved(saved)
    showToast({ text: copy.saved, tone: 'done' })
  }

  return (
    <View className="stack">
      <View className="quiet">{copy.lead}</View>
      {mine.isOfficer && <Card look="warm">{copy.officer}</Card>}
      {lines.length === 0 && <View className="h3">{copy.none}</View>}
      {lines.map((line, index) => (
        <Card key={index}>
          <TextField label={copy.staffNo} value={line.staffNo} onChange={(staffNo) => set(index, { staffNo })} />
          <TextField label={copy.name} value={line.name} onChange={(name) => set(index, { name })} />
          <SelectField label={copy.relation} value={line.relation} options={copy.relations} onChange={(relation) => set(index, { relation })} />
          <Button kind="quiet" isSmall text={copy.remove} onTap={() => setLines(lines.filter((_line, at) => at !== index))} />
        </Card>
      ))}
      {lines.length < MOST && <Button kind="secondary" icon="plus" text={copy.add} onTap={() => setLines([...lines, empty])} />}
      <ActionBar
        state={mine.declaredOn ? copy.declaredOn(mine.declaredOn) : undefined}
        action={{ text: lines.length === 0 ? copy.submitNone : copy.submit, isBusy: declaring.isBusy, whyNot: lines.every(isWhole) ? null : copy.incomplete, onTap: () => void declare() }}
      />
      <View className="small quiet">{copy.private}</View>
    </View>
  )
}
