/** Money, summaries, imports, settings: records of the union's work. */
import { applicationKinds, applicationStatuses, roleChangeStatuses } from '@/types/peopleNames'
import type { Fund, FundEntry } from '../documents/fund'
import type { Application, RoleChange } from '../documents/membership'
import type { PolicyProposal } from '../documents/policyProposal'
import type { SheetJob, SheetPart } from '../documents/sheet'
import type { ExportFile, FigureCell, FigureSweep, Summary } from '../documents/summary'
import { caseFields, inner, keeping, P0, P1, recorded, type CollectionRow } from './row'

const LEDGER = '账目按会计规定保存，不写姓名和困难原因'

export const booksRegister = {
  funds: keeping<Fund>({
    title: '经费', subject: null, retention: { stays: LEDGER },
    fields: {
      ...P1('收支平衡', { year: '年度', source: '来源', openingFen: '期初', incomeFen: '收入', reservedFen: '预留', paidFen: '已付', leftFen: '结余', openedAt: '建账时间' }),
      ...inner('_id', 'orgId', 'openedBy', 'openRequest', 'pending', 'once', 'outbox', 'unmoved', 'head', 'keyed'),
    },
  }),
  fundEntries: keeping<FundEntry>({
    title: '账目', subject: null, retention: { stays: LEDGER }, sealed: ({ words }: Pick<FundEntry, 'words'>) => (words ? [{ path: 'words', field: 'words' }] : []),
    fields: { ...P1('记账和审计', { kind: '类别', amountFen: '金额', freedFen: '释放', title: '摘要', note: '备注', at: '时间' }), ...inner('_id', 'fundId', 'about', 'takesBack', 'by', 'words', 'seq', 'leftAfterFen', 'hash', 'listKey') },
  }),
  applications: keeping<Application>({
    title: '入会和退会申请', subject: 'memberId', retention: { stays: '会员登记档案', law: '《中国工会章程》《工会会员会籍管理办法》：会籍由基层工会登记保管，保存期待工会确认' },
    fields: {
      ...caseFields,
      ...P1('办理会籍', { status: ['状态', applicationStatuses], kind: ['事项', applicationKinds], name: '姓名', unitName: '单位', post: '岗位', reason: '说明', opinion: '意见', submittedAt: '提交时间', becomes: '办理结果' }),
      ...inner('isOpen', 'memberId', 'orgPath', 'clause', 'listKey'),
    },
  }),
  roleChanges: keeping<RoleChange>({
    title: '工会职务变动', subject: 'memberId', retention: { stays: '履职记录：谁提出、谁确认', law: '《中国工会章程》：工会干部任免留档，保存期待工会确认' },
    fields: {
      ...caseFields,
      ...P1('两人确认', { status: ['状态', roleChangeStatuses], name: '姓名', unitName: '单位', isRemoval: '免去', grant: '职务', orgName: '所在组织', reason: '理由', proposedByName: '提出人', decidedByName: '确认人', decision: '意见', submittedAt: '时间' }),
      ...inner('memberId', 'orgPath', 'proposedBy', 'isApplying', 'listKey'),
    },
  }),
  policyProposals: keeping<PolicyProposal>({
    title: '规定的修改', subject: null, retention: { stays: '规定的由来' },
    fields: { ...recorded, ...P0('修改规定留痕', { status: '状态', value: '数值', source: '依据', reason: '理由', proposedByName: '提出人' }), ...inner('key', 'scope', 'unit', 'from', 'proposedBy', 'decidedBy', 'isSettled') },
  }),
  sheetJobs: keeping<SheetJob>({
    title: '名册导入', subject: null, retention: [{ policy: 'retention.imports', since: 'finishedAt' }],
    fields: {
      ...recorded,
      ...P1('导入名册', { status: '状态', byName: '经办人', startedAt: '开始', finishedAt: '完成', total: '行数', found: '核对结果', applied: '导入结果' }),
      ...inner('kind', 'settings', 'sheetName', 'byId', 'orgIds', 'heldUntil', 'parts', 'at', 'after', 'leaverParts', 'headers', 'ignored', 'short', 'notes', 'listKey'),
    },
  }),
  sheetParts: keeping<SheetPart>({
    title: '名册导入的底稿', subject: null, retention: { stays: '导入完成即清空内容' },
    fields: { ...P1('逐行核对', { rows: '行' }), ...inner('_id', 'jobId', 'what', 'index', 'keys', 'from', 'until', 'counts', 'storedAt') },
  }),
  figureCells: keeping<FigureCell>({
    title: '统计数', subject: null, retention: { stays: '汇总数；去重用的编号只按月存' },
    fields: { ...P1('数不同的人', { people: '编号' }), ...inner('_id', 'source', 'period', 'marks', 'isDirty', 'definition', 'countedAt', 'records', 'units') },
  }),
  figureSweeps: keeping<FigureSweep>({ title: '统计进度', subject: null, retention: { stays: '不含个人信息' }, fields: inner('_id', 'day') }),
  summaries: keeping<Summary>({
    title: '工作总结', subject: null, retention: { stays: '工会公文，只有汇总数' },
    fields: {
      ...recorded,
      ...P0('总结工作', { status: '状态', orgName: '单位', period: '期间', title: '标题', note: '说明', paragraphs: '正文', figures: '数字', signedBy: '签发人' }),
      ...inner('orgId', 'orgPath', 'edition', 'countedAt', 'before', 'updatedAt', 'listKey'),
    },
  }),
  exportFiles: keeping<ExportFile>({
    title: '我导出的名单', subject: 'memberId', retention: [{ policy: 'retention.exports', since: 'at' }],
    fields: { ...P1('谁导出过什么', { byName: '导出人', unitName: '单位', list: '名单', at: '时间', fileName: '文件' }), ...inner('_id', 'memberId', 'orgPath', 'digest', 'subjectId', 'period', 'orgId', 'figure', 'status', 'done', 'total', 'fileId', 'parts', 'begun', 'cursor', 'until', 'listKey') },
  }),
} satisfies Record<string, CollectionRow>
