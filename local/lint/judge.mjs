/** Reads `[{ file, code }]` from standard input and writes, for each, the house rules it breaks. */
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { ESLint } from 'eslint'

const root = path.resolve(import.meta.dirname, '../..')
const eslint = new ESLint({ cwd: root, overrideConfigFile: path.join(import.meta.dirname, 'eslint.config.mjs') })

const verdicts = []
for (const { file, code } of JSON.parse(await text(process.stdin))) {
  const [result] = await eslint.lintText(code, { filePath: path.join(root, file) })
  const rules = result.messages.map(({ ruleId, message }) => ruleId ?? message).filter((rule) => !rule.startsWith('@typescript-eslint/'))
  verdicts.push([...new Set(rules)])
}
console.log(JSON.stringify(verdicts))
