/** The words of spreadsheet imports: plain tables that a page may show. */

export const sheetStatuses = { checking: '正在核对', ready: '等您确认', applying: '正在导入', done: '已完成', cancelled: '已放弃' } as const
export type SheetStatus = keyof typeof sheetStatuses

/** What becomes of a row. */
export const rowKinds = { new: '新增', changed: '变更', unchanged: '无变化', wrong: '有问题', leaver: '离职' } as const
export type RowKind = keyof typeof rowKinds

/** What is wrong with a row, in a few words; the row and the column stand beside it. */
export const rowIssues = {
  required: '没有填',
  tooLong: '太长',
  badText: '含有看不见的字符，请重新输入',
  badNumber: '不是数字',
  badDay: '不是日期，请写成 2026-06-01',
  noSuchDay: '没有这一天',
  badChoice: '不在可选的内容里',
  duplicate: '和前面的行重复',
  shortNumber: '位数比别人少，可能丢了前面的 0',
  merged: '是合并单元格，请取消合并后逐行填写',
  broken: '公式算错了，请改成文字',
  unknownUnit: '组织里没有这个单位，请先添加',
  twoUnits: '有两个同名单位，请改用分会或小组的全名',
  memberNeedsDay: '是会员须有入会日期，入会要本人申请',
  lastAdmin: '是最后一位系统管理员，请先交接',
  future: '日期在今天之后',
  badOrder: '日期先后不对',
  badTerms: '固定期限要有终止日，无固定期限不写终止日',
  badGround: '和花名册上的工龄、退休日期或期限对不上',
  noSuchPerson: '花名册里没有这个工号',
  otherCompany: '是别的单位的工号，请核对',
  otherName: '和花名册上的姓名不一样，请核对工号',
} as const
export type RowIssue = keyof typeof rowIssues

export const sheetKinds = { people: '职工花名册', contracts: '劳动合同', equipment: '劳保用品发放', checks: '体检日期' } as const
export type SheetKind = keyof typeof sheetKinds
