/** An officer goes, and nothing they had open stays with them: asked of every collection there is. */
import { randomUUID } from 'node:crypto'
import type { Case } from '@/cloudfunctions/kit/documents/case'
import type { Handout } from '@/cloudfunctions/kit/documents/handout'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Visit } from '@/cloudfunctions/kit/documents/visit'
import { collections } from '@/cloudfunctions/kit/collections'
import { handoverTable } from '@/cloudfunctions/kit/handoverTable'
import { brokenLine } from '@/cloudfunctions/kit/record'
import { asideSealsOf } from '@/cloudfunctions/features/visit/parties'
import { peopleHandover } from '@/cloudfunctions/features/people/handoverShares'
import { demoEnvironment } from '@/local/testing/startCloud'
import { openOffice, type Office } from '@/local/testing/office'
import { handoverSources } from './people'

process.env.APP_SECRET = demoEnvironment.APP_SECRET

const sources = [...handoverSources, ...peopleHandover]
const caseNames = collections.filter(({ indexes }) => indexes.some(({ name }) => name === 'byWaitDue')).map(({ name }) => name)

let cloud: Office['cloud']
let adm: Office['adm']
let somebody: Office['somebody']

beforeEach(async () => {
  ;({ cloud, adm, somebody } = await openOffice())
})
afterEach(() => cloud.close())

let made = 0

/** A case of any noun, as far as a handover looks at it. */
function aCase(waitsFor: readonly string[], traits: object = {}) {
  made += 1
  return {
    _id: `case${made}`, number: `号-${made}`, version: 1, status: 'open', history: [], receipts: [], refusals: [], orgPath: ['company', 'b-prod1'], waitsFor, readers: waitsFor,
    escalatesTo: [], dueKey: `z${made}`, dueAt: null, alarmAt: null, ownerLabel: '', authorIds: [], partyIds: [], asideSeals: [], unitSeals: [], mergedFrom: [], hands: [], terms: {},
    rules: { group: 'visit' }, subjectId: 'x', memberId: 'x', organiserId: 'x', proposedBy: 'x', kind: 'festival', title: '事项', ...traits,
  }
}

const stored = async <Doc = Case>(collection: string, _id: string) => (await cloud.dump<Doc>(collection, { _id }))[0] as Doc

async function handAll(old: Member, next: Member): Promise<number> {
  let all = 0
  for (let rounds = 0; rounds < 20; rounds += 1) {
    const { moved, left } = await adm.does('people.handover', { memberId: old._id, successorStaffNo: next.staffNo, reason: '退休' })
    all += moved
    if (left === 0) return all
  }
  throw new Error('it never ends')
}

test('every collection that may wait for a person has a source, and no source is without one', () => {
  const moving = Object.entries(handoverTable).flatMap(([name, answer]) => (answer === 'moves' ? [name] : []))
  expect([...new Set(sources.filter(({ stays, noun }) => !stays || noun === 'activity' || noun === 'handout').map(({ collection }) => collection))].sort()).toEqual(moving.sort())
  for (const name of caseNames) expect([name, handoverTable[name]]).toEqual([name, 'moves'])
})

test('what waits for the person by name goes to the successor, in every collection; what waits for an office stays with it', async () => {
  const [{ member: old }, { member: next }] = [await somebody(), await somebody()]
  const [mine, office] = [`member:${old._id}`, 'OFF.welfare@company']
  const ids = new Map<string, readonly string[]>()
  for (const name of caseNames) {
    const [personal, official] = [aCase([mine, office], { escalatesTo: [mine] }), aCase([office])]
    await cloud.load(name, [personal, official])
    ids.set(name, [personal._id, official._id])
  }
  const plan = await adm.does('people.handoverPlan', { memberId: old._id, successorStaffNo: next.staffNo })
  expect(plan.left).toBe(caseNames.length)
  expect(await handAll(old, next)).toBe(caseNames.length)
  for (const name of caseNames) {
    const [personal, official] = [await stored(name, ids.get(name)?.[0] ?? ''), await stored(name, ids.get(name)?.[1] ?? '')]
    expect([name, personal.waitsFor, personal.escalatesTo]).toEqual([name, [`member:${next._id}`, office], [`member:${next._id}`]])
    expect([name, personal.ownerLabel, personal.history.map(({ action, by }) => [action, by === old._id]), brokenLine(personal.history)]).toEqual([name, next.name, [['people.handover', false]], null])
    // What they have read they may go on reading: it is in the history that they had it.
    expect(personal.readers).toEqual([mine, office, `member:${next._id}`])
    expect([name, official.waitsFor, official.version]).toEqual([name, [office], 1])
  }
  expect(await cloud.dump('messages', { memberId: next._id, title: '有工作交给您' })).toHaveLength(1)
})

test('negative control: what is the officer’s own affair stays theirs', async () => {
  const [{ member: old }, { member: next }] = [await somebody(), await somebody()]
  const own = aCase([`member:${old._id}`], { authorIds: [old._id], partyIds: [old._id], subjectId: old._id, memberId: old._id })
  const owned = caseNames.filter((name) => name !== 'handouts')
  for (const name of owned) await cloud.load(name, [own])
  expect(await adm.does('people.handoverPlan', { memberId: old._id, successorStaffNo: next.staffNo })).toMatchObject({ left: 0, items: [], stays: [] })
  for (const name of owned) expect([name, (await stored(name, own._id)).waitsFor]).toEqual([name, own.waitsFor])
})

test('a successor with an interest in a case does not get it: it goes to the chair, and the list says so beforehand', async () => {
  const { member: old } = await somebody()
  const { member: next } = await somebody()
  const key = `member:${old._id}`
  const close = { partyIds: [next._id], authorIds: [next._id], subjectId: next._id, memberId: next._id, organiserId: next._id }
  for (const name of caseNames) await cloud.load(name, [{ ...aCase([key], close), _id: `close_${name}` }])
  const plan = await adm.does('people.handoverPlan', { memberId: old._id, successorStaffNo: next.staffNo })
  expect([plan.chairLabel, plan.left, plan.items.reduce((sum, { toChair }) => sum + toChair, 0)]).toEqual(['工会主席', caseNames.length, caseNames.length])
  await handAll(old, next)
  for (const name of caseNames) {
    const found = await stored(name, `close_${name}`)
    expect([name, found.waitsFor, found.ownerLabel]).toEqual([name, ['CHAIR@company', 'CHAIR@b-prod1'], '工会主席'])
    expect(found.readers).not.toContain(`member:${next._id}`)
  }
})

describe('a visit that was arranged', () => {
  const arranged = (visitors: readonly Member[], traits: object = {}) =>
    aCase(['GRP@b-prod1'], { status: 'arranged', visitedOn: null, plan: { on: '2026-06-03', visitorIds: visitors.map(({ _id }) => _id), visitorNames: visitors.map(({ name }) => name), by: 'x', at: new Date(0) }, ...traits })

  test('is made by the successor instead, once, whoever else goes along', async () => {
    const [old, next, mate] = [(await somebody()).member, (await somebody()).member, (await somebody()).member]
    const [alone, both] = [arranged([old, mate]), arranged([next, old])]
    await cloud.load('visits', [alone, both])
    await handAll(old, next)
    expect((await stored<Visit>('visits', alone._id)).plan).toMatchObject({ visitorIds: [mate._id, next._id], visitorNames: [mate.name, next.name] })
    expect((await stored<Visit>('visits', both._id)).plan).toMatchObject({ visitorIds: [next._id] })
  })

  test('is not made by a relative or by who approved the money: the chair joins, and the plan is open again', async () => {
    const [old, next] = [(await somebody()).member, (await somebody()).member]
    const [relative, approved, past] = [arranged([old]), arranged([old], { hands: [{ stage: 'approve', by: next._id, actingFor: null }] }), arranged([old], { visitedOn: '2026-05-01' })]
    await cloud.load('visits', [{ ...relative, asideSeals: asideSealsOf(relative._id, { _id: 'x', relatives: [next._id] }) }, approved, past])
    const { items } = await adm.does('people.handoverPlan', { memberId: old._id, successorStaffNo: next.staffNo })
    expect(items).toMatchObject([{ noun: 'visitPlan', count: 2, toChair: 2 }])
    await handAll(old, next)
    for (const { _id } of [relative, approved]) {
      const visit = await stored<Visit>('visits', _id)
      expect([visit.status, visit.plan, visit.waitsFor]).toEqual(['toArrange', null, ['GRP@b-prod1', 'CHAIR@company', 'CHAIR@b-prod1']])
    }
    expect((await stored<Visit>('visits', past._id)).plan?.visitorIds).toEqual([old._id])
  })
})

describe('plans that wait for the chair', () => {
  test('keep their planner while the successor, or the one who goes, could approve them; they are listed with the reason and pass afterwards', async () => {
    const { member: old } = await somebody()
    const { member: vice } = await somebody({ role: 'VICE' })
    const { member: worker } = await somebody()
    const pending = aCase(['CHAIR@company'], { status: 'pending', organiserId: old._id, organiserName: old.name })
    const draft = aCase([], { status: 'draft', organiserId: old._id, organiserName: old.name, kind: 'poor', title: '看病的人' })
    await cloud.load('handouts', [pending, draft])
    const plan = await adm.does('people.handoverPlan', { memberId: old._id, successorStaffNo: vice.staffNo })
    expect(plan).toMatchObject({ left: 1, items: [{ noun: 'handout', titles: [`${draft.number} 工会关怀`] }], stays: [{ noun: 'handout', count: 1, titles: [`${pending.number} 事项`] }] })
    expect(plan.stays[0]?.why).toContain('审批')
    await handAll(old, vice)
    expect([(await stored<Handout>('handouts', pending._id)).organiserId, (await stored<Handout>('handouts', draft._id)).organiserName]).toEqual([old._id, vice.name])
    // Negative control: somebody who decides nothing takes the plan over as it waits.
    await handAll(old, worker)
    expect((await stored<Handout>('handouts', pending._id)).organiserId).toBe(worker._id)
    const { member: chair } = await somebody({ role: 'CHAIR' })
    const own = aCase(['CHAIR@company'], { status: 'pending', organiserId: chair._id, organiserName: chair.name })
    await cloud.load('handouts', [own])
    expect(await handAll(chair, worker)).toBe(0)
    expect((await stored<Handout>('handouts', own._id)).organiserId).toBe(chair._id)
  })

  test('proposals stay with who made them: the second person is still another one', async () => {
    const { member: keeper, person } = await somebody({ role: 'ADM' })
    const { member: other } = await somebody({ role: 'CHAIR' })
    const { member: worker } = await somebody()
    const { changeId, number } = await person.does('people.proposeRole', { memberId: worker._id, isRemoval: false, role: 'REP', orgId: 'company', reason: '选举' })
    await cloud.load('policyProposals', [{ _id: 'aid.acceptDays_', version: 1, status: 'waiting', history: [], receipts: [], key: 'aid.acceptDays', proposedBy: keeper._id, isSettled: true }])
    const plan = await adm.does('people.handoverPlan', { memberId: keeper._id, successorStaffNo: other.staffNo })
    expect(plan.left).toBe(0)
    expect(plan.stays.map(({ noun, count }) => [noun, count])).toEqual([['policyProposal', 1], ['roleProposal', 1]])
    expect(plan.stays[1]?.titles).toEqual([`${number} ${worker.name}`])
    expect(await handAll(keeper, other)).toBe(0)
    expect(await person.isRefused('people.confirmRole', { changeId, note: '' })).toBe('ROLE_SECOND_PERSON')
  })
})

test('supervision that was promised, letters without an answer and lists not yet started get the successor’s name; what is done keeps its own', async () => {
  const [old, next] = [(await somebody()).member, (await somebody()).member]
  const named = (_id: string, status: string) => ({ _id, version: 1, status, history: [], receipts: [], number: _id, unitName: '生产一部', onDay: '2026-05-01', byId: old._id, byName: old.name, kind: 'people', sheetName: '名册', listKey: _id })
  await cloud.load('supervisions', [named('s1', 'promised'), named('s2', 'done')])
  await cloud.load('supervisionLetters', [named('l1', 'sent'), named('l2', 'answered')])
  await cloud.load('sheetJobs', [named('j1', 'ready'), named('j2', 'done')])
  expect(await handAll(old, next)).toBe(3)
  const names = await Promise.all([['supervisions', 's1'], ['supervisions', 's2'], ['supervisionLetters', 'l1'], ['supervisionLetters', 'l2'], ['sheetJobs', 'j1'], ['sheetJobs', 'j2']].map(async ([collection, id]) => (await stored<{ byName: string }>(collection ?? '', id ?? '')).byName))
  expect(names).toEqual([next.name, old.name, next.name, old.name, next.name, old.name])
})

test('more than one request takes is gone on with where it stopped, also after a crash, and each piece moves once', async () => {
  const [old, next] = [(await somebody()).member, (await somebody()).member]
  const many = Array.from({ length: 45 }, () => aCase([`member:${old._id}`]))
  await cloud.load('aids', many)
  cloud.faults.plan({ kind: 'crash', action: 'people.handover', request: 'database.modifyDocument', nth: 7 })
  await adm.ask('people.handover', { memberId: old._id, successorStaffNo: next.staffNo, reason: '退休' }).catch(() => null)
  await handAll(old, next)
  const after = await cloud.dump<Case>('aids')
  expect(after.map(({ waitsFor, history }) => [waitsFor, history.length])).toEqual(after.map(() => [[`member:${next._id}`], 1]))
})

test('asked again with the same request id it says the same: the piece it took, not the next one', async () => {
  const [old, next] = [(await somebody()).member, (await somebody()).member]
  await cloud.load('aids', Array.from({ length: 25 }, () => aCase([`member:${old._id}`])))
  const [input, requestId] = [{ memberId: old._id, successorStaffNo: next.staffNo, reason: '退休' }, randomUUID()]
  cloud.faults.plan({ kind: 'errorAfter', action: 'people.handover', request: 'database.modifyDocument', nth: 8 })
  expect((await adm.ask('people.handover', input, requestId)).ok).toBe(false)
  for (let times = 0; times < 2; times += 1) expect(await adm.does('people.handover', input, requestId)).toEqual({ moved: 20, left: 5 })
  expect(await adm.does('people.handover', input)).toEqual({ moved: 5, left: 0 })
  const [row] = await cloud.dump<Member>('members', { _id: old._id })
  expect([row?.history?.map(({ action }) => action), brokenLine(row?.history ?? [])]).toEqual([['people.handover', 'people.handover'], null])
  expect(await cloud.dump('messages', { memberId: next._id, title: '有工作交给您' })).toHaveLength(1)
})
