/** What visits say: who has one, and messages. A message lights up where others look: it names no kind, no amount, no reason. */
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { idFor } from '@/cloudfunctions/kit/ids'
import type { News } from '@/cloudfunctions/kit/notify'
import { spokenTime } from '@/types/calendar'
import type { StepName } from './rules'

export const owners = {
  leader: '工会小组长',
  committee: '工会委员会',
  chair: '工会主席',
  visitors: '工会小组长和生活福利委员',
  person: '您本人',
  nobody: '已办结',
} as const

export const NUMBER_WORD = '关怀'
/** Before the number in the ledger, where it stands alone in the open: features/fund/figures.ts counts by it. */
export const LEDGER_WORD = '慰问'
/** In the first screen's card. */
export const TITLE = '工会关怀'

const pageOf = (visitId: string) => `features/visit/pages/detail/index?id=${visitId}`

const MOVED = { title: '工会关怀有新进展', text: '请打开小程序查看。' } as const
const ASKED = { title: '有一件事请您确认', text: '请打开小程序查看并确认。' } as const
const INVITED = { title: '请您参加一次走访', text: '日期和同行的人请打开小程序查看。' } as const

/** The person hears that something is planned, decided or to be signed; of a talk only that it is planned. */
function toldTo(step: StepName, visit: Visit) {
  if (visit.status === 'toSign' && visit.rules.signer === 'self') return ASKED
  if (step === 'arrange') return MOVED
  return visit.rules.group !== 'talk' && (step === 'approve' || step === 'refuse') ? MOVED : null
}

/** The messages of one step; asked for again after a lost answer they are the same ones. */
export function newsOf(step: StepName, visit: Visit, requestId: string, now: Date): News[] {
  const { _id, number, subjectId, plan } = visit
  const said = toldTo(step, visit)
  const news = (memberId: string, { title, text }: typeof MOVED | typeof ASKED | typeof INVITED): News => ({
    id: idFor('visit', step, _id, requestId, memberId), memberId, kind: 'visit', title, text: `${number}　${text}`, page: pageOf(_id), at: now,
  })
  const visitors = step === 'arrange' ? (plan?.visitorIds ?? []).filter((id) => id !== plan?.by && id !== subjectId) : []
  return [...(said && subjectId !== '' ? [news(subjectId, said)] : []), ...visitors.map((id) => news(id, INVITED))]
}

export function reminderOf(visit: Visit, memberId: string): News {
  const dueAt = visit.dueAt as Date
  return {
    id: idFor('visitDue', visit._id, dueAt.toISOString(), memberId), memberId, kind: 'caseDue', title: '有关怀事项快到期了',
    text: `${visit.number}　请在${spokenTime(new Date(dueAt.getTime() - 60_000))}前办理。`, page: pageOf(visit._id), at: visit.alarmAt as Date,
  }
}

/** To the office that joins; the person is not told that they were forgotten. */
export function overdueNews(visit: Visit, joining: readonly string[]): News[] {
  const since = (visit.dueAt as Date).toISOString()
  return joining.map((memberId): News => ({
    id: idFor('visitOverdue', visit._id, since, memberId), memberId, kind: 'caseDue', title: '有关怀事项超期', text: `${visit.number}　超期未办，请督办。`, page: pageOf(visit._id), at: visit.escalatedAt as Date,
  }))
}
