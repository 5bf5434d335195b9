import { useState } from 'react'
import { View } from '@tarojs/components'
import { Button, type ButtonProps } from '../../../../components/Button'
import { ExportButton } from '../../../../components/ExportButton'
import { Sheet } from '../../../../components/Sheet'
import { sentenceOf } from '../../../../lib/errorCopy'
import { go } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { deskCopy } from '../../deskCopy'
import type { Desk } from '../../lib/deskFacts'
import { deskScreens } from '../../lib/deskScreens'
import { useRosterExport } from '../../lib/useRosterExport'
import { CancelSheet } from './CancelSheet'
import { CapacitySheet } from './CapacitySheet'
import { ChangeSheet } from './ChangeSheet'
import { EndSeriesDialog } from './EndSeriesDialog'
import { LateEntrySheet } from './LateEntrySheet'

const copy = deskCopy.desk

interface MoreSheetProps {
  readonly desk: Desk
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onChanged: (desk: Desk) => void
}

/** Everything else that can be done; what cannot says why. */
export function MoreSheet({ desk, isOpen, onClose, onChanged }: MoreSheetProps) {
  const [inner, setInner] = useState<'change' | 'capacity' | 'endSeries' | 'cancel' | 'late' | null>(null)
  const exported = useRosterExport(desk.activityId)
  const copied = useAction('activity.copy')
  const { activityId, status, blocked } = desk
  const isPublic = status !== 'draft' && status !== 'pending'
  const isOnOrOver = status === 'running' || status === 'wrapUp' || status === 'archived'

  function leaveFor(next: typeof inner) {
    onClose()
    setInner(next)
  }
  async function copyIt() {
    const made = await copied.run({ activityId })
    if (!made) return
    onClose()
    showToast({ text: deskCopy.manage.copied })
    go(deskScreens.edit(made.activityId))
  }

  const buttons: Array<ButtonProps | false> = [
    status === 'draft' && { text: copy.edit, icon: 'edit', whyNot: said(blocked.edit), onTap: () => goFrom(onClose, deskScreens.edit(activityId)) },
    isPublic && { text: copy.change, icon: 'clock', whyNot: said(blocked.change), onTap: () => leaveFor('change') },
    isPublic && { text: copy.capacity, icon: 'people', whyNot: said(blocked.setCapacity), onTap: () => leaveFor('capacity') },
    isOnOrOver && { text: deskCopy.roster.late, icon: 'check-circle', whyNot: said(blocked.lateEntry), onTap: () => leaveFor('late') },
    isPublic && { text: copy.export, icon: 'download', isBusy: exported.isBusy, onTap: exported.run },
    { text: copy.copy, icon: 'copy', isBusy: copied.isBusy, onTap: () => void copyIt() },
    blocked.endSeries === null && { text: copy.endSeries, icon: 'refresh', onTap: () => leaveFor('endSeries') },
    { text: copy.cancel, icon: 'ban', kind: 'danger', whyNot: blocked.cancel === 'NOT_ALLOWED' ? copy.onlyChair : said(blocked.cancel), onTap: () => leaveFor('cancel') },
  ]
  return (
    <>
      <Sheet title={copy.moreTitle} isOpen={isOpen} onClose={onClose}>
        <View className="stack">
          <ExportButton text={copy.exportApproval} input={{ list: 'activity.approval', subjectId: activityId }} />
          {buttons.map((button) => button && <Button key={button.text} kind="secondary" {...button} />)}
        </View>
      </Sheet>
      <ChangeSheet key={desk.version} desk={desk} isOpen={inner === 'change'} onClose={() => setInner(null)} onChanged={onChanged} />
      <EndSeriesDialog activityId={activityId} isOpen={inner === 'endSeries'} onClose={() => setInner(null)} onChanged={onChanged} />
      <CapacitySheet desk={desk} isOpen={inner === 'capacity'} onClose={() => setInner(null)} onChanged={onChanged} />
      <CancelSheet desk={desk} isOpen={inner === 'cancel'} onClose={() => setInner(null)} onChanged={onChanged} />
      <LateEntrySheet activityId={activityId} isOpen={inner === 'late'} onClose={() => setInner(null)} />
    </>
  )
}

function goFrom(onClose: () => void, url: string): void {
  onClose()
  go(url)
}

const said = (code: Desk['blocked']['edit']) => code && sentenceOf(code)
