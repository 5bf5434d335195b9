/** The lint rules of the house, each with code it must refuse and code it must let pass. */
import { spawnSync } from 'node:child_process'
import path from 'node:path'

const rules = 'cloudfunctions/features/activity/rules.ts'
const handler = 'cloudfunctions/features/activity/signup.ts'

const refused = [
  ['rules that ask the database', rules, "import { db } from '@/cloudfunctions/kit/db'\nexport const a = db", 'house/imports'],
  ['a noun that reaches into another', handler, "export { homeRoutes } from '@/cloudfunctions/features/home/home'", 'house/imports'],
  ['a handler with the SDK', handler, "import cloud from 'wx-server-sdk'\nexport const a = cloud", 'house/imports'],
  ['the kit that knows a noun', 'cloudfunctions/kit/db.ts', "export * from '../features/activity/rules'", 'house/imports'],
  ['a page that imports functions', 'client/src/pages/home/index.tsx', "export * from '@/cloudfunctions/kit/ids'", 'house/imports'],
  ['what ships importing the local cloud', handler, "export * from '@/local/cloud'", 'house/imports'],
  ['the contract importing a library', 'types/activity.ts', "export * from 'dayjs'", 'house/imports'],
  ['a page with the contract’s parser', 'client/src/pages/home/index.tsx', "import { ActivityPlan } from '@/types/activity'\nexport const a = ActivityPlan", 'house/words'],
  ['a raw where()', handler, 'export const a = (db: { where(q: object): void }, q: object) => db.where(q)', 'house/filters'],
  ['a transaction', handler, 'export const a = (db: { runTransaction(f: () => void): void }) => db.runTransaction(() => undefined)', 'house/filters'],
  ['a request spread into a document', handler, 'export const a = (input: object) => ({ ...input })', 'house/filters'],
  ['a clock of its own', handler, 'export const a = () => new Date()', 'house/clock'],
] as const

const passed = [
  ['rules with shapes and other pure rules', rules, "import type { Activity } from '@/cloudfunctions/kit/documents/activity'\nexport type A = Activity"],
  ['a handler with the kit and its own rules', handler, "export { db } from '@/cloudfunctions/kit/db'\nexport { placeFor } from './rules'"],
  ['a page with plain words and types', 'client/src/pages/home/index.tsx', "import type { MySignup } from '@/types/activity'\nimport { activityKinds } from '@/types/activityNames'\nexport const a = activityKinds as unknown as MySignup"],
] as const

/** ESLint loads its configuration as modules, which the test runner cannot: one process judges all. */
function judge(cases: ReadonlyArray<readonly [string, string, string, string?]>): string[][] {
  const input = JSON.stringify(cases.map(([, file, code]) => ({ file, code })))
  const { stdout, stderr } = spawnSync(process.execPath, [path.join(__dirname, 'judge.mjs')], { input, encoding: 'utf8' })
  if (!stdout) throw new Error(stderr)
  return JSON.parse(stdout) as string[][]
}

test('each breach is refused by its rule and nothing else, and what the house allows passes', () => {
  const verdicts = judge([...refused, ...passed])
  const expected = [...refused.map(([what, , , rule]) => [what, [rule]]), ...passed.map(([what]) => [what, []])]
  expect(verdicts.map((verdict, index) => [[...refused, ...passed][index]?.[0], verdict])).toEqual(expected)
}, 120_000)
