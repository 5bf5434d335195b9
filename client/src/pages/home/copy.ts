export const copy = {
  greetings: ['夜深了', '早上好', '上午好', '中午好', '下午好', '晚上好'] as const,
  stranger: '欢迎回家',
  strangerText: '认领您的职工身份，就能报名活动、签到，收到给您的通知。',
  bind: '认领身份',
  browse: '先看看，不认领也可以浏览公开的活动。',
  today: '今天',
  quietDay: '今天没有等您办的事',
  quietDayText: '看看近期有什么活动，叫上班组的伙伴一起。',
  desk: '工作台',
  deskNote: (count: number) => `${count} 件等您办`,
  deskClear: '都办完了，没有等您办的事',
  cards: {
    activityToday: { word: '今天的活动', action: '去签到' },
    offer: { word: '有名额留给您', action: '去确认' },
    activitySoon: { word: '即将开始', action: '看看' },
  },
  until: (time: string) => `请在 ${time} 前确认`,
  entries: {
    activities: { text: '报名活动', note: '文体、游园、升旗' },
    scan: { text: '扫码签到', note: '对准现场屏幕' },
    mine: { text: '我的报名', note: '入场码、候补' },
    voice: { text: '职工心声', note: '建议与回应' },
  },
}

/** The greeting of an hour, 0 to 23. */
export function greetingOf(hour: number): string {
  const starts = [0, 5, 9, 11, 13, 18]
  const index = starts.filter((start) => hour >= start).length - 1
  return copy.greetings[index] ?? copy.greetings[1]
}
