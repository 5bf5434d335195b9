/** The browser draws without an element on the page. */
export function CardCanvas() {
  return null
}
