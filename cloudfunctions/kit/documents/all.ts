/** Which document each collection holds; their indexes: kit/collections.ts. */
import type { Activity, Signup } from './activity'
import type { Aid, AidAssessment, AidClaim, AidDraft, AidIntent } from './aid'
import type { BirthdayRun, BirthdayWish, Greeting } from './birthday'
import type { Calendar } from './calendar'
import type { Fund, FundEntry } from './fund'
import type { Counter, Delegation } from './case'
import type { AidMark, Allowance, Handout, HandoutRow } from './handout'
import type { Binding, BindTries, Member, Org } from './people'
import type { Consent, Message } from './message'
import type { Notice, NoticeRead } from './notice'
import type { Application, RoleChange } from './membership'
import type { SheetJob, SheetPart } from './sheet'
import type { Policy } from './policy'
import type { PolicyProposal } from './policyProposal'
import type { Agreement, Evidence, PrivacyRequest, Purge, ReadLine, ReadSeal } from './privacy'
import type { RightsFile, RightsReport, RightsRun, RightsStandard, Supervision, SupervisionLetter } from './rights'
import type { GramCounts, Suggestion } from './suggestion'
import type { SafetyCheck } from './safety'
import type { Visit, VisitIntent, VisitKindDoc, VisitRun } from './visit'
import type { ExportFile, FigureCell, FigureSweep, Summary } from './summary'

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
  aidClaims: AidClaim
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
