/** A message to one person: always in the message box, and by WeChat where a consent exists. */
export interface Message {
  readonly _id: string
  readonly memberId: string
  readonly kind: 'offer' | 'activityCancelled' | 'activityChanged'
  readonly title: string
  readonly text: string
  /** The page it opens, without a leading slash. */
  readonly page: string
  readonly createdAt: Date
  readonly listKey: string
  readonly readAt: Date | null
  /** 'due' until tried once; a decision never waits for it. */
  readonly sending: 'due' | 'sent' | 'noConsent' | 'failed'
}
