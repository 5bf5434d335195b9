import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import type { Portfolio, Role } from '@/types/roleNames'
import { Button } from '../../../components/Button'
import { SelectField } from '../../../components/SelectField'
import { Sheet } from '../../../components/Sheet'
import { TextArea } from '../../../components/TextArea'
import { showToast } from '../../../lib/toast'
import { useAction } from '../../../lib/useAction'
import { useQuery } from '../../../lib/useQuery'
import { copy } from '../copy'
import { officeWords, portfolioOptions, roleOptions } from '../lib/officeWords'
import { inOrder } from '../lib/tree'

type Person = ActionOutput<'people.get'>
type Grant = Person['grants'][number]

const MOST = 200

interface RoleSheetProps {
  readonly person: Person
  /** The office to take away; null: one is given. */
  readonly removing: Grant | null
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Proposes a change of office; somebody else confirms it. */
export function RoleSheet({ person, removing, onClose, onDone }: RoleSheetProps) {
  const [role, setRole] = useState<Role | null>(removing?.role ?? null)
  const [portfolio, setPortfolio] = useState<Portfolio | null>(removing?.portfolio ?? null)
  const [orgId, setOrgId] = useState<string | null>(removing?.orgId ?? null)
  const [reason, setReason] = useState('')
  const units = useQuery('people.units', removing ? null : {})
  const proposing = useAction('people.proposeRole')
  const places = inOrder(units.data?.units ?? [], true).filter(({ unit }) => !unit.isClosed).map(({ unit }) => ({ value: unit.orgId, text: unit.name }))
  const whyNot = !role ? copy.needOffice : !orgId ? copy.needUnit : reason.trim() === '' ? copy.needReason : null

  async function propose() {
    if (!role || !orgId) return
    const done = await proposing.run({ memberId: person.memberId, isRemoval: removing !== null, role, ...(portfolio && { portfolio }), orgId, reason })
    if (!done) return
    onDone()
    showToast({ text: copy.role.proposed, tone: 'done' })
  }

  return (
    <Sheet title={removing ? copy.person.removeTitle(officeWords(removing)) : copy.person.grant} isOpen onClose={onClose}>
      <View className="quiet">{copy.role.twoPeople}</View>
      {!removing && <SelectField label={copy.role.office} value={role} options={roleOptions} onChange={setRole} />}
      {!removing && role === 'OFF' && <SelectField label={copy.role.portfolio} value={portfolio} options={portfolioOptions} isOptional onChange={setPortfolio} />}
      {!removing && <SelectField label={copy.role.unit} value={orgId} options={places} onChange={setOrgId} />}
      <TextArea label={copy.reason} hint={copy.reasonHint} value={reason} most={MOST} onChange={setReason} />
      <Button text={copy.role.propose} kind={removing ? 'danger' : 'primary'} isBusy={proposing.isBusy} whyNot={whyNot} onTap={() => void propose()} />
    </Sheet>
  )
}
