import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  POLICY_CONFIRMED: '这一项已经确认过，不用再确认，请看其他项',
  POLICY_DAY_PAST: '规定只能从明天或以后生效，请改一个日期',
  POLICY_DAY_TAKEN: '这一天已有一条新规定，请换一个生效日期',
  POLICY_WAITING: '这一项已有人提出修改，请等主席确认后再提',
  POLICY_NOT_WAITING: '没有等待确认的修改，请刷新后再看',
  POLICY_SAME_VALUE: '和现行规定一样，不用修改，请核对数值',
  POLICY_OWN_PROPOSAL: '自己提出的修改不能自己确认，请其他主席来办',
  POLICY_REASON_NEEDED: '请写明为什么不同意，让提出人知道怎么改',
} satisfies Sentences
