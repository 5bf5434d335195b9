import * as v from 'valibot'
import { OptionalText, Text } from './fields'
import { hasUnseen, visibleText } from './plainText'

const ENGLAND = '\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F'
const tags = (text: string) => Array.from(text, (letter) => `\uDB40${String.fromCharCode(0xdc00 + letter.charCodeAt(0))}`).join('')

const takes = (text: string) => v.is(Text(200), text)

describe('a text', () => {
  test.each([
    ['an emoji family', '一家三口 👨‍👩‍👧 都来'], ['a woman at work, with a tone of skin', '👩🏽‍🔧'], ['a heart on fire', '❤️‍🔥'], ['a man who runs', '🏃‍♂️'],
    ['a key cap', '1️⃣'], ['a flag of letters', '🇨🇳'], ['a flag of tags', ENGLAND], ['a rare name', '𠮷田'], ['a name with a variant of its sign', '葛\uDB40\uDD00'],
    ['line breaks and tabs', '一\n二\t三'], ['a point alone', '。'],
  ])('of %s is taken as it is, and the phone changes nothing in it', (_what, text) => {
    expect([takes(text), visibleText(text)]).toEqual([true, text])
  })

  test.each([
    ['a Hangul filler', '\u3164'], ['a half-width filler', '\uFFA0'], ['initial and medial fillers', '\u115F\u1160'], ['a blank of Braille', '\u2800'], ['both, with blanks', '\u3164 \u2800'], ['soft hyphens', '\u00AD\u00AD'],
    ['a joiner', '\u200D'], ['line and paragraph marks', '\u2028\u2029'], ['tag characters', tags('hello')], ['variation selectors', '\uFE0F\uFE0F'], ['an invisible operator', '\u2064'],
    ['one that is no longer used', '\u206A'], ['a wide blank', '\u3000\u00A0'],
  ])('of %s alone is no text, and nothing is left of it on the phone', (_what, text) => {
    expect([takes(text), takes(`\u3000${text}`), visibleText(text).trim()]).toEqual([false, false, ''])
  })

  test.each([['one variation selector', '\uFE0F'], ['an accent', '\u0301']])('of %s alone is no text', (_what, text) => {
    expect([takes(text), v.is(OptionalText(10), text), takes(`a${text}`)]).toEqual([false, false, true])
  })

  test.each([
    ['a soft hyphen', '看\u00AD不见', '看不见'], ['a zero-width blank', '看\u200B不见', '看不见'], ['a joiner between letters', '看\u200D不见', '看不见'],
    ['a joiner after a sign beyond the first plane', '𠮷\u200D👧', '𠮷👧'], ['tag characters after a word', `看${tags('hello')}`, '看'], ['other tags on the black flag', `🏴${tags('hello')}`, '🏴'],
    ['a text in variation selectors', '看\uDB40\uDD01\uDB40\uDD02\uDB40\uDD03', '看'], ['an override of direction', 'abc\u202Edef', 'abcdef'],
    ['a line mark', '一\u2028二\u2029三\u000B四', '一\n二\n三\n四'],
  ])('with %s is refused at the door, and clean when the phone sends it', (_what, text, clean) => {
    expect([takes(text), hasUnseen(text), visibleText(text), takes(clean)]).toEqual([false, true, clean, true])
  })

  test('that may be empty may be empty, and holds nothing unseen', () => {
    expect([v.is(OptionalText(10), ''), v.is(OptionalText(10), '  '), v.is(OptionalText(10), '\u3164')]).toEqual([true, true, false])
  })
})
