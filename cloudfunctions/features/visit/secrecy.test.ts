/** Words that must not get out are written everywhere they can be written, and looked for everywhere else. */
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { approval, aRecord, aReport, visitCastOn, YUAN, type VisitCast } from '@/local/testing/visits'
import { isDiscreet } from '@/cloudfunctions/kit/discreet'
import type { ActionInput, ActionName } from '@/types/actions'

const CANARY = '青鸟暗号'
const START = new Date('2026-06-01T01:00:00Z')
let cloud: TestCloud
let cast: VisitCast
let visitId = ''
let talkId = ''

beforeAll(async () => {
  cloud = await startCloud()
  cloud.clock.set(START)
  cast = await visitCastOn(cloud)
  visitId = (await cast.worker.does('visit.report', aReport(cloud, { kind: 'relativeDeath', story: `${CANARY}一` }))).visitId
  await cast.leader.does('visit.check', { visitId, seen: ['death'], note: `${CANARY}二` })
  await cast.welfare.does('visit.review', { visitId, seen: [], note: `${CANARY}三` })
  await cast.chair.does('visit.approve', { ...approval({ cloud, cast }, visitId, 1_000), note: `${CANARY}四` })
  await cast.welfare.does('visit.arrange', { visitId, on: '2026-06-01', staffNos: [cast.members.welfare.staffNo, cast.members.culture.staffNo] })
  const words = { summary: `${CANARY}五`, needText: `${CANARY}六`, followUp: `${CANARY}七` }
  await cast.welfare.does('visit.record', aRecord(cloud, visitId, { ...words, need: 'other', followUpOn: '2026-07-01' }))
  talkId = (await cast.leader.does('visit.report', aReport(cloud, { kind: 'mood', staffNo: cast.members.worker.staffNo, story: `${CANARY}八` }))).visitId
})
afterAll(() => cloud.close())

const answers = async <Name extends ActionName>(who: keyof VisitCast & string, action: Name, input: ActionInput<Name>) => {
  const person = cast[who as 'worker']
  return JSON.stringify(await person.ask(action, input))
}

test('in the raw database the words are nowhere, and the name of the person only on the roster', async () => {
  for (const collection of ['visits', 'visitIntents', 'messages', 'reads', 'funds', 'fundEntries', 'allowances', 'counters']) {
    const stored = JSON.stringify(await cloud.dump(collection))
    expect([collection, stored.includes(CANARY)]).toEqual([collection, false])
    expect([collection, stored.includes(cast.members.worker.name)]).toEqual([collection, false])
  }
})

test('no list and no detail has them; only the note, to its handlers, with a reason that the person can read', async () => {
  const everywhere = [
    await answers('welfare', 'visit.list', {}), await answers('welfare', 'visit.get', { visitId }), await answers('worker', 'visit.get', { visitId }), await answers('worker', 'visit.mine', {}),
    await answers('welfare', 'inbox.list', {}), await answers('welfare', 'home.get', {}), await answers('auditor', 'visit.spending', { year: '2026' }),
    await answers('chair', 'visit.statistics', { year: '2026' }), await answers('welfare', 'visit.missed', { month: '2026-06' }), await answers('chair', 'visit.quota', { visitId }),
  ]
  expect(everywhere.filter((text) => text.includes(CANARY))).toEqual([])
  const note = await cast.welfare.does('visit.note', { visitId, reason: 'followUp' })
  expect(['一', '二', '三', '四', '五', '六', '七'].filter((mark) => !JSON.stringify(note).includes(`${CANARY}${mark}`))).toEqual([])
  expect((await cast.worker.does('privacy.reads', {})).items).toContainEqual(expect.objectContaining({ what: '工会关怀记录', reason: '跟进回访', byName: '李晓梅' }))
})

test('lists do not say of what kind a sensitive matter is; whoever opens it is noted, the person themselves are not', async () => {
  const { items } = await cast.welfare.does('visit.list', {})
  expect(items.map(({ kindName }) => kindName).sort()).toEqual(['谈心', '走访慰问'])
  const opened = async () => (await cloud.dump<{ by: string; what: string }>('reads', { objectId: visitId })).filter(({ what }) => what === '工会关怀事项')
  const before = (await opened()).length
  await cast.worker.does('visit.get', { visitId })
  expect(await opened()).toHaveLength(before)
  expect((await cast.leader.does('visit.get', { visitId })).kindName).toBe('直系亲属去世')
  expect(await opened()).toHaveLength(before + 1)
  expect((await cast.worker.does('privacy.reads', {})).items).toContainEqual(expect.objectContaining({ what: '工会关怀事项', byName: '叶建华' }))
})

test('the note is for team leader, committee and chair; for nobody else, whatever else they do', async () => {
  for (const who of ['mate', 'otherLeader', 'culture', 'finance', 'auditor', 'hr', 'admin', 'worker'] as const) {
    expect([who, await cast[who].isRefused('visit.note', { visitId, reason: 'handle' })]).toEqual([who, 'NOT_FOUND'])
  }
  for (const who of ['mate', 'otherLeader', 'culture', 'finance', 'auditor', 'hr', 'admin'] as const) {
    expect([who, await cast[who].isRefused('visit.get', { visitId: talkId })]).toEqual([who, 'NOT_FOUND'])
  }
  expect(await cast.chair.isRefused('visit.note', { visitId: talkId, reason: 'handle' })).toBe('NOT_FOUND')
  expect((await cast.leader.does('visit.note', { visitId: talkId, reason: 'handle' })).story).toBe(`${CANARY}八`)
})

test('the auditor reads spending without names; the administrator reads nothing', async () => {
  const { items } = await cast.auditor.does('visit.spending', { year: '2026' })
  expect(items).toMatchObject([{ visitId, amountFen: 1_000 * YUAN, form: 'money', isVoid: false }])
  expect(JSON.stringify(items)).not.toContain(cast.members.worker.name)
  for (const [action, input] of [['visit.list', {}], ['visit.spending', { year: '2026' }], ['visit.statistics', { year: '2026' }], ['visit.missed', { month: '2026-06' }]] as const) {
    expect([action, await cast.admin.isRefused(action, input)]).toEqual([action, 'NOT_ALLOWED'])
  }
})

test('messages say nothing: discreet by the rule, and without the kind', async () => {
  const told = await cloud.dump<{ title: string; text: string; memberId: string }>('messages')
  expect(told.length).toBeGreaterThan(2)
  expect(told.filter(({ title, text }) => !isDiscreet(`${title}${text}`) || text.includes('谈心'))).toEqual([])
  expect(told.some(({ memberId }) => memberId === cast.members.culture._id)).toBe(true)
})

test('one open matter is not shown as a figure', async () => {
  cloud.clock.set(new Date('2026-08-01T01:00:00Z'))
  const { total, tables } = await cast.chair.does('visit.statistics', { year: '2026' })
  expect(total).toBeNull()
  expect(tables.flatMap(({ cells }) => cells).filter(({ visits }) => visits !== null && visits > 0)).toEqual([])
  cloud.clock.set(START)
})

test('asking to report tells nobody what was reported before', async () => {
  const about = (kind: string, eventOn: string) => aReport(cloud, { kind, staffNo: cast.members.worker.staffNo, eventOn })
  for (const who of ['mate', 'otherLeader'] as const) {
    const [known, unknown] = [await cast[who].ask('visit.report', about('mood', '2026-06-01')), await cast[who].ask('visit.report', about('mood', '2026-05-02'))]
    expect([who, known.ok, !known.ok && known.error.code]).toEqual([who, false, !unknown.ok && unknown.error.code])
  }
  expect((await cast.worker.ask('visit.report', aReport(cloud, { kind: 'mood', eventOn: '2026-06-01' }))).ok).toBe(true)
  expect(await cast.leader.isRefused('visit.report', about('mood', '2026-06-01'))).toBe('VISIT_REPORTED_BEFORE')
})
