import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  PRIVACY_REQUEST_OPEN: '您已经提过申请，正在办理，请等答复',
  PRIVACY_REQUEST_SETTLED: '这件申请已经办结，请刷新再看',
} satisfies Sentences
