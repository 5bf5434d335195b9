/** The table of F1–F28 is true: every test it names is there, and no noun was built without attacks. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { actionNames } from '../contract'
import { rows, type Row } from './table'

const root = path.resolve(__dirname, '../../..')

const missingIn = ({ row, tests, notBuilt }: Row): string[] => [
  ...tests.filter(([file, name]) => !existsSync(path.join(root, file)) || !new RegExp(`['"\`]${name.replace(/[$()*+.?[\]\\^{|}]/g, '\\$&')}`).test(readFileSync(path.join(root, file), 'utf8'))).map(([file, name]) => `${row}: ${file} has no “${name}”`),
  ...(tests.length === 0 && (notBuilt === undefined || actionNames.some((action) => action.startsWith(notBuilt))) ? [`${row} has no test`] : []),
]

test('F1 to F28 each have a row, and the tests that prove it are there', () => {
  expect(rows.map(({ row }) => row)).toEqual(Array.from({ length: 28 }, (_, index) => `F${index + 1}`))
  expect(rows.flatMap(missingIn)).toEqual([])
})

test('negative control: a test that was renamed, and a noun that was built without attacks, are named', () => {
  const wrong = { row: 'F0', what: '', tests: [['local/programmes/rush/rush.test.ts', 'a test of another name']] } as const
  expect(missingIn(wrong)).toHaveLength(1)
  expect(missingIn({ row: 'F0', what: '', tests: [], notBuilt: 'activity.' })).toEqual(['F0 has no test'])
})
