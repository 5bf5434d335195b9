import type { Sentences } from '../../lib/errorCopy'

export const sentences = {
  BIRTHDAY_NO_SUCH_DAY: '没有这一天，请看看月份和日子再选一次',
  BIRTHDAY_SET_THIS_YEAR: '今年已经改过一次，再改请联系工会生活委员或组织委员',
  BIRTHDAY_OWN_CORRECTION: '自己的生日请在“我的生日”里改，或请另一位委员来改',
  BIRTHDAY_OWN_WISH: '祝福留给同事来写，您先看看自己的贺卡',
  BIRTHDAY_WISHED_BEFORE: '您已经送过祝福，明年再来送一句',
  BIRTHDAY_OPTED_OUT: '本人不想收到祝福，请尊重这个选择，不用再告知',
} satisfies Sentences
