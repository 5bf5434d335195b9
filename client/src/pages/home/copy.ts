export const copy = {
  greetings: ['夜深了', '早上好', '上午好', '中午好', '下午好', '晚上好'] as const,
  called: (name: string) => `${name}，`,
  messages: '消息',
  messagesUnread: (count: number) => `消息，${count} 条未读`,
  notices: '通知',
  noticesNote: '工会发的通知都在这里',
  scan: '扫码',
  scanLabel: '扫码签到',
  stranger: '欢迎回家',
  strangerText: '认领您的职工身份，就能报名活动、签到，收到给您的通知。',
  bind: '认领身份',
  browse: '先看看也可以，公开的活动不用认领。',
  today: '今天',
  upcoming: '接下来',
  quietDay: '今天没有等您办的事',
  quietDayText: '看看近期有什么活动，叫上班组的伙伴一起。',
  desk: '工作台',
  deskAll: '等您办的事',
  deskClear: '都办完了',
  deskKinds: { activityApproval: '等您审批', activityToRun: '要办的活动', activityToWrapUp: '等写总结', suggestionWaits: '等您办的建议', aidWaits: '等您办的申请', visitWaits: '等您办的关怀' },
  deskTools: '全部工具',
  deskCount: (count: number) => `${count} 件`,
  offer: '有名额留给您',
  until: (time: string, left: string) => `请在 ${time} 前确认，还有 ${left}`,
  untilPassed: '确认时间已过，打开看看还有没有机会',
  answerOffer: '去确认名额',
  todayTag: '今天的活动',
  checkIn: '去签到',
  soon: '即将开始',
  notice: '重要通知',
  handout: '有福利待领',
  aid: '申请待办',
  visit: '工会关怀',
  birthdayMine: '今天是您的生日',
  birthdayColleagues: '今天生日的同事',
  suggestionReturned: '建议请补充',
  suggestionAnswered: '建议有答复',
  entries: {
    activities: { text: '报名活动', note: '文体、游园、升旗' },
    voice: { text: '提建议', note: '件件有回音' },
    aid: { text: '求帮扶', note: '有难处找娘家人' },
    welfare: { text: '福利领取', note: '生日、节日慰问' },
  },
}

/** The greeting of an hour, 0 to 23. */
export function greetingOf(hour: number): string {
  const starts = [0, 5, 9, 11, 13, 18]
  const index = starts.filter((start) => hour >= start).length - 1
  return copy.greetings[index] ?? copy.greetings[1]
}
