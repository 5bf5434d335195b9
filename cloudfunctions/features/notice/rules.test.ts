import type { NoticeStatus } from '@/types/noticeNames'
import { isFor, isOpenFor, mayManage, steps, whyNotConfirm, whyNotImages, whyNotPublish, whyNotStep, type StepName } from './rules'

const now = new Date('2026-11-22T08:00:00Z')
const states: readonly NoticeStatus[] = ['draft', 'checking', 'published', 'expired', 'withdrawn']
const drawn: Record<StepName, readonly NoticeStatus[]> = {
  edit: ['draft'], publish: ['draft'], check: ['draft'], pass: ['checking'], block: ['checking'], expire: ['published'],
  withdraw: ['checking', 'published', 'expired'],
}

test.each((Object.keys(steps) as StepName[]).flatMap((step) => states.map((state) => [step, state] as const)))(
  '%s from %s only where the arrow is drawn',
  (step, status) => expect(whyNotStep(step, { status })).toBe(drawn[step].includes(status) ? null : 'NOTICE_WRONG_STATE'),
)

test.each([
  ['without an end', null, null],
  ['that ends later', new Date('2026-11-23T00:00:00Z'), null],
  ['that ends just now', now, 'NOTICE_ALREADY_OVER'],
] as const)('a notice %s', (_sentence, until, expected) => expect(whyNotPublish({ status: 'draft', until }, now)).toBe(expected))

const notice = { status: 'published' as const, orgIds: ['g-prod1', 'b-equip'], mustConfirm: true, authorId: 'm1', orgPath: ['company'] }

test.each([
  ['somebody of the unit', notice, ['company', 'b-prod1', 'g-prod1'], true],
  ['somebody below the unit', notice, ['company', 'b-equip', 'g-equip'], true],
  ['somebody of the unit above', notice, ['company', 'b-prod1'], false],
  ['anybody while it is a draft', { ...notice, status: 'draft' as const }, ['company', 'b-prod1', 'g-prod1'], false],
  ['anybody while it is being checked', { ...notice, status: 'checking' as const }, ['company', 'b-prod1', 'g-prod1'], false],
  ['anybody once it is withdrawn', { ...notice, status: 'withdrawn' as const }, ['company', 'b-prod1', 'g-prod1'], false],
])('is it for %s', (_sentence, what, orgPath, expected) => {
  expect(isFor(what, { orgPath })).toBe(expected)
  expect(whyNotConfirm(what, { orgPath })).toBe(expected ? null : 'NOT_FOUND')
})

test.each([
  ['its author', 'm1', [], true],
  ['the chair of the company', 'm2', [{ role: 'CHAIR' as const, orgId: 'company' }], true],
  ['a leader of one of its units', 'm3', [{ role: 'GRP' as const, orgId: 'g-prod1' }], false],
  ['a member of the jury', 'm4', [{ role: 'JURY' as const, orgId: 'company' }], false],
])('may it be managed by %s', (_sentence, _id, grants, expected) => expect(mayManage(notice, { _id, grants })).toBe(expected))

test.each([
  ['not opened', true, null, true],
  ['opened', false, { confirmedAt: null }, false],
  ['opened but not confirmed', true, { confirmedAt: null }, true],
  ['confirmed', true, { confirmedAt: now }, false],
])('does it still wait for the reader when %s', (_sentence, mustConfirm, read, expected) => expect(isOpenFor({ mustConfirm }, read)).toBe(expected))

test.each([
  ['an own upload', 'cloud://env.bucket/uploads/oMe/1.jpg', null],
  ['somebody else’s upload', 'cloud://env.bucket/uploads/oYou/1.jpg', 'BAD_INPUT'],
  ['a folder that only begins alike', 'cloud://env.bucket/uploads/oMe2/1.jpg', 'BAD_INPUT'],
  ['a way out of the folder', 'cloud://env.bucket/uploads/oMe/../oYou/1.jpg', 'BAD_INPUT'],
  ['what stands in it already', 'cloud://env.bucket/uploads/oYou/old.jpg', null],
] as const)('may show %s', (_sentence, fileId, expected) =>
  expect(whyNotImages([fileId], 'oMe', ['cloud://env.bucket/uploads/oYou/old.jpg'])).toBe(expected))
