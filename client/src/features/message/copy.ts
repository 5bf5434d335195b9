import type { MessageKind, Sending } from '@/types/messageNames'

/** The words of the message box, and of the people to be told by mouth. */
export const copy = {
  empty: { title: '还没有消息', text: '候补轮到您、建议有答复、有新通知，都会出现在这里。' },
  readAll: '全部看过',
  allRead: '都标为看过了',
  unread: '未读',
  unreadCount: (count: number) => `${count} 条未读`,
  noneUnread: '都看过了',
  toTell: '没收到消息的人',
  toTellNote: '微信没送到、也没点开看的，请您当面说一声',

  unreached: {
    export: '导出名单，打印出来签名',
    lead: '这些人微信没有送到，也没有打开看。见面时说一声，点“已当面告知”。',
    empty: { title: '都通知到了', text: '没送到的人会出现在这里，请您当面告知。' },
    told: '已当面告知',
    toldAll: (count: number) => `这 ${count} 位都已当面告知`,
    toldMany: (count: number) => `已记下：当面告知 ${count} 位`,
    people: (count: number) => `${count} 位没收到`,
    toldDone: (name: string) => `已记下：当面告知${name}`,
    sealed: '内容只有本人能看。请提醒他打开“消息”。',
    why: { due: '还在发送', sent: '微信已送达，没有打开', noConsent: '没开微信提醒', failed: '微信没有送到', lost: '不知道送到没有' } satisfies Record<Sending, string> as Record<Sending, string>,
    about: (kind: string, time: string) => `${kind} · ${time}`,
  },
  kindIcons: {
    offer: 'ticket', activityCancelled: 'ban', activityChanged: 'calendar', activityDecided: 'calendar', notice: 'megaphone', birthday: 'cake', safety: 'shield', suggestion: 'bulb', aid: 'document', handout: 'gift', visit: 'care', rights: 'flag', membership: 'person', caseDue: 'hourglass',
  } as const satisfies Record<MessageKind, string>,
}
