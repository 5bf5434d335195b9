/**
 * What becomes of the open work in every collection when an officer hands over. A new collection does not compile
 * before it has an answer here; what says `moves` has a source in its noun's `handover.ts`.
 *
 * - `moves`: it is kept in a person's name, or may wait for a person: it goes to the successor, or to the chair.
 * - `stays`: the name says who made it and keeps two people apart; somebody else decides it. Listed, not moved.
 * - `office`: it waits for offices alone and goes with them.
 * - `own`: a person's own affair, an officer's or anybody's.
 * - `record`: nobody's work: facts, settings, copies, the machinery's own notes.
 */
import type { CollectionName } from './collections'

export type HandoverAnswer = 'moves' | 'stays' | 'office' | 'own' | 'record'

export const handoverTable = {
  orgs: 'record', members: 'record', bindings: 'own', bindTries: 'record',
  activities: 'moves', signups: 'own', messages: 'own', consents: 'own', notices: 'moves', noticeReads: 'own', safetyChecks: 'office',
  policies: 'record', policyProposals: 'stays', calendars: 'record', counters: 'record',
  applications: 'moves', roleChanges: 'moves', delegations: 'moves', sheetJobs: 'moves', sheetParts: 'record',
  funds: 'record', fundEntries: 'record', handouts: 'moves', handoutRows: 'office', allowances: 'record', aidMarks: 'record',
  suggestions: 'moves', gramCounts: 'record', aids: 'moves', aidDrafts: 'own', aidIntents: 'record', aidClaims: 'record', aidAssessments: 'record',
  // A summary belongs to its unit: whoever holds the office there goes on with the draft.
  figureCells: 'record', figureSweeps: 'record', summaries: 'office', exportFiles: 'own',
  reads: 'record', readSeals: 'record', agreements: 'own', evidence: 'own', privacyRequests: 'moves', purges: 'record',
  greetings: 'record', birthdayWishes: 'own', birthdayRuns: 'record',
  visits: 'moves', visitIntents: 'record', visitKinds: 'record', visitRuns: 'record',
  rightsFiles: 'record', rightsRuns: 'record', rightsStandards: 'record', rightsReports: 'moves', supervisions: 'moves', supervisionLetters: 'moves',
} as const satisfies Record<CollectionName, HandoverAnswer>
