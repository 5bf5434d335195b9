import { birthdayCell } from './birthdayCell'

it.each([
  ['1985-06-18', 's06-18'], ['1985年6月18日', 's06-18'], ['19850618', 's06-18'], ['6月18日', 's06-18'], ['06-18', 's06-18'], ['6/18', 's06-18'], ['2月29日', 's02-29'],
  ['农历六月初十', 'l06-10'], ['六月初十', 'l06-10'], ['农历闰六月初十', 'l06+10'], ['农历6月10', 'l06-10'], ['闰6月10', 'l06+10'], ['腊月三十', 'l12-30'], ['十二月廿九', 'l12-29'], ['冬月二十', 'l11-20'],
  ['正月初一', 'l01-01'], ['一月十五', 'l01-15'], ['十一月十一', 'l11-11'], [' 农历 八月 十五 ', 'l08-15'], ['农历1985-08-15', 'l08-15'],
])('%s is %s', (text, key) => expect(birthdayCell({ text })).toEqual({ value: key }))

it('reads date cells and serial numbers without their year', () => {
  expect([birthdayCell({ day: '1985-06-18' }), birthdayCell({ number: '31216' })]).toEqual([{ value: 's06-18' }, { value: 's06-18' }])
})

it.each([
  ['6月31日', 'noSuchDay'], ['农历六月三十一', 'badDay'], ['13-01', 'noSuchDay'], ['夏天', 'badDay'], ['农历31', 'badDay'], ['农历', 'badDay'],
])('%s is refused', (text, issue) => expect(birthdayCell({ text })).toEqual({ issue }))
