/**
 * Every reason the cloud gives for not doing something. Closed list: the client has one Chinese
 * sentence for each. A code is a fact, never an instruction.
 */
export const errorCodes = [
  // the call itself
  'BAD_INPUT',
  'UNKNOWN_ACTION',
  'BODY_TOO_LARGE',
  'NOT_FOUND',
  'NOT_BOUND',
  'NOT_ALLOWED',
  'NO_LONGER_EMPLOYED',
  'TOO_MANY_CALLS',
  'REQUEST_REUSED',
  'IN_PROGRESS',
  'CHANGED_MEANWHILE',
  'SETTING_MISSING',
  'INTERNAL',
  // who am I
  'BIND_REFUSED',
  'BIND_TOO_MANY_TRIES',
  'ALREADY_BOUND',
  // activities
  'ACTIVITY_NOT_OPEN',
  'ACTIVITY_NOT_YET_OPEN',
  'ACTIVITY_SIGNUP_CLOSED',
  'ACTIVITY_CANCELLED',
  'ACTIVITY_OVER',
  'ACTIVITY_FULL',
  'ACTIVITY_QUEUE_FULL',
  'ACTIVITY_MEMBERS_ONLY',
  'ACTIVITY_NOT_YOUR_GROUP',
  'ACTIVITY_GROUP_NEEDED',
  'ACTIVITY_TOO_MANY_GUESTS',
  'ACTIVITY_ANSWER_NEEDED',
  'ACTIVITY_WRONG_STATE',
  'ACTIVITY_INCOMPLETE',
  'ACTIVITY_OWN_APPROVAL',
  'ACTIVITY_REASON_NEEDED',
  'ACTIVITY_EMPLOYER_CONSENT_NEEDED',
  'ACTIVITY_QUEUE_FIRST',
  // sign-ups
  'SIGNUP_ALREADY',
  'SIGNUP_NONE',
  'SIGNUP_TOO_LATE_TO_CANCEL',
  'OFFER_NONE',
  'OFFER_LAPSED',
  // check-in
  'CHECKIN_NOT_RUNNING',
  'CHECKIN_BAD_CODE',
  'CHECKIN_OLD_CODE',
  'CHECKIN_OTHER_ACTIVITY',
  'CHECKIN_NOT_SIGNED_UP',
  'CHECKIN_CANCELLED',
  'CHECKIN_STILL_WAITING',
  'CHECKIN_WAY_NOT_OFFERED',
  'CHECKIN_WINDOW_OVER',
  // content checks
  'SAFETY_BLOCKED',
  'SAFETY_SETTLED',
  'SAFETY_OWN',
  'SAFETY_REASON_NEEDED',
  // notices
  'NOTICE_WRONG_STATE',
  'NOTICE_ALREADY_OVER',
  'NOTICE_NOT_YOUR_UNIT',
  'NOTICE_NO_CONFIRMATION',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What every call answers. A business refusal is data; only a bug is a throw. */
export type Reply<Output> =
  | { readonly ok: true; readonly data: Output }
  | { readonly ok: false; readonly error: { readonly code: ErrorCode; readonly field?: string; readonly requestId: string } }
