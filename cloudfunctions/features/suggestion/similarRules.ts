/**
 * Likeness of two suggestions. Chinese has no blanks between words, so what is compared are pairs of
 * neighbouring characters, each weighed by how rare it is among all suggestions (TF-IDF, cosine): no
 * dictionary to keep, new device names work at once, and a pair of characters survives rewording better
 * than a whole word. The single characters of the pairs count as well: 消防栓 and 消火栓 share two of them and no
 * pair. A few interchangeable expressions are made one before that. Why so: docs/decisions/010. Pure.
 */
export interface Counts {
  readonly documents: number
  readonly counts: Readonly<Record<string, number>>
}

export const noCounts: Counts = { documents: 0, counts: {} }

/** What people write for the same thing on the shop floor. Longer expressions come first. */
const SAME_WORDS: ReadonlyArray<readonly [RegExp, string]> = [
  [/更换为?|换成|改成|改为|改用|换为/g, '换'],
  [/加装|安装|增设|加设|装设|增加|加上|配置|装上?/g, '装'],
  [/泄漏|渗漏|滴漏|漏出/g, '漏'],
  [/堵塞|堵住/g, '堵'],
  [/空气呼吸器|空呼/g, '空呼'],
  [/机械密封|机封/g, '机封'],
  [/疏水器/g, '疏水阀'],
  [/电瓶车/g, '电动车'],
  [/储罐/g, '罐'],
  [/广角镜|凸面镜/g, '凸面镜'],
  [/排气扇|排风扇/g, '排风扇'],
  [/标识牌|标牌|挂牌/g, '标牌'],
  [/夏季|夏天/g, '夏'],
  [/冬季|冬天/g, '冬'],
  [/夜间|晚上/g, '夜'],
  [/工友|职工|员工|工人|大家/g, ''],
  [/建议|希望|请把?|可以|容易|经常|常常|老是|一直|没有|现在|一次|一个|一台|一套|的|了|在|把|和|是|都|很|太|有/g, ''],
]

/** Letters and digits only, full-width and capitals made plain. */
function normal(text: string): string {
  return SAME_WORDS.reduce((sofar, [pattern, word]) => sofar.replace(pattern, word), text.normalize('NFKC').toLowerCase())
}

/** The distinct pairs of neighbouring characters; none reaches over a stop or comma. */
export function gramsOf(...texts: readonly string[]): string[] {
  const grams = new Set<string>()
  for (const run of normal(texts.join('。')).split(/[^\p{L}\p{N}]+/u)) {
    const letters = Array.from(run)
    letters.slice(1).forEach((letter, index) => grams.add(`${letters[index]}${letter}`))
  }
  return [...grams]
}

/** ln((N + 1) / (n + 1)) + 1: a pair seen nowhere weighs most, one seen everywhere 1. */
export function weightOf(gram: string, { documents, counts }: Counts): number {
  const seen = Object.hasOwn(counts, gram) ? (counts[gram] ?? 0) : 0
  return Math.log((documents + 1) / (seen + 1)) + 1
}

/**
 * The `most` rarest pairs by which candidates are looked up. Pairs known from several suggestions come
 * first: one never seen before is more often a slip of the pen than a device.
 */
export function rarest(grams: readonly string[], table: Counts, most: number): string[] {
  const seen = (gram: string) => Object.hasOwn(table.counts, gram)
  const byWeight = (a: string, b: string) => weightOf(b, table) - weightOf(a, table)
  const known = grams.filter(seen).sort(byWeight)
  return [...known, ...grams.filter((gram) => !seen(gram))].slice(0, most)
}

/** The pairs and the single characters they are made of. Only pairs are stored and looked up by. */
const withLetters = (pairs: readonly string[]) => [...pairs, ...new Set(pairs.flatMap((pair) => Array.from(pair)))]

/** 0 to 1: cosine of the two weighed sets of pairs and characters. */
export function likeness(a: readonly string[], b: readonly string[], table: Counts): number {
  const square = (grams: readonly string[]) => grams.reduce((sum, gram) => sum + weightOf(gram, table) ** 2, 0)
  const [ofA, ofB] = [withLetters(a), withLetters(b)]
  const inB = new Set(ofB)
  const norm = Math.sqrt(square(ofA) * square(ofB))
  return norm === 0 ? 0 : square(ofA.filter((gram) => inB.has(gram))) / norm
}

/** How often each pair and each character occurs; those seen once are left out, since "not in the table" means rare. */
export function countsOf(documents: ReadonlyArray<readonly string[]>): Counts {
  const counts = new Map<string, number>()
  for (const pairs of documents) for (const gram of withLetters(pairs)) counts.set(gram, (counts.get(gram) ?? 0) + 1)
  return { documents: documents.length, counts: Object.fromEntries([...counts].filter(([, count]) => count > 1)) }
}

/** Pairs a look-up asks for, and the likeness from which two suggestions are shown as alike; measured in similarRules.test.ts. */
export const ASKED_PAIRS = 16
export const ALIKE_FROM = 0.18
export const ALIKE_SHOWN = 3
