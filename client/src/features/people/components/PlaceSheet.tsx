import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../components/Button'
import { DateField } from '../../../components/DateField'
import { SelectField } from '../../../components/SelectField'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { TextField } from '../../../components/TextField'
import { lastOf } from '../../../lib/lastOf'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { copy } from '../copy'
import { inOrder } from '../lib/tree'

type Person = ActionOutput<'people.get'>

const MOST = 200

interface FormProps {
  readonly person: Person
  readonly onClose: () => void
  readonly onDone: (person: Person) => void
}

/** Where somebody stands: union group, department, post, shift. */
export function PlaceSheet({ person, onClose, onDone }: FormProps) {
  const units = useQuery('people.units', {})
  const open = (units.data?.units ?? []).filter(({ isClosed }) => !isClosed)
  const options = (inUnion: boolean) => inOrder(open, inUnion).map(({ unit }) => ({ value: unit.orgId, text: unit.name }))
  const now = open.find(({ name }) => name === lastOf(person.unionUnits))?.orgId ?? null
  const [chosen, setOrgId] = useState<string | null>(null)
  const [employer, setEmployer] = useState<string | null>(null)
  const [post, setPost] = useState(person.post)
  const [shift, setShift] = useState(person.shift)
  const [reason, setReason] = useState('')
  const placing = useAction('people.place')
  const orgId = chosen ?? now
  const whyNot = !orgId ? copy.needUnit : post.trim() === '' ? copy.needPost : reason.trim() === '' ? copy.needReason : null

  async function save() {
    const done = orgId && (await placing.run({ memberId: person.memberId, orgId, employerOrgId: employer, post, shift, reason }))
    if (done) onDone(done)
  }

  return (
    <Sheet title={copy.person.place} isOpen onClose={onClose}>
      <SelectField label={copy.person.unionUnit} value={orgId} options={options(true)} onChange={setOrgId} />
      {options(false).length > 0 && <SelectField label={copy.person.employerUnit} hint={copy.person.keepEmployer} value={employer} options={options(false)} isOptional onChange={setEmployer} />}
      <TextField label={copy.person.post} value={post} onChange={setPost} />
      <TextField label={copy.person.shift} value={shift} isOptional onChange={setShift} />
      <TextArea label={copy.reason} hint={copy.reasonHint} value={reason} most={MOST} onChange={setReason} />
      <Button text={copy.save} isBusy={placing.isBusy} whyNot={whyNot} onTap={() => void save()} />
    </Sheet>
  )
}

/** 职工代表: constituency and term. */
export function DelegateSheet({ person, onClose, onDone }: FormProps) {
  const { delegate } = person
  const [constituency, setConstituency] = useState(delegate?.constituency ?? '')
  const [fromDay, setFrom] = useState(delegate?.fromDay ?? '')
  const [untilDay, setUntil] = useState(delegate?.untilDay ?? '')
  const [reason, setReason] = useState('')
  const setting = useAction('people.setDelegate')
  const isWhole = constituency.trim() !== '' && fromDay !== '' && untilDay !== ''

  async function save() {
    const done = await setting.run({ memberId: person.memberId, delegate: { constituency, fromDay, untilDay }, reason })
    if (done) onDone(done)
  }

  return (
    <Sheet title={copy.person.setDelegate} isOpen onClose={onClose}>
      <View className="stack">
        <TextField label={copy.person.constituency} value={constituency} onChange={setConstituency} />
        <DateField label={copy.person.from} value={fromDay} onChange={setFrom} />
        <DateField label={copy.person.until} value={untilDay} onChange={setUntil} />
        <TextArea label={copy.reason} hint={copy.reasonHint} value={reason} most={MOST} onChange={setReason} />
        <Button text={copy.save} isBusy={setting.isBusy} whyNot={!isWhole ? copy.needTerm : reason.trim() === '' ? copy.needReason : null} onTap={() => void save()} />
      </View>
    </Sheet>
  )
}
