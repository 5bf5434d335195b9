/**
 * For work of the timer that goes page by page: true while another page may be begun. All jobs of one minute share the
 * 60 s that a timer may run; a page that is interrupted is done again by the next.
 */
export function timeFor(ms: number): () => boolean {
  const until = performance.now() + ms
  return () => performance.now() < until
}
