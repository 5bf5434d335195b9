/** Every list an officer sees can be taken away as a file, or it is written down here why not. */
import readXlsx from 'read-excel-file/node'
import { actions, type ActionName } from '@/types/actions'
import { exportLists, type ExportList } from '@/types/summaryNames'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ReadLine } from '@/cloudfunctions/kit/documents/privacy'
import type { Role } from '@/types/roleNames'
import { lists } from './lists'

type Entries = Readonly<Record<string, unknown>>
const pagedActions = (Object.keys(actions) as ActionName[]).filter((name) => {
  const { entries } = actions[name].output as unknown as { entries?: Entries }
  return actions[name].kind === 'read' && entries !== undefined && 'items' in entries && 'next' in entries
})

const exportedAs: Partial<Record<ActionName, ExportList>> = {
  'activity.managed': 'activity.list', 'activity.roster': 'activity.roster', 'suggestion.list': 'suggestion.list', 'suggestion.publicity': 'suggestion.publicity',
  'notice.managed': 'notice.list', 'notice.readers': 'notice.unread', 'message.unreached': 'message.unreached', 'people.list': 'people.list', 'people.roleChanges': 'people.roleChanges',
  'session.roster': 'people.list', 'birthday.month': 'birthday.month', 'birthday.missed': 'birthday.missed', 'birthday.unknown': 'birthday.unknown', 'handout.list': 'handout.list',
  'fund.entries': 'fund.entries', 'aid.list': 'aid.list', 'aid.spending': 'aid.spending', 'aid.publicity': 'aid.publicity', 'visit.list': 'visit.list', 'visit.missed': 'visit.missed',
  'visit.spending': 'visit.spending', 'rights.list': 'rights.list', 'rights.supervisions': 'rights.supervisions', 'rights.letters': 'rights.letters', 'rights.standards': 'rights.standards',
  'export.log': 'export.log', 'summary.records': 'summary.records',
}

const notExported: Partial<Record<ActionName, string>> = {
  'activity.list': '职工看的活动', 'activity.mine': '本人的报名', 'suggestion.mine': '本人的建议', 'notice.list': '职工看的通知', 'message.list': '本人的消息', 'aid.mine': '本人的申请',
  'visit.mine': '本人的关怀', 'handout.mine': '本人的福利', 'birthday.wishes': '本人收到的祝福', 'birthday.colleagues': '职工看的同事生日', 'privacy.reads': '谁看过本人的资料，随本人资料导出',
  'inbox.list': '本人的待办，各类事项的台账另有导出', 'export.mine': '本人导出的文件',
  'handout.rows': '由福利方案自己的签收表（handout.exportList）导出', 'handout.unserved': '就是职工生日名单减去签收表，两份都能导出',
  'safety.list': '被拦下的文字和照片，不出系统', 'privacy.desk': '删除资料的申请，办完即删，不留另一份', 'sheet.list': '导入任务，文件在导入人手里', 'sheet.rows': '导入表的行，文件在导入人手里',
  'summary.list': '每份总结自己导出为文档',
}

test('every paged list of the contract has a file, or a reason why it has none', () => {
  const open = pagedActions.filter((name) => !exportedAs[name] && !notExported[name])
  expect(pagedActions.length).toBeGreaterThan(30)
  expect(open).toEqual([])
  for (const name of [...Object.keys(exportedAs), ...Object.keys(notExported)]) expect(pagedActions).toContain(name)
})

test('every file that a list names can be made', () => {
  const known = new Set(lists.map(({ list }) => list))
  for (const list of [...Object.values(exportedAs), ...(Object.keys(exportLists) as ExportList[])]) expect([list, known.has(list as ExportList)]).toEqual([list, true])
})

const HOSTILE = "=cmd|'/c calc'!A1"
let cloud: TestCloud
const people = new Map<Role, Person>()
let worker: Person
let fundId = ''

beforeAll(async () => {
  cloud = await startCloud()
  for (const role of ['CHAIR', 'VICE', 'OFF', 'AUD', 'FIN', 'GRP', 'CASE', 'ADM', 'EHS'] as const) people.set(role, await cloud.person(aMember({ role })))
  worker = await cloud.person(aMember({ name: HOSTILE, birthday: { calendar: 'solar', month: 6, day: 18, isLeapMonth: false, key: 's06-18' } }))
  await as('FIN').does('fund.open', { year: '2026', source: 'union', openingFen: 1_000_00, note: '+1+1' })
  fundId = (await as('FIN').does('fund.list', { year: '2026' })).funds[0]?.fundId ?? ''
})
afterAll(() => cloud.close())

const as = (role: Role) => people.get(role) as Person

/** Who sees the list on the screen, what it needs, and who must not have the file. */
const plain: ReadonlyArray<readonly [ExportList, may: readonly Role[], mayNot: readonly Role[], needs?: { subjectId?: string; period?: string }]> = [
  ['people.list', ['CHAIR', 'OFF', 'GRP', 'AUD', 'ADM'], ['FIN', 'CASE']],
  ['people.roleChanges', ['CHAIR', 'ADM'], ['OFF', 'GRP', 'AUD']],
  ['birthday.month', ['OFF', 'CHAIR'], ['GRP', 'AUD', 'FIN'], { period: '2026-06' }],
  ['birthday.missed', ['OFF', 'CHAIR'], ['GRP', 'AUD', 'FIN'], { period: '2026-06' }],
  ['birthday.unknown', ['OFF', 'CHAIR'], ['GRP', 'AUD', 'FIN']],
  ['handout.list', ['OFF', 'CASE', 'AUD', 'GRP'], ['FIN', 'ADM']],
  ['aid.list', ['CASE', 'CHAIR', 'AUD', 'FIN'], ['ADM', 'EHS']],
  ['aid.spending', ['FIN', 'CHAIR', 'AUD'], ['CASE', 'GRP', 'OFF']],
  ['aid.publicity', ['CASE', 'CHAIR', 'OFF'], ['GRP', 'FIN', 'ADM']],
  ['visit.list', ['GRP', 'OFF', 'CHAIR'], ['FIN', 'AUD', 'ADM']],
  ['visit.missed', ['GRP', 'OFF', 'VICE'], ['FIN', 'AUD', 'CHAIR']],
  ['visit.spending', ['FIN', 'CHAIR', 'AUD'], ['GRP', 'OFF']],
  ['rights.supervisions', ['CHAIR'], ['FIN', 'AUD', 'GRP'], { subjectId: 'contract' }],
  ['rights.letters', ['CHAIR'], ['FIN', 'AUD', 'GRP'], { subjectId: 'contract' }],
  ['rights.standards', ['EHS', 'CHAIR'], ['FIN', 'AUD']],
  ['export.log', ['CHAIR', 'AUD'], ['OFF', 'GRP', 'FIN']],
]

const cases = plain.map(([list, may, mayNot, needs = {}]) => ({ list, may, mayNot, needs }))

test.each(cases)('$list: those who see it on the screen may take it away, others and workers may not', async ({ list, may, mayNot, needs }) => {
  for (const role of may) expect([list, role, (await as(role).does('export.start', { list, ...needs })).status]).toEqual([list, role, 'ready'])
  for (const role of mayNot) expect([list, role, await as(role).isRefused('export.start', { list, ...needs })]).toEqual([list, role, 'NOT_ALLOWED'])
  expect([list, await worker.isRefused('export.start', { list, ...needs })]).toEqual([list, 'NOT_ALLOWED'])
}, 30_000)

test.each(['aid.approval', 'visit.approval', 'handout.approval', 'notice.unread', 'fund.entries'] as const)('%s: is of one thing, which does not exist for who may not see it', async (list) => {
  expect(await as('CHAIR').isRefused('export.start', { list })).toBe('EXPORT_SUBJECT_NEEDED')
  expect(await as('CHAIR').isRefused('export.start', { list, subjectId: 'not-there' })).toBe('NOT_FOUND')
})

async function rowsOf(person: Person, list: ExportList, needs: { subjectId?: string; period?: string } = {}): Promise<unknown[][]> {
  const { url } = await person.does('export.start', { list, ...needs })
  const file = Buffer.from(await (await fetch(url ?? '')).arrayBuffer())
  const [sheet] = (await readXlsx(file)) as unknown as Array<{ data: unknown[][] }>
  return sheet?.data ?? []
}

test('a name that is a formula stays a name, in the roster and among the birthdays; so does a note in the ledger', async () => {
  expect((await rowsOf(as('OFF'), 'people.list')).flat()).toContain(HOSTILE)
  expect((await rowsOf(as('OFF'), 'birthday.month', { period: '2026-06' })).flat()).toEqual(expect.arrayContaining([HOSTILE, '6月18日', '2026年6月18日']))
  expect((await rowsOf(as('AUD'), 'fund.entries', { subjectId: fundId })).flat()).toEqual(expect.arrayContaining(['+1+1', 1000]))
  expect(await as('OFF').isRefused('export.start', { list: 'fund.entries', subjectId: fundId })).toBe(null)
  expect(await as('GRP').isRefused('export.start', { list: 'fund.entries', subjectId: fundId })).toBe('NOT_FOUND')
})

test('the list of those visited names people, so whoever takes it is written down for each of them', async () => {
  const subject = await cloud.person(aMember({ name: '赵丽', orgPath: ['company', 'b-prod2', 'g-prod2'] }))
  await subject.does('visit.report', { kind: 'illness', staffNo: '', eventOn: new Date(cloud.clock.now() - 86_400_000).toISOString().slice(0, 10), story: '住院', seen: [] })
  const before = await cloud.dump<ReadLine>('reads', { what: '工会关怀台账' })
  expect((await rowsOf(as('VICE'), 'visit.list')).flat()).toContain('赵丽')
  expect(await cloud.dump<ReadLine>('reads', { what: '工会关怀台账' })).toHaveLength(before.length + 1)
})

test('what I took away in the last day is found again, with its link; another person’s is not', async () => {
  const mine = await as('AUD').does('export.mine', {})
  expect(mine.items.length).toBeGreaterThan(3)
  expect(mine.items.every(({ status, url }) => status === 'ready' && url !== null)).toBe(true)
  expect((await worker.does('export.mine', {})).items).toEqual([])
})
