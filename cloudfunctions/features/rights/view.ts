/** What people are shown: the person everything of their own, an officer the areas that are theirs. */
import type { HandlerOutput } from '@/types/actions'
import { checkupKinds, rightsAreaCodes, type CheckupKind, type ReportKind, type RightsArea } from '@/types/rightsNames'
import type { Light, RightsFile, RightsReport, RightsStandard } from '@/cloudfunctions/kit/documents/rights'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { NEVER, nextIssueOn } from './clockRules'
import { areasOn, whyNotContract, whyNotEquip, whyNotReport, whyNotSignFor, whyNotTakeBack } from './rules'
import { standardsOf, type Basis } from './settings'
import { articleOf, whyOf } from './words'

export const lightView = (area: RightsArea, light: Light) => ({ area, colour: light.colour, reason: light.reason, why: whyOf(light), article: articleOf(light), dueOn: light.dueOn })

const inForce = ({ from, to }: RightsStandard, today: string) => from <= today && (to === null || today < to)

/** What the post should have, and beyond it what was issued. */
function issuesOf(file: RightsFile, basis: Basis, today: string, isOwn: boolean) {
  const wanted = standardsOf(basis.standards, file.post).filter((standard) => standard.kind === 'equipment' && inForce(standard, today))
  const others = file.issues.filter(({ item }) => !wanted.some((standard) => standard.item === item))
  const row = (item: string, standard: RightsStandard | null) => {
    const issue = file.issues.find((one) => one.item === item)
    const next = issue ? nextIssueOn(issue, standard?.months ?? null) : NEVER
    return {
      item, issuedOn: issue?.issuedOn ?? null, signedOn: issue?.signedOn ?? null, months: standard?.months ?? null, nextOn: next === NEVER ? null : next, source: standard?.source ?? '',
      isConfirmed: standard ? standard.confirmedBy !== null : true, blocked: { sign: isOwn ? whyNotSignFor(issue) : ('NOT_ALLOWED' as const) },
    }
  }
  return [...wanted.map((standard) => row(standard.item, standard)), ...others.map(({ item }) => row(item, null))]
}

const checksOf = ({ checks }: RightsFile) =>
  (Object.keys(checkupKinds) as CheckupKind[]).flatMap((kind) => {
    const found = checks[kind]
    return found ? [{ kind, doneOn: found.doneOn, toldOn: found.toldOn }] : []
  })

export const reportView = (report: RightsReport) => {
  const { _id, number, kind, status, text, outcome, submittedAt, settledAt, dueAt, ownerLabel } = report
  return { reportId: _id, number, kind, status, text, outcome, submittedAt, settledAt, dueAt: status === 'open' ? dueAt : null, ownerLabel, blocked: { takeBack: whyNotTakeBack(report) } }
}

const clausesOf = (basis: Basis, areas: readonly RightsArea[]) => areas.flatMap((area) => basis.clausesOf(area))

export function mineView(file: RightsFile, reports: readonly RightsReport[], basis: Basis, today: string): HandlerOutput<'rights.mine'> {
  const last = (kind: ReportKind) => reports.find((report) => report.kind === kind)
  return {
    lights: rightsAreaCodes.map((area) => lightView(area, file.lights[area])),
    contract: file.contract, issues: issuesOf(file, basis, today, true), checks: checksOf(file), reports: reports.map(reportView), clauses: clausesOf(basis, rightsAreaCodes),
    blocked: { notReceived: whyNotReport(last('notReceived')), notChecked: whyNotReport(last('notChecked')), notSigned: whyNotReport(last('notSigned')) },
  }
}

export function personView(file: RightsFile, me: Member, basis: Basis, today: string): HandlerOutput<'rights.person'> {
  const areas = areasOn(me.grants, file.orgPath)
  const { _id, name, staffNo, unitName, post, version } = file
  return {
    memberId: _id, name, staffNo, unitName, post, version,
    lights: areas.map((area) => lightView(area, file.lights[area])),
    contract: areas.includes('contract') ? file.contract : null,
    issues: areas.includes('equipment') ? issuesOf(file, basis, today, false) : [],
    checks: areas.includes('checkup') ? checksOf(file) : [],
    clauses: clausesOf(basis, areas),
    blocked: { contract: whyNotContract(me.grants, file.orgPath), issue: whyNotEquip(me.grants, file.orgPath), check: whyNotEquip(me.grants, file.orgPath) },
  }
}
