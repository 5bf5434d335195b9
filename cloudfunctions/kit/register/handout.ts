import { barredReasons, handoutForms, handoutKinds, handoutStatuses, receiptStatuses, signWays } from '@/types/handoutNames'
import { namesOf } from '../pseudonym'
import { decrypt } from '../vault'
import type { AidMark, Allowance, Handout, HandoutRow, RowNotes } from '../documents/handout'
import { caseFields, inner, keeping, P0, P1, P2, recorded, type CollectionRow } from './row'

/** What a list of people in need keeps under seal about the one it is about. */
const openedRow = ({ _id, told }: Pick<HandoutRow, '_id' | 'told'>) => (told ? { 代领人: decrypt<RowNotes>({ collection: 'handoutRows', id: _id, field: 'told' }, told).taker?.name ?? '' } : {})

/** For what and how much: the person may know what everybody else must not. */
const planInWords = ({ number, year, kind, title, item, form, unitFen }: Handout) =>
  ({ 编号: number, 年度: year, 类别: handoutKinds[kind], 事项: title, 内容: item, 形式: handoutForms[form], 金额: `${unitFen / 100}元` })

export const handoutRegister = {
  handouts: keeping<Handout>({
    title: '福利发放计划', subject: null, sealed: ({ said }: Pick<Handout, 'said'>) => (said ? [{ path: 'said', field: 'said' }] : []), retention: { stays: '经费依据，财务纸质凭证在系统外归档；不含领取人' },
    fields: {
      ...caseFields,
      ...P0('告诉大家发什么、在哪领', {
        status: ['状态', handoutStatuses], kind: ['类别', handoutKinds], title: '名称', year: '年度', festival: '节日', month: '月份', stage: '就学阶段', form: ['形式', handoutForms], item: '物品', place: '地点', hours: '时间',
        fromDay: '从', untilDay: '到', organiserName: '组织者',
      }),
      ...P1('审批和结算', { unitFen: '单价', supplier: '供应商', payer: '出资', target: '对象', clauses: '依据', limit: '限额', isAboveIncomeShare: '超比例', budgetFen: '预算', spentFen: '实支', takenInAll: '领取数' }),
      ...inner('organiserId', 'orgPath', 'listKey', 'deskId', 'reserveId', 'upTo', 'isListDone', 'seen', 'people', 'barred', 'flagged', 'job', 'jobUpTo', 'openKey', 'remindedOn'),
      ...P2('帮扶类计划办理时说的话，加密保存', { said: null }),
    },
  }),
  handoutRows: keeping<HandoutRow>({
    title: '福利领取', subject: 'personKey', keysOf: (memberId) => namesOf('handoutPerson', memberId), opened: openedRow, beside: { from: 'handouts', by: 'handoutId', said: planInWords },
    withheld: '经办人办理时记下的话涉及他人，不在本人资料内',
    retention: [{ policy: 'retention.handoutRows', sinceDay: 'untilDay' }],
    sealed: ({ who, told }: Pick<HandoutRow, 'who' | 'told'>) => [...(who ? [{ path: 'who', field: 'who' }] : []), ...(told ? [{ path: 'told', field: 'told' }] : [])],
    fields: {
      ...recorded,
      ...P1('发放和签收', { status: ['状态', receiptStatuses], name: '姓名', staffNo: '工号', unitName: '单位', signedAt: '签收时间', way: ['签收方式', signWays], takenByName: '代领人', voucherNo: '券号', redeemedOn: '核销日期', reason: ['未列入原因', barredReasons] }),
      ...P2('帮扶类发放不存姓名，只存加密的编号、代领人和说明', { who: null, told: null }),
      ...inner('handoutId', 'personKey', 'orgPath', 'rosterKey', 'groupId', 'listKey', 'allowance', 'signedBy', 'takenById', 'isFlagged', 'untilDay'),
    },
  }),
  allowances: keeping<Allowance>({ title: '年度限额', subject: null, retention: { stays: '编号不可还原，不含姓名和事由' }, fields: inner('_id', 'fen', 'times', 'holders', 'taken') }),
  aidMarks: keeping<AidMark>({ title: '重复帮扶核对', subject: null, retention: { stays: '编号不可还原，不含姓名和事由' }, fields: inner('_id', 'marks') }),
} satisfies Record<string, CollectionRow>
