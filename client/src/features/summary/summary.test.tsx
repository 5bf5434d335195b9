/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { aMember, aPlan } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { submittedBy } from '@/local/testing/suggestions'
import { finishedBy } from '@/local/testing/summaries'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { cutNetwork, holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { HOUR_MS } from '@/types/calendar'
import type { SummaryView } from '@/types/summary'
import { hideToast } from '../../lib/toast'
import Board from './pages/board'
import Document from './pages/document'
import Figure from './pages/figure'
import Summaries from './pages/list'

let cloud: ScreenCloud
let officer: Person
let chair: Person
let auditor: Person

/** A flag raising in March 2025 with two who came, archived. */
async function heldFlag(workers: readonly Person[], ids: readonly string[]): Promise<void> {
  const begins = new Date('2025-03-05T01:00:00Z').getTime()
  cloud.clock.set(new Date(begins - 100 * HOUR_MS))
  const { activityId } = await officer.does('activity.saveDraft', { plan: aPlan({ kind: 'flag', title: '三月升旗' }, begins - 72 * HOUR_MS) })
  await officer.does('activity.submit', { activityId })
  await chair.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  cloud.clock.set(new Date(begins - 60 * HOUR_MS))
  for (const worker of workers) await worker.does('activity.signUp', { activityId, guests: 0, answers: {} })
  cloud.clock.set(new Date(begins - 60_000))
  await officer.does('activity.start', { activityId })
  await officer.does('activity.uploadCheckIns', { activityId, way: 'tickOff', entries: ids.map((memberId) => ({ memberId, at: new Date(begins - 60_000).toISOString() })) })
  cloud.clock.set(new Date(begins + 3 * HOUR_MS))
  await officer.does('activity.finish', { activityId })
  await officer.does('activity.archive', { activityId, spentFen: 12_300, awards: '', note: '', photoFileIds: [] })
}

beforeAll(async () => {
  cloud = await startScreenCloud()
  officer = await cloud.person(aMember({ role: 'OFF', name: '陈志强' }))
  chair = await cloud.person(aMember({ role: 'CHAIR', name: '吴建明' }))
  auditor = await cloud.person(aMember({ role: 'AUD', name: '谢文静' }))
  const people = [aMember({ name: '张伟' }), aMember({ name: '赵丽' })]
  const workers = [await cloud.person(people[0] ?? aMember()), await cloud.person(people[1] ?? aMember())]
  await heldFlag(workers, people.map(({ _id }) => _id))
  cloud.clock.set('2025-06-03T02:00:00Z')
  for (let index = 0; index < 3; index += 1) await submittedBy(workers[0] as Person)
  cloud.clock.set('2025-12-20T02:00:00Z')
  await cloud.fire(new Date('2025-12-20T02:00:00Z'))
  await cloud.fire(new Date('2025-12-20T02:01:00Z'))
})
afterAll(() => cloud.close())
afterEach(() => act(async () => {
  await allAnswered()
  hideToast()
}))

async function open(person: Person, page: string, params: Record<string, string>, drawn: JSX.Element, isSamePhone = false) {
  if (!isSamePhone) holdPhone(person)
  openPage(`/features/summary/pages/${page}/index`, params)
  cleanup()
  await openScreen(drawn)
}
const openBoard = (person: Person, period = '2025') => open(person, 'board', { period }, <Board />)
const openFigure = (person: Person, figure: string) => open(person, 'figure', { figure, period: '2025' }, <Figure />)
const openDocument = (person: Person, id: string, isSamePhone = false) => open(person, 'document', { id }, <Document />, isSamePhone)

/** What lies in a sheet is meant, while one is open. */
async function tap(name: string | RegExp, role = 'button') {
  const sheets = screen.queryAllByRole('dialog')
  const top = sheets[sheets.length - 1]
  const found = await (top ? within(top) : screen).findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const type = async (label: string | RegExp, value: string) => act(async () => void fireEvent.input(screen.getByLabelText(label), { target: { value } }))

describe('the wall of the year', () => {
  it('says the largest number first, and every number opens with its name, value and the year before', async () => {
    await openBoard(officer)
    await tap(/^参加活动人次合计，2 人次，上年没有数/)
    expect(whereTo().at(-1)).toContain('figure=attendance.all&period=2025')
    expect(screen.getByRole('button', { name: /^升旗.*场次，1 次/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: /^活动支出，123 元/ })).toBeTruthy()
  })

  it('reads its chart aloud as one sentence of numbers', async () => {
    await openBoard(officer)
    const chart = await screen.findByRole('img', { name: /^每个月有多少人次参加活动？1月 没有数，2月 没有数，3月 2 人次/ })
    expect(chart).toBeTruthy()
    expect(screen.getByRole('group', { name: /^职工的建议走到了哪一步？征集 3 件，/ })).toBeTruthy()
  })

  it('keeps zero, not recorded and not in use apart', async () => {
    await openBoard(officer)
    const more = await screen.findAllByRole('button', { name: /^还有 \d+ 项是 0 或没有数$/ })
    for (const button of more) await act(async () => void fireEvent.click(button))
    expect(screen.getByRole('button', { name: /^读书班.*场次，有记录，本项为 0，0 次$/ })).toBeTruthy()
    expect(screen.getByRole('button', { name: '发布通知，未记录' })).toBeTruthy()
    expect(screen.getByRole('button', { name: '培训场次，未启用' })).toBeTruthy()
  })

  it('of another quarter asks for that quarter; an empty year says what will be here', async () => {
    await openBoard(officer)
    await tap('季度', 'tab')
    await tap('第一季度', 'tab')
    await tap(/^参加活动人次合计，2 人次，上年同期没有数/)
    expect(whereTo().at(-1)).toContain('period=2025-Q1')
    await openBoard(officer, '2021')
    expect(await screen.findByText('2021年还没有记录')).toBeTruthy()
  })

  it('is shown without network as it was last seen, with the time; and says so where nothing was seen', async () => {
    await openBoard(officer)
    await screen.findByText('职工参加活动')
    const restore = cutNetwork()
    await open(officer, 'board', { period: '2025' }, <Board />, true)
    expect(await screen.findByText(/没有网络，这是 .* 的内容/)).toBeTruthy()
    expect(screen.getByText('职工参加活动')).toBeTruthy()
    await openBoard(auditor)
    expect(await screen.findByText('现在没有网络')).toBeTruthy()
    restore()
  })

  it('is closed to a worker, who is told whom to ask', async () => {
    await openBoard(await cloud.person(aMember()))
    expect(await screen.findByText(/请向工会办公室要/)).toBeTruthy()
  })

  it('the auditor looks and is told why there is no writing', async () => {
    await openBoard(auditor)
    expect(await screen.findByRole('button', { name: /^写总结，现在不能点/ })).toBeTruthy()
  })
})

describe('one number', () => {
  it('says how it is counted and opens its records, each on its own screen', async () => {
    await openFigure(officer, 'attendance.flag')
    expect(await screen.findByText(/只报名没有签到的不计/)).toBeTruthy()
    expect(screen.getByText('在哪里查：活动管理 › 报名名单（已签到）')).toBeTruthy()
    await tap(/^张伟，/)
    expect(whereTo().at(-1)).toContain('/features/activity/pages/detail/index?id=')
  })

  it('where there is none, says why', async () => {
    await openFigure(officer, 'training.sessions')
    expect(await screen.findByText(/还没有用上本系统/)).toBeTruthy()
    await openFigure(officer, 'aid.granted')
    expect(await screen.findByText(/记录只在经办人自己的页面里打开/)).toBeTruthy()
    await openFigure(officer, 'no.such')
    expect(await screen.findByText('没有这个数字')).toBeTruthy()
  })
})

describe('the document', () => {
  let draft: SummaryView
  const body = () => {
    const found = draft.paragraphs.find(({ text, level }) => level === 'body' && text.includes('合理化建议'))
    if (!found) throw new Error('no paragraph of suggestions')
    return found
  }
  const again = async () => (draft = await officer.does('summary.get', { summaryId: draft.summaryId }))
  beforeAll(async () => {
    draft = await officer.does('summary.draft', { period: '2025' })
  })

  it('is made from the list for a period, and the list shows it as a draft', async () => {
    await open(officer, 'list', {}, <Summaries />)
    expect(await screen.findByText('草稿')).toBeTruthy()
    await tap('写一份总结')
    await tap('月份', 'tab')
    await tap('生成草稿')
    await waitFor(() => expect(whereTo().at(-1)).toContain('/features/summary/pages/document/index?id='))
  })

  it('a number changed by hand is marked with what was counted', async () => {
    await openDocument(officer, draft.summaryId)
    await tap(body().text)
    await type('这一段的文字', body().text.replace('3件', '30件'))
    await tap('保存')
    expect(await screen.findByText('已保存')).toBeTruthy()
    expect(screen.getByText('30（统计为 3）')).toBeTruthy()
    expect(screen.getByText(/有 1 个数与统计不一致/)).toBeTruthy()
    await again()
  })

  it('somebody else was faster: both texts are seen, what was typed is kept through a restart and then saved', async () => {
    await openDocument(officer, draft.summaryId)
    const before = body()
    await tap(new RegExp(`^${before.text.slice(0, 12)}`))
    await type('这一段的文字', `${before.text}我写的。`)
    await chair.does('summary.saveParagraph', { summaryId: draft.summaryId, version: draft.version, paragraphId: before.paragraphId, text: `${before.text}主席写的。` })
    await tap('保存')
    expect(await screen.findByText('您写的时候，有人改过这一段。现在是：')).toBeTruthy()
    expect(screen.getByText(`${before.text}主席写的。`)).toBeTruthy()
    expect((screen.getByLabelText('这一段的文字') as HTMLTextAreaElement).value).toBe(`${before.text}我写的。`)
    await openDocument(officer, draft.summaryId, true)
    expect(await screen.findByText('有没保存的修改')).toBeTruthy()
    await tap(new RegExp(`^${before.text.slice(0, 12)}`))
    await tap('保存')
    expect(await screen.findByText('已保存')).toBeTruthy()
    expect((await again()).paragraphs.some(({ text }) => text.endsWith('我写的。'))).toBe(true)
  })

  it('a paragraph is added behind another, and removed after a question', async () => {
    await openDocument(officer, draft.summaryId)
    const opening = draft.paragraphs[1]
    await tap(opening?.text ?? '')
    await tap('在后面加一段')
    await tap('保存')
    expect(await screen.findByText('请写好文字再保存')).toBeTruthy()
    await type('新一段的文字', '吴建明被评为优秀工会工作者。')
    await tap('保存')
    await screen.findByText('已加上')
    await tap('吴建明被评为优秀工会工作者。')
    await tap('删去这一段')
    await tap('删去这一段')
    expect(await screen.findByText('已删去')).toBeTruthy()
    expect(screen.queryByText('吴建明被评为优秀工会工作者。')).toBeNull()
    await again()
  })

  it('an officer is told who signs; the chair signs after typing the word, and nothing can be changed after', async () => {
    await openDocument(officer, draft.summaryId)
    expect(await screen.findByText('改好后请工会主席签发')).toBeTruthy()
    expect(screen.queryByRole('button', { name: '签发' })).toBeNull()
    await openDocument(chair, draft.summaryId)
    const unfinished = `还有 ${draft.unfinished.length} 段没有写明，请补充或删去后再签发`
    expect((await screen.findByRole('button', { name: `签发，现在不能点：${unfinished}` })).getAttribute('aria-disabled')).toBe('true')
    await tap('预览', 'tab')
    await tap('去第一段')
    expect(screen.getAllByText('这一段等着写明或删去')).toHaveLength(draft.unfinished.length)
    await finishedBy(officer, draft)
    await openDocument(chair, draft.summaryId)
    expect(screen.queryByText('这一段等着写明或删去')).toBeNull()
    await tap('签发')
    expect(screen.getByText('有 1 个数与统计不一致，或系统没有统计，打印时会加底色', { selector: '.strong' })).toBeTruthy()
    await type('请输入“签发”确认', '签发')
    await tap('签发')
    expect(await screen.findByText(/^吴建明 于 .* 签发$/)).toBeTruthy()
    await tap('修改', 'tab')
    expect(await screen.findByText('这份总结已签发，要改请新开一期并写明原因')).toBeTruthy()
  })

  it('a later edition needs its reason', async () => {
    await openDocument(officer, draft.summaryId)
    await tap('新开一期')
    await tap('新开一期')
    expect(await screen.findByText('请写明原因，例如：补登了两场活动')).toBeTruthy()
    await type('为什么要新开一期', '补登了一场活动')
    await tap('新开一期')
    await waitFor(() => expect(whereTo().at(-1)).toContain('/document/'))
    const address = whereTo().at(-1) ?? ''
    await openDocument(officer, new URLSearchParams(address.split('?')[1]).get('id') ?? '')
    expect(await screen.findByText('第 2 期，原因：补登了一场活动')).toBeTruthy()
  })

  it('is not there for those of other units', async () => {
    const other = await cloud.person(aMember({ grants: [{ role: 'GRP', orgId: 'g-prod2' }] }))
    await openDocument(other, draft.summaryId)
    expect(await screen.findByText('没有找到这份总结')).toBeTruthy()
  })

  it('is taken away as a Word file', async () => {
    const click = jest.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(() => undefined)
    await openDocument(chair, draft.summaryId)
    await tap('下载文档')
    expect(await screen.findByText(/工作总结\.docx 在浏览器的下载里/, {}, { timeout: 25_000 })).toBeTruthy()
    expect((click.mock.contexts[0] as HTMLAnchorElement).download).toMatch(/\.docx$/)
    click.mockRestore()
  }, 30_000)
})
