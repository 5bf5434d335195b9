import { handoutStatuses, receiptStatuses, type HandoutStatus, type ReceiptStatus } from '@/types/handoutNames'
import { speakOf } from '../../lib/errorCopy'
import { sentences } from './errorCopy'

speakOf(sentences)

const day = (text: string) => `${Number(text.slice(5, 7))}月${Number(text.slice(8, 10))}日`

/** Every word of the worker's screens and of the list of plans. */
export const copy = {
  day,
  statuses: handoutStatuses satisfies Record<HandoutStatus, string>,
  receipts: receiptStatuses satisfies Record<ReceiptStatus, string>,
  mine: {
    empty: { title: '现在没有福利要领', text: '生日、节日慰问发放时会通知您，到时这里有领取码。' },
    show: '给发放的同事扫这个码',
    letters: '扫不出时，报给发放的同事',
    codeLabel: (title: string) => `${title}的领取码`,
    until: (text: string) => `最晚${day(text)}`,
    where: (place: string, hours: string) => `${place} · ${hours}`,
    toFetch: '待领',
    others: '还有这些待领',
    earlier: '已领和过期',
    scan: '我来扫领取点的码',
    aim: '对准领取点屏幕上的码',
    notACode: '这不是领取码，请扫领取点屏幕上的码',
    confirm: '确认已领到',
    confirmAsk: '领到了吗？',
    confirmText: (title: string, item: string) => `“${title}”${item ? `：${item}` : ''}。东西拿到手再确认。`,
    notYet: '还没拿到',
    signed: '签收好了',
    signedAt: (time: string) => `${time} 签收`,
    takenBy: (name: string, time: string) => `${time} 由${name}代领`,
    voucher: (voucherNo: string) => `券号 ${voucherNo}`,
    used: '已核销',
    redeemed: (text: string) => `${day(text)} 已核销`,
    decline: '我不领了',
    declineAsk: '放弃这次福利？',
    declineText: '放弃后不能再领，本年额度退回给您。',
    declined: '已记为放弃',
    keep: '再想想',
    offline: '扫领取点的码要有网络，请让发放的同事扫您的码',
  },
  manage: {
    new: '新方案',
    empty: { title: '还没有发放方案', text: '从这里开始：写清发什么、发给谁、在哪领。' },
    counts: (taken: number, listed: number) => `${taken} / ${listed} 人已领`,
    people: (listed: number) => `${listed} 人`,
    hidden: '人数较少，不显示',
    until: (text: string) => `领到${day(text)}`,
    unserved: '生日慰问还有谁没领到',
    unservedNote: '按月看',
  },
  unserved: {
    lead: (month: string) => `${Number(month.slice(5))}月生日，还没领到的会员`,
    month: '月份',
    listed: '在名单里，没来领',
    notListed: '还没有列入名单',
    empty: { title: '这个月没有漏下的人', text: '按花名册登记的生日算，没登记生日的不在内；新入会的会员从下个月起列入。' },
  },
}
