const at = (screen: string, noticeId?: string) => `/features/notice/pages/${screen}/index${noticeId ? `?id=${noticeId}` : ''}`

/** The addresses inside this noun. */
export const noticeScreens = {
  manage: at('manage'),
  new: at('edit'),
  edit: (noticeId: string) => at('edit', noticeId),
  desk: (noticeId: string) => at('desk', noticeId),
  readers: (noticeId: string) => at('readers', noticeId),
}
