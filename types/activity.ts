/**
 * 活动: published by officers, approved by the chair, signed up for by workers, counted by check-ins.
 * States and defaults follow the union's activity rules; see docs/glossary.md for the terms.
 */
import * as v from 'valibot'
import { activityKinds, activityStatuses, checkInWays, MAX_CAPACITY, MAX_GUESTS, MAX_LINE, payers, signupStatuses } from './activityNames'
import { HistoryView } from './audit'
import { errorCodes } from './errors'
import { Count, Fen, FileId, Id, InstantIn, InstantOut, Month, OptionalText, PageOf, Text, pageInput } from './fields'

export * from './activityNames'

const codesOf = <Code extends string>(table: Readonly<Record<Code, string>>) => v.picklist(Object.keys(table) as [Code, ...Code[]])

export const KindCode = codesOf(activityKinds)
export const StatusCode = codesOf(activityStatuses)
export const SignupStatusCode = codesOf(signupStatuses)
export const CheckInWayCode = codesOf(checkInWays)
export const PayerCode = codesOf(payers)
const OfferedWay = v.picklist(['doorCode', 'personCode', 'tickOff'])

export const Question = v.object({
  key: v.pipe(v.string(), v.regex(/^q[0-9]$/)),
  label: Text(60),
  options: v.pipe(v.array(Text(30)), v.maxLength(12)),
  required: v.boolean(),
})
export type Question = v.InferOutput<typeof Question>

/** Where people sit: one pool for everybody, or one per group or shift; the total is their sum. */
const PoolPlan = v.object({
  key: v.pipe(v.string(), v.regex(/^p[0-9]{1,2}$/)),
  name: Text(20),
  capacity: Count(0, MAX_CAPACITY),
})

/** Two of one key would be stored as one, with the places of one of them lost. */
const eachOnce = (keyed: ReadonlyArray<{ readonly key: string }>) => new Set(keyed.map(({ key }) => key)).size === keyed.length
const isWithinCapacity = (pools: ReadonlyArray<{ readonly capacity: number }>) => pools.reduce((sum, { capacity }) => sum + capacity, 0) <= MAX_CAPACITY

/** What an officer fills in. Everything but the title may wait until the plan is submitted. */
export const ActivityPlan = v.object({
  title: Text(40),
  kind: KindCode,
  text: OptionalText(3000),
  coverFileId: v.nullable(FileId),
  place: OptionalText(60),
  startsAt: v.nullable(InstantIn),
  endsAt: v.nullable(InstantIn),
  signUpOpensAt: v.nullable(InstantIn),
  signUpClosesAt: v.nullable(InstantIn),
  membersOnly: v.boolean(),
  /** 'none': one pool; 'choice': the worker picks a group; 'shift': the worker's own shift decides. */
  poolBy: v.picklist(['none', 'choice', 'shift']),
  pools: v.pipe(v.array(PoolPlan), v.minLength(1), v.maxLength(20), v.check((pools) => isWithinCapacity(pools), 'too many places'), v.check((pools) => eachOnce(pools), 'a key twice')),
  maxGuests: Count(0, MAX_GUESTS),
  questions: v.pipe(v.array(Question), v.maxLength(5), v.check((questions) => eachOnce(questions), 'a key twice')),
  maxLine: Count(0, MAX_LINE),
  ways: v.pipe(v.array(OfferedWay), v.minLength(1), v.maxLength(3)),
  namesVisible: v.boolean(),
  budgetFen: v.nullable(Fen),
  payer: v.nullable(PayerCode),
  inWorkingHours: v.boolean(),
  employerConsent: v.boolean(),
  /** Day of the month on which an approved activity repeats (月度升旗), with the last month; null for once only. */
  repeats: v.nullable(v.object({ dayOfMonth: Count(1, 28), until: Month })),
})
export type ActivityPlan = v.InferOutput<typeof ActivityPlan>

/** Why each thing the reader might want to do cannot be done now; null means it can. */
const Blocked = v.nullable(v.picklist(errorCodes))

const PoolView = v.object({ key: v.string(), name: v.string(), capacity: v.number(), left: v.number(), waiting: v.number() })

const cardFields = {
  activityId: Id,
  title: v.string(),
  kind: KindCode,
  place: v.string(),
  startsAt: v.nullable(InstantOut),
  endsAt: v.nullable(InstantOut),
  signUpOpensAt: v.nullable(InstantOut),
  signUpClosesAt: v.nullable(InstantOut),
  status: StatusCode,
  capacity: v.number(),
  left: v.number(),
  waiting: v.number(),
}
export const ActivityCard = v.object(cardFields)
export type ActivityCard = v.InferOutput<typeof ActivityCard>

/** My own entry. `number` is my place in the line, counted from 1, at the time I joined it. */
export const MySignup = v.object({
  activityId: Id,
  status: SignupStatusCode,
  poolName: v.string(),
  guests: v.number(),
  number: v.nullable(v.number()),
  offerExpiresAt: v.nullable(InstantOut),
  signedUpAt: InstantOut,
  checkedInAt: v.nullable(InstantOut),
  title: v.string(),
  kind: KindCode,
  place: v.string(),
  startsAt: InstantOut,
  endsAt: InstantOut,
})
export type MySignup = v.InferOutput<typeof MySignup>

/** A link that works for ten minutes; null: no photograph. */
const PictureUrl = v.nullable(v.string())

export const ActivityDetail = v.object({
  ...cardFields,
  coverUrl: PictureUrl,
  text: v.string(),
  membersOnly: v.boolean(),
  poolBy: v.picklist(['none', 'choice', 'shift']),
  pools: v.array(PoolView),
  maxGuests: v.number(),
  questions: v.array(Question),
  maxLine: v.number(),
  ways: v.array(OfferedWay),
  organiserName: v.string(),
  inWorkingHours: v.boolean(),
  /** The chair's words when it was cancelled; empty otherwise. */
  cancelReason: v.string(),
  mine: v.nullable(MySignup),
  /** How many stand before me now, while I wait. */
  ahead: v.nullable(v.number()),
  going: v.array(v.string()),
  blocked: v.object({ signUp: Blocked, cancelSignUp: Blocked, acceptOffer: Blocked, checkIn: Blocked, manage: Blocked, tickOff: Blocked }),
})
export type ActivityDetail = v.InferOutput<typeof ActivityDetail>

/** The same activity for those who run it. */
export const ActivityDesk = v.object({
  ...cardFields,
  coverUrl: PictureUrl,
  plan: v.object({ ...ActivityPlan.entries, startsAt: v.nullable(InstantOut), endsAt: v.nullable(InstantOut), signUpOpensAt: v.nullable(InstantOut), signUpClosesAt: v.nullable(InstantOut) }),
  pools: v.array(PoolView),
  version: v.number(),
  organiserName: v.string(),
  history: v.array(HistoryView),
  counts: v.object({ seated: v.number(), waiting: v.number(), offered: v.number(), attended: v.number(), absent: v.number(), cancelled: v.number() }),
  wrapUp: v.nullable(v.object({ spentFen: v.number(), awards: v.string(), note: v.string(), photoUrls: v.array(v.string()) })),
  blocked: v.object({
    edit: Blocked, submit: Blocked, decide: Blocked, change: Blocked, setCapacity: Blocked, endSeries: Blocked, close: Blocked, start: Blocked, finish: Blocked, archive: Blocked, cancel: Blocked, lateEntry: Blocked,
  }),
})
export type ActivityDesk = v.InferOutput<typeof ActivityDesk>

const activityId = { activityId: Id }
const answers = v.record(v.pipe(v.string(), v.regex(/^q[0-9]$/)), OptionalText(200))

export const RosterRow = v.object({
  memberId: Id, name: v.string(), staffNo: v.string(), unitName: v.string(), shift: v.string(), poolName: v.string(), guests: v.number(),
  status: SignupStatusCode, number: v.nullable(v.number()), signedUpAt: InstantOut, checkedInAt: v.nullable(InstantOut),
  way: v.nullable(CheckInWayCode), note: v.string(), answers: v.record(v.string(), v.string()),
})
export type RosterRow = v.InferOutput<typeof RosterRow>

/** A check-in made while the officer's phone had no network; `at` is that phone's clock. */
const QueuedCheckIn = v.object({ memberId: v.optional(Id), personCode: v.optional(v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{10,80}$/))), at: InstantIn })
const DoorCode = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{27}$/))

export const activityActions = {
  'activity.list': {
    kind: 'read',
    input: v.object({ ...pageInput, scope: v.picklist(['coming', 'past']), kindCode: v.optional(KindCode) }),
    output: PageOf(ActivityCard),
  },
  'activity.get': { kind: 'read', input: v.object(activityId), output: ActivityDetail },
  'activity.mine': { kind: 'read', input: v.object({ ...pageInput, scope: v.picklist(['coming', 'past']) }), output: PageOf(MySignup) },
  'activity.signUp': {
    kind: 'write',
    input: v.object({ ...activityId, poolKey: v.optional(PoolPlan.entries.key), guests: Count(0, MAX_GUESTS), answers }),
    output: MySignup,
  },
  'activity.cancelSignUp': { kind: 'write', input: v.object(activityId), output: MySignup },
  'activity.acceptOffer': { kind: 'write', input: v.object(activityId), output: MySignup },
  'activity.myCode': {
    kind: 'read',
    input: v.object(activityId),
    output: v.object({ code: v.string(), name: v.string(), status: SignupStatusCode, poolName: v.string(), guests: v.number() }),
  },
  'activity.checkIn': { kind: 'write', input: v.object({ code: DoorCode }), output: MySignup },

  'activity.managed': { kind: 'read', input: v.object({ ...pageInput, status: v.optional(StatusCode) }), output: PageOf(ActivityCard) },
  'activity.desk': { kind: 'read', input: v.object(activityId), output: ActivityDesk },
  'activity.saveDraft': {
    kind: 'write',
    input: v.object({ activityId: v.optional(Id), version: v.optional(Count(0, 1_000_000)), plan: ActivityPlan }),
    output: ActivityDesk,
  },
  'activity.copy': { kind: 'write', input: v.object(activityId), output: ActivityDesk },
  'activity.submit': { kind: 'write', input: v.object(activityId), output: ActivityDesk },
  'activity.decide': {
    kind: 'write',
    input: v.object({ ...activityId, verdict: v.picklist(['approve', 'return']), note: OptionalText(200) }),
    output: ActivityDesk,
  },
  /** Of an approved activity; everybody signed up is told of another time, place or text. */
  'activity.change': {
    kind: 'write',
    input: v.object({
      ...activityId, version: Count(0, 1_000_000), place: Text(60), text: Text(3000),
      startsAt: InstantIn, endsAt: InstantIn, signUpOpensAt: InstantIn, signUpClosesAt: InstantIn,
    }),
    output: ActivityDesk,
  },
  /** No further repetitions; those published stay. */
  'activity.endSeries': { kind: 'write', input: v.object(activityId), output: ActivityDesk },
  'activity.setCapacity': {
    kind: 'write',
    input: v.object({ ...activityId, poolKey: PoolPlan.entries.key, capacity: Count(0, MAX_CAPACITY) }),
    output: ActivityDesk,
  },
  'activity.close': { kind: 'write', input: v.object(activityId), output: ActivityDesk },
  'activity.start': { kind: 'write', input: v.object(activityId), output: ActivityDesk },
  'activity.finish': { kind: 'write', input: v.object(activityId), output: ActivityDesk },
  'activity.archive': {
    kind: 'write',
    input: v.object({ ...activityId, spentFen: Fen, awards: OptionalText(500), note: OptionalText(500), photoFileIds: v.pipe(v.array(FileId), v.maxLength(9)) }),
    output: ActivityDesk,
  },
  'activity.cancel': { kind: 'write', input: v.object({ ...activityId, reason: Text(200) }), output: ActivityDesk },
  'activity.poster': {
    kind: 'read',
    input: v.object(activityId),
    /** `image` is a data URI of the mini-program code (in the local cloud: a code of the H5 address). */
    output: v.object({ image: v.string(), title: v.string(), place: v.string(), startsAt: v.nullable(InstantOut), signUpClosesAt: v.nullable(InstantOut) }),
  },
  'activity.roster': {
    kind: 'read',
    input: v.object({ ...pageInput, ...activityId, status: v.optional(SignupStatusCode), search: v.optional(Text(20)) }),
    output: PageOf(RosterRow),
  },
  'activity.door': {
    kind: 'read',
    input: v.object(activityId),
    output: v.object({ code: v.string(), validForMs: v.number(), title: v.string(), attended: v.number(), seated: v.number(), lastNames: v.array(v.string()) }),
  },
  'activity.scanPerson': { kind: 'write', input: v.object({ ...activityId, personCode: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{10,80}$/)) }), output: RosterRow },
  'activity.uploadCheckIns': {
    kind: 'write',
    input: v.object({ ...activityId, way: v.picklist(['personCode', 'tickOff']), entries: v.pipe(v.array(QueuedCheckIn), v.minLength(1), v.maxLength(50)) }),
    output: v.object({ results: v.array(v.object({ name: v.string(), outcome: v.nullable(v.picklist(errorCodes)) })) }),
  },
  'activity.lateEntry': { kind: 'write', input: v.object({ ...activityId, staffNo: Text(20), reason: Text(200) }), output: RosterRow },
  'activity.exportRoster': {
    kind: 'read',
    input: v.object(activityId),
    /** A link that works for ten minutes. */
    output: v.object({ url: v.string(), fileName: v.string(), people: v.number() }),
  },
} as const
