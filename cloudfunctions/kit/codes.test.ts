import { personalCodes } from './codes'
import { idFor } from './ids'
import { seal } from './secrets'

const { codeOf, memberIn } = personalCodes('person')
const members = ['m10021', 'openid-o', 'a', idFor('member', 'HS10021'), idFor('member', 'HS10022'), '0123456789ab', 'AAAAAAAAAAAAAAAA', '________________']

beforeAll(() => {
  process.env.APP_SECRET ??= 'a secret of tests, long enough for it'
})

describe('a personal code', () => {
  test.each(members)('of %s is read aloud in groups of four capitals and numbers, none of which looks like another', (memberId) => {
    expect(codeOf('activity-1', memberId)).toMatch(/^[2-9A-HJ-NP-Z]{4}(-[2-9A-HJ-NP-Z]{1,4})+$/)
  })

  test.each(members)('of %s names its member however it is typed, for its own object only', (memberId) => {
    const code = codeOf('activity-1', memberId)
    for (const typed of [code, code.toLowerCase(), code.replace(/-/g, ''), code.replace(/-/g, ' ').toLowerCase()]) expect(memberIn(typed, 'activity-1')).toBe(memberId)
    expect([memberIn(code, 'activity-2'), personalCodes('handoutPerson').memberIn(code, 'activity-1')]).toEqual([null, null])
  })

  test('with any one letter changed names nobody', () => {
    const code = codeOf('activity-1', 'm10021').replace(/-/g, '')
    for (let place = 0; place < code.length; place += 1) {
      const other = code[place] === 'A' ? 'B' : 'A'
      expect(memberIn(code.slice(0, place) + other + code.slice(place + 1), 'activity-1')).toBeNull()
    }
    for (const none of ['', 'A', '2222-2222', 'not a code', '0O1I0O1I0O1I']) expect(memberIn(none, 'activity-1')).toBeNull()
  })

  test('in somebody’s hand from before is read as it was', () => {
    for (const memberId of members) {
      const old = memberId + seal('person', `activity-1|${memberId}`, 9).toString('base64url')
      expect([memberIn(old, 'activity-1'), memberIn(old, 'activity-2')]).toEqual([memberId, null])
    }
  })
})
