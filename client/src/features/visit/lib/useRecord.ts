import { useState } from 'react'
import { addDays, dayOf } from '@/types/calendar'
import type { VisitNeed } from '@/types/visitNames'
import type { VisitView } from '@/types/visit'
import { useAction } from '../../../lib/useAction'
import { deskCopy } from '../deskCopy'

const USUAL_DAYS = 30

/** What was seen and said; on this screen only until it is sent. */
export function useRecord({ visitId, plan }: VisitView) {
  const today = dayOf(new Date())
  const [visitedOn, setVisitedOn] = useState(plan && plan.on < today ? plan.on : today)
  const [summary, setSummary] = useState('')
  const [need, setNeed] = useState<VisitNeed>('none')
  const [needText, setNeedText] = useState('')
  const [followUp, setFollowUp] = useState('')
  const [followUpOn, setFollowUpOn] = useState<string | null>(null)
  const [isChecked, setChecked] = useState(false)
  const recording = useAction('visit.record')

  async function send() {
    setChecked(true)
    if (!summary.trim()) return null
    return recording.run({
      visitId, visitedOn, summary: summary.trim(), need, needText: need === 'none' ? '' : needText.trim(), followUp: followUpOn ? followUp.trim() : '', followUpOn,
    })
  }

  return {
    today, visitedOn, setVisitedOn, summary, setSummary, need, setNeed, needText, setNeedText, followUp, setFollowUp, followUpOn, send, isBusy: recording.isBusy,
    follow: (isOn: boolean) => setFollowUpOn(isOn ? addDays(today, USUAL_DAYS) : null), setFollowUpOn,
    wrong: isChecked && !summary.trim() ? deskCopy.record.summaryNeed : null,
  }
}
