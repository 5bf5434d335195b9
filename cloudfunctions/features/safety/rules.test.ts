import { mayReview, whyNotDecide } from './rules'

const check = { orgPath: ['company', 'b-prod1'] }

test.each([
  ['the committee member for publicity', 'OFF.publicity@company', true],
  ['the committee member for culture', 'OFF.culture@company', false],
  ['the chair', 'CHAIR@company', true],
  ['the vice chair without a delegation', 'VICE@company', false],
  ['the chair of the unit', 'CHAIR@b-prod1', true],
  ['the chair of another unit', 'CHAIR@b-equip', false],
  ['a team leader', 'GRP@b-prod1', false],
  ['the administrator', 'ADM@company', false],
  ['a worker', 'member:m1', false],
])('may %s review', (_sentence, key, expected) => expect(mayReview(check, ['member:m9', key])).toBe(expected))

test.each([
  ['what waits for a person', 'review', 'm2', 'm2', null],
  ['what somebody decided', 'pass', 'm2', 'm2', 'SAFETY_SETTLED'],
  ['what was blocked', 'blocked', 'm2', 'm2', 'SAFETY_SETTLED'],
  ['what WeChat still looks at', 'waiting', 'm2', 'm2', 'SAFETY_SETTLED'],
  ['the own words', 'review', 'm1', 'm1', 'SAFETY_OWN'],
  ['the own words in somebody’s place', 'review', 'm1', 'm2', 'SAFETY_OWN'],
  ['the words of whom one stands in for', 'review', 'm2', 'm1', 'SAFETY_OWN'],
] as const)('decides %s', (_sentence, status, me, owner, expected) => expect(whyNotDecide({ status, authorId: 'm1' }, me, owner)).toBe(expected))
