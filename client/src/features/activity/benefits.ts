/** What helps a person to be there: the phone's calendar and WeChat's reminders. */
import type { ActivityDetail } from '@/types/activity'
import { act, CallError } from '../../lib/call'
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

/** One consent carries one message: the cloud counts what was agreed to, or nothing would ever be sent. */
async function counted(agreed: readonly string[]): Promise<void> {
  const answers = activityTemplates.map((templateId) => ({ templateId, answer: agreed.includes(templateId) ? ('accept' as const) : ('reject' as const) }))
  await act('message.consent', { answers }).catch((failure: unknown) => {
    if (!(failure instanceof CallError)) throw failure
  })
}

/** WeChat shows its question only when it is asked first thing in the tap. */
export function remind(): void {
  void requestSubscribe(activityTemplates).then((agreed) => {
    showToast(agreed.length > 0 ? { text: words.remindDone } : { text: words.remindRefused, tone: 'information' })
    return counted(agreed)
  })
}
