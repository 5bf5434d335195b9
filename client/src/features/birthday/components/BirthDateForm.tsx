import { useState } from 'react'
import type { ActionInput } from '@/types/actions'
import { calendars, lunarDays, lunarMonths, type BirthdayCalendar } from '@/types/birthdayNames'
import { Button } from '../../../components/Button'
import { Choice } from '../../../components/Choice'
import { SelectField } from '../../../components/SelectField'
import { SwitchRow } from '../../../components/SwitchRow'
import { copy } from '../copy'

export type BirthDate = ActionInput<'birthday.set'>['birthday']

interface BirthDateFormProps {
  readonly known: BirthDate | null
  readonly isBusy: boolean
  readonly onSave: (date: BirthDate) => void
}

const kinds = (['solar', 'lunar'] as const).map((value) => ({ value, text: calendars[value] }))
const LONGEST = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

const numbered = (count: number, textOf: (number: number) => string) => Array.from({ length: count }, (_, index) => ({ value: String(index + 1), text: textOf(index + 1) }))
const monthsOf = (calendar: BirthdayCalendar) => numbered(12, (month) => (calendar === 'solar' ? `${month}月` : (lunarMonths[month - 1] ?? '')))
const daysOf = ({ calendar, month }: BirthDate) =>
  numbered(calendar === 'solar' ? (LONGEST[month - 1] ?? 31) : 30, (day) => (calendar === 'solar' ? `${day}日` : (lunarDays[day - 1] ?? '')))

/** Kind, month and day; no year is asked. */
export function BirthDateForm({ known, isBusy, onSave }: BirthDateFormProps) {
  const [date, setDate] = useState<BirthDate>(known ?? { calendar: 'solar', month: 1, day: 1, isLeapMonth: false })

  function change(part: Partial<BirthDate>) {
    const next = { ...date, ...part }
    setDate({ ...next, day: Math.min(next.day, daysOf(next).length), isLeapMonth: next.calendar === 'lunar' && next.isLeapMonth })
  }

  return (
    <>
      <Choice label={copy.form.calendar} options={kinds} values={[date.calendar]} onChange={([calendar]) => calendar && change({ calendar })} />
      <SelectField label={copy.form.month} value={String(date.month)} options={monthsOf(date.calendar)} onChange={(month) => change({ month: Number(month) })} />
      <SelectField label={copy.form.day} value={String(date.day)} options={daysOf(date)} onChange={(day) => change({ day: Number(day) })} />
      {date.calendar === 'lunar' && (
        <SwitchRow text={copy.form.leap} note={copy.form.leapNote} isOn={date.isLeapMonth} onChange={(isLeapMonth) => change({ isLeapMonth })} />
      )}
      <Button text={copy.form.save} icon="check" isBusy={isBusy} onTap={() => onSave(date)} />
    </>
  )
}
