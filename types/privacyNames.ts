/** Words of the protection of personal data. Plain tables; a page may show them. */

/** What a person agrees to, each one by itself (单独同意). The full texts lie with the server: kit/agreementTexts.ts. */
export const purposes = {
  aidSensitive: '为困难帮扶处理家庭、健康和收入情况',
  aidPublicity: '公示帮扶结果',
  aidSharing: '向上级工会报送帮扶档案',
  aidChildren: '为金秋助学登记子女就学阶段',
  birthdayNamed: '在生日会名单上公开姓名',
} as const
export type Purpose = keyof typeof purposes

/**
 * Classes of the data (handbook §0.3). P0 all staff; P1 the person and who handles the matter; P2 the person and named
 * handlers, every reading noted; P3 never joined to an identity.
 */
export const privacyClasses = { P0: '同事可见', P1: '本人和经办人可见', P2: '只有指定经办人可见，每次查看都记下', P3: '不与姓名相连' } as const
export type PrivacyClass = keyof typeof privacyClasses

/** What became of a request to delete. */
export const requestStatuses = { open: '办理中', deleting: '正在删除', done: '已删除', refused: '没有删除', withdrawn: '已撤回' } as const
export type RequestStatus = keyof typeof requestStatuses
