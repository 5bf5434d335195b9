/**
 * Every collection of the product and its indexes: the one list from which the local cloud, the
 * deploy script and the console set-up are made. All collections are admin-only for clients.
 */
import type { Activity, Signup } from './documents/activity'
import type { Aid, AidAssessment, AidDraft, AidIntent } from './documents/aid'
import type { BirthdayRun, BirthdayWish, Greeting } from './documents/birthday'
import type { Calendar } from './documents/calendar'
import type { Fund, FundEntry } from './documents/fund'
import type { Counter, Delegation } from './documents/case'
import type { AidMark, Allowance, Handout, HandoutRow } from './documents/handout'
import type { Binding, BindTries, Member, Org } from './documents/people'
import type { Consent, Message } from './documents/message'
import type { Notice, NoticeRead } from './documents/notice'
import type { Application, RoleChange } from './documents/membership'
import type { SheetJob, SheetPart } from './documents/sheet'
import type { Policy } from './documents/policy'
import type { PolicyProposal } from './documents/policyProposal'
import type { Agreement, Evidence, PrivacyRequest, Purge, ReadLine, ReadSeal } from './documents/privacy'
import type { RightsFile, RightsReport, RightsRun, RightsStandard, Supervision, SupervisionLetter } from './documents/rights'
import type { GramCounts, Suggestion } from './documents/suggestion'
import type { SafetyCheck } from './documents/safety'
import type { Visit, VisitIntent, VisitKindDoc, VisitRun } from './documents/visit'
import type { ExportFile, FigureCell, FigureSweep, Summary } from './documents/summary'
import { ascending, unique, type CollectionDefinition } from './indexes'
import { clockFieldsOf } from './register/clocks'

export type { CollectionDefinition, IndexDefinition, IndexDirection } from './indexes'

/** What each collection holds. */
export interface Documents {
  orgs: Org
  members: Member
  bindings: Binding
  bindTries: BindTries
  activities: Activity
  signups: Signup
  messages: Message
  consents: Consent
  notices: Notice
  noticeReads: NoticeRead
  safetyChecks: SafetyCheck
  policies: Policy
  policyProposals: PolicyProposal
  applications: Application
  roleChanges: RoleChange
  sheetJobs: SheetJob
  sheetParts: SheetPart
  funds: Fund
  fundEntries: FundEntry
  calendars: Calendar
  counters: Counter
  delegations: Delegation
  handouts: Handout
  handoutRows: HandoutRow
  allowances: Allowance
  aidMarks: AidMark
  suggestions: Suggestion
  aids: Aid
  aidDrafts: AidDraft
  aidIntents: AidIntent
  aidAssessments: AidAssessment
  gramCounts: GramCounts
  figureCells: FigureCell
  figureSweeps: FigureSweep
  summaries: Summary
  exportFiles: ExportFile
  reads: ReadLine
  readSeals: ReadSeal
  agreements: Agreement
  evidence: Evidence
  privacyRequests: PrivacyRequest
  purges: Purge
  greetings: Greeting
  birthdayWishes: BirthdayWish
  birthdayRuns: BirthdayRun
  visits: Visit
  visitIntents: VisitIntent
  visitKinds: VisitKindDoc
  visitRuns: VisitRun
  rightsFiles: RightsFile
  rightsRuns: RightsRun
  rightsStandards: RightsStandard
  rightsReports: RightsReport
  supervisions: Supervision
  supervisionLetters: SupervisionLetter
}

export type CollectionName = keyof Documents

/**
 * Collections whose records the figures of the summary count, and the fields that hold their event dates
 * (kit/figures.ts). Every write to one of them is noticed by the counting.
 */
export const countedCollections: { readonly [Name in CollectionName]?: readonly string[] } = {
  activities: ['startsAt'],
  signups: ['startsAt'],
  suggestions: ['submittedAt'],
  notices: ['publishedAt'],
  members: ['memberSince'],
  handouts: ['fromDay'],
  aids: ['submittedAt'],
  visits: ['visitedOn'],
  supervisions: ['onDay'],
  supervisionLetters: ['sentOn'],
}

const countingIndexes = (days: readonly string[]) => [ascending('byTouch', 'touch'), ...days.map((day) => ascending(`byEvent_${day}`, day, '_id'))]

const declared: ReadonlyArray<CollectionDefinition & { readonly name: CollectionName }> = [
  { name: 'orgs', indexes: [ascending('byParent', 'parentId')] },
  { name: 'members', indexes: [ascending('byOpenid', 'openid'), unique('byStaffNo', 'staffNo'), ascending('byGrant', 'grants.orgId', 'grants.role'), ascending('byUnit', 'orgPath', '_id'), ascending('byBirthday', 'birthday.key', '_id'), ascending('byJoined', 'joinedOn', '_id')] },
  { name: 'bindings', indexes: [] },
  { name: 'bindTries', indexes: [] },
  {
    name: 'activities',
    indexes: [
      ascending('byVisibleTime', 'visible', 'listKey'),
      ascending('byVisibleKindTime', 'visible', 'kind', 'listKey'),
      ascending('byDesk', 'deskKey'),
      ascending('byStatusDesk', 'status', 'deskKey'),
      ascending('byStatusClosing', 'status', 'signUpClosesAt'),
      ascending('byDoor', 'doorId'),
      ascending('byUnsettled', 'unsettled', 'seatsChangedAt'),
      ascending('byJob', 'job'),
      ascending('byRepeats', 'repeatsFrom'),
      ascending('byOrganiser', 'organiserId', 'status'),
    ],
  },
  {
    name: 'signups',
    indexes: [
      ascending('byMemberTime', 'memberId', 'listKey'),
      ascending('byActivityMember', 'activityId', 'memberId'),
      ascending('byActivityRoster', 'activityId', 'rosterKey'),
      ascending('byActivityStatusRoster', 'activityId', 'status', 'rosterKey'),
      ascending('byOfferExpiry', 'status', 'offerExpiresAt'),
    ],
  },
  {
    name: 'messages',
    indexes: [
      ascending('byMemberTime', 'memberId', 'listKey'),
      ascending('byMemberRead', 'memberId', 'readAt'),
      ascending('bySending', 'sending', 'sendAfter'),
      ascending('byUnreached', 'unreached', 'orgPath', 'listKey'),
      ascending('byPage', 'page', 'unreached'),
    ],
  },
  { name: 'consents', indexes: [ascending('byOpenid', 'openid')] },
  {
    name: 'notices',
    indexes: [
      ascending('byAudienceTime', 'status', 'orgIds', 'listKey'),
      ascending('byDesk', 'orgPath', 'deskKey'),
      ascending('byStatusDesk', 'status', 'deskKey'),
      ascending('byStatusUntil', 'status', 'until'),
      ascending('byAuthor', 'authorId', 'status'),
      ascending('byJob', 'job'),
    ],
  },
  {
    name: 'noticeReads',
    indexes: [ascending('byMemberNotice', 'memberId', 'noticeId'), ascending('byNoticeTime', 'noticeId', 'listKey')],
  },
  {
    name: 'safetyChecks',
    indexes: [
      ascending('byQueue', 'status', 'orgPath', 'listKey'),
      ascending('byStatusAsked', 'status', 'askedAt'),
      ascending('byTrace', 'traceId'),
    ],
  },
  {
    name: 'applications',
    indexes: [ascending('byWaitDue', 'waitsFor', 'dueKey'), ascending('byAlarm', 'alarmAt'), ascending('byMemberTime', 'memberId', 'listKey'), ascending('byMemberOpen', 'memberId', 'isOpen'), ascending('byBecomes', 'becomes')],
  },
  {
    name: 'roleChanges',
    indexes: [ascending('byWaitDue', 'waitsFor', 'dueKey'), ascending('byAlarm', 'alarmAt'), ascending('byUnitTime', 'orgPath', 'listKey'), ascending('byMemberStatus', 'memberId', 'status'), ascending('byApplying', 'isApplying')],
  },
  { name: 'sheetJobs', indexes: [ascending('byKindTime', 'kind', 'listKey'), ascending('byKindStatus', 'kind', 'status'), ascending('byStatusStarted', 'status', 'startedAt')] },
  { name: 'sheetParts', indexes: [ascending('byJobPart', 'jobId', 'what', 'index'), ascending('byJobKeys', 'jobId', 'what', 'from')] },
  { name: 'policies', indexes: [ascending('byKeyFrom', 'key', 'from')] },
  { name: 'policyProposals', indexes: [ascending('byStatus', 'status'), ascending('byUnsettled', 'isSettled')] },
  { name: 'funds', indexes: [ascending('byUnitYear', 'orgId', 'year', '_id'), ascending('byUnmoved', 'unmoved'), ascending('byOpenRequest', 'openRequest.id')] },
  { name: 'fundEntries', indexes: [unique('byFundLine', 'listKey')] },
  { name: 'calendars', indexes: [] },
  { name: 'counters', indexes: [] },
  { name: 'delegations', indexes: [ascending('byDeputy', 'deputyId')] },
  {
    name: 'suggestions',
    indexes: [
      unique('byNumber', 'number'),
      ascending('byWaitDue', 'waitsFor', 'dueKey'),
      ascending('byAlarm', 'alarmAt'),
      ascending('byAuthorTime', 'authorIds', 'listKey'),
      ascending('byClaim', 'claimSeal'),
      ascending('byTime', 'listKey'),
      ascending('byYearUnitTime', 'year', 'orgPath', 'listKey'),
      ascending('byGrams', 'grams'),
      ascending('byVisibleGrams', 'visible', 'grams'),
      ascending('byPublicity', 'status', 'publicKey'),
      ascending('byPublicityEnd', 'status', 'publicityEndsAt'),
      ascending('byArchive', 'archiveAt'),
      ascending('byYear', 'yearAt'),
      ascending('byOpenPhotos', 'photosOpen'),
      ascending('byMerging', 'isMerging'),
    ],
  },
  {
    name: 'handouts',
    indexes: [
      unique('byNumber', 'number'),
      ascending('byWaitDue', 'waitsFor', 'dueKey'),
      ascending('byAlarm', 'alarmAt'),
      ascending('byUnitTime', 'orgPath', 'listKey'),
      ascending('byUnitStatusTime', 'orgPath', 'status', 'listKey'),
      ascending('byKindYear', 'kind', 'year', 'month'),
      ascending('byYear', 'year', 'orgPath'),
      ascending('byJob', 'job'),
      ascending('byStatusUntil', 'status', 'untilDay'),
    ],
  },
  {
    name: 'handoutRows',
    indexes: [
      ascending('byHandoutRoster', 'handoutId', 'rosterKey'),
      ascending('byHandoutStatusRoster', 'handoutId', 'status', 'rosterKey'),
      ascending('byHandoutUnitRoster', 'handoutId', 'orgPath', 'rosterKey'),
      ascending('byPersonTime', 'personKey', 'listKey'),
    ],
  },
  { name: 'allowances', indexes: [] },
  { name: 'aidMarks', indexes: [] },
  { name: 'greetings', indexes: [ascending('byMemberMonth', 'memberId', 'month')] },
  { name: 'birthdayWishes', indexes: [ascending('byReceiverTime', 'toId', 'year', 'listKey'), ascending('byReceiverSender', 'toId', 'memberId', 'day')] },
  { name: 'birthdayRuns', indexes: [] },
  { name: 'gramCounts', indexes: [] },
  {
    name: 'aids',
    indexes: [
      unique('byNumber', 'number'),
      ascending('byWaitDue', 'waitsFor', 'dueKey'),
      ascending('byAlarm', 'alarmAt'),
      ascending('byPartyTime', 'partyIds', 'listKey'),
      ascending('byReaderTime', 'readers', 'listKey'),
      ascending('byReaderStatusTime', 'readers', 'status', 'listKey'),
      ascending('byYearUnit', 'year', 'orgPath', 'submittedAt'),
      ascending('bySpending', 'spendYear', 'orgPath', 'spendKey'),
      ascending('byPublicity', 'orgPath', 'publicKey'),
      ascending('byPublicityEnd', 'status', 'publicUntil'),
      ascending('byEnding', 'endedAs', 'endedAt'),
    ],
  },
  { name: 'aidDrafts', indexes: [ascending('bySaved', 'savedAt')] },
  { name: 'aidIntents', indexes: [ascending('byCheck', 'checkAt')] },
  { name: 'aidAssessments', indexes: [ascending('byUnitTime', 'orgId', 'listKey'), ascending('byUnitValid', 'orgId', 'validUntil'), ascending('byValid', 'validUntil')] },
  { name: 'figureCells', indexes: [ascending('byPeriod', 'period', '_id'), ascending('byDirty', 'isDirty', '_id')] },
  { name: 'figureSweeps', indexes: [] },
  { name: 'summaries', indexes: [ascending('byUnitTime', 'orgPath', 'listKey'), ascending('byUnitPeriod', 'orgId', 'period', 'edition')] },
  { name: 'exportFiles', indexes: [ascending('byUnitTime', 'orgPath', 'listKey'), ascending('byUntil', 'status', 'until')] },
  { name: 'reads', indexes: [ascending('bySubjectTime', 'subjectId', 'listKey'), ascending('byDay', 'day', '_id')] },
  { name: 'readSeals', indexes: [] },
  { name: 'agreements', indexes: [ascending('byMemberTime', 'memberId', 'listKey'), ascending('byStatusTime', 'status', 'withdrawnAt')] },
  { name: 'evidence', indexes: [ascending('byObject', 'objectId', 'noun'), ascending('bySubject', 'subjectId', '_id'), ascending('byRemoval', 'removedAt', 'removeAt')] },
  {
    name: 'privacyRequests',
    indexes: [unique('byNumber', 'number'), ascending('byWaitDue', 'waitsFor', 'dueKey'), ascending('byAlarm', 'alarmAt'), ascending('byMemberTime', 'memberId', 'listKey')],
  },
  {
    name: 'visits',
    indexes: [
      ascending('byWaitDue', 'waitsFor', 'dueKey'),
      ascending('byAlarm', 'alarmAt'),
      ascending('bySubjectTime', 'subjectId', 'listKey'),
      ascending('byReaderTime', 'readers', 'listKey'),
      ascending('byReaderStatusTime', 'readers', 'status', 'listKey'),
      ascending('byUnitMissed', 'orgPath', 'missKey'),
      ascending('byUnitReported', 'orgPath', 'reportedAt'),
      ascending('bySpending', 'spendYear', 'orgPath', 'spendKey'),
    ],
  },
  { name: 'visitIntents', indexes: [ascending('byCheck', 'checkAt')] },
  { name: 'visitKinds', indexes: [ascending('byFrom', 'from'), ascending('byCodeFrom', 'code', 'from')] },
  { name: 'visitRuns', indexes: [] },
  { name: 'purges', indexes: [] },
  {
    name: 'rightsFiles',
    indexes: [
      ...['contract', 'equipment', 'checkup'].map((area) => ascending(`byUnitColour_${area}`, 'orgPath', `lights.${area}.colour`, `keys.${area}`)),
      ascending('byTurn', 'turnsOn'),
      ascending('byPostTurn', 'post', 'turnsOn'),
    ],
  },
  { name: 'rightsRuns', indexes: [] },
  { name: 'rightsStandards', indexes: [ascending('byPost', 'post', 'listKey'), ascending('byKind', 'kind', 'listKey'), ascending('byThing', 'kind', 'post', 'item', 'to')] },
  { name: 'rightsReports', indexes: [unique('byNumber', 'number'), ascending('byWaitDue', 'waitsFor', 'dueKey'), ascending('byAlarm', 'alarmAt'), ascending('byMemberTime', 'memberId', 'listKey')] },
  { name: 'supervisions', indexes: [ascending('byAreaUnitTime', 'area', 'orgPath', 'listKey')] },
  { name: 'supervisionLetters', indexes: [unique('byNumber', 'number'), ascending('byAreaUnitTime', 'area', 'orgPath', 'listKey')] },
]

export const collections = declared.map(({ indexes, ...collection }) => ({
  ...collection,
  indexes: [...indexes, ...(countedCollections[collection.name] ? countingIndexes(countedCollections[collection.name] ?? []) : []), ...clockFieldsOf(collection.name).map((field) => ascending(`byEnd_${field}`, field))],
}))
