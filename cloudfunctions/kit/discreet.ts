/**
 * Words that do not belong into a message: it lights up on a screen that others see. Illness, hardship,
 * aid and pay stay inside the mini-program.
 */
const PRIVATE = /病|癌|瘤|症|残疾|住院|手术|医疗|医保|怀孕|流产|抑郁|离婚|丧|去世|困难|贫困|低保|特困|帮扶|救助|补助|慰问金|工资|薪|奖金|罚款|扣款|欠款|借款|[¥￥]|\d\s*(?:元|万元|块钱)/

export function isDiscreet(text: string): boolean {
  return !PRIVATE.test(text)
}

/** What a message says in place of words that are not discreet. */
export const DISCREET_TEXT = '有新内容，请打开小程序查看'
