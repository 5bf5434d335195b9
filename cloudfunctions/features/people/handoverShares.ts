/** What of the people's own matters goes along when an officer hands over. */
import { db } from '@/cloudfunctions/kit/db'
import type { Delegation } from '@/cloudfunctions/kit/documents/case'
import { not, oneOf } from '@/cloudfunctions/kit/filter'
import { caseHandover, proposalStays, type HandoverSource } from '@/cloudfunctions/kit/handover'
import { tellAll, type News } from '@/cloudfunctions/kit/notify'
import { move } from '@/cloudfunctions/kit/record'

const delegationOver = ({ _id, version }: Delegation, deputyName: string, at: Date): News => ({
  id: `delegationOver_${_id}_${version}`, memberId: _id, kind: 'caseDue', title: '代办已结束', text: `${deputyName}已移交工作，不再替您代办，请另选一位。`,
  page: 'features/inbox/pages/delegate/index', at,
})

/** Whoever named the person as their deputy chose that person, and nobody else may choose for them: it ends, and they are told. */
const delegations: HandoverSource = {
  noun: 'delegation',
  label: '代办委托（到此为止，由委托人另选）',
  collection: 'delegations',
  open: async ({ from }, limit) =>
    (await db.delegations.find({ deputyId: from._id, status: 'on' }, { limit })).map(({ _id, fromName, untilDay }) => ({ id: _id, title: `${fromName} 至 ${untilDay}`, to: 'successor' })),
  hand: async (ids, { from }, line) => {
    const found = await db.delegations.find({ _id: oneOf(ids), status: 'on' }, { limit: ids.length })
    await tellAll(found.map((delegation) => delegationOver(delegation, from.name, line.at)))
    let ended = 0
    for (const delegation of found) if (await move(db.delegations, delegation, { to: 'ended', line: { ...line, action: 'people.handover' } })) ended += 1
    return ended
  },
}

interface AboutSomebody {
  readonly memberId: string
}
interface Somebody {
  readonly _id: string
  readonly relatives: readonly string[]
}
const isAbout = ({ memberId }: AboutSomebody, { _id, relatives }: Somebody) => memberId === _id || relatives.includes(memberId)

const applications = caseHandover(db.applications, { noun: 'application', label: '会籍申请', notOwn: (memberId) => ({ memberId: not(memberId) }), isAside: isAbout })

const roleChanges = caseHandover(db.roleChanges, {
  noun: 'roleChange', label: '职务变动', notOwn: (memberId) => ({ memberId: not(memberId) }), isAside: (change, person) => isAbout(change, person) || change.proposedBy === person._id,
})

const proposedChanges = proposalStays(db.roleChanges, {
  noun: 'roleProposal', label: '提出的职务变动', open: 'proposed', why: '等另一位管理员或主席确认，提出人不变', title: ({ number, name }) => `${number} ${name}`,
})

export const peopleHandover = [applications, roleChanges, proposedChanges, delegations]
