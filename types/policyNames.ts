/** Words of settings and of the way a new value takes. */

export const proposalStatuses = { waiting: '待主席确认', confirmed: '已确认', declined: '未同意', withdrawn: '已撤回' } as const
export type ProposalStatus = keyof typeof proposalStatuses

/** Cities whose own figures stand before the defaults; a figure of the region carries one of these as its scope. */
export const regions = { maoming: '茂名市' } as const
export const HOME_REGION: keyof typeof regions = 'maoming'
