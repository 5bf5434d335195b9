import fs from 'node:fs'
import path from 'node:path'
import { errorCodes } from '@/types/errors'
import { CallError } from './call'
import { commonSentences, sentenceOf, sentenceOfError, speakOf, type Sentences } from './errorCopy'

const features = path.join(__dirname, '../features')
const tables = fs
  .readdirSync(features)
  .map((noun) => path.join(features, noun, 'errorCopy.ts'))
  .filter((file) => fs.existsSync(file))
  .map((file) => jest.requireActual<{ sentences: Sentences }>(file).sentences)
for (const table of tables) speakOf(table)

it('every code has its sentence in exactly one place', () => {
  const spoken = [commonSentences, ...tables].flatMap((table) => Object.keys(table))
  expect([...spoken].sort()).toEqual([...errorCodes].sort())
})

const NEXT_STEP = /请|可|看看|会|找|点|再|等|留意|已为您|改好|核对|刷新|联系/

it.each([...errorCodes, 'OFFLINE', 'TIMEOUT', 'FAILED'] as const)('%s is a calm sentence that says what to do', (code) => {
  const sentence = sentenceOf(code)
  expect(sentence).toMatch(NEXT_STEP)
  expect(sentence).not.toMatch(/[!！]|失败|错误|[,?;:]/)
  expect(Array.from(sentence).length).toBeLessThanOrEqual(36)
})

it('a fault of the system carries the number to quote', () => {
  expect(sentenceOfError(new CallError('INTERNAL', '12345678-0000-4000-8000-000000000000'))).toContain('12345678')
})
