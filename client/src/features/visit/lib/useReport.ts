import { useState } from 'react'
import { dayOf } from '@/types/calendar'
import type { ActionOutput } from '@/types/actions'
import type { VisitKindView } from '@/types/visit'
import type { VisitPaper } from '@/types/visitNames'
import { CallError } from '../../../lib/call'
import { sentenceOfError } from '../../../lib/errorCopy'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import type { Named } from '../components/PeopleSearch'
import { copy } from '../copy'

const { needs } = copy.report

/** What was told, on this screen only: illness and death are not kept on a phone. */
export function useReport(isForOther: boolean) {
  const [kind, setKind] = useState<VisitKindView | null>(null)
  const [person, setPerson] = useState<Named | null>(null)
  const [eventOn, setEventOn] = useState(() => dayOf(new Date()))
  const [story, setStory] = useState('')
  const [seen, setSeen] = useState<readonly VisitPaper[]>([])
  const [isChecked, setChecked] = useState(false)
  const [sent, setSent] = useState<ActionOutput<'visit.report'> | null>(null)
  const reporting = useAction('visit.report', { isQuiet: true })
  const refused = reporting.error instanceof CallError ? reporting.error : null
  const wrong = {
    kind: isChecked && !kind ? needs.kind : null,
    person: isChecked && isForOther && !person ? needs.person : refused?.code === 'VISIT_PERSON_UNKNOWN' ? sentenceOfError(refused) : null,
    day: refused?.code === 'VISIT_DAY_AHEAD' || refused?.code === 'VISIT_TOO_LATE' ? sentenceOfError(refused) : null,
  }
  const isSaidBeside = wrong.person !== null || wrong.day !== null

  async function submit() {
    setChecked(true)
    if (!kind || (isForOther && !person)) return showToast({ text: kind ? needs.person : needs.kind, tone: 'information' })
    const told = await reporting.run({ kind: kind.code, staffNo: person?.staffNo ?? '', eventOn, story: story.trim(), seen: isForOther ? [...seen] : [] })
    if (told) setSent(told)
  }

  function again() {
    setKind(null)
    setPerson(null)
    setStory('')
    setSeen([])
    setChecked(false)
    setSent(null)
  }

  return { kind, setKind, person, setPerson, eventOn, setEventOn, story, setStory, seen, setSeen, wrong, refused: isSaidBeside ? null : refused, isBusy: reporting.isBusy, sent, submit, again }
}
export type Report = ReturnType<typeof useReport>
