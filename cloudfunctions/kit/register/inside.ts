/**
 * What lies one level inside of stored objects and lists of objects, of every field that is not P0: it has the purpose, the class and
 * the time of its field, and is listed here so that nothing comes to lie there unnoticed. A stored key without a place fails
 * local/seed/register.long.test.ts. `*`: the keys are data themselves (ids, titles, months).
 */
import type { Documents } from '../documents/all'

type Inside = { readonly [Name in keyof Documents]?: { readonly [Field in keyof Documents[Name]]?: string } }

/** Of every document that remembers. */
export const insideOfAll: Readonly<Record<string, string>> = { history: 'at by actingFor action from to note hash', receipts: 'requestId digest reply', heldWords: 'hash text by isBlocked' }

/** By collection and field, parted by blanks. */
export const inside: Inside = {
  members: {
    grants: 'role orgId portfolio',
    bindingHistory: 'at by action reason',
    declared: 'memberId relation',
    delegate: 'constituency fromDay untilDay',
    birthday: 'calendar month day isLeapMonth key',
    formerRelatives: 'memberId untilDay',
  },
  activities: { pools: '*', wrapUp: 'spentFen awards note photoFileIds' },
  consents: { counted: 'requestId' },
  applications: { clause: 'policyId key value unit source from isConfirmed' },
  roleChanges: { grant: 'role orgId portfolio' },
  sheetJobs: {
    settings: 'isComplete padTo',
    found: 'new changed unchanged wrong leaver',
    applied: 'new changed unchanged wrong leaver',
    headers: 'staffNo name gender joinedOn unitName branch group post shift',
    notes: 'hiddenSheets otherSheets formulas mergedRanges',
  },
  policies: { confirmRequest: 'id digest' },
  sheetParts: { rows: 'row kind cells changes issues', counts: 'new changed unchanged wrong leaver' },
  aidIntents: { taken: 'key box' },
  visitIntents: { taken: 'key box' },
  funds: {
    openRequest: 'id digest',
    head: 'seq hash leftFen',
    pending: '*',
    outbox: '_id fundId kind about amountFen freedFen takesBack title note at by words',
  },
  fundEntries: { words: 'key box' },
  counters: { recent: 'id number' },
  suggestions: {
    department: 'orgId name keys',
    opinions: 'role by actingFor verdict reason at',
    tally: 'submitted accepted concluded adopted completed excellent awarded',
    authors: 'memberId name unitName share',
    terms: 'acceptDays assignDays reviewDays majorReviewMonths planDays verifyMonths moneyDays gradeDays publiciseDays publicityDays objectionDays awardDays payDays signDays yearMonths execSigns remindDays archiveDays jurors ownUnitAside',
    signature: 'by actingFor at',
    objections: 'id by round text at settled',
    award: 'amountFen dueFen awardedAt paidAt parts',
    scores: 'technique benefit scope practicality isBorrowed by actingFor at',
    rating: 'stars text at',
  },
  handouts: { target: 'by orgIds gender posts', clauses: 'name clause', limit: 'fen times' },
  gramCounts: { counts: '*' },
  aids: {
    visit: 'by actingFor at signedBy signedAt',
    opinion: 'supports by at',
    publicity: 'startsAt endsAt leftMs',
    objections: 'id by at settled',
    decision: 'isYes at byLabel line',
    terms: 'acceptDays checkDays opinionDays voteDays publiciseDays publicityDays objectionDays approveDays urgentDays payDays signDays papersDays reconsiderDays followDays followMonths reviewMonths monitorMonths remindDays returnDays unsignedDays voters',
    hands: 'stage by actingFor round',
    sealed: 'kind urgent cause otherCauses need askedFen members housing hasDibao area incomes outlays exclusions evidence name household visit opinion words objections told grants yearReview',
    vote: 'reasons votes witnessedBy passedAt',
    grants: 'grantId isUrgent round fundId approvedAt paidAt paidOn signedAt voidAt',
  },
  figureCells: { units: '*', people: 'figure path ids' },
  summaries: { before: 'figure section name unit formula source value state' },
  privacyRequests: { removed: '*' },
  visits: {
    terms: 'checkDays reviewDays approveDays signDays remindDays',
    rules: 'name group isSensitive isUrgent papers signer gift ceiling',
    sealed: 'name matter story words giving record signedBy',
    hands: 'stage by actingFor',
    grant: 'grantId approvedAt signedAt voidAt',
    photos: 'photoId kind',
    plan: 'on visitorIds visitorNames by at',
  },
  rightsFiles: {
    told: 'contract equipment checkup',
    lights: 'contract equipment checkup',
    keys: 'contract equipment checkup',
    contract: 'type startOn endOn begunOn fixedTerms isSigned askedFixed extension leavingOn',
    issues: 'item issuedOn signedOn goodUntil damagedOn',
    checks: 'yearly during',
  },
  rightsReports: { clause: 'policyId key value unit source from isConfirmed' },
  supervisionLetters: { lines: 'staffNo name unitName why dueOn' },
  signups: { answers: '*' },
  messages: { to: 'key box' },
  handoutRows: { who: 'key box', told: 'key box' },
  aidMarks: { marks: 'kind about' },
  aidDrafts: { text: 'key box' },
  orgs: { moving: 'upTo done by heldUntil' },
}
