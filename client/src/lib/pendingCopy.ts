import { nearText } from './format'
import type { CallCode } from './call'
import type { Earlier } from './pendingRequests'
import type { Question } from './question'

const numbered = (number: string) => (number ? `，编号 ${number}` : '')

/** Which one is meant: when, and on which page. */
export const nameOfPending = ({ at, page }: Pick<Earlier, 'at' | 'page'>) => `${nearText(at)}${page && `在“${page}”`}办的`

/** Before another of its kind is sent. */
export function againQuestion(earlier: Earlier, { output, code }: { readonly output?: unknown; readonly code?: CallCode }): Question {
  const became = code ? '有没有办成还查不清，请先到记录里核对' : `已经办成${numbered(numberOf(output))}`
  const likeness = earlier.isSame ? '这次的内容和它一样' : '这次的内容和它不一样'
  return { title: '还要再办一次吗？', text: `${nameOfPending(earlier)}那一次没等到回音，现在查过：${became}。${likeness}。`, yes: '再办一次', no: '不用了' }
}

export const pendingDone = (earlier: Parameters<typeof nameOfPending>[0], number = '') => `${nameOfPending(earlier)}已经办成${numbered(number)}，不用再办`

/** The number something goes by, where its answer has one. */
export function numberOf(output: unknown): string {
  const { number } = (output ?? {}) as { readonly number?: unknown }
  return typeof number === 'string' ? number : ''
}
