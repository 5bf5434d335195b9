import type { Grant } from '@/types/roles'
import { mayReview, whyNotDecide } from './rules'

const check = { orgPath: ['company', 'b-prod1'] }

test.each<[string, Grant, boolean]>([
  ['the committee member for publicity', { role: 'OFF', portfolio: 'publicity', orgId: 'company' }, true],
  ['a committee member for everything', { role: 'OFF', orgId: 'company' }, true],
  ['the committee member for culture', { role: 'OFF', portfolio: 'culture', orgId: 'company' }, false],
  ['the chair', { role: 'CHAIR', orgId: 'company' }, true],
  ['the chair of the unit', { role: 'CHAIR', orgId: 'b-prod1' }, true],
  ['the chair of another unit', { role: 'CHAIR', orgId: 'b-equip' }, false],
  ['a team leader', { role: 'GRP', orgId: 'b-prod1' }, false],
  ['the administrator', { role: 'ADM', orgId: 'company' }, false],
])('may %s review', (_sentence, grant, expected) => expect(mayReview(check, { grants: [grant] })).toBe(expected))

test.each([
  ['what waits for a person', 'review', 'm2', null],
  ['what somebody decided', 'pass', 'm2', 'SAFETY_SETTLED'],
  ['what was blocked', 'blocked', 'm2', 'SAFETY_SETTLED'],
  ['what WeChat still looks at', 'waiting', 'm2', 'SAFETY_SETTLED'],
  ['the own words', 'review', 'm1', 'SAFETY_OWN'],
] as const)('decides %s', (_sentence, status, me, expected) => expect(whyNotDecide({ status, authorId: 'm1' }, { _id: me })).toBe(expected))
