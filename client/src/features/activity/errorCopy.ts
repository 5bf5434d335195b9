import type { Sentences } from '../../lib/errorCopy'

/** What the tab pages never meet. */
export const sentences = {
  ACTIVITY_EMPLOYER_CONSENT_NEEDED: '占用工作时间须先取得行政同意，请勾选后再提交',
  ACTIVITY_QUEUE_FIRST: '有人正在候补，名额先给他们，您可加入候补',
  ACTIVITY_PHOTO_NOT_YOURS: '照片没有传好，请重新选择照片',
  ACTIVITY_BEGUN: '活动已经开始，不能再改，请当面告诉大家',
  ACTIVITY_NO_SERIES: '这个活动不会再自动发布，不用停',
  CHECKIN_NOT_RUNNING: '签到还没有开始，请稍后再扫',
  CHECKIN_BAD_CODE: '这不是签到码，请扫现场屏幕上的码',
  CHECKIN_OLD_CODE: '码已更新，请对准屏幕再扫一次',
  CHECKIN_OTHER_ACTIVITY: '这是另一场活动的码，请核对活动',
  CHECKIN_NOT_SIGNED_UP: '没有查到报名，请找现场工作人员补登',
  CHECKIN_CANCELLED: '报名已取消，请找现场工作人员处理',
  CHECKIN_STILL_WAITING: '还在候补，请先确认名额或找现场工作人员',
  CHECKIN_WAY_NOT_OFFERED: '本次活动不用这种方式签到，请问现场工作人员',
  CHECKIN_WINDOW_OVER: '签到时间已过，请找组织者补登',
  LATE_ENTRY_NOT_NOW: '签到开始后到归档前才能补签，请到时再来',
  LATE_ENTRY_OVER: '补签时限已过，请把情况写在总结的小结里',
} satisfies Sentences
