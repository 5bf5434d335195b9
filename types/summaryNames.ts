/** The words of the union's summary: plain tables without schemas, which a page may import. */

/** Sections of a yearly work summary, in the order in which they are written. */
export const summarySections = {
  guidance: '思想引领',
  skills: '素质与技能',
  rights: '维权',
  democracy: '民主管理',
  building: '自身建设',
  care: '关爱帮扶',
  problems: '问题与不足',
  plans: '下年计划',
} as const
export type SummarySection = keyof typeof summarySections

/** 次 sessions, 人次 attendances, 人 distinct people: different measures. 元 is money, kept in fen. */
export const figureUnits = ['次', '人次', '人', '件', '项', '对', '户', '元', '学时', '%'] as const
export type FigureUnit = (typeof figureUnits)[number]

/**
 * What a figure is: counted (0 is a result), never recorded in this period, of a noun that is not in use yet,
 * or too few to be shown without telling about a person.
 */
export const figureStates = { counted: '已统计', notRecorded: '未记录', notEnabled: '未启用', hidden: '人数过少，不显示' } as const
export type FigureState = keyof typeof figureStates

export const summaryStatuses = { draft: '草稿', signed: '已签发' } as const
export type SummaryStatus = keyof typeof summaryStatuses

/** How a paragraph stands on the page: 一、 (一) 1. and body. `title` and `signature` are one each. */
export const paragraphLevels = { title: '标题', h1: '一级标题', h2: '二级标题', h3: '三级标题', body: '正文', signature: '落款' } as const
export type ParagraphLevel = keyof typeof paragraphLevels

/** The screen that opens a record behind a figure. A noun that joins adds its own. */
export const recordScreens = ['activity', 'suggestion', 'notice', 'aid', 'handout', 'birthday', 'visit', 'person', 'rights', 'fund'] as const
export type RecordScreen = (typeof recordScreens)[number]

export const summarySteps = {
  'summary.draft': '生成了草稿',
  'summary.saveParagraph': '修改了文字',
  'summary.addParagraph': '增加了一段',
  'summary.removeParagraph': '删去了一段',
  'summary.refresh': '重新统计了数字',
  'summary.sign': '签发',
} as const

/** A list that can be taken away as a file, and what the button says. A noun that joins adds its own. */
export const exportLists = {
  'activity.roster': '报名名单和签到表',
  'activity.approval': '活动审批表',
  'activity.list': '活动台账',
  'suggestion.list': '建议台账',
  'suggestion.approval': '建议评审审批表',
  'suggestion.publicity': '建议奖励公示单',
  'notice.receipts': '通知签收表',
  'notice.list': '通知台账',
  'message.unreached': '当面告知名单',
  'rights.list': '督导清单',
  'rights.letter': '督导函',
  'rights.supervisions': '督导记录',
  'rights.letters': '督导函台账',
  'rights.standards': '劳保和体检标准',
  'notice.unread': '未读人员名单',
  'people.list': '花名册',
  'people.roleChanges': '职务变动记录',
  'birthday.month': '职工生日名单',
  'birthday.missed': '祝福未送达名单',
  'birthday.unknown': '没有登记生日名单',
  'handout.list': '福利发放台账',
  'handout.approval': '福利发放审批表',
  'fund.entries': '经费账本',
  'aid.list': '帮扶申请台账',
  'aid.spending': '帮扶发放台账',
  'aid.approval': '困难帮扶审批表',
  'aid.publicity': '困难帮扶公示单',
  'visit.list': '走访慰问台账',
  'visit.missed': '未按时走访名单',
  'visit.spending': '慰问支出台账',
  'visit.approval': '慰问审批和签领表',
  'export.log': '导出记录',
  'summary.figures': '统计数字表',
  'summary.records': '数字背后的记录',
  'summary.document': '工作总结文档',
} as const
export type ExportList = keyof typeof exportLists

/** Files that nouns make by actions of their own; they stand in the same log. */
export const ownExports = { 'handout.receipts': '福利签收表', 'sheet.template': '导入模板' } as const
export type LoggedExport = ExportList | keyof typeof ownExports

export const exportStatuses = { working: '正在准备', ready: '可以下载', gone: '已删除' } as const
export type ExportStatus = keyof typeof exportStatuses
