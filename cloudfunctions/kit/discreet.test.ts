/** No message of any noun speaks of illness, hardship, aid or pay: it lights up on a screen that others see. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { isDiscreet } from './discreet'

const features = path.resolve(__dirname, '../features')
const files = readdirSync(features).flatMap((noun) => readdirSync(path.join(features, noun)).filter((file) => file === 'words.ts').map((file) => path.join(noun, file)))

/** The Chinese a file can say: its strings, not its comments. */
function sayings(source: string): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  return (code.match(/'[^'\n]*'|`[^`]*`/g) ?? []).filter((text) => /\p{Script=Han}/u.test(text))
}

test('messages are found at all', () => {
  expect(files.length).toBeGreaterThanOrEqual(2)
  expect(files.flatMap((file) => sayings(readFileSync(path.join(features, file), 'utf8'))).length).toBeGreaterThan(5)
})

test.each(files)('%s says nothing private', (file) => {
  expect(sayings(readFileSync(path.join(features, file), 'utf8')).filter((text) => !isDiscreet(text))).toEqual([])
})

test.each(['您的困难帮扶申请已通过', '住院慰问金 1000 元已发放', '本月工资已核对', '补贴 ¥300', '奖励 500元'])('“%s” would be found', (text) => {
  expect(sayings(`const text = '${text}' // 说明`).filter((said) => !isDiscreet(said))).toHaveLength(1)
})

test.each(['元旦游园会报名开始', '「趣味运动会」空出名额', '建议已受理', '2026年11月22日停水'])('“%s” may be said', (text) => expect(isDiscreet(text)).toBe(true))
