import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Person } from '@/local/testing/person'

/** Where the demonstration plays: people by name, and a clock that can be set for a scene. */
export interface Stage {
  /** The day of the demonstration, ms. */
  readonly today: number
  as(name: string): Person
  asMember(member: Member): Person
  /** Plays a scene at another time; the clock runs as usual afterwards. */
  at<Result>(instant: Date, act: () => Promise<Result>): Promise<Result>
  /** Lets the timer work as of this time. */
  tick(instant: Date): Promise<unknown>
}
