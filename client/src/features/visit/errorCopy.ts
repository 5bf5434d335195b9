/** What visits say when something cannot be done now. Travels with their screens. */
import type { Sentences } from '@/client/src/lib/errorCopy'

export const sentences = {
  VISIT_WRONG_STATE: '这件事已进到别的环节，请刷新后再看',
  VISIT_NOT_YOURS: '这一步只能由本人来办，请联系本人',
  VISIT_KIND_UNKNOWN: '这个事项已停用，请选择别的事项',
  VISIT_KIND_GIFT: '发钱物的事项要选好限额，请选择限额',
  VISIT_PERSON_UNKNOWN: '没有找到这个工号，请核对后再填',
  VISIT_REPORTED_BEFORE: '这件事已经登记过，请在列表里查看',
  VISIT_TOO_LATE: '已超过登记时限，如有特殊情况请联系工会',
  VISIT_DAY_AHEAD: '日期不对，请核对后再填',
  VISIT_PAPERS_UNSEEN: '证明材料还没核验齐，请看过后打勾',
  VISIT_OVER_CEILING: '金额超过限额，请按限额填写',
  VISIT_YEAR_USED: '今年的次数已用完，请改为只走访',
  VISIT_FUND_OTHER: '这笔经费不能用在这里，请选择列出的经费',
  VISIT_AMOUNT_DIFFERS: '金额和批准的不一致，请刷新核对后再签',
  VISIT_FAMILY_SIGNS: '签收人不对，请看清由本人还是家属签收',
  VISIT_PROOF_NEEDED: '请先上传签领表照片，或写明没有的原因',
  VISIT_PHOTO_NOT_ALLOWED: '本人还没有同意拍照，请先征得同意',
} satisfies Sentences
