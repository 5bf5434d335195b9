/** Cases of hardship aid that wait for somebody by name. Their own and their household's are nobody else's affair. */
import { db } from '@/cloudfunctions/kit/db'
import { not } from '@/cloudfunctions/kit/filter'
import { caseHandover } from '@/cloudfunctions/kit/handover'
import { isClose } from './parties'

export const aidHandover = caseHandover(db.aids, {
  noun: 'aid', label: '困难帮扶', notOwn: (memberId) => ({ partyIds: not(memberId) }),
  isAside: (aid, person) => isClose(aid, person) || aid.hands.some(({ by }) => by === person._id),
})
