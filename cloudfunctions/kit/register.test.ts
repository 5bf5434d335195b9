/** The register of what is stored. A field of a document type without a row does not compile; stored ones: local/seed/register.long.test.ts. */
import { registerRows as rows, undeclared } from '@/local/testing/register'
import { aMember } from '@/local/testing/builders'
import { collections } from './collections'
import { defaultPolicies } from './defaultPolicies'
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

/**
 * The three questions of 个人信息保护法 第44至47条 about one field of what is kept of a person: is it in their own file, when does
 * it go, and by which rule is it kept until then.
 */
function answerFor(row: CollectionRow, field: string): string[] {
  const { label, purpose } = row.fields[field] as CollectionRow['fields'][string]
  const isMachine = purpose.startsWith('系统运行')
  const law = 'stays' in row.retention ? (row.retention.law ?? '') : row.retention.map(({ policy }) => defaultPolicies.find(({ key }) => key === policy)?.source ?? '').join()
  return [
    ...(label === null && !isMachine && !row.opened && !row.withheld ? [`${field} is neither in the person's file nor is it said why not`] : []),
    ...(!row.onRequest && 'stays' in row.retention && !row.retention.law ? [`${field} stays without a rule`] : []),
    ...(/《.+》/.test(law) || row.onRequest ? [] : [`${field} is kept by no law`]),
  ]
}

const personal = names.filter((name) => (rows[name] as CollectionRow).subject !== null)

test.each(personal)('%s: each field is exported or said why not, goes some day or is kept by a rule', (name) => {
  const row = rows[name] as CollectionRow
  expect(Object.keys(row.fields).flatMap((field) => answerFor(row, field))).toEqual([])
})

test('control: a field without an answer is named', () => {
  const row = rows.signups as CollectionRow
  const note = { ...(row.fields.note as CollectionRow['fields'][string]), label: null }
  expect(answerFor({ ...row, fields: { ...row.fields, note } }, 'note')).toEqual(["note is neither in the person's file nor is it said why not"])
  expect(answerFor({ ...row, retention: { stays: '一直留着' } }, 'note')).toEqual(['note stays without a rule', 'note is kept by no law'])
})

/** Whose a document is must be said by the register, or nothing of it is exported, deleted or purged with its person. */
const KEY = /^(memberId|subjectId|personKey|openid|staffNo)$/
/** Of WeChat's own count: goes with the login of a leaver (kit/retention.ts). */
const WITH_THE_LOGIN = ['consents.openid']

test('nothing holds a key of a person and is about nobody', () => {
  const lost = names.filter((name) => (rows[name] as CollectionRow).subject === null).flatMap((name) => Object.keys((rows[name] as CollectionRow).fields).filter((field) => KEY.test(field)).map((field) => `${name}.${field}`))
  expect(lost).toEqual(WITH_THE_LOGIN)
})

test('control: a stored field that nobody declared is named, and so is one whose row is taken away', () => {
  const member = aMember()
  expect(undeclared('members', [member])).toEqual([])
  expect(undeclared('members', [{ ...member, idNumber: '440902199001010000' }])).toEqual(['members.idNumber'])
  const { name: _name, ...fields } = (rows.members as CollectionRow).fields
  expect(undeclared('members', [member], { ...rows, members: { ...(rows.members as CollectionRow), fields } })).toEqual(['members.name'])
})

test('control: a key that nobody listed inside of a stored object, or of one in a list, is named', () => {
  const member = aMember({ grants: [{ role: 'CHAIR', orgId: 'company' }] })
  expect(undeclared('members', [{ ...member, delegate: { constituency: 'c', fromDay: '2026-01-01', untilDay: '2026-12-31', idNumber: '4' } }])).toEqual(['members.delegate.idNumber'])
  expect(undeclared('members', [{ ...member, grants: [...member.grants, { role: 'ADM', orgId: 'company', phone: '13800000000' }] }])).toEqual(['members.grants.phone'])
  expect(undeclared('members', [{ ...member, birthday: { calendar: 'solar', month: 1, day: 2, year: 1990 } }])).toEqual(['members.birthday.year'])
})
