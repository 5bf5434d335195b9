import { useState } from 'react'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Loaded } from '../../../../components/Loaded'
import { SelectField } from '../../../../components/SelectField'
import { SwitchRow } from '../../../../components/SwitchRow'
import { TextArea } from '../../../../components/TextArea'
import { useQuery } from '../../../../lib/useQuery'
import { deskCopy } from '../../deskCopy'
import type { FormProps } from './forms'

const words = deskCopy.form

/** To which department: the first time, or another one with a reason. */
export function AssignForm({ desk: { suggestionId, isMajor: wasMajor }, decide, isAgain }: FormProps & { readonly isAgain: boolean }) {
  const units = useQuery('suggestion.departments', {})
  const [orgId, setOrgId] = useState<string | null>(null)
  const [isMajor, setMajor] = useState(wasMajor)
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)

  function send() {
    setChecked(true)
    if (!orgId || (isAgain && !reason.trim())) return
    if (isAgain) decide.send('reassign', { suggestionId, orgId, reason })
    else decide.send('assign', { suggestionId, orgId, isMajor })
  }

  return (
    <Loaded query={units}>
      {({ departments }) => (
        <>
          <SelectField
            label={words.unit}
            value={orgId}
            options={departments.map(({ orgId: value, name: text }) => ({ value, text }))}
            error={isChecked && !orgId ? words.unitNeed : null}
            onChange={setOrgId}
          />
          {isAgain ? (
            <TextArea label={words.reason} hint={words.reasonHint} most={500} value={reason} error={isChecked && !reason.trim() ? words.need : null} onChange={setReason} />
          ) : (
            <Card look="flat">
              <SwitchRow text={words.isMajor} note={words.isMajorNote} isOn={isMajor} onChange={setMajor} />
            </Card>
          )}
          <Button text={deskCopy.acts[isAgain ? 'reassign' : 'assign']} isBusy={decide.isBusy} onTap={send} />
        </>
      )}
    </Loaded>
  )
}
