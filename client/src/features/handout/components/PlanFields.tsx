import { useState } from 'react'
import { View } from '@tarojs/components'
import { Choice } from '../../../components/Choice'
import { DateField } from '../../../components/DateField'
import { MoneyField } from '../../../components/MoneyField'
import { SelectField, type Option } from '../../../components/SelectField'
import { TextField } from '../../../components/TextField'
import { sentenceOf } from '../../../lib/errorCopy'
import { useQuery } from '../../../lib/useQuery'
import { deskCopy } from '../deskCopy'
import { ofKind, type Plan, type PlanForm } from '../lib/usePlanForm'

const words = deskCopy.edit
const optionsOf = <Code extends string>(table: Readonly<Record<Code, string>>): Array<Option<Code>> => (Object.keys(table) as Code[]).map((value) => ({ value, text: table[value] }))

interface PartProps {
  readonly form: PlanForm
}

/** What the cloud said about a field, where it stands. */
const refusalOf = ({ refused }: PlanForm, field: string) => (refused?.field === `plan.${field}` ? sentenceOf(refused.code) : null)

/** What it is for. */
export function KindFields({ form, months }: PartProps & { readonly months: ReadonlyArray<Option<string>> }) {
  const { plan, wrong, change, put } = form
  return (
    <View className="form">
      <SelectField label={words.kinds} value={plan.kind} options={optionsOf(deskCopy.kinds)} onChange={(kind) => put(ofKind(plan, kind))} />
      {plan.kind === 'festival' && <SelectField label={words.festival} value={plan.festival} options={optionsOf(words.festivals)} onChange={(festival) => change({ festival })} />}
      {plan.kind === 'birthday' && <SelectField label={words.month} value={plan.month} options={months} onChange={(month) => change({ month })} />}
      {plan.kind === 'schooling' && <Choice label={words.stage} options={optionsOf(words.stages)} values={plan.stage ? [plan.stage] : []} onChange={([stage = null]) => change({ stage })} />}
      <TextField label={words.title} placeholder={words.titleExample} value={plan.title} error={wrong.title} onChange={(title) => change({ title })} />
    </View>
  )
}

/** What is handed over, for how much, from whose money. */
export function GoodsFields({ form }: PartProps) {
  const { plan, wrong, change } = form
  return (
    <View className="form">
      <Choice label={words.form} error={refusalOf(form, 'form')} options={optionsOf(words.forms)} values={[plan.form]} onChange={([chosen = 'goods']) => change({ form: chosen })} />
      <TextField label={words.item} hint={words.itemHint} placeholder={words.itemExample} value={plan.item} error={wrong.item ?? refusalOf(form, 'item')} onChange={(item) => change({ item })} />
      <MoneyField label={words.unit} fen={plan.unitFen || null} error={wrong.unitFen ?? refusalOf(form, 'unitFen')} onChange={(fen) => change({ unitFen: fen ?? 0 })} />
      <TextField label={words.supplier} isOptional value={plan.supplier} onChange={(supplier) => change({ supplier })} />
      <SelectField label={words.payer} hint={words.payerHint} value={plan.payer} options={optionsOf(deskCopy.payers)} onChange={(payer) => change({ payer })} />
    </View>
  )
}

const genderOf = (value: string): Plan['target']['gender'] => (value === 'female' || value === 'male' ? value : null)

/** For whom: by conditions, or one by one on the next screen. */
export function TargetFields({ form: { plan, change } }: PartProps) {
  const units = useQuery('notice.units', {})
  const { target } = plan
  const [posts, setPosts] = useState(target.posts.join(' '))
  const put = (part: Partial<Plan['target']>) => change({ target: { ...target, ...part } })

  function typed(text: string) {
    setPosts(text)
    put({ posts: text.split(/[\s,，、]+/).filter(Boolean) })
  }

  return (
    <View className="form">
      <Choice
        label={words.target}
        options={[{ value: 'criteria', text: words.byCriteria }, { value: 'picked', text: words.byPicked }]}
        values={[target.by]}
        onChange={([by = 'criteria']) => put({ by })}
      />
      {target.by === 'criteria' && (
        <>
          <Choice label={words.units} hint={words.unitsHint} isMany options={(units.data?.units ?? []).map(({ orgId, name }) => ({ value: orgId, text: name }))} values={target.orgIds} onChange={(orgIds) => put({ orgIds })} />
          <Choice label={words.gender} options={optionsOf(words.genders)} values={[target.gender ?? 'all']} onChange={([gender = 'all']) => put({ gender: genderOf(gender) })} />
          <TextField label={words.posts} hint={words.postsHint} isOptional value={posts} onChange={typed} />
        </>
      )}
    </View>
  )
}

export function WhenFields({ form }: PartProps) {
  const { plan, wrong, change } = form
  return (
    <View className="form">
      <TextField label={words.place} value={plan.place} error={wrong.place} onChange={(place) => change({ place })} />
      <TextField label={words.hours} value={plan.hours} error={wrong.hours} onChange={(hours) => change({ hours })} />
      <DateField label={words.from} value={plan.fromDay} error={refusalOf(form, 'fromDay')} onChange={(fromDay) => change({ fromDay })} />
      <DateField label={words.until} value={plan.untilDay} earliest={plan.fromDay} error={refusalOf(form, 'untilDay')} onChange={(untilDay) => change({ untilDay })} />
    </View>
  )
}
