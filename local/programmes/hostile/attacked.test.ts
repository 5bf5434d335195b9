import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { attacked, attackNames, attackRows, concerns, missedBy, sumOfAttacks, tellAttacks } from './attacked'

test('U1 to U21 each have a row, and each concerns something', () => {
  expect(attackNames).toEqual(Array.from({ length: 21 }, (_, index) => `U${index + 1}`))
  expect(attackNames.filter((row) => attackRows[row].of?.length === 0)).toEqual([])
})

test('negative control: an action that a row concerns and no file attacked is named, by the file and by the sum of all files', () => {
  attacked('U14', ...attackRows.U14.of.slice(1))
  concerns('U9', ['aid.approve', 'aid.pay'])
  attacked('U9', 'aid.pay')
  expect(missedBy('U9', 'U14')).toEqual(['U9 aid.approve', `U14 ${attackRows.U14.of[0]}`])
  const dir = mkdtempSync(path.join(tmpdir(), 'attacks-'))
  const before = process.env.ATTACKS
  process.env.ATTACKS = dir
  tellAttacks('one.test.ts')
  writeFileSync(path.join(dir, 'another.json'), JSON.stringify([['U14', [attackRows.U14.of[0]], []]]))
  const sums = sumOfAttacks(dir)
  process.env.ATTACKS = before
  if (before === undefined) delete process.env.ATTACKS
  rmSync(dir, { recursive: true, force: true })
  expect(sums.find(({ row }) => row === 'U9')).toEqual({ row: 'U9', tried: 1, of: 2, missed: ['aid.approve'] })
  expect(sums.find(({ row }) => row === 'U14')?.missed).toEqual([])
})
