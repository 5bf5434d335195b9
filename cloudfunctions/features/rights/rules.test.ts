/** Every legal clock by its days, and that a light never changes on a day on which nobody looks. */
import fc from 'fast-check'
import { addDays, addMonths } from '@/types/calendar'
import type { Contract, Light } from '@/cloudfunctions/kit/documents/rights'
import { defaultPolicies } from '@/cloudfunctions/kit/defaultPolicies'
import { isOpenDue, type Facts, type RightsSettings, type Standard } from './clockRules'
import { areasFor, isForPerson, judge, newsIn, unitsFor, whyNotAnswer, whyNotChecked, whyNotContract, whyNotEnd, whyNotEquip, whyNotIssued, whyNotRecord, whyNotReport, whyNotSettle, whyNotSignFor, whyNotStandard, whyNotSupervise, whyNotTerms, whyNotWrite } from './rules'
import { articleOf, whyOf } from './words'

const valueOf = (key: string) => defaultPolicies.find((row) => row.key === `rights.${key}`)?.value as number
const settings: RightsSettings = {
  firstMonths: valueOf('contract.firstMonths'), deemedMonths: valueOf('contract.deemedMonths'), firstRemindDays: valueOf('contract.firstRemindDays'), secondRemindDays: valueOf('contract.secondRemindDays'),
  openTerms: valueOf('contract.openTerms'), openMonths: valueOf('contract.openMonths'), equipmentSoonDays: valueOf('equipment.soonDays'), checkupSoonDays: valueOf('checkup.soonDays'),
  yearlyMonths: valueOf('checkup.yearlyMonths'), womenMonths: valueOf('checkup.womenMonths'), beforeDays: valueOf('checkup.beforeDays'), leavingDays: valueOf('checkup.leavingDays'),
  leavingTaskDays: valueOf('checkup.leavingTaskDays'), toldDays: valueOf('checkup.toldDays'), leaverDays: valueOf('checkup.leaverDays'),
  lawMonths: valueOf('contract.lawMonths'), longServiceMonths: valueOf('contract.longServiceMonths'), nearRetirementMonths: valueOf('contract.nearRetirementMonths'),
}
const contract = (traits: Partial<Contract> = {}): Contract => ({ type: 'fixed', startOn: '2024-01-01', endOn: '2026-12-31', begunOn: '2024-01-01', fixedTerms: 1, isSigned: true, askedFixed: false, extension: null, leavingOn: null, ...traits })
const facts = (traits: Partial<Facts> = {}): Facts => ({ contract: null, joinedOn: null, postSince: null, movedOn: null, leftOn: null, gender: null, issues: [], checks: {}, ...traits })
const standard = (traits: Partial<Standard>): Standard => ({ kind: 'equipment', item: '安全帽', months: 36, from: '2019-01-01', to: null, ...traits })
const said = ({ colour, reason }: Light) => `${colour} ${reason}`
const light = (area: 'contract' | 'equipment' | 'checkup', on: string, about: Partial<Facts>, standards: readonly Standard[] = []) => judge(facts(about), standards, settings, on).lights[area]

describe('months', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'], ['2024-01-31', 1, '2024-02-29'], ['2024-02-29', 12, '2025-02-28'], ['2024-02-29', 48, '2028-02-29'], ['2016-02-29', 120, '2026-02-28'],
    ['2026-03-31', 1, '2026-04-30'], ['2026-12-15', 1, '2027-01-15'], ['2026-12-31', 2, '2027-02-28'],
  ])('%s and %i months is %s', (day, months, later) => expect(addMonths(day, months)).toBe(later))
})

describe('the first contract', () => {
  test.each([
    ['on the first day', '2026-06-15', '2026-06-15', 'amber signing'], ['on the last day of the month', '2026-06-15', '2026-07-15', 'amber signing'], ['a day later', '2026-06-15', '2026-07-16', 'red unsigned'],
    ['begun on 31 January, 28 February', '2026-01-31', '2026-02-28', 'amber signing'], ['begun on 31 January, 1 March', '2026-01-31', '2026-03-01', 'red unsigned'],
    ['begun on 31 January of a leap year, 29 February', '2024-01-31', '2024-02-29', 'amber signing'], ['the day before a year', '2026-06-15', '2027-06-14', 'red unsigned'], ['after a year', '2026-06-15', '2027-06-15', 'red deemedOpen'],
    ['begun on 29 February, the year after', '2024-02-29', '2025-02-28', 'red deemedOpen'],
  ])('%s', (_when, joinedOn, on, expected) => {
    expect(said(light('contract', on, { joinedOn }))).toBe(expected)
    expect(said(light('contract', on, { joinedOn, contract: contract({ isSigned: false, begunOn: joinedOn, startOn: joinedOn, endOn: '2030-01-01' }) }))).toBe(expected)
  })

  test('of whom no day is known, nothing is claimed', () => expect(said(light('contract', '2026-01-01', {}))).toBe('none unknown'))
  test('a renewal that was not signed is counted from its own first day', () => {
    const renewal = contract({ isSigned: false, fixedTerms: 2, begunOn: '2020-01-01', startOn: '2026-01-01', endOn: '2028-12-31' })
    expect(said(light('contract', '2026-01-20', { contract: renewal }))).toBe('amber signing')
  })
})

describe('the end of a contract', () => {
  test.each([
    ['2026-10-31', 'green inForce'], ['2026-11-01', 'amber ends60'], ['2026-11-30', 'amber ends60'], ['2026-12-01', 'amber ends30'], ['2026-12-31', 'amber ends30'], ['2027-01-01', 'red over'],
  ])('31 December, on %s: %s', (on, expected) => expect(said(light('contract', on, { contract: contract() }))).toBe(expected))

  test('the reminders say that they are no legal deadline', () => {
    expect(articleOf(light('contract', '2026-12-01', { contract: contract() }))).toBe('管理提醒，非法定期限')
  })

  test.each([
    ['one term', 1, '2024-01-01', false, ''], ['two terms', 2, '2024-01-01', false, 'open'], ['two terms, but the worker asked for a fixed one', 2, '2024-01-01', true, ''],
    ['ten years on the day after the end', 1, '2017-01-01', false, 'open'], ['a day less than ten years', 1, '2017-01-02', false, ''],
  ])('%s: the next one open-ended or not', (_case, fixedTerms, begunOn, askedFixed, item) => {
    expect(light('contract', '2026-12-05', { contract: contract({ fixedTerms, begunOn, askedFixed }) }).item).toBe(item)
  })

  test.each([
    ['the day before ten years', '2026-02-27', 'green inForce'], ['ten years from 29 February', '2026-02-28', 'amber tenYears'],
  ])('%s', (_case, on, expected) => expect(said(light('contract', on, { contract: contract({ begunOn: '2016-02-29', endOn: '2028-12-31' }) }))).toBe(expected))

  test('a third fixed term is looked at, unless the worker asked for it', () => {
    expect(said(light('contract', '2026-01-01', { contract: contract({ fixedTerms: 3 }) }))).toBe('amber thirdFixed')
    expect(said(light('contract', '2026-01-01', { contract: contract({ fixedTerms: 3, askedFixed: true }) }))).toBe('green inForce')
    expect(isOpenDue(contract({ fixedTerms: 2 }), '2026-01-01', settings)).toBe(true)
  })

  test('an open-ended contract and one for a task have no end', () => {
    expect(said(light('contract', '2099-01-01', { contract: contract({ type: 'open', endOn: null, fixedTerms: 0 }) }))).toBe('green noEnd')
    expect(said(light('contract', '2040-01-01', { contract: contract({ type: 'task', endOn: null, fixedTerms: 0 }) }))).toBe('green inForce')
  })

  test.each([
    ['goes on while the ground lasts', '2027-03-31', { kind: 'law', until: '2027-03-31' }, 'amber extended'],
    ['and is due the day after', '2027-04-01', { kind: 'law', until: '2027-03-31' }, 'red extensionOver'],
    ['without a known end it goes on', '2030-01-01', { kind: 'office', until: null }, 'amber extended'],
    ['a ground that ends before the contract changes nothing', '2027-01-01', { kind: 'law', until: '2026-06-01' }, 'red extensionOver'],
  ] as const)('a protected one %s', (_case, on, extension, expected) => expect(said(light('contract', on, { contract: contract({ extension }) }))).toBe(expected))

  test.each([
    ['fifteen years here and less than five to retirement: until that day', '2027-01-01', { begunOn: '2012-01-01' }, { retireOn: '2030-06-30' }, 'amber extended', '2030-06-30'],
    ['and over the day after', '2030-07-01', { begunOn: '2012-01-01' }, { retireOn: '2030-06-30' }, 'red extensionOver', '2030-06-30'],
    ['a day less than fifteen years: not', '2027-01-01', { begunOn: '2012-01-02' }, { retireOn: '2030-06-30' }, 'red over', '2026-12-31'],
    ['five years to retirement: not', '2027-01-01', { begunOn: '2012-01-01' }, { retireOn: '2031-12-31' }, 'red over', '2026-12-31'],
    ['a member of the committee: as long as the office lasts', '2030-01-01', {}, { isUnionOfficer: true }, 'amber extended', null],
    ['once out of the committee', '2030-01-01', {}, { isUnionOfficer: null }, 'red over', '2026-12-31'],
    ['a legal ground without its day, from before: two years at most', '2028-12-31', { extension: { kind: 'law', until: null } }, {}, 'amber extended', '2028-12-31'],
    ['and not for good', '2029-01-01', { extension: { kind: 'law', until: null } }, {}, 'red extensionOver', '2028-12-31'],
    ['of two grounds the longer', '2027-06-01', { begunOn: '2012-01-01', extension: { kind: 'law', until: '2027-03-31' } }, { retireOn: '2027-12-31' }, 'amber extended', '2027-12-31'],
  ] as const)('what the roster knows is reckoned: %s', (_case, on, traits, standing, expected, dueOn) => {
    const found = light('contract', on, { contract: contract({ askedFixed: true, ...traits }), ...standing })
    expect([said(found), found.dueOn]).toEqual([expected, dueOn])
  })

  test('nothing in the words of a protected period says why', () => {
    const words = whyOf(light('contract', '2027-02-01', { contract: contract({ extension: { kind: 'law', until: '2027-03-31' } }) }))
    expect(words).toBe('合同已到期，因法定情形顺延到2027年3月31日')
  })
})

describe('protective equipment', () => {
  const helmet = { item: '安全帽', issuedOn: '2023-06-15', signedOn: '2023-06-15', goodUntil: null, damagedOn: null }
  const gloves = { ...helmet, item: '手套', issuedOn: '2026-06-01', signedOn: '2026-06-01' }
  test.each([
    ['a cycle before its notice', '2026-05-15', 'green issued'], ['thirty days before', '2026-05-16', 'amber worn'], ['on the day', '2026-06-15', 'amber worn'], ['a day later', '2026-06-16', 'red worn'],
  ])('%s', (_case, on, expected) => expect(said(light('equipment', on, { issues: [helmet] }, [standard({})]))).toBe(expected))

  test.each([
    ['2026-06-02', 'green issued'], ['2026-06-23', 'green issued'], ['2026-06-24', 'amber worn'], ['2026-07-02', 'red worn'],
  ])('what lasts a month is not due from its first day on: %s', (on, expected) => expect(said(light('equipment', on, { issues: [gloves] }, [standard({ item: '手套', months: 1 })]))).toBe(expected))

  test.each([
    ['the warranty ends first', { goodUntil: '2025-01-31' }, '2025-02-01', 'red expired'], ['it was damaged', { damagedOn: '2024-01-10' }, '2024-01-11', 'red damaged'], ['damage of an earlier one says nothing', { damagedOn: '2020-01-10' }, '2024-01-11', 'green issued'],
    ['not signed for', { signedOn: null }, '2024-01-01', 'amber unsignedFor'],
  ])('the earliest decides: %s', (_case, traits, on, expected) => expect(said(light('equipment', on, { issues: [{ ...helmet, ...traits }] }, [standard({})]))).toBe(expected))

  test.each([
    ['a newcomer on the first day', { postSince: '2026-06-01' }, '2026-06-01', 'amber newcomer'], ['a newcomer a day later', { postSince: '2026-06-01' }, '2026-06-02', 'red newcomer'],
    ['after a transfer', { postSince: '2026-06-01', movedOn: '2026-06-01' }, '2026-06-02', 'red moved'], ['nobody knows since when', {}, '2026-06-02', 'none unknown'],
  ])('%s', (_case, about, on, expected) => expect(said(light('equipment', on, about, [standard({})]))).toBe(expected))

  test('a standard counts from its first day until its last', () => {
    const later = [standard({ from: '2026-07-01', to: '2026-09-01' })]
    const about = { postSince: '2020-01-01' }
    expect(['2026-06-30', '2026-07-01', '2026-08-31', '2026-09-01'].map((on) => said(light('equipment', on, about, later)))).toEqual(['green notRequired', 'red newcomer', 'red newcomer', 'green notRequired'])
    expect(said(light('equipment', '2026-01-01', about))).toBe('green notRequired')
  })

  test('of several things the worst is said', () => {
    const about = { postSince: '2024-01-01', issues: [{ ...helmet, issuedOn: '2026-01-01' }] }
    expect(light('equipment', '2026-03-01', about, [standard({}), standard({ item: '防护鞋', months: 12 })])).toMatchObject({ colour: 'red', item: '防护鞋' })
  })
})

describe('medical checks', () => {
  const benzene = standard({ kind: 'hazard', item: 'benzene', months: 12 })
  const carbonMonoxide = standard({ kind: 'hazard', item: 'carbonMonoxide', months: 36 })
  const unknown = standard({ kind: 'hazard', item: 'ethyleneOxide', months: null })
  const fresh = { joinedOn: '2026-01-01', postSince: '2026-01-01' }
  const told = (doneOn: string) => ({ doneOn, toldOn: doneOn })

  test.each([
    ['a year, before the notice', '2026-04-18', 'green checked'], ['thirty days before', '2026-04-19', 'amber checkDue'], ['on the day', '2026-05-19', 'amber checkDue'], ['a day later', '2026-05-20', 'red checkDue'],
  ])('yearly: %s', (_case, on, expected) => expect(said(light('checkup', on, { joinedOn: '2020-01-01', checks: { yearly: { doneOn: '2025-05-19', toldOn: null } } }))).toBe(expected))

  test('yearly from 29 February falls on 28 February', () => {
    expect(light('checkup', '2025-03-01', { joinedOn: '2020-01-01', checks: { yearly: { doneOn: '2024-02-29', toldOn: null } } })).toMatchObject({ colour: 'red', dueOn: '2025-02-28' })
  })

  test('women have a check of their own', () => {
    const about = { joinedOn: '2020-01-01', checks: { yearly: told('2026-01-01') } }
    expect(said(light('checkup', '2026-03-01', { ...about, gender: 'male' }))).toBe('green checked')
    expect(light('checkup', '2026-03-01', { ...about, gender: 'female' })).toMatchObject({ colour: 'red', item: 'women' })
  })

  test.each([
    ['none: nobody may begin', {}, '2026-01-01', 'red beforeDue'], ['one three months before', { before: told('2025-10-03') }, '2026-01-01', 'green checked'], ['one older than that', { before: told('2025-10-02') }, '2026-01-01', 'red beforeDue'],
    ['done, but not told in writing', { before: { doneOn: '2025-12-20', toldOn: null } }, '2026-01-20', 'amber notTold'], ['done and there is time to tell', { before: { doneOn: '2025-12-20', toldOn: null } }, '2026-01-19', 'green checked'],
  ])('before a post with hazards: %s', (_case, checks, on, expected) => expect(said(light('checkup', on, { ...fresh, checks }, [benzene]))).toBe(expected))

  test('during: the shortest cycle of the post decides', () => {
    const about = { joinedOn: '2025-12-01', postSince: '2025-12-01', checks: { before: told('2025-11-20'), yearly: told('2026-10-30') } }
    expect(said(light('checkup', '2026-11-21', about, [carbonMonoxide]))).toBe('green checked')
    expect(light('checkup', '2026-11-21', about, [carbonMonoxide, benzene])).toMatchObject({ colour: 'red', reason: 'checkDue', item: 'during' })
  })

  test('a hazard whose cycle EHS has not filled in is amber and says so', () => {
    const about = { ...fresh, checks: { before: told('2025-12-20') } }
    expect(whyOf(light('checkup', '2026-02-01', about, [unknown]))).toBe('环氧乙烷的检查周期还没有确定，请安环补填')
  })

  test.each([
    ['thirty-one days before', '2026-05-30', {}, 'green checked'], ['thirty days before', '2026-05-31', {}, 'amber leavingDue'], ['on the last day', '2026-06-30', {}, 'red leavingDue'],
    ['one in service ninety days before may serve', '2026-06-30', { during: told('2026-04-01') }, 'green checked'], ['ninety-one days may not', '2026-06-30', { during: told('2026-03-31') }, 'red leavingDue'],
  ])('on leaving: %s', (_case, on, checks, expected) => {
    const about = { joinedOn: '2024-01-01', postSince: '2024-01-01', contract: contract({ leavingOn: '2026-06-30' }), checks: { before: told('2026-01-10'), yearly: told('2026-01-10'), ...checks } }
    expect(said(light('checkup', on, about, [benzene]))).toBe(expected)
  })

  test('a retirement that is known asks for the check on leaving, too', () => {
    const about = { joinedOn: '2024-01-01', postSince: '2024-01-01', retireOn: '2026-06-30', checks: { before: told('2026-01-10'), yearly: told('2026-01-10') } }
    expect(['2026-05-30', '2026-05-31', '2026-06-30'].map((on) => said(light('checkup', on, about, [benzene])))).toEqual(['green checked', 'amber leavingDue', 'red leavingDue'])
  })

  test('who has gone without it is asked for it ninety days long, then the file rests; who has had it is not', () => {
    const on = (day: string, checks = {}) => said(light('checkup', day, { leftOn: '2026-07-01', checks }, [benzene]))
    expect(['2026-07-02', '2026-09-29', '2026-09-30'].map((day) => on(day))).toEqual(['red leavingDue', 'red leavingDue', 'none left'])
    expect(on('2026-07-02', { leaving: told('2026-06-20') })).toBe('none left')
  })

  test('who has gone is watched for the check on leaving alone', () => {
    expect(said(light('checkup', '2026-07-10', { leftOn: '2026-07-01' }, [benzene]))).toBe('red leavingDue')
    expect(said(light('checkup', '2026-07-10', { leftOn: '2026-07-01' }))).toBe('none left')
    expect(said(light('contract', '2026-07-10', { leftOn: '2026-07-01' }))).toBe('none left')
  })
})

const day = fc.integer({ min: 0, max: 1500 }).map((days) => addDays('2023-01-01', days))
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  contract: maybe(fc.record({
    type: fc.constantFrom('fixed', 'open', 'task'), startOn: day, endOn: maybe(day), begunOn: day, fixedTerms: fc.integer({ min: 0, max: 3 }), isSigned: fc.boolean(), askedFixed: fc.boolean(),
    extension: maybe(fc.record({ kind: fc.constantFrom('law', 'office', 'seniority', 'training'), until: maybe(day) })), leavingOn: maybe(day),
  }) as fc.Arbitrary<Contract>),
  joinedOn: maybe(day), postSince: maybe(day), movedOn: maybe(day), leftOn: fc.option(day, { nil: null, freq: 6 }), retireOn: maybe(day), isUnionOfficer: fc.constantFrom(true, null), gender: fc.constantFrom('female', 'male', null),
  issues: fc.array(fc.record({ item: fc.constantFrom('安全帽', '手套'), issuedOn: day, signedOn: maybe(day), goodUntil: maybe(day), damagedOn: maybe(day) }), { maxLength: 2 }),
  checks: fc.record({ yearly: fc.record({ doneOn: day, toldOn: maybe(day) }), before: fc.record({ doneOn: day, toldOn: maybe(day) }), during: fc.record({ doneOn: day, toldOn: maybe(day) }) }, { requiredKeys: [] }),
})
const anyStandards: fc.Arbitrary<Standard[]> = fc.array(fc.record({ kind: fc.constantFrom('equipment', 'hazard'), item: fc.constantFrom('安全帽', '手套', 'benzene'), months: maybe(fc.integer({ min: 1, max: 36 })), from: day, to: maybe(day) }) as fc.Arbitrary<Standard>, { maxLength: 4 })

test('until the day on which the timer looks again, nothing changes; so a timer that looks only then is never wrong', () => {
  fc.assert(fc.property(anyFacts, anyStandards, day, fc.integer({ min: 1, max: 700 }), (about, standards, today, later) => {
    const { lights, turnsOn } = judge(about, standards, settings, today)
    const on = addDays(today, later)
    fc.pre(on < turnsOn)
    expect(judge(about, standards, settings, on).lights).toEqual(lights)
  }), { numRuns: 600 })
})

test('every light has its sentence, and none says more than it may', () => {
  fc.assert(fc.property(anyFacts, anyStandards, day, (about, standards, today) => {
    for (const one of Object.values(judge(about, standards, settings, today).lights)) {
      expect(whyOf(one)).toMatch(/\p{Script=Han}/u)
      expect(whyOf(one)).not.toMatch(/病|孕|哺乳|undefined|null|NaN/)
    }
  }), { numRuns: 300 })
})

describe('who watches what', () => {
  test.each([
    ['HR', undefined, ['contract']], ['EHS', undefined, ['equipment', 'checkup']], ['OFF', 'legal', ['contract']], ['OFF', 'safety', ['equipment', 'checkup']], ['OFF', undefined, ['contract', 'equipment', 'checkup']],
    ['OFF', 'culture', []], ['CHAIR', undefined, ['contract', 'equipment', 'checkup']], ['VICE', undefined, []], ['AUD', undefined, []], ['ADM', undefined, []], ['GRP', undefined, []], ['FIN', undefined, []],
  ])('%s %s watches %j', (role, portfolio, areas) => expect(areasFor([{ role, portfolio, orgId: 'company' }])).toEqual(areas))

  test.each([
    ['HR', undefined, null, 'RIGHTS_EHS_ENTERS', 'RIGHTS_UNION_SUPERVISES'], ['EHS', undefined, 'RIGHTS_HR_ENTERS', null, 'RIGHTS_UNION_SUPERVISES'], ['OFF', 'legal', 'RIGHTS_HR_ENTERS', 'RIGHTS_EHS_ENTERS', null], ['CHAIR', undefined, 'RIGHTS_HR_ENTERS', 'RIGHTS_EHS_ENTERS', null],
  ])('%s %s enters and supervises as it should', (role, portfolio, enters, equips, supervises) => {
    const grants = [{ role, portfolio, orgId: 'company' }]
    expect([whyNotContract(grants, ['company']), whyNotEquip(grants, ['company']), whyNotSupervise(grants, 'contract', ['company'])]).toEqual([enters, equips, supervises])
  })

  test('an office in a branch reaches that branch', () => expect(unitsFor([{ role: 'OFF', portfolio: 'legal', orgId: 'b-equip' }], 'contract')).toEqual(['b-equip']))
})

describe('what may be written', () => {
  test.each([
    ['a fixed one without end', { endOn: null }, 'RIGHTS_TERMS'], ['an open one with an end', { type: 'open', fixedTerms: 0 }, 'RIGHTS_TERMS'], ['an end before the start', { endOn: '2023-12-31' }, 'RIGHTS_DAYS'], ['work begun after the contract', { begunOn: '2024-02-01' }, 'RIGHTS_DAYS'], ['leaving before the work began', { leavingOn: '2012-12-31', begunOn: '2013-01-01' }, 'RIGHTS_DAYS'],
    ['a fixed one that counts no terms', { fixedTerms: 0 }, 'RIGHTS_TERMS'], ['an extension that ends before the contract', { extension: { kind: 'law', until: '2026-01-01' } }, 'RIGHTS_DAYS'], ['a right one', {}, null],
  ] as const)('contract: %s', (_case, traits, code) => expect(whyNotTerms(contract(traits as Partial<Contract>), {}, settings)).toBe(code))

  const soon = { retireOn: '2030-12-30' }
  test.each([
    ['a legal ground without its day', { kind: 'law', until: null }, {}, 'RIGHTS_EXTENSION_DAY'], ['with a day within two years', { kind: 'law', until: '2028-12-31' }, {}, null], ['beyond them', { kind: 'law', until: '2029-01-01' }, {}, 'RIGHTS_EXTENSION_GROUND'],
    ['a service term without its day', { kind: 'training', until: null }, {}, 'RIGHTS_EXTENSION_DAY'], ['with one', { kind: 'training', until: '2030-01-01' }, {}, null],
    ['an office without its day, of nobody in the committee', { kind: 'office', until: null }, {}, 'RIGHTS_EXTENSION_DAY'], ['of a committee member', { kind: 'office', until: null }, { isUnionOfficer: true }, null],
    ['long service of twelve years', { kind: 'seniority', until: '2027-12-31' }, { begunOn: '2015-01-01' }, 'RIGHTS_EXTENSION_GROUND'], ['of fifteen, until the day of retirement', { kind: 'seniority', until: null }, { begunOn: '2012-01-01', ...soon }, null],
    ['of fifteen, nobody knows until when', { kind: 'seniority', until: null }, { begunOn: '2012-01-01' }, 'RIGHTS_EXTENSION_DAY'], ['of fifteen, beyond retirement', { kind: 'seniority', until: '2031-01-01' }, { begunOn: '2012-01-01', ...soon }, 'RIGHTS_EXTENSION_GROUND'],
    ['of fifteen, retirement is five years away', { kind: 'seniority', until: null }, { begunOn: '2012-01-01', retireOn: '2031-12-31' }, 'RIGHTS_EXTENSION_GROUND'],
  ] as const)('extension: %s', (_case, extension, { begunOn = '2024-01-01', ...standing }: { begunOn?: string; retireOn?: string; isUnionOfficer?: true }, code) => {
    expect(whyNotTerms(contract({ extension, begunOn }), standing, settings)).toBe(code)
  })

  test.each([
    ['tomorrow', { issuedOn: '2026-01-02' }, 'RIGHTS_DAY_AHEAD'], ['expired when issued', { goodUntil: '2025-01-01' }, 'RIGHTS_DAYS'], ['damaged before', { damagedOn: '2025-01-01' }, 'RIGHTS_DAYS'], ['a right one', {}, null],
  ])('issue: %s', (_case, traits, code) => expect(whyNotIssued({ issuedOn: '2026-01-01', goodUntil: null, damagedOn: null, ...traits }, '2026-01-01')).toBe(code))

  test.each([['2026-01-02', null, 'RIGHTS_DAY_AHEAD'], ['2025-12-01', '2025-11-01', 'RIGHTS_DAYS'], ['2025-12-01', '2026-01-01', null]])('check on %s told on %s: %s', (done, told, code) => expect(whyNotChecked(done, told, '2026-01-01')).toBe(code))

  const entry = { onDay: '2026-01-01', checked: 5, fine: 5, promisedBy: '', promisedUntil: null }
  test.each([
    ['ahead', { onDay: '2026-01-02' }, 'RIGHTS_DAY_AHEAD'], ['more fine than looked at', { fine: 6 }, 'RIGHTS_MORE_FINE'], ['a promise of nobody', { promisedUntil: '2026-02-01' }, 'RIGHTS_PROMISE_HALF'], ['a promise without a day', { promisedBy: '罗伟' }, 'RIGHTS_PROMISE_HALF'],
    ['a promise for yesterday', { promisedBy: '罗伟', promisedUntil: '2025-12-01' }, 'RIGHTS_DAYS'], ['whole', { promisedBy: '罗伟', promisedUntil: '2026-02-01' }, null],
  ])('supervision: %s', (_case, traits, code) => expect(whyNotRecord({ ...entry, ...traits }, '2026-01-01')).toBe(code))

  test('letters, standards, reports', () => {
    expect([whyNotWrite(0, '2026-02-01', '2026-01-01'), whyNotWrite(3, '2026-01-01', '2026-01-01'), whyNotWrite(3, '2026-01-02', '2026-01-01')]).toEqual(['RIGHTS_NOTHING_RED', 'RIGHTS_DAYS', null])
    expect([whyNotAnswer({ status: 'answered', sentOn: '2026-01-01' }, '2026-01-02', '2026-01-03'), whyNotAnswer({ status: 'sent', sentOn: '2026-01-01' }, '2026-01-04', '2026-01-03'), whyNotAnswer({ status: 'sent', sentOn: '2026-01-01' }, '2025-12-31', '2026-01-03'), whyNotAnswer({ status: 'sent', sentOn: '2026-01-01' }, '2026-01-02', '2026-01-03')]).toEqual(['RIGHTS_DONE', 'RIGHTS_DAY_AHEAD', 'RIGHTS_DAYS', null])
    expect([whyNotStandard('equipment', null, null, '2026-01-01'), whyNotStandard('hazard', null, null, '2026-01-01'), whyNotStandard('hazard', 12, { from: '2026-01-01' }, '2026-01-01')]).toEqual(['RIGHTS_MONTHS_NEEDED', null, 'RIGHTS_DAYS'])
    expect([whyNotEnd({ from: '2026-01-01', to: null }, '2026-01-01'), whyNotEnd({ from: '2026-01-01', to: null }, '2026-01-02'), whyNotEnd({ from: '2026-01-01', to: '2026-02-01' }, '2026-03-01')]).toEqual(['RIGHTS_DAYS', null, 'RIGHTS_DONE'])
    expect([whyNotReport(undefined), whyNotReport({ status: 'settled' }), whyNotReport({ status: 'open' })]).toEqual([null, null, 'RIGHTS_REPORT_OPEN'])
    expect([whyNotSignFor(undefined), whyNotSignFor({ signedOn: null }), whyNotSignFor({ signedOn: '2026-01-01' })]).toEqual(['RIGHTS_NOT_ISSUED', null, 'RIGHTS_SIGNED_FOR'])
    const report = { status: 'open', memberId: 'a', waitsFor: ['OFF.safety@company'] } as const
    expect([whyNotSettle(report, 'a', ['OFF.safety@company']), whyNotSettle(report, 'b', []), whyNotSettle({ ...report, status: 'settled' }, 'b', ['OFF.safety@company']), whyNotSettle(report, 'b', ['OFF.safety@company'])]).toEqual(['CASE_CONFLICT_OF_INTEREST', 'CASE_NOT_YOUR_TURN', 'RIGHTS_REPORT_SETTLED', null])
  })
})

test('what was told is not told again; the first reminder is not for the person', () => {
  const { lights } = judge(facts({ contract: contract() }), [], settings, '2026-11-05')
  expect(newsIn({ lights, told: {} })).toEqual(['contract'])
  expect(newsIn({ lights, told: { contract: 'amber ends60 2026-12-31' } })).toEqual([])
  expect(newsIn({ lights: judge(facts({ contract: contract() }), [], settings, '2026-12-05').lights, told: { contract: 'amber ends60 2026-12-31' } })).toEqual(['contract'])
  expect([isForPerson(lights.contract), isForPerson({ ...lights.contract, reason: 'ends30' })]).toEqual([false, true])
})
