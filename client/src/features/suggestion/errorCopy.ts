import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  SUGGESTION_PAYMENT_OPEN: '这件的奖金还没有发放，请等财务发放后再办',
  SUGGESTION_OWN_SUPPORT: '这是您自己提的建议，不用再附议，请等答复',
  SUGGESTION_NO_DEPARTMENT: '这个单位没有人负责承办，请换一个部门',
} satisfies Sentences
