/** Changes of settings that somebody proposed. */
import { db } from '@/cloudfunctions/kit/db'
import { proposalStays } from '@/cloudfunctions/kit/handover'
import { policyNameOf } from '@/cloudfunctions/kit/policyNames'

export const policyHandover = proposalStays(db.policyProposals, { noun: 'policyProposal', label: '标准修改建议', open: 'waiting', why: '等主席确认或退回，提出人不变', title: ({ key }) => policyNameOf(key) ?? key })
