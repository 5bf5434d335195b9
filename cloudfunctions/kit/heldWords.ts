/**
 * Words that come with a step: a reason, a rating, an objection. They are judged before the step; a step is not put
 * off for them. What no machine passed is kept with the object, and others read that it waits, until a person has
 * passed it in the queue of content checks; what that person blocks nobody but its author reads again.
 */
import type { Collection } from './db'
import type { HeldWords, Holding } from './documents/safety'
import { tellAll, type News } from './notify'
import type { Recorded } from './record'
import { holdText, judgeText, textHash, textVerdicts, type Checked } from './safety'

export const nothingHeld = { heldWords: [], hasHeldWords: false } as const satisfies Holding

const WAITS = '（文字待审核）'
const BLOCKED = '（文字没有通过审核）'

type Asked = Parameters<typeof holdText>[1] & { readonly openid: string }
type Subject = Omit<Checked, 'texts' | 'fileIds'>

/**
 * What the object holds after a step with these words, or null when they are blocked. `by` is whose they are, as the
 * history says it. No database call where the machine passes them.
 */
export async function heldAfter(subject: Subject & Holding, by: string, spoken: readonly string[], asked: Asked): Promise<Partial<Holding> | null> {
  const texts = spoken.filter((text) => text !== '')
  const verdict = texts.length === 0 ? 'pass' : await judgeText(asked.openid, texts.join('\n'))
  if (verdict === 'block') return null
  if (verdict === 'pass') return {}
  const { heldWords, hasHeldWords: _has, ...checked } = subject
  const stands = await holdText({ ...checked, texts }, asked)
  if (stands === 'blocked') return null
  if (stands === 'pass') return {}
  const hash = textHash(texts)
  return { heldWords: [...heldWords, ...texts.map((text) => ({ hash, text, by, isBlocked: false }))], hasHeldWords: true }
}

/** Puts the note that they wait in the place of words which this reader may not read. */
export function hiding({ heldWords }: Pick<Holding, 'heldWords'>, mayRead: (words: HeldWords) => boolean): (text: string) => string {
  // Documents of before the field wait for the timer (kit/upgrade.ts).
  const hidden = (heldWords as Holding['heldWords'] | undefined ?? []).filter((words) => !mayRead(words))
  return (text) => hidden.reduce((sofar, words) => sofar.replaceAll(words.text, words.isBlocked ? BLOCKED : WAITS), text)
}

type Holder = Recorded & Holding

/** Lets go what has been passed and marks what has been blocked; whoever wrote that is told. May be run again. */
export async function settleWords<Doc extends Holder>(noun: string, collection: Collection<Doc>, doc: Doc, blockedNews: (words: HeldWords) => News[]): Promise<void> {
  const { _id, version } = doc
  const verdicts = await textVerdicts(noun, _id, [...new Set(doc.heldWords.map(({ hash }) => hash))])
  const left = doc.heldWords.filter(({ hash }) => verdicts.get(hash) !== 'pass').map((words) => ({ ...words, isBlocked: verdicts.get(words.hash) === 'blocked' }))
  await tellAll(left.filter(({ isBlocked }) => isBlocked).flatMap(blockedNews))
  const holding: Holding = { heldWords: left, hasHeldWords: left.some(({ isBlocked }) => !isBlocked) }
  // Somebody moved it meanwhile: the timer's next run sees it as it then is.
  await collection.change({ _id, version }, { set: { ...holding } })
}
