/** What aid says: who has a case, and messages. A message lights up where others look: it names no aid, no amount, no reason. */
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'
import { spokenTime } from '@/types/calendar'
import type { StepName } from './rules'

/** Who has it, in the words of the page "who has my application". */
export const owners = {
  caseworker: '工会专员',
  visitors: '工会专员和工会小组长',
  committee: '工会委员会',
  voters: '工会委员会（投票）',
  votersAndAuditor: '工会委员会（投票）和经审委员',
  reconsiderers: '工会委员会（复核）',
  standIn: '工会委员会（代办）',
  chair: '工会主席',
  finance: '财务',
  applicant: '您本人',
  publicity: '公示期满后转下一步',
  nobody: '已办结',
} as const

/** In the inbox and in messages it has a number and this name. */
export const TITLE = '职工申请'
export const NUMBER_WORD = '申请'

const page = (screen: 'detail' | 'desk', aidId: string) => `features/aid/pages/${screen}/index?id=${aidId}`

/** What the applicant hears: that something has happened, and whether they are asked for something. */
const ASKED = { title: '您的申请需要您办理', text: '请打开小程序查看并办理。' } as const
const MOVED = { title: '您的申请有进展', text: '请打开小程序查看。' } as const

export type Told = StepName | 'stop' | 'lapse'

const told: Partial<Record<Told, typeof ASKED | typeof MOVED>> = {
  accept: MOVED, return: ASKED, decline: MOVED, advance: MOVED, signVisit: MOVED, opinion: MOVED, publicise: MOVED, settle: MOVED, approve: MOVED, reject: MOVED,
  reconsider: MOVED, pay: ASKED, confirmReview: MOVED, reopen: MOVED, stop: MOVED, lapse: MOVED, vote: MOVED, witness: MOVED,
}

/** The messages of one step; asked for again after a lost answer they are the same ones. A signature of the person themselves tells nobody. */
export function newsOf(step: Told, { _id, number, partyIds, subjectId, status }: Pick<Aid, '_id' | 'number' | 'partyIds' | 'subjectId' | 'status'>, requestId: string, now: Date): News[] {
  const said = told[step]
  // Of a vote the person hears what came of it, not who has voted when.
  if (!said || status === 'voting' && (step === 'vote' || step === 'witness')) return []
  const heard = step === 'pay' ? [subjectId] : partyIds
  return heard.map((memberId) => ({
    id: idFor('aid', step, _id, requestId, memberId), memberId, kind: 'aid', title: said.title, text: `${number}　${said.text}`, page: page('detail', _id), at: now,
  }))
}

export function reminderOf(aid: Aid, memberId: string): News {
  const dueAt = aid.dueAt as Date
  return {
    id: idFor('aidDue', aid._id, dueAt.toISOString(), memberId), memberId, kind: 'caseDue', title: '有申请快到期了',
    text: `${aid.number}　请在${spokenTime(new Date(dueAt.getTime() - 60_000))}前办理。`,
    page: page(aid.partyIds.includes(memberId) ? 'detail' : 'desk', aid._id), at: aid.alarmAt as Date,
  }
}

export function overdueNews(aid: Aid, chairIds: readonly string[]): News[] {
  const since = (aid.dueAt as Date).toISOString()
  const at = aid.escalatedAt as Date
  const ids = (memberId: string) => ({ id: idFor('aidOverdue', aid._id, since, memberId), memberId, at })
  const done = aid.ownerLabel === owners.chair ? '工会主席到期未办，已提醒并告知副主席。' : '到期还没有办完，已报工会主席督办。'
  const parties = aid.partyIds.map((memberId): News => ({ ...ids(memberId), kind: 'aid', ...MOVED, text: `${aid.number}　${done}`, page: page('detail', aid._id) }))
  const chairs = chairIds.map((memberId): News => ({ ...ids(memberId), kind: 'caseDue', title: '有申请超期', text: `${aid.number}　超期未办，请督办。`, page: page('desk', aid._id) }))
  return [...parties, ...chairs]
}
