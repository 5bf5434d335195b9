/**
 * What a long run says about memory, by least squares over its second half: so many bytes more a call, give or take twice the
 * standard error. What is not certain is not called a leak, and how small a leak would have been seen is said.
 */
export interface Sample {
  readonly calls: number
  readonly heapMb: number
  readonly rssMb: number
  readonly dataMb: number
  readonly handles: number
  readonly files: number
}

export const MB = 1024 * 1024

export interface Slope {
  /** Bytes a call. */
  readonly bytes: number
  /** Twice the standard error: 95 of 100 times the truth is nearer than this. */
  readonly giveOrTake: number
}

/** Growth over the second half. */
export function slopeOf(samples: readonly Sample[], megabytes: (one: Sample) => number): Slope {
  const late = samples.slice(Math.floor(samples.length / 2))
  const [x, y] = [late.map(({ calls }) => calls), late.map((one) => megabytes(one) * MB)]
  const mean = (all: readonly number[]) => all.reduce((sum, one) => sum + one, 0) / all.length
  const [mx, my] = [mean(x), mean(y)]
  const width = x.reduce((sum, one) => sum + (one - mx) ** 2, 0)
  if (late.length < 3 || width === 0) return { bytes: 0, giveOrTake: Infinity }
  const bytes = x.reduce((sum, one, index) => sum + (one - mx) * ((y[index] ?? 0) - my), 0) / width
  const left = x.reduce((sum, one, index) => sum + ((y[index] ?? 0) - my - bytes * (one - mx)) ** 2, 0)
  return { bytes, giveOrTake: 2 * Math.sqrt(left / (late.length - 2) / width) }
}

/** A call may leave so much in the heap for good: a process of a million calls stays below 100 MB more. */
export const HEAP_BYTES_A_CALL = 100
/** Of the whole, whose functions take what their heaps are allowed before they tidy up. */
export const RESIDENT_BYTES_A_CALL = 1_000
/** Until here everything that is kept on purpose is still filling: compiled code, connections, and the documents kept in memory. */
export const WARM_CALLS = 10_000
/** The heaps of the functions fill up to what they are allowed, and only then say something. */
export const RESIDENT_WARM_CALLS = 100_000
/** Handles and files come and go with what is under way at the moment. */
const MORE = 10

const judged = (samples: readonly Sample[], from: number) => (samples[Math.floor(samples.length / 2)]?.calls ?? 0) >= from

const sentenceOf = (name: string, { bytes, giveOrTake }: Slope, most: number) =>
  bytes - giveOrTake > most ? [`${name} memory grows by ${bytes.toFixed(0)} ± ${giveOrTake.toFixed(0)} bytes a call, more than ${most}`] : []

/** What was found wrong, in sentences. Handles and files from the second sample on: in the first, connections are still being made. */
export function wrongWith(samples: readonly Sample[], broken: readonly string[]): string[] {
  const [first, last] = [samples[1], samples.at(-1)]
  const grown = (['handles', 'files'] as const).filter((key) => first && last && last[key] - first[key] > MORE)
  return [
    ...broken.slice(0, 10).map((sentence) => `broken: ${sentence}`),
    ...grown.map((key) => `${key}: ${first?.[key]} → ${last?.[key]}`),
    ...(judged(samples, WARM_CALLS) ? sentenceOf('heap', slopeOf(samples, ({ heapMb }) => heapMb), HEAP_BYTES_A_CALL) : []),
    ...(judged(samples, RESIDENT_WARM_CALLS) ? sentenceOf('resident', slopeOf(samples, ({ rssMb }) => rssMb), RESIDENT_BYTES_A_CALL) : []),
  ]
}

/** How the memory did, and what would have been noticed. */
export function memoryOf(samples: readonly Sample[]): string {
  const said = ({ bytes, giveOrTake }: Slope) => `${bytes.toFixed(0)} ± ${giveOrTake.toFixed(0)} bytes a call`
  const [heap, resident] = [slopeOf(samples, ({ heapMb }) => heapMb), slopeOf(samples, ({ rssMb }) => rssMb)]
  const seen = judged(samples, WARM_CALLS) ? `a leak of ${(HEAP_BYTES_A_CALL + 2 * heap.giveOrTake).toFixed(0)} bytes a call would be seen` : `its second half begins before ${WARM_CALLS} calls: too short to judge memory`
  const whole = judged(samples, RESIDENT_WARM_CALLS) ? '' : ' (not judged)'
  return `second half: heap of the server ${said(heap)} (${seen}), resident with all functions ${said(resident)}${whole}`
}
