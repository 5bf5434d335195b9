/** What a cold start executes, counted: never in milliseconds, which are the machine's. */
import path from 'node:path'
import { build, type Metafile } from 'esbuild'
import { finderOf, type NounTable } from '@/cloudfunctions/kit/nouns'
import { nouns as reportNouns } from '@/cloudfunctions/report/routes'
import { demoEnvironment } from '@/local/testing/startCloud'
import { actions } from '@/types/actions'
import { nouns as apiNouns } from './routes'

process.env.APP_SECRET = demoEnvironment.APP_SECRET

const root = path.resolve(__dirname, '../..')

async function graphOf(entry: string): Promise<Metafile> {
  const { metafile } = await build({
    entryPoints: [path.join(root, entry)], absWorkingDir: root, bundle: true, platform: 'node', format: 'cjs', tsconfig: path.join(root, 'tsconfig.json'), metafile: true, write: false, logLevel: 'error',
  })
  return metafile
}

/** Files of our own that are executed as soon as `file` is: those it imports, and theirs, but none that it imports when asked. */
function executedWith(file: string, { inputs }: Metafile): string[] {
  const seen = new Set<string>()
  const waiting = [file]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    for (const { path: imported, kind } of inputs[next]?.imports ?? []) if (kind !== 'dynamic-import') waiting.push(imported)
  }
  return [...seen].filter((name) => /^(cloudfunctions|types)\//.test(name)).sort()
}

/** The kit of every call: who asks, how much, of what shape, kept where. */
const CALL = ['bounds', 'budget', 'cloud', 'counted', 'db', 'filter', 'ids', 'log', 'nouns', 'refuse', 'secrets', 'serve', 'session'].map((name) => `cloudfunctions/kit/${name}.ts`).concat('types/fields.ts', 'types/plainText.ts')

describe('a cold start', () => {
  let api: Metafile
  beforeAll(async () => {
    api = await graphOf('cloudfunctions/api/index.ts')
  })

  test('of a door executes what every call needs, and nothing of any noun', async () => {
    const ofApi = ['cloudfunctions/api/index.ts', 'cloudfunctions/api/routes.ts', 'cloudfunctions/kit/receive.ts']
    expect(executedWith('cloudfunctions/api/index.ts', api)).toEqual([...CALL, ...ofApi].sort())
    const report = await graphOf('cloudfunctions/report/index.ts')
    expect(executedWith('cloudfunctions/report/index.ts', report)).toEqual([...CALL, 'cloudfunctions/report/index.ts', 'cloudfunctions/report/routes.ts'].sort())
    // Negative control: all that one noun would bring if it were imported at once.
    expect(executedWith('cloudfunctions/features/aid/aid.ts', api).length).toBeGreaterThan(40)
  })

  test('of the timer executes what its jobs need; handlers only where a noun keeps both in one file', async () => {
    const timer = executedWith('cloudfunctions/timer/index.ts', await graphOf('cloudfunctions/timer/index.ts'))
    const nouns = timer.flatMap((file) => /features\/(\w+)\/\1\.ts$/.exec(file)?.[1] ?? [])
    expect(nouns).toEqual(['export', 'policy', 'privacy', 'safety', 'summary'])
    expect(timer.length).toBeLessThanOrEqual(290)
  })

  test('waits for few files on the first screen and in the list of activities, and for no contract but their own', () => {
    const contracts = new Set(Object.keys(api.inputs).filter((file) => api.inputs[file]?.imports.some(({ path: imported }) => imported === 'types/fields.ts')))
    const atOnce = new Set(executedWith('cloudfunctions/api/index.ts', api))
    for (const [file, most] of [['cloudfunctions/api/home.ts', 65], ['cloudfunctions/features/activity/activity.ts', 40]] as const) {
      const executed = executedWith(file, api).filter((name) => !atOnce.has(name))
      expect([file, executed.length <= most, executed.filter((name) => name.startsWith('types/') && contracts.has(name))]).toEqual([file, true, []])
    }
  })

  test('is one file to a door, in which the whole contract at once and the indexes of all collections have no place', () => {
    expect(Object.keys(api.outputs)).toHaveLength(1)
    expect(Object.keys(api.inputs).filter((file) => ['types/actions.ts', 'cloudfunctions/kit/collections.ts'].includes(file))).toEqual([])
  })
})

describe('an action is found', () => {
  test('wherever the contract has it, behind its own door, and is the contract’s', async () => {
    const doors = [finderOf(apiNouns), finderOf(reportNouns)]
    for (const [name, definition] of Object.entries(actions)) {
      const found = (await Promise.all(doors.map((find) => find(name)))).flatMap((action) => action ?? [])
      expect([name, found.length, found[0]?.definition === definition]).toEqual([name, 1, true])
    }
  })

  test('by a name that stands in the table: every other one loads nothing or leads nowhere', async () => {
    const asked: string[] = []
    const loader = (noun: string): NounTable[string] => async () => {
      asked.push(noun)
      return [{}, {}]
    }
    const find = finderOf({ aid: loader('aid'), visit: loader('visit') })
    for (const name of ['', '.', 'constructor', '__proto__.get', 'toString', 'aids.mine', '../aid', './aid.mine', '@/types/aid.mine', 'Aid.mine']) expect([name, await find(name)]).toEqual([name, undefined])
    expect(asked).toEqual([])
    for (const name of ['aid', 'aid.', 'aid.__proto__', 'aid.constructor', 'aid.mine']) expect([name, await find(name)]).toEqual([name, undefined])
    expect(asked).toEqual(['aid'])
  })
})
