import Taro from '@tarojs/taro'

const TABS = ['/pages/home/index', '/pages/activities/index', '/pages/voice/index', '/pages/mine/index']
/** WeChat refuses the eleventh page of a stack. */
const DEEPEST = 10

/** Opens a screen by its path, `/features/<noun>/pages/<screen>/index?key=value`. */
export function go(url: string): void {
  const path = url.split('?')[0] ?? ''
  if (TABS.includes(path)) return void Taro.switchTab({ url: path })
  if (Taro.getCurrentPages().length >= DEEPEST) return void Taro.redirectTo({ url })
  void Taro.navigateTo({ url })
}

/** Back, or home when this page was opened from a poster and nothing is behind it. */
export function goBack(): void {
  if (Taro.getCurrentPages().length > 1) return void Taro.navigateBack()
  void Taro.switchTab({ url: TABS[0] ?? '' })
}

/** The addresses that more than one noun needs. */
export const screens = {
  activities: '/pages/activities/index',
  voice: '/pages/voice/index',
  mine: '/pages/mine/index',
  bind: '/features/me/pages/bind/index',
  codes: '/features/me/pages/codes/index',
  privacy: '/features/me/pages/privacy/index',
  privacyMine: '/features/privacy/pages/mine/index',
  privacyAgreements: '/features/privacy/pages/agreements/index',
  privacyRights: '/features/privacy/pages/rights/index',
  privacyDesk: '/features/privacy/pages/desk/index',
  activity: (activityId: string) => `/features/activity/pages/detail/index?id=${activityId}`,
  ticket: (activityId: string) => `/features/activity/pages/ticket/index?id=${activityId}`,
  checkIn: (activityId?: string) => `/features/activity/pages/checkin/index${activityId ? `?id=${activityId}` : ''}`,
  propose: '/features/suggestion/pages/submit/index',
  suggestion: (suggestionId: string) => `/features/suggestion/pages/detail/index?id=${suggestionId}`,
  suggestionDesk: (suggestionId: string) => `/features/suggestion/pages/desk/index?id=${suggestionId}`,
  suggestionClaim: '/features/suggestion/pages/claim/index',
  suggestionPublicity: '/features/suggestion/pages/publicity/index',
  suggestionStatistics: '/features/suggestion/pages/statistics/index',
  benefits: '/features/handout/pages/mine/index',
  handouts: '/features/handout/pages/manage/index',
  handoutDesk: (handoutId: string) => `/features/handout/pages/desk/index?id=${handoutId}`,
  aidMine: '/features/aid/pages/mine/index',
  aids: '/features/aid/pages/list/index',
  aid: (aidId: string) => `/features/aid/pages/detail/index?id=${aidId}`,
  aidDesk: (aidId: string) => `/features/aid/pages/desk/index?id=${aidId}`,
  visitMine: '/features/visit/pages/mine/index',
  visits: '/features/visit/pages/calendar/index',
  visit: (visitId: string) => `/features/visit/pages/detail/index?id=${visitId}`,
  people: (screen: string) => `/features/people/pages/${screen}`,
  inbox: '/features/inbox/pages/list/index',
  tools: '/features/inbox/pages/tools/index',
  funds: '/features/fund/pages/list/index',
  fund: (fundId: string) => `/features/fund/pages/detail/index?id=${fundId}`,
  summary: '/features/summary/pages/board/index',
  summaries: '/features/summary/pages/list/index',
  exports: '/features/summary/pages/exports/index',
  policies: '/features/policy/pages/groups/index',
  messages: '/features/message/pages/box/index',
  unreached: '/features/message/pages/unreached/index',
  notices: '/features/notice/pages/list/index',
  birthdayCard: (year?: string) => `/features/birthday/pages/card/index${year ? `?year=${year}` : ''}`,
  birthdayColleagues: '/features/birthday/pages/colleagues/index',
  birthdayMine: '/features/birthday/pages/mine/index',
  birthdayMonth: '/features/birthday/pages/month/index',
  rights: '/features/rights/pages/mine/index',
  rightsDesk: '/features/rights/pages/desk/index',
  rightsCase: (reportId: string) => `/features/rights/pages/case/index?id=${reportId}`,
  safety: '/features/safety/pages/review/index',
  notice: (noticeId: string) => `/features/notice/pages/detail/index?id=${noticeId}`,
  activityApprovals: '/features/activity/pages/approve/index',
  activityDesk: '/features/activity/pages/manage/index',
  publish: '/features/activity/pages/edit/index',
}
