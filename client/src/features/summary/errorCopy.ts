import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  SUMMARY_SIGNED: '这份总结已签发，要改请新开一期并写明原因',
  SUMMARY_NOT_SIGNED: '这份总结还没有签发，可直接修改',
  SUMMARY_CHAIR_SIGNS: '总结由工会主席签发，请提醒主席来签',
  SUMMARY_COUNTING: '数字正在统计，请等一分钟再试',
  SUMMARY_FIGURES_MOVED: '草稿写好后数字有变化，请先更新数字再签发',
  SUMMARY_UNFINISHED: '还有段落没有写明，请补充或删去后再签发',
  SUMMARY_PARAGRAPH_GONE: '这一段已被删去，请刷新后再改',
} satisfies Sentences
