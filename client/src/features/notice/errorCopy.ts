import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  NOTICE_WRONG_STATE: '通知已进到下一步，请刷新后再办',
  NOTICE_ALREADY_OVER: '有效期已过，请改好日期再发布',
  NOTICE_NOT_YOUR_UNIT: '您不能给这个单位发通知，请重选发送范围',
  NOTICE_NO_CONFIRMATION: '这条通知看过就可以，不用确认',
} satisfies Sentences
