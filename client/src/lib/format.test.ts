import { dayAndTimeOf, dayText, instantOf, leafOf, leftText, moneyText, nearText, spanText, timeText, withDay } from './format'

const now = '2026-06-17T02:00:00.000Z'
const start = '2026-06-18T06:30:00.000Z'

describe('dates as people read them', () => {
  it('are those of Shanghai, whatever the zone of the phone', () => {
    expect(dayText(start, now)).toBe('6月18日 周四')
    expect(timeText(start)).toBe('14:30')
    expect(dayText('2026-12-31T16:30:00.000Z', now)).toBe('2027年1月1日 周五')
    expect(leafOf('2026-06-30T16:00:00.000Z')).toEqual({ month: '7月', day: '1', weekday: '周三' })
  })

  it('stand off from the words beside them in a sentence, in one piece; 今天 is a word like the others', () => {
    expect(withDay`最晚${'6月18日 周四'}办好`).toBe('最晚 6月18日\u00A0周四 办好')
    expect(withDay`${'2025年6月18日 周三'}已到期`).toBe('2025年6月18日\u00A0周三 已到期')
    expect(withDay`不计时，${'6月18日 周四'}还没补，公示到${'6月19日 周五'}`).toBe('不计时，6月18日\u00A0周四 还没补，公示到 6月19日\u00A0周五')
    expect(withDay`最晚${'明天 06:30'}去看望`).toBe('最晚 明天\u00A006:30 去看望')
    expect(withDay`${'王芳'} ${'6月18日 周四'}签发`).toBe('王芳 6月18日\u00A0周四 签发')
    expect(withDay`${'工会小组长'}在${'今天'}前办好`).toBe('工会小组长在今天前办好')
  })

  it('are near when they are near', () => {
    expect(nearText(start, now)).toBe('明天 14:30')
    expect(nearText('2026-06-16T15:59:00.000Z', now)).toBe('昨天 23:59')
    expect(nearText('2026-06-20T01:00:00.000Z', now)).toBe('6月20日 周六 09:00')
  })

  it('name the second day only when it is another', () => {
    expect(spanText(start, '2026-06-18T09:00:00.000Z', now)).toBe('6月18日 周四 14:30–17:00')
    expect(spanText(start, '2026-06-18T17:00:00.000Z', now)).toBe('6月18日 周四 14:30 至 6月19日 周五 01:00')
  })

  it('count down in the unit that matters, and not below nothing', () => {
    expect(leftText(now, now)).toBeNull()
    expect(leftText('2026-06-17T02:00:01.000Z', now)).toBe('1 分钟')
    expect(leftText('2026-06-17T14:00:00.000Z', now)).toBe('12 小时')
    expect(leftText('2026-06-20T02:00:00.000Z', now)).toBe('3 天')
  })

  it('go through a form and back unchanged', () => {
    const { day, time } = dayAndTimeOf('2026-06-30T16:05:00.000Z')
    expect([day, time]).toEqual(['2026-07-01', '00:05'])
    expect(instantOf(day, time)).toBe('2026-06-30T16:05:00.000Z')
  })
})

it.each([
  [120_000, '¥1,200.00'],
  [5, '¥0.05'],
  [0, '¥0.00'],
  [-123_456_789, '-¥1,234,567.89'],
  [100_000_000, '¥1,000,000.00'],
])('%d fen are %s', (fen, text) => expect(moneyText(fen)).toBe(text))
