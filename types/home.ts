/** The first screen: what matters to me now. Each noun declares its cards; the home screen only draws them. */
import * as v from 'valibot'
import { Id, InstantOut } from './fields'
import { SessionView } from './session'

/** One thing that matters today. `target` names the screen and `id` the object it opens. */
export const HomeCard = v.object({
  kind: v.picklist(['aidAsks', 'visitAsks', 'handout', 'activityToday', 'offer', 'activitySoon', 'notice', 'suggestionReturned', 'suggestionAnswered', 'birthdayMine', 'birthdayColleagues']),
  id: Id,
  title: v.string(),
  place: v.string(),
  at: v.nullable(InstantOut),
  until: v.nullable(InstantOut),
})
export type HomeCard = v.InferOutput<typeof HomeCard>

/** One kind of work that waits for an officer. */
export const DeskCount = v.object({ kind: v.picklist(['activityApproval', 'activityToRun', 'activityToWrapUp', 'suggestionWaits', 'aidWaits', 'visitWaits']), count: v.number() })

/** `unread`: messages in my box, so that the bell does not ask by itself. */
export const homeActions = {
  'home.get': {
    kind: 'read',
    input: v.object({}),
    output: v.object({ ...SessionView.entries, cards: v.array(HomeCard), desk: v.array(DeskCount), unread: v.number(), now: InstantOut }),
  },
} as const
