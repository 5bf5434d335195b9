/** Plans of what is handed out, from the draft to the end. A list of people in need is named by nothing but its number. */
import { db } from '@/cloudfunctions/kit/db'
import { caseHandover, keptHandover } from '@/cloudfunctions/kit/handover'
import { isSensitiveKind, NEUTRAL_TITLE } from '@/types/handoutNames'
import { DECIDERS } from './parties'

const plans = keptHandover(db.handouts, {
  noun: 'handout', label: '发放方案', idField: 'organiserId', nameField: 'organiserName', title: ({ number, kind, title }) => `${number} ${isSensitiveKind(kind) ? NEUTRAL_TITLE : title}`,
  open: ['draft', 'pending', 'running'], decided: { status: 'pending', by: DECIDERS },
})

const cases = caseHandover(db.handouts, { noun: 'handoutCase', label: '发放办件', notOwn: () => ({}), isAside: ({ organiserId }, { _id }) => organiserId === _id })

export const handoutHandover = [plans, cases]
