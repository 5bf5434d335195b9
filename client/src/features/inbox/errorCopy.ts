import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  DELEGATION_SELF: '不能委托给自己，请另选一位同事',
  DELEGATION_DAYS: '委托的日期不对，请从今天起选，最长三个月',
  DELEGATION_EXCLUSIVE: '经审委员不能与主席、财务互相代办，请另选一位',
  SUGGESTION_TEXT_UNREAD: '文字还没有人看过，请点开读过再单独受理',
} satisfies Sentences
