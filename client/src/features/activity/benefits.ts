/** What helps a person to be there: the phone's calendar and WeChat's reminders. */
import type { ActivityDetail } from '@/types/activity'
import { addToCalendar, requestSubscribe } from '../../lib/platform'
import { activityTemplates } from '../../lib/templates'
import { showToast } from '../../lib/toast'
import { copy } from './copy'

const words = copy.result

/** False where WeChat has granted no templates, and in the browser. */
export const canRemind = activityTemplates.length > 0 && process.env.TARO_ENV === 'weapp'

export async function putIntoCalendar({ title, startsAt, endsAt, place, organiserName }: ActivityDetail): Promise<void> {
  if (!startsAt || !endsAt) return
  const entry = { title, startsAt: new Date(startsAt), endsAt: new Date(endsAt), place, note: copy.organiser(organiserName) }
  const isDone = await addToCalendar(entry)
  showToast(isDone ? { text: words.calendarDone } : { text: words.calendarRefused, tone: 'information' })
}

/** WeChat shows its question only when it is asked first thing in the tap. */
export function remind(): void {
  void requestSubscribe(activityTemplates).then((agreed) =>
    showToast(agreed.length > 0 ? { text: words.remindDone } : { text: words.remindRefused, tone: 'information' }),
  )
}
