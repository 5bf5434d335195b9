/**
 * Rules of the values in a subscription message, by the letters in front of the field's number
 * (订阅消息 › 发送订阅消息 › 参数值内容限制说明).
 */
interface Kind {
  allows: RegExp
  says: string
}

const CLOCK = '(?:[01]?\\d|2[0-3]):[0-5]\\d(?::[0-5]\\d)?'
const DAY = '\\d{4}(?:年\\d{1,2}月\\d{1,2}日|-\\d{1,2}-\\d{1,2}|/\\d{1,2}/\\d{1,2})'
const MOMENT = `${DAY}(?: ${CLOCK})?`

const KINDS: Record<string, Kind> = {
  thing: { allows: /^.{1,20}$/u, says: 'at most 20 characters' },
  number: { allows: /^[+-]?\d{1,32}(?:\.\d+)?$/, says: 'at most 32 digits' },
  letter: { allows: /^[A-Za-z]{1,32}$/, says: 'at most 32 letters' },
  symbol: { allows: /^[^\p{L}\p{N}\s]{1,5}$/u, says: 'at most 5 symbols' },
  character_string: { allows: /^[\x20-\x7e]{1,32}$/, says: 'at most 32 digits, letters or symbols' },
  time: { allows: new RegExp(`^(?:${CLOCK}|${DAY} ${CLOCK})(?:~(?:${CLOCK}|${DAY} ${CLOCK}))?$`), says: 'a time such as 15:01' },
  date: { allows: new RegExp(`^${MOMENT}(?:~${MOMENT})?$`), says: 'a date such as 2019年10月1日' },
  amount: { allows: /^[^\d\s]?\d{1,10}(?:\.\d+)?元?$/u, says: 'a sign, at most 10 digits, 元' },
  phone_number: { allows: /^[+\-\d() ]{1,17}$/, says: 'at most 17 digits or signs' },
  car_number: { allows: /^[\p{L}\p{N}]{1,8}$/u, says: 'at most 8 characters' },
  name: { allows: /^(?:\p{Script=Han}[\p{Script=Han}·]{0,9}|[A-Za-z .·]{1,20})$/u, says: '10 Chinese characters or 20 letters' },
  phrase: { allows: /^\p{Script=Han}{1,5}$/u, says: 'at most 5 Chinese characters, nothing else' },
}

/** Why WeChat answers 47003 to this value, or null. `field` is e.g. `thing1`. */
export function whyNotValue(field: string, value: unknown): string | null {
  if (typeof value !== 'string' || value.trim() === '') return `data.${field}.value is empty`
  if (/[\u0000-\u001f\u007f]/.test(value)) return `data.${field}.value has line breaks or control characters`
  const kind = KINDS[field.replace(/\d+$/, '')]
  if (!kind) return `data.${field}: the kind of field is not known`
  return kind.allows.test(value) ? null : `data.${field}.value is invalid: ${kind.says}`
}
