const page = (name: string) => `/features/visit/pages/${name}/index`

/** The addresses of this package. */
export const visitScreens = {
  report: page('report'),
  reportOther: `${page('report')}?other=1`,
  record: (visitId: string) => `${page('record')}?id=${visitId}`,
  missed: page('missed'),
  kinds: page('kinds'),
  kind: (code: string) => `${page('kind')}?code=${code}`,
  newKind: page('kind'),
  rule: (key: string) => `/features/policy/pages/detail/index?key=${key}`,
}
