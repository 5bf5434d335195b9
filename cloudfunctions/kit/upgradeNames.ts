/** Names of all migrations; each stays for good, for it is remembered as done. */
import type { Counter } from './documents/case'

export const PROGRESS = 'upgrades'

export const upgradeNames = [
  'funds.keyed', 'aids.lapseAt', 'aidIntents.taken', 'aidDrafts.memberId', 'suggestions.openPath', 'handouts.said', 'handoutRows.told', 'allowances.holders',
  'aidMarks.about', 'notices.heldWords', 'messages.to', 'visits.matter', 'visitIntents.taken', 'members.boundBy',
] as const

export type UpgradeName = (typeof upgradeNames)[number]

/** What is remembered in a union that begins with today's version: nothing of before is there. */
export const upToDate = (): Counter => ({ _id: PROGRESS, last: upgradeNames.length, recent: upgradeNames.map((id) => ({ id, number: 0 })), sweep: null })
