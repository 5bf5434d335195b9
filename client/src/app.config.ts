/** In the browser the product draws its own bars (components/PageFrame), in its own theme. */
const isWeapp = process.env.TARO_ENV === 'weapp'

const bars = {
  navigationBarBackgroundColor: '@paper',
  navigationBarTextStyle: '@ink' as 'black',
  backgroundColor: '@paper',
  backgroundColorTop: '@paper',
  backgroundColorBottom: '@paper',
  backgroundTextStyle: '@loading' as 'dark',
  enablePullDownRefresh: true,
}

const tabs = [
  { page: 'home', text: '家' },
  { page: 'activities', text: '活动' },
  { page: 'voice', text: '心声' },
  { page: 'mine', text: '我的' },
]

export default defineAppConfig({
  pages: tabs.map(({ page }) => `pages/${page}/index`),
  subPackages: [
    { root: 'features/me', pages: ['pages/bind/index', 'pages/codes/index', 'pages/privacy/index'] },
    {
      root: 'features/activity',
      pages: [
        'pages/detail/index',
        'pages/ticket/index',
        'pages/checkin/index',
        'pages/manage/index',
        'pages/approve/index',
        'pages/edit/index',
        'pages/desk/index',
        'pages/roster/index',
        'pages/door/index',
        'pages/scan/index',
        'pages/tickoff/index',
        'pages/wrapup/index',
        'pages/poster/index',
      ],
    },
    {
      root: 'features/suggestion',
      pages: [
        'pages/submit/index',
        'pages/detail/index',
        'pages/claim/index',
        'pages/publicity/index',
        'pages/desk/index',
        'pages/statistics/index',
        'pages/records/index',
      ],
    },
    {
      root: 'features/people',
      pages: [
        'pages/org/index',
        'pages/person/index',
        'pages/role/index',
        'pages/import/index',
        'pages/handover/index',
        'pages/membership/index',
        'pages/application/index',
        'pages/relatives/index',
      ],
    },
    { root: 'features/inbox', pages: ['pages/list/index', 'pages/delegate/index', 'pages/tools/index'] },
    { root: 'features/fund', pages: ['pages/list/index', 'pages/detail/index'] },
    { root: 'features/policy', pages: ['pages/groups/index', 'pages/list/index', 'pages/detail/index'] },
    { root: 'features/message', pages: ['pages/box/index', 'pages/unreached/index'] },
    {
      root: 'features/notice',
      pages: ['pages/list/index', 'pages/detail/index', 'pages/manage/index', 'pages/edit/index', 'pages/desk/index', 'pages/readers/index'],
    },
    { root: 'features/birthday', pages: ['pages/card/index', 'pages/colleagues/index', 'pages/mine/index', 'pages/month/index'] },
    {
      root: 'features/handout',
      pages: ['pages/mine/index', 'pages/manage/index', 'pages/edit/index', 'pages/desk/index', 'pages/people/index', 'pages/distribute/index', 'pages/code/index', 'pages/unserved/index', 'pages/vouchers/index'],
    },
    { root: 'features/rights', pages: ['pages/mine/index', 'pages/desk/index', 'pages/person/index', 'pages/case/index', 'pages/records/index', 'pages/letters/index', 'pages/standards/index'] },
    {
      root: 'features/aid',
      pages: [
        'pages/mine/index',
        'pages/apply/index',
        'pages/detail/index',
        'pages/publicity/index',
        'pages/means/index',
        'pages/list/index',
        'pages/desk/index',
        'pages/file/index',
        'pages/visit/index',
        'pages/approve/index',
        'pages/spending/index',
        'pages/statistics/index',
        'pages/assessment/index',
      ],
    },
    { root: 'features/summary', pages: ['pages/board/index', 'pages/figure/index', 'pages/list/index', 'pages/document/index', 'pages/exports/index'] },
    {
      root: 'features/visit',
      pages: ['pages/mine/index', 'pages/report/index', 'pages/detail/index', 'pages/calendar/index', 'pages/record/index', 'pages/missed/index', 'pages/kinds/index', 'pages/kind/index'],
    },
    { root: 'features/safety', pages: ['pages/review/index'] },
    { root: 'features/privacy', pages: ['pages/mine/index', 'pages/agreements/index', 'pages/rights/index', 'pages/desk/index'] },
  ],
  window: { navigationBarTitleText: '职工之家', ...(isWeapp ? bars : { navigationStyle: 'custom' }) },
  tabBar: {
    custom: !isWeapp,
    color: '@barText',
    selectedColor: '@barTextOn',
    backgroundColor: '@bar',
    borderStyle: '@barBorder' as 'white',
    list: tabs.map(({ page, text }) => ({
      pagePath: `pages/${page}/index`,
      text,
      ...(isWeapp && { iconPath: `assets/tabs/${page}.png`, selectedIconPath: `@${page}On` }),
    })),
  },
  ...(isWeapp ? { darkmode: true, themeLocation: 'theme.json', lazyCodeLoading: 'requiredComponents' } : { animation: { duration: 180, delay: 20 } }),
})
