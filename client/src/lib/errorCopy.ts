/**
 * One sentence for every code: what happened in plain words, and what to do next. Those that the tab pages
 * can meet are here; a noun in a package of its own brings the rest, so that the first start stays light.
 */
import type { ErrorCode } from '@/types/errors'
import type { CallCode, CallError, NoAnswerCode } from './call'

export type Sentences = Partial<Record<ErrorCode, string>>

export const commonSentences: Sentences = {
  BAD_INPUT: '有一项填写得不对，请看标红的提示，改好后再提交',
  UNKNOWN_ACTION: '小程序有新版本，请关闭后重新打开',
  BODY_TOO_LARGE: '内容太长或照片太多，请删减一些再提交',
  NOT_FOUND: '没有找到，可能已被撤下，请返回刷新列表',
  NOT_BOUND: '请先认领您的职工身份，再来办这件事',
  NOT_ALLOWED: '这件事不归您办，如有疑问请联系工会',
  NO_LONGER_EMPLOYED: '花名册上您已离职，如有误请联系工会更正',
  TOO_MANY_CALLS: '点得有些快，请等一分钟再试',
  REQUEST_REUSED: '内容和上次提交的不一样，请刷新后重新提交',
  IN_PROGRESS: '上一次提交还在办理，请稍等几秒再看',
  CHANGED_MEANWHILE: '刚刚有人改过，已为您刷新，请看清后再办',
  SETTING_MISSING: '工会还没有设好这一项的规定，请联系系统管理员',
  SEALED_UNREADABLE: '这项资料暂时打不开，请联系系统管理员',
  AGREEMENT_TEXT_CHANGED: '同意书的内容有更新，请刷新看过后再选',
  EVIDENCE_NOT_YOURS: '照片没有传好，请重新选择照片',
  EVIDENCE_NOT_A_PICTURE: '这个文件不是照片，请换一张照片',
  EVIDENCE_TOO_LARGE: '照片太大，请换一张，或截图后再选',
  EVIDENCE_TOO_MANY: '照片最多九张，请先删掉一张',
  INTERNAL: '系统出了差错，您填的内容还在，请稍后再试',

  ACTIVITY_NOT_OPEN: '活动还没有开放报名，请留意通知',
  ACTIVITY_NOT_YET_OPEN: '还没到报名时间，到点后再来',
  ACTIVITY_SIGNUP_CLOSED: '报名已截止，如想参加请联系组织者',
  ACTIVITY_CANCELLED: '活动已取消，请看看其他活动',
  ACTIVITY_OVER: '活动已结束，请看看其他活动',
  ACTIVITY_FULL: '名额已满，可加入候补',
  ACTIVITY_QUEUE_FULL: '名额和候补都满了，请看看其他活动',
  ACTIVITY_MEMBERS_ONLY: '本次活动只面向工会会员，入会请联系小组长',
  ACTIVITY_NOT_YOUR_GROUP: '您的班组不在本次活动范围，请看看其他活动',
  ACTIVITY_GROUP_NEEDED: '请先选一个组别再报名',
  ACTIVITY_TOO_MANY_GUESTS: '带的家属超过限额，请减少人数再报名',
  ACTIVITY_ANSWER_NEEDED: '还有必答的问题没有填，请填好再报名',
  ACTIVITY_WRONG_STATE: '活动已进到下一步，请刷新后再办',
  ACTIVITY_INCOMPLETE: '活动信息还没填全，请补齐再提交',
  ACTIVITY_OWN_APPROVAL: '自己发起的活动不能自己审批，请其他主席审批',
  ACTIVITY_REASON_NEEDED: '请写明原因，让对方知道怎么改',

  SIGNUP_ALREADY: '您已经报过名了，在“我的报名”里可以看到',
  SIGNUP_NONE: '没有查到您的报名，请先报名',
  SIGNUP_TOO_LATE_TO_CANCEL: '临近开始，不能自行取消，请联系组织者',
  OFFER_NONE: '现在没有留给您的名额，轮到时会通知您',
  OFFER_LAPSED: '确认时间已过，名额给了下一位，您可重新候补',

  CASE_NOT_YOUR_TURN: '这一步不由您办，或已由别人办好，请刷新后再看',
  CASE_CONFLICT_OF_INTEREST: '您与这件事有关系，按规定须回避，请交给其他人办',
  CASE_BY_DELEGATION_ONLY: '副主席受主席委托才能代办，请主席先在工作台委托',

  FUND_SHORT: '这笔经费的结余不够，请换一个来源，或先登记收入',
  FUND_RESERVED_OTHERWISE: '这件事已按另一个金额预留，请刷新看清后再办',
  FUND_SETTLED: '这笔预留已经办结，请刷新后再看',
  FUND_NOT_RESERVED: '这件事还没有预留经费，请先办审批',
  FUND_OVER_RESERVED: '支付不能超过批准的金额，请改小后再办',

  SUGGESTION_REVIEWED_BEFORE: '您已经给过评审意见，请等另一方的意见',
  SUGGESTION_WRONG_STATE: '这件建议已进到下一步，请刷新后再办',
  SUGGESTION_NOT_YOURS: '这一步只有提出人能办，请联系提出人',
  SUGGESTION_SHARES: '几位提出人的贡献比例加起来要等于100%，请改好',
  SUGGESTION_COPROPOSER_UNKNOWN: '共同提出人的工号和姓名对不上，请核对',
  SUGGESTION_COPROPOSER_TWICE: '同一位提出人写了两次，请去掉一个',
  SUGGESTION_PHOTO_NOT_YOURS: '照片没有传好，请重新选择照片',
  SUGGESTION_ANONYMOUS_ALONE: '匿名建议不带照片和共同提出人，请去掉再提交',

  SAFETY_BLOCKED: '内容里有不合适的词句或图片，请修改后再提交',

  EXPORT_TOO_LARGE: '一次最多导出两万行，请缩小时间或单位再导',
  EXPORT_SUBJECT_NEEDED: '请先打开要导出的那一项，再点导出',
  EXPORT_GONE: '文件已过期删除，请重新导出',
}

const unanswered: Record<NoAnswerCode, string> = {
  OFFLINE: '现在没有网络，内容已保留，连上网后再试',
  TIMEOUT: '网络太慢，还不知道有没有办成，请再点一次，不会重复',
  FAILED: '没有连上，请再点一次，不会重复提交',
}

/** Instead of OFFLINE, when the act waits in the queue. */
export const QUEUED_SENTENCE = '没有网络，已替您记下，连上网后自动办理'
/** Why a form with photos cannot be sent yet. */
export const UPLOADING_SENTENCE = '照片还在上传，请稍候'
export const UPLOAD_STUCK_SENTENCE = '有照片没传上去，请点它再试，或移除它'

const sentences: Partial<Record<CallCode, string>> = { ...commonSentences, ...unanswered }
const UNHEARD_OF = '这件事现在办不了，请刷新后再试，或联系工会'

/** Called once by the package of a noun, as it loads, with `features/<noun>/errorCopy.ts`. */
export function speakOf(more: Sentences): void {
  Object.assign(sentences, more)
}

/** The sentence of a code: for a greyed button's reason and for a refused call. */
export function sentenceOf(code: CallCode): string {
  return sentences[code] ?? UNHEARD_OF
}

/** The sentence of a failed call, with the number to quote when only the office can find out. */
export function sentenceOfError(error: CallError): string {
  if (error.code !== 'INTERNAL') return sentenceOf(error.code)
  return `${sentenceOf('INTERNAL')}（编号 ${error.requestId.slice(0, 8)}）`
}
