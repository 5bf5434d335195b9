import type { ActivityDetail } from '@/types/activity'
import { List, ListRow } from '../../../components/List'
import { Sheet } from '../../../components/Sheet'
import { canRemind, putIntoCalendar, remind } from '../benefits'
import { copy } from '../copy'

const words = copy.more

interface MoreSheetProps {
  readonly activity: ActivityDetail
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onCancel: () => void
}

/** What else can be done with a seat. */
export function MoreSheet({ activity, isOpen, onClose, onCancel }: MoreSheetProps) {
  function then(act: () => void) {
    return () => {
      onClose()
      act()
    }
  }

  return (
    <Sheet title={words.title} isOpen={isOpen} onClose={onClose}>
      <List>
        <ListRow icon="calendar" title={words.calendar} note={words.calendarNote} onTap={then(() => void putIntoCalendar(activity))} />
        {canRemind && <ListRow icon="bell" title={words.remind} note={words.remindNote} onTap={then(remind)} />}
        {activity.blocked.cancelSignUp === null && <ListRow icon="undo" title={words.cancel} note={words.cancelNote} onTap={then(onCancel)} />}
      </List>
    </Sheet>
  )
}
