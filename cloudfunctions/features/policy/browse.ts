/** Looking at settings. They are no secret: everybody of the company may read by what they are judged. */
import { db } from '@/cloudfunctions/kit/db'
import type { Policy } from '@/cloudfunctions/kit/documents/policy'
import type { PolicyProposal } from '@/cloudfunctions/kit/documents/policyProposal'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { oneOf } from '@/cloudfunctions/kit/filter'
import { rowOn } from '@/cloudfunctions/kit/policies'
import { nounOf, policyKeys, policyNameOf, policyNouns } from '@/cloudfunctions/kit/policyNames'
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound } from '@/cloudfunctions/kit/serve'
import { addDays, dayOf } from '@/types/calendar'
import { HOME_REGION } from '@/types/policyNames'
import { whyNotConfirm, whyNotDecide, whyNotPropose, whyNotWithdraw } from './rules'
import { cardOf, proposalView, rowsView } from './view'

const LIMIT = 1000
const nameOfNoun = (noun: string) => policyNouns[noun]?.name ?? noun
const keysOf = (noun: string) => policyKeys.filter((key) => nounOf(key) === noun)

const waitingProposals = () => db.policyProposals.find({ status: 'waiting' }, { limit: LIMIT })

/** Rows of these settings, latest first: some years of changes fit into one call. */
function rowsOf(keys: readonly string[]): Promise<Policy[]> {
  return db.policies.find({ key: oneOf(keys) }, { order: [['from', -1]], limit: LIMIT })
}

/** Names of whoever had a hand in the proposal. */
async function namesIn({ history }: PolicyProposal): Promise<Map<string, string>> {
  const people: Member[] = await db.members.find({ _id: oneOf([...new Set(history.map(({ by }) => by))]) })
  return new Map(people.map(({ _id, name }) => [_id, name]))
}

interface BesideProposals {
  readonly own: PolicyProposal | null
  readonly general: PolicyProposal | null
  readonly [other: string]: unknown
}
const besideProposals = ({ key }: { key: string }) =>
  ({ own: { from: 'policyProposals', id: `${key}_${HOME_REGION}` }, general: { from: 'policyProposals', id: `${key}_default` } }) as const

/** The one that waits, or else the last one. */
function foremost(proposals: readonly PolicyProposal[]): PolicyProposal | null {
  return proposals.find(({ status }) => status === 'waiting') ?? proposals[0] ?? null
}

export const browseRoutes = {
  'policy.groups': bound<'policy.groups'>()({
    handle: async ({ now }) => {
      const [rows, proposals] = await Promise.all([rowsOf(policyKeys), waitingProposals()])
      const today = dayOf(now)
      const nouns = [...new Set(policyKeys.map(nounOf))]
      const groups = nouns.map((noun) => {
        const keys = keysOf(noun)
        const unconfirmed = keys.filter((key) => rowOn(rows, key, today)?.confirmedBy === null).length
        return { noun, name: nameOfNoun(noun), count: keys.length, unconfirmed, waiting: proposals.filter(({ key }) => nounOf(key) === noun).length }
      })
      return { groups }
    },
  }),

  'policy.list': bound<'policy.list'>()({
    handle: async ({ input: { noun }, me, now }) => {
      const keys = keysOf(noun)
      if (keys.length === 0) refuse('NOT_FOUND', 'noun')
      const [rows, proposals] = await Promise.all([rowsOf(keys), waitingProposals()])
      return { noun, name: nameOfNoun(noun), settings: keys.map((key) => cardOf(key, rows, proposals, dayOf(now))), blocked: { confirm: whyNotConfirm(me) } }
    },
  }),

  'policy.get': bound<'policy.get'>()<BesideProposals>({
    reads: besideProposals,
    handle: async ({ input: { key }, me, now, beside: { own, general } }) => {
      if (policyNameOf(key) === null) refuse('NOT_FOUND', 'key')
      const today = dayOf(now)
      const rows = await db.policies.find({ key }, { limit: LIMIT })
      const proposals = [own, general].filter((each) => each !== null)
      const current = rowOn(rows, key, today)
      const unit = (current ?? rows[0] ?? refuse('NOT_FOUND', 'key')).unit
      const proposal = foremost(proposals)
      const noun = nounOf(key)
      return {
        ...cardOf(key, rows, proposals, today),
        noun,
        unit,
        earliest: addDays(today, 1),
        rows: rowsView(rows),
        proposal: proposal && proposalView(proposal, await namesIn(proposal)),
        blocked: {
          confirm: whyNotConfirm(me) ?? (current?.confirmedBy === null ? null : 'POLICY_CONFIRMED'),
          propose: whyNotPropose(me, policyNouns[noun]?.portfolio ?? 'organisation', proposal),
          decide: whyNotDecide(me, proposal),
          withdraw: whyNotWithdraw(me, proposal),
        },
      }
    },
  }),
}
