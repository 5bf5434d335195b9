import type { Sentences } from '../../lib/errorCopy'

/** What the rights watch refuses, and what to do next. */
export const sentences = {
  RIGHTS_HR_ENTERS: '合同信息由人力资源登记，请联系人力资源',
  RIGHTS_EHS_ENTERS: '用品、体检和标准由安环登记，请联系安环',
  RIGHTS_UNION_SUPERVISES: '这一步由工会分管委员办，请联系工会',
  RIGHTS_DAYS: '日期先后不对，请核对后再提交',
  RIGHTS_DAY_AHEAD: '这一天还没有到，请改好日期再提交',
  RIGHTS_TERMS: '固定期限要填终止日和次数，无固定期限不填终止日，请改好',
  RIGHTS_NOT_ISSUED: '还没有发放记录，没领到请点“未领到”告诉工会',
  RIGHTS_SIGNED_FOR: '您已经签收过，不用再签',
  RIGHTS_REPORT_OPEN: '您反映的这件事正在办理，请等结果',
  RIGHTS_REPORT_SETTLED: '这件反映已经办结，请刷新后再看',
  RIGHTS_MORE_FINE: '合规人数不能多于抽查人数，请改好',
  RIGHTS_PROMISE_HALF: '承诺人和承诺期限要一起填，请补上',
  RIGHTS_DONE: '这一条已经办好，不用再办',
  RIGHTS_NOTHING_RED: '这个单位没有须办理的人，不用发函，请另选',
  RIGHTS_EXTENSION_DAY: '请填写合同顺延到哪一天',
  RIGHTS_EXTENSION_GROUND: '顺延和工龄、退休日或期限对不上，请核对',
  RIGHTS_WHOLE_HOUSE: '标准全公司通用，请联系公司一级的经办人',
  RIGHTS_MONTHS_NEEDED: '请填更换周期是几个月',
} as const satisfies Sentences
