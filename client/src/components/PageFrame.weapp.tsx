/** WeChat draws the title bar and the tabs. */
export function PageTop(_props: { readonly title?: string }) {
  return null
}

export function PageBottom() {
  return null
}
