import { relations, type Relation } from '@/types/peopleNames'
import { speakOf } from '../../lib/errorCopy'
import { withDay } from '../../lib/format'
import { sentences } from './errorCopy'

speakOf(sentences)

/** What a worker reads about their own membership and relatives, and the officer about an application. */
export const mineCopy = {
  state: '我的会籍',
  since: (day: string) => `${day} 入会`,
  lead: '入会自愿。提交后由工会委员会审批，结果会发消息给您。',
  benefits: '会员可以参加工会选举，享受生日、节日和婚育丧病慰问。',
  join: '申请入会',
  joinReason: '入会申请',
  joinHint: '如：我自愿加入工会，遵守工会章程',
  quit: '申请退会',
  quitReason: '退会原因',
  quitNote: '退会后不再享受会员慰问，以后可以再申请。',
  submit: '提交',
  resubmit: '改好再提交',
  submitted: '已提交，结果会发消息给您',
  withdraw: '撤回申请',
  withdrawn: '已撤回',
  needReason: '请写几句',
  due: (day: string) => withDay`${day}前答复`,
  waitsFor: (owner: string) => `在${owner}手里`,
  opinion: '工会意见',
  rule: '审批时限',
  steps: '办理经过',

  approve: '批准',
  approved: '已批准',
  return: '退回补正',
  returned: '已退回，本人会收到消息',
  returnReason: '要补什么',
  reasonHint: '写明怎么改，本人看得到',

  relatives: {
    lead: '配偶、父母、子女、兄弟姐妹等近亲属在本单位的，请申报。办到与他们有关的事时，系统会让您回避。',
    officer: '您担任工会职务，必须申报；没有也请提交“没有”。',
    private: '只有管理员和主席看得到。去掉的亲属，在规定时间内办事仍要回避。',
    staffNo: '亲属的工号',
    name: '亲属的姓名',
    relation: '关系',
    relations: Object.entries(relations).map(([value, text]) => ({ value: value as Relation, text })),
    add: '添加一位',
    remove: '去掉',
    none: '没有亲属在本单位',
    submit: '提交申报',
    submitNone: '申报：没有',
    saved: '已申报',
    declaredOn: (day: string) => `上次申报：${day}`,
    incomplete: '请填工号、姓名和关系',
  },
}
