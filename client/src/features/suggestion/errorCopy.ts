import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  SUGGESTION_RATED: '您已经评价过这次答复，不用再评',
  SUGGESTION_REOPENED_BEFORE: '已经重新办理过一次，如仍有意见请联系工会',
  SUGGESTION_SCORED_BEFORE: '您已经打过分，请等其他评委',
  SUGGESTION_CANNOT_MERGE: '只能并入更早提出、还在办理的建议，请另选一件',
  SUGGESTION_PUBLICITY_OVER: '公示期已过，如有意见请联系工会',
  SUGGESTION_OBJECTED_BEFORE: '您已经提过异议，正在核实，请等答复',
  SUGGESTION_PAYMENT_OPEN: '这件的奖金还没有发放，请等财务发放后再办',
  SUGGESTION_OWN_SUPPORT: '这是您自己提的建议，不用再附议，请等答复',
  SUGGESTION_NO_DEPARTMENT: '这个单位没有人负责承办，请换一个部门',
} satisfies Sentences
