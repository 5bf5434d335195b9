/** Requests about personal data that wait for somebody by name. */
import { db } from '@/cloudfunctions/kit/db'
import { not } from '@/cloudfunctions/kit/filter'
import { caseHandover } from '@/cloudfunctions/kit/handover'

export const privacyHandover = caseHandover(db.privacyRequests, {
  noun: 'privacyRequest', label: '个人信息请求', notOwn: (memberId) => ({ memberId: not(memberId) }), isAside: ({ memberId }, { _id, relatives }) => memberId === _id || relatives.includes(memberId),
})
