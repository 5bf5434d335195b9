/** Promises that somebody looks after, letters whose answer they wait for, and reports that wait for them by name. */
import { db } from '@/cloudfunctions/kit/db'
import { not } from '@/cloudfunctions/kit/filter'
import { caseHandover, keptHandover } from '@/cloudfunctions/kit/handover'

const names = { idField: 'byId', nameField: 'byName' } as const

export const rightsHandover = [
  keptHandover(db.supervisions, { noun: 'supervision', label: '待兑现的督导', ...names, open: ['promised'], title: ({ unitName, onDay }) => `${unitName} ${onDay}` }),
  keptHandover(db.supervisionLetters, { noun: 'supervisionLetter', label: '待答复的督导函', ...names, open: ['sent'], title: ({ number, unitName }) => `${number} ${unitName}` }),
  caseHandover(db.rightsReports, { noun: 'rightsReport', label: '职工反映', notOwn: (memberId) => ({ memberId: not(memberId) }), isAside: ({ memberId }, { _id, relatives }) => memberId === _id || relatives.includes(memberId) }),
]
