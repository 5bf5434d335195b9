/** The words of content checks. */
export const checkStatuses = { waiting: '检测中', review: '待人工复核', pass: '通过', blocked: '已拦截' } as const
export type CheckStatus = keyof typeof checkStatuses

export const checkKinds = { text: '文字', image: '图片' } as const
export type CheckKind = keyof typeof checkKinds
