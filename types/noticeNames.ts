/** The words of notices. */
export const noticeStatuses = { draft: '草稿', checking: '审核中', published: '已发布', expired: '已过期', withdrawn: '已撤回' } as const
export type NoticeStatus = keyof typeof noticeStatuses
