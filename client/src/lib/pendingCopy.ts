import { nearText } from './format'
import type { CallCode } from './call'
import type { Earlier } from './pendingRequests'
import type { Question } from './question'

const numbered = (number: string) => (number ? `，编号 ${number}` : '')

/** Which one is meant: when, on which page, and what its button said. */
export const nameOfPending = ({ at, page, word }: Pick<Earlier, 'at' | 'page' | 'word'>) => `${nearText(at)} ${page && `在“${page}”`}${word ? `点的“${word}”` : '办的'}`

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
