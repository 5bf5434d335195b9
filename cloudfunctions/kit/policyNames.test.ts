import { defaultPolicies } from './defaultPolicies'
import { nounOf, policyKeys, policyNameOf, policyNouns } from './policyNames'

test('every setting has a name people understand and belongs to a noun somebody answers for', () => {
  const nameless = policyKeys.filter((key) => !/[\u4e00-\u9fff]/.test(policyNameOf(key) ?? ''))
  expect(nameless).toEqual([])
  expect(policyKeys.filter((key) => !policyNouns[nounOf(key)])).toEqual([])
  const names = policyKeys.map((key) => `${nounOf(key)} ${policyNameOf(key) ?? ''}`)
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([])
  expect(defaultPolicies.length).toBe(new Set(policyKeys).size)
})
