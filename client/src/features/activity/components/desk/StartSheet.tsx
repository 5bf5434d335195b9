import { useState } from 'react'
import { View } from '@tarojs/components'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Sheet } from '../../../../components/Sheet'
import { EmptyState } from '../../../../components/States'
import { dayText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { deskCopy } from '../../deskCopy'
import { deskScreens } from '../../lib/deskScreens'
import type { Written } from '../../lib/plan'
import { keptDraft } from '../../../../lib/keptDraft'
import { planKey } from '../../lib/planKey'

const copy = deskCopy.manage

interface StartSheetProps {
  readonly isOpen: boolean
  readonly onClose: () => void
}

/** How a plan begins: on a blank page, from the one that was left unfinished, or from an earlier activity. */
export function StartSheet({ isOpen, onClose }: StartSheetProps) {
  const [isChoosing, setChoosing] = useState(false)
  const unfinished = isOpen ? keptDraft<Written>(planKey()) : null
  const copied = useAction('activity.copy')

  function close() {
    setChoosing(false)
    onClose()
  }
  function write() {
    close()
    go(deskScreens.newPlan)
  }
  async function copyOf(activityId: string) {
    const desk = await copied.run({ activityId })
    if (!desk) return
    close()
    showToast({ text: copy.copied })
    go(deskScreens.edit(desk.activityId))
  }

  return (
    <Sheet title={isChoosing ? copy.chooseOld : copy.from} isOpen={isOpen} onClose={close}>
      {isChoosing ? (
        <EarlierActivities onChoose={(activityId) => void copyOf(activityId)} />
      ) : (
        <View>
          <ListRow
            icon="edit"
            title={unfinished ? copy.unsaved : copy.fromNew}
            note={unfinished ? copy.unsavedNote(unfinished.plan.title) : copy.fromNewNote}
            onTap={write}
          />
          <ListRow icon="copy" title={copy.fromOld} note={copy.fromOldNote} onTap={() => setChoosing(true)} />
        </View>
      )}
    </Sheet>
  )
}

function EarlierActivities({ onChoose }: { readonly onChoose: (activityId: string) => void }) {
  const earlier = usePagedQuery('activity.managed', { status: 'archived' })
  return (
    <List>
      <InfiniteList
        query={earlier}
        empty={<EmptyState icon="calendar" {...copy.noOld} />}
        row={({ activityId, title, startsAt }) => (
          <ListRow key={activityId} title={title} note={startsAt ? dayText(startsAt) : undefined} onTap={() => onChoose(activityId)} />
        )}
      />
    </List>
  )
}
