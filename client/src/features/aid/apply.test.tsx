/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { aidCastOn, anApplication, storedAid, type AidCast } from '@/local/testing/aids'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import type { Person } from '@/local/testing/person'
import { aMember } from '@/local/testing/builders'
import { hideToast } from '../../lib/toast'
import Apply from './pages/apply/index'
import Mine from './pages/mine/index'

let cloud: ScreenCloud
let cast: AidCast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await aidCastOn(cloud)
})
afterAll(() => cloud.close())
afterEach(async () => {
  await act(async () => {
    await allAnswered()
    hideToast()
  })
  cleanup()
})

async function look(as: Person, page: string, Page: () => JSX.Element | null, params: Record<string, string> = {}) {
  holdPhone(as)
  openPage(`/features/aid/pages/${page}/index`, params)
  await openScreen(<Page />)
}

/** The last of that name: what lies in a sheet comes after the page. */
async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const write = (label: string, value: string) => act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }))
const next = () => tap('下一步')
const sees = (text: string | RegExp) => screen.findByText(text)

/** From the first question to the photos, as somebody in need answers them. */
async function answerAll() {
  await tap('生活救助', 'radio')
  await next()
  await tap('不是急事', 'radio')
  await next()
  await tap('主要的难处，请选择')
  await tap('失业、收入低', 'radio')
  await next()
  await write('情况', '爱人下岗，孩子读书')
  await next()
  await write('需要的金额（元）', '3000')
  await next()
  await tap(/^本人/)
  await write('出生年份', '1985')
  await tap('填好了')
  await next()
  await tap('租房', 'radio')
  await tap('城镇', 'radio')
  await next()
  await tap('没有', 'radio')
  await next()
  await tap('加一项收入')
  await write('第 1 项一年合计（元）', '36000')
  await next()
  await next()
  await next()
  await sees('拍几张材料')
  await next()
}

const newcomer = () => cloud.person(aMember({ name: '钟小梅' }))
const mineOf = async (person: Person) => (await person.does('aid.mine', {})).items

test('one question a page, agreed to first, each with why and who reads it; two taps send one', async () => {
  const person = await newcomer()
  await look(person, 'apply', Apply)
  await sees('先说清楚，再请您决定')
  expect((await person.does('aid.draft', {})).draft).toBeNull()
  await tap('我同意，开始填')
  await sees('想申请哪一种帮扶？')
  expect(screen.getByText(/^不同的帮扶/)).toBeTruthy()
  expect(screen.getByText(/^只有承办这次帮扶的工会干部能看/)).toBeTruthy()
  await answerAll()
  await sees('愿不愿意公示？')
  await next()
  await sees('请选愿意或不愿意，都可以')
  await tap(/^不公示，请委员会集体审议/, 'radio')
  await next()
  await sees('看一遍，再交')
  await act(async () => {
    const button = screen.getByRole('button', { name: '交上去' })
    fireEvent.click(button)
    fireEvent.click(button)
  })
  await sees('收到了')
  const [own, ...more] = await mineOf(person)
  expect(more).toEqual([])
  expect(await person.does('aid.get', { aidId: own?.aidId ?? '' })).toMatchObject({ agreesToPublicity: false, file: { cause: 'lowIncome', askedFen: 300_000, members: [{ relation: 'self', birthYear: 1985 }] } })
  await act(() => new Promise((resolve) => setTimeout(resolve, 1500)))
  expect((await person.does('aid.draft', {})).draft).toBeNull()
  await tap('看办理进度')
  expect(whereTo()).toEqual([`/features/aid/pages/detail/index?id=${own?.aidId}`])
})

test('what was begun goes on another day, sealed in the cloud and not on the phone', async () => {
  const person = await newcomer()
  await look(person, 'apply', Apply)
  await tap('我同意，开始填')
  await tap('助学救助', 'radio')
  await next()
  await waitFor(async () => expect((await person.does('aid.draft', {})).draft).toContain('study'))
  expect(JSON.stringify({ ...localStorage })).not.toContain('study')
  cleanup()
  await look(person, 'mine', Mine)
  await sees('接着填上次的')
  cleanup()
  await look(person, 'apply', Apply)
  await sees('是不是急事？')
  await tap('上一步')
  expect((await screen.findByRole('radio', { name: '助学救助' })).getAttribute('aria-checked')).toBe('true')
})

test('an agreement that was taken back is asked for anew, and nothing is kept before it is given', async () => {
  const person = await newcomer()
  await look(person, 'apply', Apply)
  await tap('我同意，开始填')
  await sees('想申请哪一种帮扶？')
  const given = (await person.does('privacy.agreements', {})).items.find(({ purpose }) => purpose === 'aidSensitive')
  expect(given?.status).toBe('given')
  await person.does('privacy.withdraw', { agreementId: given?.agreementId ?? '' })
  await tap('助学救助', 'radio')
  await next()
  await sees('草稿暂时没存上，请先别退出，继续填')
  expect((await person.does('aid.draft', {})).draft).toBeNull()
  cleanup()
  await look(person, 'apply', Apply)
  await sees('先说清楚，再请您决定')
  await tap('我同意，开始填')
  await sees('想申请哪一种帮扶？')
  await tap('生活救助', 'radio')
  await waitFor(async () => expect((await person.does('aid.draft', {})).draft).toContain('living'), { timeout: 5_000 })
})

test('what a team leader writes for somebody goes on another day, apart from their own', async () => {
  await look(cast.leader, 'apply', Apply, { other: '1' })
  await sees('替哪位组员申请？')
  await write('组员工号', cast.members.mate.staffNo)
  await write('组员姓名', cast.members.mate.name)
  await next()
  await tap('大病救助', 'radio')
  await next()
  await waitFor(async () => expect((await cast.leader.does('aid.draft', { isForOther: true })).draft).toContain('medical'), { timeout: 5_000 })
  expect((await cast.leader.does('aid.draft', {})).draft).toBeNull()
  cleanup()
  await look(cast.leader, 'apply', Apply, { other: '1' })
  await sees('上次填到这里，已经替您留着')
  await sees('是不是急事？')
  await cast.leader.does('aid.dropDraft', { isForOther: true })
})

test('an answer that is missing is asked for, and nothing goes on without it', async () => {
  await look(await newcomer(), 'apply', Apply)
  await tap('我同意，开始填')
  await next()
  await sees('请选一种，拿不准就选生活救助')
  expect(screen.getByText('想申请哪一种帮扶？')).toBeTruthy()
})

test('what came back says what is missing, and keeps its number', async () => {
  const person = await newcomer()
  const { aidId, number } = await person.does('aid.submit', anApplication())
  await cast.caseworker.does('aid.return', { aidId, reason: '请写清爱人的工作情况' })
  await look(person, 'apply', Apply, { id: aidId })
  await sees('请写清爱人的工作情况')
  for (let step = 0; step < 3; step += 1) await next()
  await write('情况', '爱人去年下岗')
  for (let step = 0; step < 9; step += 1) await next()
  await tap('重新交上去')
  await sees('补充好了，接着办')
  expect(await storedAid(cloud, aidId)).toMatchObject({ status: 'submitted', number })
  expect((await person.does('aid.get', { aidId })).file?.need).toBe('爱人去年下岗')
})

test('a team leader is told to photograph the written authority first', async () => {
  await look(cast.leader, 'apply', Apply, { other: '1' })
  await sees('替哪位组员申请？')
  await write('组员工号', cast.members.mate.staffNo)
  await write('组员姓名', cast.members.mate.name)
  await next()
  await answerAll()
  await sees('代为申请，请先拍本人写的委托书')
})

test('the way in is calm for somebody who has nothing yet, and open to nobody else’s case', async () => {
  await look(await newcomer(), 'mine', Mine)
  await sees('有难处，找娘家人')
  await sees('申请帮扶')
  expect(screen.queryByText('替组员申请')).toBeNull()
  cleanup()
  await look(cast.leader, 'mine', Mine)
  await sees('替组员申请')
})
