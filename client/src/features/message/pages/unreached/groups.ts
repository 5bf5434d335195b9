import type { ActionOutput } from '@/types/actions'

export type Unreached = ActionOutput<'message.unreached'>['items'][number]

/** One thing to be told, and everybody who has not heard it. */
export interface ToTell extends Pick<Unreached, 'kind' | 'title' | 'text' | 'at'> {
  readonly key: string
  readonly people: readonly Unreached[]
}

/** What has no words for the teller is one thing for each person: nobody knows whether it is the same. */
export function groupsOf(items: readonly Unreached[]): ToTell[] {
  const groups = new Map<string, ToTell>()
  for (const item of items) {
    const { kind, title, text, at, messageId } = item
    const key = title ? [kind, title, text].join('|') : messageId
    const before = groups.get(key)
    groups.set(key, before ? { ...before, people: [...before.people, item] } : { key, kind, title, text, at, people: [item] })
  }
  return [...groups.values()]
}
