const page = (name: string) => `/features/aid/pages/${name}/index`
const of = (name: string) => (aidId: string) => `${page(name)}?id=${aidId}`

/** The addresses of this package. */
export const aidScreens = {
  apply: page('apply'), applyForOther: `${page('apply')}?other=1`, complete: of('apply'), means: of('means'), file: of('file'), visit: of('visit'), approve: of('approve'),
  publicity: page('publicity'), spending: page('spending'), statistics: page('statistics'), assessment: page('assessment'),
}
