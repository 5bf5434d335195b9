import { fundEntryKinds, type Counterable } from '@/types/fundNames'
import { speakOf } from '../../lib/errorCopy'
import { sentences } from './errorCopy'

speakOf(sentences)

/** The words of the ledgers. */
export const copy = {
  years: { last: (year: number) => `${year} 年`, this: (year: number) => `${year} 年` },
  left: '结余',
  leftNow: '现在可用',
  opening: '期初',
  income: '收入',
  reserved: '已预留',
  paid: '已支出',
  total: (opening: string, income: string) => `期初 ${opening} + 收入 ${income}`,
  barSpoken: (paid: string, reserved: string, left: string) => `已支出 ${paid}，已预留 ${reserved}，结余 ${left}`,
  equation: '怎么算的',
  sums: '期初 + 收入 = 已预留 + 已支出 + 结余',
  all: '全部结余',
  none: { title: '这一年还没有账', text: '建账以后，每一笔预留、支付和退回都会自动记在这里。' },
  notFound: { title: '没有找到这本账', text: '可能不归您看，请返回列表。' },
  nobody: '经费由财务和主席记账，经审委员全程可看。',
  toList: '看全部经费',

  open: '建账',
  openTitle: '建一本账',
  source: '经费来源',
  sourceNeed: '请选经费来源',
  openingHint: '上年结转过来的钱，没有就填 0',
  amount: '金额（元）',
  amountNeed: '请填金额',
  note: '说明',
  noteExample: '如：二季度行政拨付',
  noteNeed: '请写明这笔钱的来历',
  opened: '账已建好',

  book: '登记收入',
  reopen: '重记期初',
  booked: '已登记',
  entries: '账目',
  entriesNote: '只增不改，记错了用冲销',
  noEntries: { title: '还没有账目', text: '登记收入，或审批办件以后，会一笔一笔出现在这里。' },
  after: (money: string) => `余 ${money}`,
  freed: (money: string) => `少付的 ${money} 已退回结余`,
  takenBack: '已冲销',
  takesBack: (kind: Counterable) => `冲销一笔${fundEntryKinds[kind]}`,
  number: (seq: number) => `第 ${seq} 笔`,
  by: (name: string, time: string) => `${name} · ${time}`,

  counter: '冲销这一笔',
  counterText: '会记一笔相反的账，原来的一笔留着，标上“已冲销”。',
  reason: '冲销原因',
  reasonExample: '如：记错了经费来源',
  reasonNeed: '请写明为什么冲销，经审会看到',
  countered: '已冲销',
}
