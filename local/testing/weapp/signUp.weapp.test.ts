import { aMember, aPlan } from '../builders'
import type { Person } from '../person'
import { startCloud, type TestCloud } from '../startCloud'
import { builtDir } from './built'
import { openProgram, type Program } from './program'

let cloud: TestCloud
let officer: Person
let program: Program
const newcomer = aMember({ name: '黄小燕', staffNo: 'HS20001', openid: null })

beforeAll(async () => {
  cloud = await startCloud()
  officer = await cloud.person(aMember({ role: 'OFF', name: '陈志强' }))
  const chair = await cloud.person(aMember({ role: 'CHAIR', name: '吴建明' }))
  await cloud.load('members', [newcomer])
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ title: '环湖健步走', capacity: 20 }) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
})
afterAll(() => cloud.close())
afterEach(() => program?.close())

test('x', async () => {
  program = await openProgram({ dir: builtDir, cloud, openid: 'o-newcomer' })
  const show = (what: string, cost: unknown) => console.log(what, program.route, cost, program.size(), '\n' + program.lines().join('\n'), program.problems)
  show('launch', program.launchCost)
  show('tab', await program.tapTab('活动'))
  show('open', await program.tap('环湖健步走'))
  show('bind', await program.tap('认领身份后报名'))
  const { code } = await officer.does('session.issueCode', { staffNo: newcomer.staffNo })
  show('type', await program.type('工号', 'hs20001'))
  await program.type('姓名', '黄小燕')
  await program.type('认领码', code)
  program.letTimePass(20_000)
  show('bind', await program.tap('认领'))
  show('sign', await program.tap('报名'))
  show('ticket', await program.tap('出示签到码'))
})
