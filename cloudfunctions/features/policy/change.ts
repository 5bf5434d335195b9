/**
 * Changing settings. A row is never rewritten: another one begins on a later day, and whatever was judged
 * before keeps the row it was judged by.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { PolicyProposal } from '@/cloudfunctions/kit/documents/policyProposal'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { rowOn } from '@/cloudfunctions/kit/policies'
import { nounOf, policyNameOf, policyNouns } from '@/cloudfunctions/kit/policyNames'
import { born, move, receiptOf, replyOfTwin, writtenBy, type Request, type Step } from '@/cloudfunctions/kit/record'
import { refuse, refuseIf } from '@/cloudfunctions/kit/refuse'
import { bound, holding } from '@/cloudfunctions/kit/serve'
import type { HandlerOutput } from '@/types/actions'
import { dayOf } from '@/types/calendar'
import { endsOf, isValueOf, whyNotConfirm, whyNotDecide, whyNotFrom, whyNotPropose, whyNotWithdraw } from './rules'

type Decided = HandlerOutput<'policy.decide'>

interface BesideProposal {
  readonly proposal: PolicyProposal | null
  readonly [other: string]: unknown
}

const idOf = ({ key, scope }: { readonly key: string; readonly scope: string }) => `${key}_${scope}`
const besideProposal = (input: { key: string; scope: string }) => ({ proposal: { from: 'policyProposals', id: idOf(input) } }) as const

const decided = ({ key, version, status }: PolicyProposal): Decided => ({ key, version, status })

function rowFrom({ key, scope, value, unit, from, source, decidedBy }: PolicyProposal): Policy {
  return { _id: `${key}_${scope}_${from}`, key, scope, value, unit, from, to: null, source, confirmedBy: decidedBy }
}

/** The row of a confirmed proposal; a second time it is there already. */
const enterRow = (proposal: PolicyProposal) => db.policies.insert(rowFrom(proposal))

/** One step of a proposal, or the same answer when this request was here before. */
async function step(proposal: PolicyProposal, request: Request, change: Step<PolicyProposal>): Promise<PolicyProposal> {
  return (await move(db.policyProposals, proposal, { ...change, request, reply: decided })) ?? refuse('CHANGED_MEANWHILE')
}

type Fresh = Pick<PolicyProposal, 'value' | 'from' | 'source' | 'reason' | 'unit' | 'proposedBy' | 'proposedByName' | 'decidedBy' | 'isSettled'>

/** The first proposal for this setting, or the next one on the same document: two at once, one is written. */
async function put(before: PolicyProposal | null, id: { key: string; scope: string }, fresh: Fresh, now: Date, request: Request): Promise<Decided> {
  const line = { at: now, by: fresh.proposedBy, action: 'policy.propose', note: `${fresh.value} · ${fresh.from} · ${fresh.reason}` }
  if (before) return decided(await step(before, request, { to: 'waiting', line, set: fresh }))
  const reply: Decided = { key: id.key, version: 1, status: 'waiting' }
  const first = { _id: idOf(id), ...id, ...fresh, ...born('waiting', line, request, reply) } as PolicyProposal
  if (await db.policyProposals.insert(first)) return reply
  return replyOfTwin(db.policyProposals, first._id, request, 'POLICY_WAITING')
}

export const changeRoutes = {
  'policy.confirm': holding<'policy.confirm'>('CHAIR')({
    handle: async ({ input: { policyIds }, me, request }) => {
      refuseIf(whyNotConfirm(me))
      const checkOpenOrMine = async () => {
        const rows = await db.policies.find({ _id: oneOf(policyIds) })
        if (rows.length !== new Set(policyIds).size) refuse('NOT_FOUND', 'policyIds')
        const before = rows.find(({ confirmRequest }) => confirmRequest?.id === request.id)
        if (before && before.confirmRequest?.digest !== request.digest) refuse('REQUEST_REUSED')
        if (rows.every(({ confirmedBy }) => confirmedBy !== null) && !before) refuse('POLICY_CONFIRMED')
      }
      await checkOpenOrMine()
      const written = await db.policies.change({ _id: oneOf(policyIds), confirmedBy: null }, { set: { confirmedBy: me._id, confirmRequest: request } })
      // Somebody was quicker: another chair, or this very request on another line.
      if (written === 0) await checkOpenOrMine()
      return { policyIds }
    },
  }),

  'policy.propose': holding<'policy.propose'>('ADM', 'OFF')<BesideProposal & { readonly mine: readonly PolicyProposal[] }>({
    reads: (input) => ({ ...besideProposal(input), mine: { from: 'policyProposals', every: { field: 'proposedBy', path: '_id' } } }),
    handle: async ({ input: { key, scope, value: whole, hundredths, from, source, reason }, me, now, request, beside: { proposal, mine } }) => {
      const receipt = receiptOf(writtenBy(proposal ? [proposal, ...mine] : mine, request), request)
      if (receipt) return receipt.reply as Decided
      if (policyNameOf(key) === null) refuse('NOT_FOUND', 'key')
      refuseIf(whyNotPropose(me, policyNouns[nounOf(key)]?.portfolio ?? 'organisation', proposal))
      const rows = await db.policies.find({ key }, { limit: 1000 })
      const unit = (rows[0] ?? refuse('NOT_FOUND', 'key')).unit
      const value = whole + hundredths / 100
      if (!isValueOf(unit, value)) refuse('BAD_INPUT', 'value')
      refuseIf(whyNotFrom({ scope, value, from }, rows, rowOn(rows, key, dayOf(now)), dayOf(now)))
      const fresh = { value, from, source, reason, unit, proposedBy: me._id, proposedByName: me.name, decidedBy: null, isSettled: true }
      return put(proposal, { key, scope }, fresh, now, request)
    },
  }),

  'policy.decide': holding<'policy.decide'>('CHAIR')<BesideProposal>({
    reads: besideProposal,
    handle: async ({ input: { version, verdict, note }, me, now, request, beside: { proposal } }) => {
      const receipt = receiptOf(proposal, request)
      if (proposal && receipt) {
        if (verdict === 'confirm' && !proposal.isSettled) await enterRow(proposal)
        return receipt.reply as Decided
      }
      refuseIf(whyNotDecide(me, proposal))
      if (!proposal || proposal.version !== version) return refuse('CHANGED_MEANWHILE')
      if (verdict === 'decline') {
        if (!note) refuse('POLICY_REASON_NEEDED', 'note')
        return decided(await step(proposal, request, { to: 'declined', line: { at: now, by: me._id, action: 'policy.decline', note } }))
      }
      if (proposal.from <= dayOf(now)) refuse('POLICY_DAY_PAST')
      const line = { at: now, by: me._id, action: 'policy.accept', note }
      const confirmed = await step(proposal, request, { to: 'confirmed', line, set: { decidedBy: me._id, isSettled: false } })
      await enterRow(confirmed)
      return decided(confirmed)
    },
  }),

  'policy.withdraw': bound<'policy.withdraw'>()<BesideProposal>({
    reads: besideProposal,
    handle: async ({ me, now, request, beside: { proposal } }) => {
      const receipt = receiptOf(proposal, request)
      if (receipt) return receipt.reply as Decided
      refuseIf(whyNotWithdraw(me, proposal))
      return decided(await step(proposal as PolicyProposal, request, { to: 'withdrawn', line: { at: now, by: me._id, action: 'policy.withdraw' } }))
    },
  }),
}

const AT_ONCE = 50

/** The job: rows of confirmed proposals are there, and each row ends on the day the next begins. */
export async function settlePolicies(): Promise<number> {
  const confirmed = await db.policyProposals.find({ isSettled: false }, { limit: AT_ONCE })
  for (const proposal of confirmed) {
    await enterRow(proposal)
    const rows = await db.policies.find({ key: proposal.key, scope: proposal.scope }, { limit: 1000 })
    for (const { row, to } of endsOf(rows)) await db.policies.change({ _id: row._id, to: row.to }, { set: { to } })
    await db.policyProposals.change({ _id: proposal._id, version: proposal.version }, { set: { isSettled: true } })
  }
  return confirmed.length
}
