import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  BIND_REFUSED: '工号、姓名或认领码对不上，请核对，或请小组长重发认领码',
  BIND_TOO_MANY_TRIES: '试的次数太多，请明天再试，或请小组长重发认领码',
  ALREADY_BOUND: '这个工号已被认领，如不是您本人请联系工会',
} satisfies Sentences
