/**
 * For work of the timer that goes page by page: true while another page may be begun. All jobs of one minute share the
 * 60 s that a timer may run; a page that is interrupted is done again by the next.
 */
export function timeFor(ms: number): () => boolean {
  const until = performance.now() + ms
  return () => performance.now() < until
}

/** Of the minute, ms: filling boxes with what an important notice says, and sending. */
export const TELLING_MS = 12_000
export const SENDING_MS = 12_000
/** People that a page of greetings or of a notice reaches, and pages of greetings in one minute; what is left over is done in the next. */
export const PEOPLE_A_PAGE = 100
export const GREETING_PAGES = 20
/** Messages on their way to WeChat at once: a small part of what the smallest plan of the cloud takes. */
export const SIDE_BY_SIDE = 5
