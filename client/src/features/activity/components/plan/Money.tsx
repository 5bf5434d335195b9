import { payers, type Payer } from '@/types/activityNames'
import { dayOf, monthOf } from '@/types/calendar'
import { Card } from '../../../../components/Card'
import { Choice } from '../../../../components/Choice'
import { Field } from '../../../../components/Field'
import { NumberStepper } from '../../../../components/NumberStepper'
import { SelectField } from '../../../../components/SelectField'
import { SwitchRow } from '../../../../components/SwitchRow'
import { planCopy as copy } from '../../planCopy'
import { MoneyField } from '../../../../components/MoneyField'
import type { PlanPart } from './PlanPart'

const purses = (Object.keys(payers) as Payer[]).map((value) => ({ value, text: payers[value] }))
const MONTHS_OFFERED = 18

/** What it costs, whose time it takes, and whether it comes back every month. */
export function Money({ plan, wrong, change }: PlanPart) {
  return (
    <>
      <Card className="plan__fields">
        <MoneyField label={`${copy.budget}（${copy.yuan}）`} hint={copy.budgetHint} error={wrong.budgetFen} fen={plan.budgetFen} onChange={(budgetFen) => change({ budgetFen })} />
        <Choice label={copy.payer} error={wrong.payer} options={purses} values={plan.payer ? [plan.payer] : []} onChange={([payer = null]) => change({ payer })} />
      </Card>
      <Card>
        <SwitchRow
          text={copy.inWorkingHours}
          note={copy.inWorkingHoursNote}
          isOn={plan.inWorkingHours}
          onChange={(inWorkingHours) => change({ inWorkingHours, employerConsent: inWorkingHours && plan.employerConsent })}
        />
        {plan.inWorkingHours && (
          <SwitchRow
            text={copy.employerConsent}
            note={copy.employerConsentNote}
            isOn={plan.employerConsent}
            onChange={(employerConsent) => change({ employerConsent })}
          />
        )}
        {wrong.employerConsent && <Field label="" error={wrong.employerConsent} />}
      </Card>
      <Repetition plan={plan} wrong={wrong} change={change} />
    </>
  )
}

function Repetition({ plan, wrong, change }: PlanPart) {
  const first = plan.startsAt ? dayOf(new Date(plan.startsAt)) : dayOf(new Date())
  const months = monthsAfter(monthOf(first)).map((value) => ({ value, text: copy.month(value.slice(0, 4), value.slice(5)) }))
  const usual = { dayOfMonth: Math.min(28, Number(first.slice(8))), until: months[11]?.value ?? monthOf(first) }
  const { repeats } = plan
  return (
    <Card className="plan__fields">
      <SwitchRow text={copy.repeats} note={copy.repeatsNote} isOn={repeats !== null} onChange={(isOn) => change({ repeats: isOn ? usual : null })} />
      {repeats && (
        <>
          <NumberStepper label={copy.day} unit={copy.dayUnit} least={1} most={28} value={repeats.dayOfMonth} onChange={(dayOfMonth) => change({ repeats: { ...repeats, dayOfMonth } })} />
          <SelectField label={copy.until} error={wrong.repeats} value={repeats.until} options={months} onChange={(until) => change({ repeats: { ...repeats, until } })} />
        </>
      )}
    </Card>
  )
}

function monthsAfter(month: string): string[] {
  const [year = 0, index = 1] = month.split('-').map(Number)
  return Array.from({ length: MONTHS_OFFERED }, (_, ahead) => {
    const at = index + ahead
    return `${year + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`
  })
}
