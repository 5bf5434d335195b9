import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  SAFETY_SETTLED: '这一条已有人审过，请返回看下一条',
  SAFETY_OWN: '自己写的内容不能自己审，请其他审核人来办',
  SAFETY_REASON_NEEDED: '请写明为什么不通过，让对方知道怎么改',
} satisfies Sentences
