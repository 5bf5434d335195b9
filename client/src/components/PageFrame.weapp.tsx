/** WeChat draws the title bar and the tabs. */
export function PageTop() {
  return null
}

export function PageBottom() {
  return null
}
