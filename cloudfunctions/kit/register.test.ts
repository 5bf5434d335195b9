/** The register of what is stored. A field of a document type without a row does not compile; stored ones: local/seed/register.long.test.ts. */
import { registerRows as rows, undeclared } from '@/local/testing/register'
import { aMember } from '@/local/testing/builders'
import { collections } from './collections'
import type { CollectionRow } from './register/row'

const names = collections.map(({ name }) => name)

test('every collection is in the register, and nothing else', () => {
  expect(Object.keys(rows).sort()).toEqual([...names].sort())
})

test.each(names)('%s: each field has a purpose and a class, the whole a time or a reason to stay', (name) => {
  const { fields, retention, title, subject } = rows[name] as CollectionRow
  expect(title).toMatch(/\p{Script=Han}/u)
  for (const [field, row] of Object.entries(fields)) {
    expect([field, row.purpose, row.class]).toEqual([field, expect.stringMatching(/\p{Script=Han}.*\p{Script=Han}{2}/u), expect.stringMatching(/^P[0-3]$/)])
  }
  if ('stays' in retention) expect(retention.stays.length).toBeGreaterThan(3)
  else for (const rule of retention) expect(Object.keys(fields)).toContain('since' in rule ? rule.since : 'sinceDay' in rule ? rule.sinceDay : rule.sinceYear)
  if (subject) expect(Object.keys(fields)).toContain(subject)
})

test('control: a stored field that nobody declared is named, and so is one whose row is taken away', () => {
  const member = aMember()
  expect(undeclared('members', [member])).toEqual([])
  expect(undeclared('members', [{ ...member, idNumber: '440902199001010000' }])).toEqual(['members.idNumber'])
  const { name: _name, ...fields } = (rows.members as CollectionRow).fields
  expect(undeclared('members', [member], { ...rows, members: { ...(rows.members as CollectionRow), fields } })).toEqual(['members.name'])
})
