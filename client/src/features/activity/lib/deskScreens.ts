/** The addresses of the officers' screens. */
const at = (screen: string) => (activityId: string) => `/features/activity/pages/${screen}/index?id=${encodeURIComponent(activityId)}`

export const deskScreens = {
  manage: '/features/activity/pages/manage/index',
  approve: '/features/activity/pages/approve/index',
  newPlan: '/features/activity/pages/edit/index',
  edit: at('edit'),
  desk: at('desk'),
  roster: at('roster'),
  door: at('door'),
  scan: at('scan'),
  tickoff: at('tickoff'),
  wrapUp: at('wrapup'),
  poster: at('poster'),
}
