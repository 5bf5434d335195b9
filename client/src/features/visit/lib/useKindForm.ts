import { useState } from 'react'
import type { VisitKind, VisitKindView } from '@/types/visit'
import { CallError } from '../../../lib/call'
import { useAction } from '../../../lib/useAction'
import { deskCopy } from '../deskCopy'

const words = deskCopy.kind

const newKind = (): VisitKind => ({
  code: `k${Date.now().toString(36)}`, name: '', group: 'visit', isSensitive: false, isUrgent: false, gift: 'none', ceiling: null, papers: [], signer: 'self', months: 6, isOn: true, posts: [],
})

/** The rules beside a kind are read, not written here. */
function editable({ limit: _limit, times: _times, due: _due, ...kind }: VisitKindView): VisitKind {
  return kind
}

/** One kind as it is edited; nothing is saved without saying why. */
export function useKindForm(known: VisitKindView | null) {
  const [kind, setKind] = useState<VisitKind>(() => (known ? editable(known) : newKind()))
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const saving = useAction('visit.saveKind')
  const refused = saving.error instanceof CallError ? saving.error : null
  const isCeilingOpen = kind.gift !== 'none' && kind.ceiling === null
  const wrong = {
    name: isChecked && (!kind.name.trim() || Array.from(kind.name.trim()).length > 20) ? words.nameNeed : null,
    ceiling: isChecked && isCeilingOpen ? words.ceilingNeed : null,
    reason: isChecked && !reason.trim() ? words.reasonNeed : null,
  }

  function change(part: Partial<VisitKind>) {
    setKind((before) => {
      const next = { ...before, ...part }
      return next.gift === 'none' ? { ...next, ceiling: null } : next
    })
  }

  async function save() {
    setChecked(true)
    if (!kind.name.trim() || isCeilingOpen || !reason.trim()) return null
    return saving.run({ kind: { ...kind, name: kind.name.trim() }, reason: reason.trim() })
  }

  return { kind, change, reason, setReason, wrong, refused, isBusy: saving.isBusy, save }
}
export type KindForm = ReturnType<typeof useKindForm>
