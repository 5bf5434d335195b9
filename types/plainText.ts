/**
 * Which characters of a typed text are kept: one rule for the door, which refuses the rest, and for the
 * phone, which leaves them out as they are typed or pasted. No look-behind and no \p{}: old phones read this.
 */

/** Emoji that stand on either side of a joiner: a family, a profession, a heart on fire. */
const EMOJI = '(?:[\\uD83C-\\uD83E][\\uDC00-\\uDFFF]|[\\u2194\\u2195\\u2600-\\u27BF\\u2B1B])'
const JOINED = `${EMOJI}\\uFE0F?\\u200D(?=${EMOJI})`
/** The black flag followed by `gb` and three letters in tag characters: England, Scotland, Wales. */
const FLAG = '\\uD83C\\uDFF4\\uDB40\\uDC67\\uDB40\\uDC62(?:\\uDB40[\\uDC61-\\uDC7A]){3}\\uDB40\\uDC7F'
/**
 * C0 and C1 controls (tab and line breaks allowed), soft hyphen, joiners, zero-width characters, marks and overrides of
 * direction, fillers and the blank of Braille, annotation marks, the byte-order mark, tag characters, and variation
 * selectors in a row, which can carry a text of their own.
 */
const UNSEEN =
  '[\\u0000-\\u0008\\u000B\\u000C\\u000E-\\u001F\\u007F-\\u009F\\u00AD\\u034F\\u061C\\u115F\\u1160\\u17B4\\u17B5\\u200B-\\u200F\\u2028-\\u202E\\u2060-\\u206F\\u2800\\u3164\\uFEFF\\uFFA0\\uFFF9-\\uFFFB]' +
  '|\\uDB40[\\uDC00-\\uDC7F]|[\\uFE00-\\uFE0F]{2,}|(?:\\uDB40[\\uDD00-\\uDDEF]){2,}'

const LINE_BREAKS = /[\u000B\u2028\u2029]/g
const KEPT_OR_UNSEEN = new RegExp(`(${JOINED}|${FLAG})|${UNSEEN}`, 'g')

/** The text without what nobody can see; line breaks of other programs become ours. */
export const visibleText = (text: string): string =>
  text.replace(LINE_BREAKS, '\n').replace(KEPT_OR_UNSEEN, (_found, kept: string | undefined) => kept ?? '')

export const hasUnseen = (text: string): boolean => visibleText(text) !== text
