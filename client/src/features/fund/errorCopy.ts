import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  FUND_EXISTS: '这一年的这项经费已经建过账，请直接登记收入',
  FUND_OPENING_SET: '期初数已经登记，要改请先冲销原来的期初',
  FUND_TAKEN_BACK: '这一笔已经冲销过，不用再冲销',
  FUND_LINE_STAYS: '这一笔不能冲销，预留请在办件里退回',
  FUND_AUDITOR_READS: '经审委员只看不记账，请交给财务或主席办',
} satisfies Sentences
