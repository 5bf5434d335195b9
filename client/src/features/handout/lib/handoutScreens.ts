const page = (name: string) => `/features/handout/pages/${name}/index`
const of = (name: string) => (handoutId: string) => `${page(name)}?id=${handoutId}`

/** The addresses of this package. */
export const handoutScreens = {
  new: page('edit'), edit: of('edit'), desk: of('desk'), people: of('people'), distribute: of('distribute'), uncollected: (handoutId: string) => `${page('distribute')}?id=${handoutId}&left=1`,
  code: of('code'), unserved: page('unserved'), vouchers: of('vouchers'),
}
