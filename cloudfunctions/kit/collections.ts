/**
 * Every collection of the product and its indexes: the one list from which the local cloud, the
 * deploy script and the console set-up are made. All collections are admin-only for clients.
 */
import { countedCollections } from './counted'
import type { CollectionName } from './documents/all'
import { ascending, unique, type CollectionDefinition } from './indexes'
import { clockFieldsOf } from './register/clocks'

export type { CollectionName, Documents } from './documents/all'
export type { CollectionDefinition, IndexDefinition, IndexDirection } from './indexes'

const countingIndexes = (days: readonly string[]) => [ascending('byTouch', 'touch'), ...days.map((day) => ascending(`byEvent_${day}`, day, '_id'))]

const declared: ReadonlyArray<CollectionDefinition & { readonly name: CollectionName }> = [
  { name: 'orgs', indexes: [ascending('byParent', 'parentId'), ascending('byMove', 'moving.upTo'), ascending('byType', 'type')] },
  { name: 'members', indexes: [ascending('byOpenid', 'openid'), unique('byStaffNo', 'staffNo'), ascending('byGrant', 'grants.orgId', 'grants.role'), ascending('byUnit', 'orgPath', '_id'), ascending('byBirthday', 'birthday.key', '_id'), ascending('byUnitBirthday', 'orgPath', 'birthday.key', '_id'), ascending('byJoined', 'joinedOn', '_id'), ascending('byRetirement', 'retireOn', '_id'), ascending('byFormerUntil', 'formerUntil', '_id')] },
  { name: 'bindings', indexes: [] },
  { name: 'bindTries', indexes: [] },
  {
    name: 'activities',
    indexes: [
      ascending('byVisibleTime', 'visible', 'listKey'),
      ascending('byVisibleKindTime', 'visible', 'kind', 'listKey'),
      ascending('byVisibleCompanyTime', 'visible', 'orgPath', 'listKey'),
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
      ascending('byImportantTime', 'status', 'important', 'orgIds', 'listKey'),
      ascending('byDesk', 'orgPath', 'deskKey'),
      ascending('byStatusDesk', 'status', 'deskKey'),
      ascending('byStatusUntil', 'status', 'until'),
      ascending('byAuthor', 'authorId', 'status'),
      ascending('byJob', 'job'),
      ascending('byHeldWords', 'hasHeldWords'),
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
    indexes: [ascending('byWaitDue', 'waitsFor', 'dueKey'), ascending('byAlarm', 'alarmAt'), ascending('byUnitTime', 'orgPath', 'listKey'), ascending('byMemberStatus', 'memberId', 'status'), ascending('byApplying', 'isApplying'), ascending('byProposer', 'proposedBy', 'status')],
  },
  { name: 'sheetJobs', indexes: [ascending('byKindTime', 'kind', 'listKey'), ascending('byKindStatus', 'kind', 'status'), ascending('byStatusStarted', 'status', 'startedAt'), ascending('byStarter', 'byId', 'status'), ascending('byCompanyTime', 'kind', 'orgIds', 'listKey'), ascending('byStatusHeld', 'status', 'heldUntil')] },
  { name: 'sheetParts', indexes: [ascending('byJobPart', 'jobId', 'what', 'index'), ascending('byJobKeys', 'jobId', 'what', 'from')] },
  { name: 'policies', indexes: [ascending('byKeyFrom', 'key', 'from')] },
  { name: 'policyProposals', indexes: [ascending('byStatus', 'status'), ascending('byProposer', 'proposedBy', 'status'), ascending('byUnsettled', 'isSettled')] },
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
      ascending('byHeldWords', 'hasHeldWords'),
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
      ascending('byOrganiser', 'organiserId', 'status'),
    ],
  },
  {
    name: 'handoutRows',
    indexes: [
      ascending('byHandoutRoster', 'handoutId', 'rosterKey'),
      ascending('byHandoutStatusRoster', 'handoutId', 'status', 'rosterKey'),
      ascending('byHandoutUnitRoster', 'handoutId', 'orgPath', 'rosterKey'),
      ascending('byPersonTime', 'personKey', 'listKey'),
      ascending('byHandoutVoucher', 'handoutId', 'voucherNo'),
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
      ascending('byLapse', 'lapseAt'),
      ascending('bySubjectStatus', 'subjectId', 'status'),
    ],
  },
  { name: 'aidDrafts', indexes: [ascending('bySaved', 'savedAt'), ascending('byMember', 'memberId')] },
  { name: 'aidIntents', indexes: [ascending('byCheck', 'checkAt')] },
  { name: 'aidClaims', indexes: [] },
  { name: 'aidAssessments', indexes: [ascending('byUnitTime', 'orgId', 'listKey'), ascending('byUnitValid', 'orgId', 'validUntil'), ascending('byValid', 'validUntil')] },
  { name: 'figureCells', indexes: [ascending('byPeriod', 'period', '_id'), ascending('byDirty', 'isDirty', '_id')] },
  { name: 'figureSweeps', indexes: [] },
  { name: 'summaries', indexes: [ascending('byUnitTime', 'orgPath', 'listKey'), ascending('byUnitPeriod', 'orgId', 'period', 'edition')] },
  { name: 'exportFiles', indexes: [ascending('byUnitTime', 'orgPath', 'listKey'), ascending('byMemberTime', 'memberId', 'listKey'), ascending('byUntil', 'status', 'until')] },
  { name: 'reads', indexes: [ascending('bySubjectTime', 'subjectId', 'listKey'), ascending('byDay', 'day', '_id')] },
  { name: 'readSeals', indexes: [] },
  { name: 'agreements', indexes: [ascending('byMemberTime', 'memberId', 'listKey'), ascending('byStatusTime', 'status', 'withdrawnAt')] },
  {
    name: 'evidence',
    indexes: [
      ascending('byObject', 'objectId', 'noun'), ascending('bySubject', 'subjectId', '_id'), ascending('byRemoval', 'removedAt', 'removeAt'),
      ascending('byNounEnd', 'noun', 'removeAt'), ascending('byKey', 'sealedWith', 'removedAt'),
    ],
  },
  {
    name: 'privacyRequests',
    indexes: [unique('byNumber', 'number'), ascending('byWaitDue', 'waitsFor', 'dueKey'), ascending('byAlarm', 'alarmAt'), ascending('byMemberTime', 'memberId', 'listKey'), ascending('byStatus', 'status')],
  },
  {
    name: 'visits',
    indexes: [
      ascending('byWaitDue', 'waitsFor', 'dueKey'),
      ascending('byAlarm', 'alarmAt'),
      ascending('bySubjectTime', 'subjectId', 'listKey'),
      ascending('byReaderTime', 'readers', 'listKey'),
      ascending('byReaderDue', 'readers', 'dueKey'),
      ascending('byReaderStatusDue', 'readers', 'status', 'dueKey'),
      ascending('byVisitor', 'plan.visitorIds', 'plan.on'),
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
  { name: 'rightsStandards', indexes: [ascending('byPost', 'post', 'listKey'), ascending('byKind', 'kind', 'listKey'), ascending('byThing', 'kind', 'post', 'item', 'to'), ascending('byRequest', 'receipts.requestId')] },
  { name: 'rightsReports', indexes: [unique('byNumber', 'number'), ascending('byWaitDue', 'waitsFor', 'dueKey'), ascending('byAlarm', 'alarmAt'), ascending('byMemberTime', 'memberId', 'listKey')] },
  { name: 'supervisions', indexes: [ascending('byKeeper', 'byId', 'status'), ascending('byAreaUnitTime', 'area', 'orgPath', 'listKey')] },
  { name: 'supervisionLetters', indexes: [unique('byNumber', 'number'), ascending('byKeeper', 'byId', 'status'), ascending('byAreaUnitTime', 'area', 'orgPath', 'listKey')] },
]

export const collections = declared.map(({ indexes, ...collection }) => ({
  ...collection,
  indexes: [...indexes, ...(countedCollections[collection.name] ? countingIndexes(countedCollections[collection.name] ?? []) : []), ...clockFieldsOf(collection.name).map((field) => ascending(`byEnd_${field}`, field))],
}))
