import { useState } from 'react'
import { dayOf } from '@/types/calendar'
import { deskCopy } from '../deskCopy'

const YEARS = 3

/** This year and those before it, as tabs. */
export function useYears() {
  const [thisYear] = useState(() => Number(dayOf(new Date()).slice(0, 4)))
  const [year, setYear] = useState(String(thisYear))
  const tabs = Array.from({ length: YEARS }, (_, back) => ({ value: String(thisYear - back), text: deskCopy.yearOf(thisYear - back) }))
  return { year, setYear, tabs }
}
