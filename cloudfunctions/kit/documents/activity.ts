/** Activities and sign-ups as the database keeps them. */
import type { ActivityKind, ActivityStatus, CheckInWay, Question, SignupStatus, payers } from '@/types/activity'
import type { Recorded } from '../record'

/** One person at the head, middle or end of a line, with the places they need. */
export interface InLine {
  readonly memberId: string
  readonly places: number
}

/**
 * Where people sit. `seats` holds one mark per place taken (`<memberId>`, and `<memberId>#1` … for the
 * family), by people seated or offered a place; it is longer than `capacity` only after an officer cut
 * the capacity below them. `line` is the waiting order. Marks are a set: taking and giving back twice
 * is taking and giving back once, and there is no counter that could drift.
 */
export interface Pool {
  readonly name: string
  readonly capacity: number
  readonly seats: readonly string[]
  readonly line: readonly InLine[]
}

export interface Activity extends Recorded {
  readonly status: ActivityStatus
  readonly title: string
  readonly kind: ActivityKind
  readonly text: string
  readonly coverFileId: string | null
  readonly place: string
  readonly startsAt: Date | null
  readonly endsAt: Date | null
  readonly signUpOpensAt: Date | null
  readonly signUpClosesAt: Date | null
  readonly membersOnly: boolean
  readonly poolBy: 'none' | 'choice' | 'shift'
  readonly pools: Readonly<Record<string, Pool>>
  readonly maxGuests: number
  readonly questions: readonly Question[]
  readonly maxLine: number
  readonly ways: ReadonlyArray<Exclude<CheckInWay, 'late'>>
  readonly namesVisible: boolean
  readonly budgetFen: number | null
  readonly payer: keyof typeof payers | null
  readonly inWorkingHours: boolean
  readonly employerConsent: boolean
  readonly repeats: { readonly dayOfMonth: number; readonly until: string } | null
  /** The month after which the next repetition is made; null when it does not repeat. */
  readonly repeatsFrom: string | null

  readonly organiserId: string
  readonly organiserName: string
  /** Units from the company down to the one the activity is for; an officer of any of them may run it. */
  readonly orgPath: readonly string[]
  /** True from approval on: everybody may look at it. */
  readonly visible: boolean
  /** Sort key of the public lists (end of the activity) and of the officers' list (last touched). */
  readonly listKey: string
  readonly deskKey: string
  /** Six bytes in hex that name this activity inside a check-in code. */
  readonly doorId: string

  /** Hours in which an offered place must be accepted, and in which attendance may be entered late. */
  readonly offerHours: number
  readonly lateEntryHours: number
  readonly finishedAt: Date | null
  readonly wrapUp: { readonly spentFen: number; readonly awards: string; readonly note: string; readonly photoFileIds: readonly string[] } | null
  /** Long work still to be done by the timer. */
  readonly job: 'tellCancelled' | 'tellChanged' | 'markAbsent' | null
  /** When time, place or text were last changed, and the roster key up to which people have been told. */
  readonly changedAt: Date | null
  readonly toldUpTo: string

  /** When the seats were last touched, by which touch, and whether they have been compared with the entries since. */
  readonly seatsChangedAt: Date | null
  readonly seatsToken: string
  readonly unsettled: boolean
}

/** One person's entry to one activity: `_id` is `<activityId>_<memberId>`, so a second cannot exist. */
export interface Signup extends Recorded {
  readonly status: SignupStatus
  readonly activityId: string
  readonly memberId: string
  readonly orgPath: readonly string[]
  readonly poolKey: string
  readonly poolName: string
  readonly places: number
  readonly guests: number
  readonly answers: Readonly<Record<string, string>>
  readonly number: number | null
  readonly offerExpiresAt: Date | null
  readonly signedUpAt: Date
  readonly checkedInAt: Date | null
  readonly way: CheckInWay | null
  readonly note: string
  readonly listKey: string
  readonly rosterKey: string
  /** The roster as it was at sign-up, so that a list needs no join. */
  readonly name: string
  readonly staffNo: string
  readonly unitName: string
  readonly shift: string
  /** The activity as it was last announced, for the worker's own list. */
  readonly title: string
  readonly kind: ActivityKind
  readonly place: string
  readonly startsAt: Date
  readonly endsAt: Date
}
