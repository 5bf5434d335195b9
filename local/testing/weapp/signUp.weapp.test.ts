/** The compiled mini-program in people's hands, from the first look to the check-in. */
import { HOUR_MS } from '@/types/calendar'
import { aMember, aPlan } from '../builders'
import type { Person } from '../person'
import { startCloud, type TestCloud } from '../startCloud'
import { builtDir } from './built'
import { openProgram, type Program, type ProgramOptions } from './program'

let cloud: TestCloud
let officer: Person
let chair: Person
const programs: Program[] = []

beforeAll(async () => {
  cloud = await startCloud()
  officer = await cloud.person(aMember({ role: 'OFF', name: '陈志强' }))
  chair = await cloud.person(aMember({ role: 'CHAIR', name: '吴建明' }))
})
afterAll(() => cloud.close())
afterEach(() => {
  cloud.clock.reset()
  const problems = programs.splice(0).flatMap((program) => {
    program.close()
    return program.problems
  })
  expect(problems).toEqual([])
})

async function phoneOf(openid: string, options: Partial<ProgramOptions> = {}): Promise<Program> {
  const program = await openProgram({ dir: builtDir, cloud, openid, ...options })
  programs.push(program)
  return program
}

async function anOpenActivity(title: string): Promise<string> {
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ title, capacity: 20 }, cloud.clock.now()) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  return activityId
}

const detail = (activityId: string) => `/features/activity/pages/detail/index?id=${activityId}`

it('lets a stranger look around, claim an identity, sign up in one tap and show a ticket', async () => {
  await anOpenActivity('环湖健步走')
  const newcomer = aMember({ name: '黄小燕', openid: null })
  await cloud.load('members', [newcomer])
  const phone = await phoneOf('o-newcomer')
  expect(phone.launchCost).toMatchObject({ actions: ['home.get'] })
  expect(phone.says('认领身份')).toBe(true)

  await phone.tapTab('活动')
  await phone.tap('环湖健步走')
  expect(phone.says('还剩 20 席')).toBe(true)

  await phone.tap('认领身份后报名')
  const { code } = await officer.does('session.issueCode', { staffNo: newcomer.staffNo })
  const typing = await phone.type('工号', newcomer.staffNo.toLowerCase())
  expect(typing).toMatchObject({ calls: 1, actions: [] })
  expect(typing.bytes).toBeLessThan(256)
  await phone.type('姓名', '黄小燕')
  await phone.type('认领码', code)
  phone.letTimePass(20_000)
  await phone.tap('认领')
  expect(phone.route).toBe('features/activity/pages/detail/index')
  expect(phone.says('黄小燕，欢迎回家')).toBe(true)

  const signUp = await phone.tap('报名')
  expect(signUp.actions[0]).toBe('activity.signUp')
  // Busy, answer, message, and the page asked again.
  process.stdout.write(`sign-up tap: ${JSON.stringify(signUp)}\n`)
  expect(signUp.calls).toBeLessThanOrEqual(5)
  expect(signUp.bytes).toBeLessThan(8 * 1024)
  expect(phone.says('您的位置留好了')).toBe(true)
  expect(phone.says('还剩 19 席')).toBe(true)

  await phone.tap('出示签到码')
  expect(phone.says('黄小燕的个人签到码')).toBe(true)
  await phone.goBack()
  await phone.goBack()
  expect(phone.route).toBe('pages/activities/index')
  expect(phone.says('已报名')).toBe(true)
})

it('refuses a wrong code with a sentence and keeps what was typed', async () => {
  const newcomer = aMember({ name: '莫家豪', openid: null })
  await cloud.load('members', [newcomer])
  const phone = await phoneOf('o-guesser', { url: '/features/me/pages/bind/index' })
  await phone.type('工号', newcomer.staffNo)
  await phone.type('姓名', '莫家豪')
  await phone.type('认领码', 'AAAAAAAA')
  await phone.tap('认领')
  expect(phone.route).toBe('features/me/pages/bind/index')
  expect(phone.says('没有对上')).toBe(true)
})

it('keeps a sign-up made without network and sends it exactly once when the network is back', async () => {
  const activityId = await anOpenActivity('读书分享会')
  const worker = aMember({ name: '张伟' })
  await cloud.person(worker)
  const phone = await phoneOf(worker.openid ?? '', { url: detail(activityId) })
  await phone.setOnline(false)
  await phone.tap('报名')
  expect(phone.says('没有网络，已记下，连上网后自动办理')).toBe(true)
  expect(await cloud.as(worker).does('activity.get', { activityId })).toMatchObject({ mine: null })

  const back = await phone.setOnline(true)
  expect(back.actions.filter((action) => action === 'activity.signUp')).toHaveLength(1)
  expect(await cloud.as(worker).does('activity.get', { activityId })).toMatchObject({ mine: { status: 'seated' }, left: 19 })
})

it('checks a worker in by the code on the officer’s screen', async () => {
  const activityId = await anOpenActivity('趣味运动会')
  const worker = aMember({ name: '王芳' })
  const person = await cloud.person(worker)
  await person.does('activity.signUp', { activityId, guests: 0, answers: {} })
  cloud.clock.advance(72 * HOUR_MS - 60_000)
  await officer.does('activity.start', { activityId })
  const door = await officer.does('activity.door', { activityId })

  const phone = await phoneOf(worker.openid ?? '', { url: detail(activityId) })
  await phone.tap('扫码签到')
  phone.willAnswer('scanCode', { result: door.code, path: '' })
  await phone.tap('扫现场的码')
  expect(phone.says('签到成功')).toBe(true)

  const desk = await phoneOf(officer.openid, { url: `/features/activity/pages/desk/index?id=${activityId}` })
  expect(desk.says('已签到')).toBe(true)
})

it('shows an officer the desk: what runs, and who has signed up', async () => {
  const activityId = await anOpenActivity('庆厂游园会')
  const worker = await cloud.person(aMember({ name: '刘洋' }))
  await worker.does('activity.signUp', { activityId, guests: 0, answers: {} })
  const phone = await phoneOf(officer.openid)
  await phone.tap(/^工作台/)
  expect(phone.depth).toBe(2)
  await phone.open('/features/activity/pages/manage/index')
  await phone.tap('庆厂游园会')
  expect(phone.route).toBe('features/activity/pages/desk/index')
  await phone.tap(/^报名名单/)
  expect(phone.says('刘洋')).toBe(true)
})

it('draws a poster with what, when and where on it, and saves it', async () => {
  const activityId = await anOpenActivity('技能大比武')
  const phone = await phoneOf(officer.openid, { url: `/features/activity/pages/poster/index?id=${activityId}` })
  expect(phone.drawn().join(' ')).toMatch(/技能大比武.*厂区篮球场/)
  await phone.tap(/^保存/)
  expect(phone.asked.map(({ name }) => name)).toContain('saveImageToPhotosAlbum')
})
