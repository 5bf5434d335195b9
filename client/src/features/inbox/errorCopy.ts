import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  SUGGESTION_TEXT_UNREAD: '文字还没有人看过，请点开读过再单独受理',
} satisfies Sentences
