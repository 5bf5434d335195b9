/** What went wrong while the mini-program ran. A test that ends with a problem on the list has failed. */
export interface Problems {
  add(sentence: string, cause?: unknown): void
  list(): readonly string[]
}

export function createProblems(): Problems {
  const sentences: string[] = []
  return {
    add: (sentence, cause) => sentences.push(cause === undefined ? sentence : `${sentence}: ${textOf(cause)}`),
    list: () => sentences,
  }
}

/** Errors come from another realm, so `instanceof Error` says nothing about them. */
export function textOf(cause: unknown): string {
  if (typeof cause !== 'object' || cause === null) return String(cause)
  const { stack, message, errMsg } = cause as { stack?: unknown; message?: unknown; errMsg?: unknown }
  if (typeof stack === 'string') return stack.split('\n').slice(0, 4).join('\n')
  return String(message ?? errMsg ?? JSON.stringify(cause))
}
