import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { dayOf } from '@/types/calendar'
import type { Area, EvidenceKind, Exclusion, IncomeKind, OutlayKind, SchoolStage, VisitWay } from '@/types/aidNames'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { DateField } from '../../../../components/DateField'
import { Loaded } from '../../../../components/Loaded'
import { NumberStepper } from '../../../../components/NumberStepper'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { TextArea } from '../../../../components/TextArea'
import { goBack } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { applyCopy } from '../../applyCopy'
import { MoneyRows } from '../../components/MoneyRows'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import type { MoneyRow } from '../../lib/draft'
import { options } from '../../lib/options'

const words = deskCopy.visitPage
const MOST_PEOPLE = 12

interface Found {
  readonly ways: readonly VisitWay[]
  readonly on: string
  readonly text: string
  readonly area: Area
  readonly people: number
  readonly higher: number
  readonly senior: number
  readonly incomes: ReadonlyArray<MoneyRow<IncomeKind>>
  readonly outlays: ReadonlyArray<MoneyRow<OutlayKind>>
  readonly exclusions: readonly Exclusion[]
  readonly verified: readonly EvidenceKind[]
}

function foundFrom({ area, members, incomes, outlays, exclusions }: ActionOutput<'aid.file'>): Found {
  const at = (stage: SchoolStage) => members.filter(({ school }) => school === stage).length
  return { ways: [], on: dayOf(new Date()), text: '', area, people: members.length, higher: at('higher'), senior: at('senior'), incomes, outlays, exclusions, verified: [] }
}

const filled = <Kind extends string>(rows: ReadonlyArray<MoneyRow<Kind>>) => rows.map(({ kind, yearFen }) => ({ kind, yearFen: yearFen ?? 0 }))
const isFilled = (rows: ReadonlyArray<MoneyRow<string>>) => rows.every(({ yearFen }) => yearFen !== null)

/** What the first visitor writes; the second signs it on the desk. It begins with what was filled in. */
export default function Visit() {
  const { id = '' } = useRouter().params
  const file = useQuery('aid.file', { aidId: id, reason: 'check' }, { keep: false })
  // What is being written stays, whatever a second look at the file brings.
  const [first, setFirst] = useState(file.data)
  if (first === null && file.data !== null) setFirst(file.data)
  if (!first) {
    return (
      <Page>
        <Loaded query={file}>{() => null}</Loaded>
      </Page>
    )
  }
  return <Form aidId={id} begun={foundFrom(first)} />
}

function useVisit(aidId: string, begun: Found) {
  const [found, setFound] = useState(begun)
  const [isChecked, setChecked] = useState(false)
  const saving = useAction('aid.visit')
  const { ways, on, text, area, people, higher, senior, incomes, outlays, exclusions, verified } = found
  const isReady = ways.length > 0 && text.trim() !== '' && isFilled(incomes) && isFilled(outlays)

  async function save() {
    setChecked(true)
    if (!isReady) return showToast({ text: deskCopy.form.need, tone: 'refused' })
    const rows = { area, people, higher, senior, incomes: filled(incomes), outlays: filled(outlays), exclusions: [...exclusions] }
    if (!(await saving.run({ aidId, ways: [...ways], on, text, rows, verified: [...verified] }))) return
    showToast({ text: deskCopy.done.visit })
    goBack()
  }

  return { found, isChecked, isBusy: saving.isBusy, put: (part: Partial<Found>) => setFound((before) => ({ ...before, ...part })), save }
}

function Form({ aidId, begun }: { readonly aidId: string; readonly begun: Found }) {
  const { found, isChecked, isBusy, put, save } = useVisit(aidId, begun)
  const { ways, on, text } = found
  return (
    <Page bar={<ActionBar action={{ text: words.save, isBusy, onTap: () => void save() }} />}>
      <Card look="flat">{words.logged}</Card>
      <View className="form">
        <Choice label={words.ways} isMany options={options.visitWay} values={ways} error={isChecked && ways.length === 0 ? words.waysNeed : null} onChange={(chosen) => put({ ways: chosen })} />
        <DateField label={words.on} value={on} latest={dayOf(new Date())} onChange={(day) => put({ on: day })} />
        <TextArea label={words.text} hint={words.textHint} most={1000} value={text} error={isChecked && !text.trim() ? words.textNeed : null} onChange={(next) => put({ text: next })} />
      </View>
      <Rows found={found} isChecked={isChecked} put={put} />
    </Page>
  )
}

interface RowsProps {
  readonly found: Found
  readonly isChecked: boolean
  readonly put: (part: Partial<Found>) => void
}

function Rows({ found: { area, people, higher, senior, incomes, outlays, exclusions, verified }, isChecked, put }: RowsProps) {
  const wrong = isChecked ? words.rowNeed : null
  return (
    <Section title={words.rows} note={words.rowsNote}>
      <View className="form">
        <Choice label={applyCopy.area} options={options.area} values={[area]} onChange={([chosen = area]) => put({ area: chosen })} />
        <NumberStepper label={words.people} unit={words.peopleUnit} least={1} most={MOST_PEOPLE} value={people} onChange={(count) => put({ people: count })} />
        <NumberStepper label={words.higher} unit={words.peopleUnit} least={0} most={MOST_PEOPLE} value={higher} onChange={(count) => put({ higher: count })} />
        <NumberStepper label={words.senior} unit={words.peopleUnit} least={0} most={MOST_PEOPLE} value={senior} onChange={(count) => put({ senior: count })} />
        <View className="strong">{applyCopy.summary.incomes}</View>
        <MoneyRows rows={incomes} options={options.income} add={applyCopy.addIncome} wrong={wrong} onChange={(rows) => put({ incomes: rows })} />
        <View className="strong">{applyCopy.summary.outlays}</View>
        <MoneyRows rows={outlays} options={options.outlay} add={applyCopy.addOutlay} wrong={wrong} onChange={(rows) => put({ outlays: rows })} />
        <Choice label={applyCopy.exclusionsLabel} isMany options={options.exclusion} values={exclusions} onChange={(chosen) => put({ exclusions: chosen })} />
        <Choice label={words.verified} hint={words.verifiedHint} isMany options={options.evidence} values={verified} onChange={(chosen) => put({ verified: chosen })} />
      </View>
    </Section>
  )
}
