import { useState } from 'react'
import { View } from '@tarojs/components'
import { checkInWays, signupStatuses } from '@/types/activityNames'
import { Button } from '../../../../components/Button'
import { Facts, type Fact } from '../../../../components/Facts'
import { Sheet } from '../../../../components/Sheet'
import { whenText } from '../../../../lib/format'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import type { RosterRow } from '../../lib/useWholeRoster'
import { LateEntry } from './LateEntrySheet'
import { whoIs } from './PersonRow'

const copy = deskCopy.roster

interface PersonSheetProps {
  readonly desk: Desk | null
  /** Null while nobody is chosen. */
  readonly row: RosterRow | null
  readonly onClose: () => void
  readonly onChanged: () => void
}

/** What is known of one entry, and the late check-in for who was there. */
export function PersonSheet({ desk, row, onClose, onChanged }: PersonSheetProps) {
  const [isLate, setLate] = useState(false)
  const close = () => {
    setLate(false)
    onClose()
  }
  return (
    <Sheet title={row?.name ?? ''} isOpen={row !== null} onClose={close}>
      {row && <Facts facts={factsOf(row, desk)} />}
      {row && desk && row.status === 'seated' && desk.blocked.lateEntry === null && !isLate && (
        <Button kind="secondary" icon="check-circle" text={copy.late} onTap={() => setLate(true)} />
      )}
      {row && desk && isLate && (
        <View className="stack">
          <LateEntry activityId={desk.activityId} staffNo={row.staffNo} isOpen onClose={close} onDone={onChanged} />
        </View>
      )}
    </Sheet>
  )
}

function factsOf(row: RosterRow, desk: Desk | null): Fact[] {
  const { staffNo, status, signedUpAt, checkedInAt, way, note, answers } = row
  const asked = desk?.plan.questions.filter(({ key }) => answers[key]) ?? []
  return [
    { icon: 'person', text: `${staffNo} · ${whoIs(row)}` },
    { icon: 'ticket', text: signupStatuses[status], note: copy.signedAt(whenText(signedUpAt)) },
    ...(checkedInAt && way ? [{ icon: 'check-circle', text: copy.checkedAt(whenText(checkedInAt), checkInWays[way]) } satisfies Fact] : []),
    ...(note ? [{ icon: 'edit', text: note, note: copy.note } satisfies Fact] : []),
    ...asked.map(({ key, label }): Fact => ({ icon: 'voice', text: answers[key] ?? '', note: label })),
  ]
}
