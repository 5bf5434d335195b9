/** The last content of each screen, kept on the phone so that it opens at once and without network. */
import { forget, load, save } from './platform'

export interface Kept<Content> {
  readonly content: Content
  /** Milliseconds since 1970 of the answer. */
  readonly at: number
}

const INDEX = 'content-index'
/** 60 answers of about 6 KB stay far below the phone's 10 MB. */
const MOST = 60

export function contentKey(action: string, input: unknown): string {
  return `content ${action} ${JSON.stringify(input)}`
}

export function keptContent<Content>(key: string): Kept<Content> | null {
  const text = load(key)
  return text === null ? null : (JSON.parse(text) as Kept<Content>)
}

export function keepContent<Content>(key: string, kept: Kept<Content>): void {
  const order = [key, ...index().filter((other) => other !== key)]
  order.slice(MOST).forEach(forget)
  save(INDEX, JSON.stringify(order.slice(0, MOST)))
  save(key, JSON.stringify(kept))
}

/** When another person takes the phone, or this one leaves. */
export function forgetContent(): void {
  index().forEach(forget)
  forget(INDEX)
}

function index(): string[] {
  return JSON.parse(load(INDEX) ?? '[]') as string[]
}
