/** What aid says when something cannot be done now. Travels with its screens. */
import type { Sentences } from '@/client/src/lib/errorCopy'

export const sentences = {
  AID_WRONG_STATE: '申请已进到别的环节，请刷新后再看',
  AID_NOT_YOURS: '这一步只能由申请人本人来办，请联系本人',
  AID_ONE_AT_A_TIME: '您还有一件申请在办，请等它办完再申请',
  AID_PERSON_UNKNOWN: '工号和姓名对不上，请核对后再填',
  AID_AUTHORITY_NEEDED: '代为申请要有本人的书面委托，请拍照上传',
  AID_CONSENT_NEEDED: '请先看过并同意信息处理说明，再填写申请',
  AID_PHOTO_NOT_YOURS: '照片没有传好，请重新选择照片',
  AID_NOT_URGENT: '申请时没有选紧急情况，请按普通程序办理',
  AID_VISIT_MISSING: '还没有核实记录，请先写好再签字',
  AID_VISITOR_TWICE: '核实记录要由另一位同事签字，请联系他来签',
  AID_VOTED_BEFORE: '您已经投过票了，请等其他委员',
  AID_WITNESSED_BEFORE: '已经有经审委员见证过了，请等委员投票',
  AID_NO_EXPLANATION: '核实后才有测算结果，请稍后再看',
  AID_ASSESSMENT_NEEDED: '公示前要先做个人信息影响评估，请联系主席',
  AID_PUBLICITY_OVER: '公示期已满，如有疑问请联系工会',
  AID_OBJECTED_BEFORE: '您已经提过异议了，工会正在核实，请等结果',
  AID_OVER_CEILING: '金额超过规定的上限，请看清规定后改小',
  AID_TOO_OFTEN: '今年的救助次数已满，请明年再办或另找途径',
  AID_OVER_PUBLICISED: '金额不能高于公示或表决的金额，请改小',
  AID_REVIEWED_BEFORE: '已经复核过一次了，如有疑问请到工会面谈',
  AID_AMOUNT_DIFFERS: '金额和批准的不一致，请刷新核对后再签',
  AID_FUND_OTHER: '这笔经费不能用在这里，请选择列出的经费',
  AID_DAY_AHEAD: '日期不能晚于今天，付款也不能早于批准，请改好再提交',
} satisfies Sentences
