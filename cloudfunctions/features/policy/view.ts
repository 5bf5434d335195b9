import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { PolicyProposal } from '@/cloudfunctions/kit/documents/policyProposal'
import { clauseOf, closedSource, rowOn } from '@/cloudfunctions/kit/policies'
import { policyNameOf, sourceAlone } from '@/cloudfunctions/kit/policyNames'
import type { HandlerOutput } from '@/types/actions'
import { regions } from '@/types/policyNames'

type View = HandlerOutput<'policy.get'>
type Card = HandlerOutput<'policy.list'>['settings'][number]

export const regionOf = (scope: string) => (scope in regions ? regions[scope as keyof typeof regions] : null)

function clauseAlone(row: Policy): NonNullable<Card['clause']> {
  return { ...clauseOf(row), source: closedSource(sourceAlone(row.key, row.source)) }
}

/** The setting as it stands on a day. `rows` may hold other keys. */
export function cardOf(key: string, rows: readonly Policy[], proposals: readonly PolicyProposal[], today: string): Card {
  const row = rowOn(rows, key, today)
  const coming = rows.filter((each) => each.key === key && each.from > today).sort((a, b) => (a.from < b.from ? -1 : 1))[0]
  return {
    key,
    name: policyNameOf(key) ?? key,
    clause: row && clauseAlone(row),
    region: row && regionOf(row.scope),
    next: coming ? clauseAlone(coming) : null,
    isWaiting: proposals.some((proposal) => proposal.key === key && proposal.status === 'waiting'),
  }
}

export function rowsView(rows: readonly Policy[]): View['rows'] {
  const latestFirst = [...rows].sort((a, b) => (a.from < b.from ? 1 : -1))
  return latestFirst.map((row) => ({ clause: clauseAlone(row), until: row.to, region: regionOf(row.scope) }))
}

export function proposalView(proposal: PolicyProposal, names: ReadonlyMap<string, string>): NonNullable<View['proposal']> {
  const { version, status, scope, value, from, source, reason, proposedByName, history } = proposal
  return {
    version, status, value, from, source, reason, byName: proposedByName,
    scope: scope as NonNullable<View['proposal']>['scope'],
    history: history.map(({ at, by, action, to, note }) => ({ at, byName: names.get(by) ?? '', action, to, note })),
  }
}
