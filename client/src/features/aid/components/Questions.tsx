import { View } from '@tarojs/components'
import type { AidCause } from '@/types/aidNames'
import { Choice } from '../../../components/Choice'
import { MoneyField } from '../../../components/MoneyField'
import { SelectField } from '../../../components/SelectField'
import { TextArea } from '../../../components/TextArea'
import { TextField } from '../../../components/TextField'
import { applyCopy as copy } from '../applyCopy'
import { papersFor } from '../lib/draft'
import { options } from '../lib/options'
import type { Application } from '../lib/useApplication'
import { Members } from './Members'
import { MoneyRows } from './MoneyRows'
import { Papers } from './Papers'

interface PartProps {
  readonly form: Application
}

const one = <Value,>(value: Value | null) => (value === null ? [] : [value])
const yesNo = [{ value: 'yes', text: copy.yes }, { value: 'no', text: copy.no }] as const

/** The place for the answer of each question that has nothing but an answer. */
export function Answer({ form }: PartProps) {
  const { draft, step, wrong, change, uploads, isBusy, mode, aidId } = form
  switch (step) {
    case 'person':
      return <OtherPerson form={form} />
    case 'kind':
      return (
        <View className="aid-wide">
          <Choice label={copy.kindLabel} options={options.kind(copy.kinds)} values={one(draft.kind)} error={wrong} onChange={([kind = null]) => change({ kind })} />
        </View>
      )
    case 'urgent':
      return <Choice label={copy.urgentLabel} options={[{ value: 'no' as const, text: copy.notUrgent }, ...options.urgent]} values={one(draft.urgent)} error={wrong} onChange={([urgent = null]) => change({ urgent })} />
    case 'cause':
      return <Causes form={form} />
    case 'need':
      return <TextArea label={copy.need} placeholder={copy.needExample} most={500} value={draft.need} error={wrong} onChange={(need) => change({ need })} />
    case 'asked':
      return <MoneyField label={copy.asked} fen={draft.askedFen} error={wrong} onChange={(askedFen) => change({ askedFen })} />
    case 'members':
      return <Members members={draft.members} wrong={wrong} onChange={(members) => change({ members })} />
    case 'home':
      return <Home form={form} />
    case 'dibao':
      return <Choice label={copy.dibaoLabel} options={yesNo} values={draft.hasDibao === null ? [] : [draft.hasDibao ? 'yes' : 'no']} error={wrong} onChange={([chosen]) => change({ hasDibao: chosen === 'yes' })} />
    case 'incomes':
      return <MoneyRows rows={draft.incomes} options={options.income} add={copy.addIncome} wrong={wrong} onChange={(incomes) => change({ incomes })} />
    case 'outlays':
      return <MoneyRows rows={draft.outlays} options={options.outlay} add={copy.addOutlay} wrong={wrong} onChange={(outlays) => change({ outlays })} />
    case 'exclusions':
      return <Choice label={copy.exclusionsLabel} isMany options={options.exclusion} values={draft.exclusions} onChange={(exclusions) => change({ exclusions })} />
    case 'evidence':
      return <Papers aidId={aidId} isForOther={mode === 'other'} draft={draft} kinds={papersFor(draft, mode)} wrong={wrong} uploads={uploads} isSending={isBusy} change={change} />
    case 'consent':
    case 'publicity':
    case 'check':
      return null
  }
}

function Causes({ form: { draft: { cause, otherCauses }, wrong, change } }: PartProps) {
  const rest = options.cause.filter(({ value }) => value !== cause)
  const most = 4
  return (
    <View className="form">
      <SelectField<AidCause> label={copy.causeLabel} value={cause} options={options.cause} error={wrong} onChange={(chosen) => change({ cause: chosen, otherCauses: otherCauses.filter((other) => other !== chosen) })} />
      {cause && <Choice label={copy.otherCauses} hint={copy.otherCausesHint} isMany options={rest} values={otherCauses} onChange={(chosen) => change({ otherCauses: chosen.slice(0, most) })} />}
    </View>
  )
}

function Home({ form: { draft: { housing, area }, wrong, change } }: PartProps) {
  return (
    <View className="form">
      <Choice label={copy.housing} options={options.housing} values={one(housing)} error={housing ? null : wrong} onChange={([chosen = null]) => change({ housing: chosen })} />
      <Choice label={copy.area} hint={copy.areaHint} options={options.area} values={one(area)} error={area ? null : wrong} onChange={([chosen = null]) => change({ area: chosen })} />
    </View>
  )
}

function OtherPerson({ form: { draft: { other }, wrong, change } }: PartProps) {
  return (
    <View className="form">
      <TextField label={copy.otherStaffNo} value={other.staffNo} error={other.staffNo ? null : wrong} onChange={(staffNo) => change({ other: { ...other, staffNo } })} />
      <TextField label={copy.otherName} value={other.name} error={other.name ? null : wrong} onChange={(name) => change({ other: { ...other, name } })} />
    </View>
  )
}
