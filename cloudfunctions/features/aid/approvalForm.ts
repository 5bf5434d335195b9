/** The 审批表 of one case: what was asked, found, thought and decided, with room for three signatures. Pure. */
import type { Aid } from '@/cloudfunctions/kit/documents/aid'
import { paperDay, said as line, type Paper } from '@/cloudfunctions/kit/paper'
import { aidCategories, aidKinds, voteReasons, visitWays } from '@/types/aidNames'
import { dayOf } from '@/types/calendar'
import { amountOf, nameIn, openBox } from './boxes'

type NameOf = (memberId: string | null) => string
const yuan = (fen: number) => `${fen / 100} 元`
const day = (instant: Date) => paperDay(dayOf(instant))

function foundBy(aid: Aid, nameOf: NameOf): string {
  const visit = openBox(aid, 'visit')
  if (!aid.visit || !visit) return '待核实'
  const ways = visit.ways.map((way) => visitWays[way]).join('、')
  return `${paperDay(visit.on)}，${ways}：${visit.text}\n核实人：${[nameOf(aid.visit.by), nameOf(aid.visit.signedBy)].filter(Boolean).join('、')}`
}

function thoughtBy(aid: Aid, nameOf: NameOf): string {
  const opinion = openBox(aid, 'opinion')
  if (!aid.opinion || !opinion) return '待审核'
  const category = opinion.category ? `，类别：${aidCategories[opinion.category]}` : ''
  return `${aid.opinion.supports ? `同意，建议 ${yuan(opinion.suggestedFen)}${category}` : '不同意'}。${opinion.reason}\n${nameOf(aid.opinion.by)}　${day(aid.opinion.at)}`
}

function shownOrVoted({ publicity, vote }: Aid): string {
  if (vote) {
    const votesFor = vote.votes.filter(({ isFor }) => isFor).length
    return `${vote.reasons.map((reason) => voteReasons[reason]).join('；')}。同意 ${votesFor} 票，不同意 ${vote.votes.length - votesFor} 票${vote.witnessedBy ? '，经审委员已见证' : ''}`
  }
  return publicity ? `${day(publicity.startsAt)}起公示${publicity.endsAt ? `，至${day(new Date(publicity.endsAt.getTime() - 1))}` : '（收到异议，暂停计时）'}` : '—'
}

function decided(aid: Aid): string {
  const words = openBox(aid, 'words') ?? {}
  const said = aid.decision ? (words[aid.decision.line] ?? '') : ''
  const verdict = aid.decision?.isYes ? '同意' : '不同意'
  return aid.decision ? `${said.startsWith(verdict) ? said : `${verdict}。${said}`}\n${aid.decision.byLabel}　${day(aid.decision.at)}` : '待审批'
}

const granted = (aid: Aid) => aid.grants.filter(({ voidAt }) => voidAt === null).map(({ grantId, isUrgent, approvedAt }) => `${yuan(amountOf(aid, grantId))}（${isUrgent ? '紧急救助，' : ''}${day(approvedAt)}批准）`).join('\n') || '—'

export function approvalForm(aid: Aid, nameOf: NameOf, author: string): Paper {
  const kind = openBox(aid, 'kind')
  return {
    title: '困难职工帮扶审批表', author,
    blocks: [
      line('title', '困难职工帮扶审批表'), line('small', '内部资料，只供审批和存档，不得外传。'),
      { kind: 'form', rows: [
        ['编号', aid.number], ['姓名', nameIn(aid)], ['单位', aid.unitName], ['申请日期', day(aid.submittedAt)], ['申请类型', kind ? aidKinds[kind].name : '—'],
        ['困难情况', openBox(aid, 'need') ?? '—'], ['申请金额', yuan(openBox(aid, 'askedFen') ?? 0)], ['核实情况', foundBy(aid, nameOf)],
        ['工会委员会意见', thoughtBy(aid, nameOf)], ['公示或集体审议', shownOrVoted(aid)], ['工会主席审批', decided(aid)], ['批准金额', granted(aid)],
        ['经办人签字', '\n'], ['工会主席签字', '\n'], ['领款人签字', '\n'],
      ] },
    ],
  }
}
