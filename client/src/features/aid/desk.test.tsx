/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { aidCastOn, anApplication, appliedBy, aVisit, freshStart, leadAid, storedAid, type AidCast } from '@/local/testing/aids'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import type { Person } from '@/local/testing/person'
import type { AidStatus } from '@/types/aidNames'
import { addDays, dayOf } from '@/types/calendar'
import { hideToast } from '../../lib/toast'
import Approve from './pages/approve/index'
import Assessments from './pages/assessment/index'
import Desk from './pages/desk/index'
import Detail from './pages/detail/index'
import FilePage from './pages/file/index'
import Means from './pages/means/index'
import Publicity from './pages/publicity/index'
import Spending from './pages/spending/index'
import Visit from './pages/visit/index'

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
  cloud.clock.reset()
  await freshStart(cloud, cast)
})

async function look(as: Person, page: string, Page: () => JSX.Element | null, params: Record<string, string> = {}) {
  cleanup()
  holdPhone(as)
  openPage(`/features/aid/pages/${page}/index`, params)
  await openScreen(<Page />)
}
const desk = (as: Person, aidId: string) => look(as, 'desk', Desk, { id: aidId })

/** The last of that name: what lies in a sheet comes after the page. */
async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const write = (label: string, value: string) => act(async () => void fireEvent.change(screen.getByLabelText(label), { target: { value } }))
const sees = (text: string | RegExp) => screen.findByText(text)
const statusOf = async (aidId: string) => (await storedAid(cloud, aidId)).status
const led = async (to: AidStatus, traits: Parameters<typeof appliedBy>[2] = {}) => leadAid({ cloud, cast }, await appliedBy(cast.worker, {}, traits), to)

describe('the caseworker', () => {
  test('returns with a reason, or takes it in', async () => {
    const aidId = await led('submitted')
    await desk(cast.caseworker, aidId)
    await sees('您打开这一页已经记下，申请人查得到是谁、什么时候看的。')
    await tap('其他办法')
    await tap(/^退回补正/)
    await tap('退回补正')
    await sees('请写明理由')
    expect(await statusOf(aidId)).toBe('submitted')
    await write('理由', '请补上收入证明')
    await tap('退回补正')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('returned'))
  })

  test('opens the file with a reason, which the applicant can read', async () => {
    const aidId = await led('checking')
    await look(cast.caseworker, 'file', FilePage, { id: aidId })
    await sees('为什么要看？')
    expect(screen.queryByText('两个孩子上学，爱人没有工作')).toBeNull()
    await tap('准备核实走访', 'radio')
    await tap('打开材料')
    await sees('两个孩子上学，爱人没有工作')
    const reads = (await cast.worker.does('privacy.reads', { limit: 5 })).items
    expect(reads).toContainEqual(expect.objectContaining({ byName: '李晓梅', what: '申请材料', reason: '准备核实走访' }))
  })

  test('writes what two of them saw; the same person cannot sign it, the other one can', async () => {
    const aidId = await led('checking')
    await look(cast.caseworker, 'visit', Visit, { id: aidId })
    await tap('入户走访', 'checkbox')
    await write('看到、问到的情况', '家里只有一份工资')
    await tap('存好，请同事签字')
    await waitFor(() => expect(whereTo()).toEqual(['back']))
    await desk(cast.caseworker, aidId)
    await sees('还差另一位同事签字')
    await desk(cast.leader, aidId)
    await tap('共同签字')
    await sees('您也参加了核实，记录属实，才签字。签完转委员会。')
    await tap('共同签字')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('reviewing'))
  })
})

describe('the calculation', () => {
  test('is shown line by line with its rule, and says that people decide', async () => {
    const aidId = await led('reviewing')
    await look(cast.welfare, 'means', Means, { id: aidId })
    await sees('仅供参考，由人决定')
    expect(screen.getByText('¥24,000.00')).toBeTruthy()
    expect(screen.getByText('低保标准（每人每月）：¥800.00')).toBeTruthy()
    expect(screen.getAllByText('这条规定待工会确认').length).toBeGreaterThan(0)
  })
})

describe('the committee', () => {
  test('gives an opinion with category and amount, told what the rules allow', async () => {
    const aidId = await led('reviewing')
    await desk(cast.vice, aidId)
    await tap('给出意见')
    await tap('建议救助', 'radio')
    await tap('相对困难', 'radio')
    await sees(/^按规定最多 ¥8,000\.00/)
    await write('建议金额（元）', '9000')
    await write('理由', '情况属实')
    await tap('给出意见')
    await sees('金额超过规定的上限，请看清规定后改小')
    await write('建议金额（元）', '3000')
    await tap('给出意见')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('toPublicise'))
  })

  test('votes where there is no publicity, each once', async () => {
    const aidId = await led('reviewing', { publicityVersion: null })
    await cast.vice.does('aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: 300_000, reason: '建议救助' })
    await desk(cast.women, aidId)
    await sees('本人不同意公示，由委员会集体审议、经审委员见证')
    await tap('投票')
    await tap('同意', 'radio')
    await tap('投票')
    await sees('同意 1 票，不同意 0 票，至少要 3 人')
    await desk(cast.women, aidId)
    await sees('您已经投过票了，请等其他委员')
  })
})

describe('a vote against', () => {
  test('asks for a reason in words for the person, and keeps the note among the committee', async () => {
    const aidId = await led('reviewing', { publicityVersion: null })
    await cast.vice.does('aid.opinion', { aidId, supports: true, category: 'relative', suggestedFen: 300_000, reason: '建议救助' })
    for (const member of ['culture', 'safety'] as const) await cast[member].does('aid.vote', { aidId, isFor: false, reason: '家庭收入高于标准', note: '' })
    await cast.auditor.does('aid.witness', { aidId, note: '' })
    await desk(cast.women, aidId)
    await tap('投票')
    expect(screen.queryByLabelText('不同意的理由')).toBeNull()
    await tap('不同意', 'radio')
    await write('附言', '私下的话')
    await tap('投票')
    await sees('请写明理由')
    expect(await statusOf(aidId)).toBe('voting')
    await write('不同意的理由', '自付单据不全')
    await tap('投票')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('refused'))
    await look(cast.worker, 'detail', Detail, { id: aidId })
    expect((await screen.findAllByText('家庭收入高于标准；自付单据不全')).length).toBeGreaterThan(0)
    expect(screen.queryByText(/私下的话/)).toBeNull()
  })
})

describe('publicity', () => {
  test('shows a masked name and when it goes; an objection stops it', async () => {
    const aidId = await led('publicised')
    await look(cast.mate, 'publicity', Publicity)
    await sees('张* · 生产一部')
    const [row] = (await cast.mate.does('aid.publicity', {})).items
    const [, month, day] = addDays(dayOf(new Date(row?.endsAt ?? 0)), -1).split('-').map(Number)
    expect(screen.getByText(new RegExp(`^公示至 (\\d{4}年)?${month ?? 0}月${day ?? 0}日 周.，到期自动撤下$`))).toBeTruthy()
    await sees(/^有不同意见，也可以找工会办公室/)
    expect(JSON.stringify({ ...localStorage })).not.toContain('张*')
    await tap('提异议')
    await write('您了解的情况', '他家开了店')
    await tap('交给工会')
    await sees('现在没有公示')
    expect(await statusOf(aidId)).toBe('objected')
    await desk(cast.welfare, aidId)
    await tap('处理异议')
    await tap('成立，不予救助', 'radio')
    await write('理由', '查实有经营收入')
    await tap('处理异议')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('refused'))
    await look(cast.worker, 'detail', Detail, { id: aidId })
    expect((await screen.findAllByText('查实有经营收入')).length).toBeGreaterThan(0)
    expect(screen.getByRole('button', { name: '申请复核' })).toBeTruthy()
  })

  test('needs an assessment, which the chair writes', async () => {
    await look(cast.chair, 'assessment', Assessments)
    await sees('有效的影响评估已经有了，可以公示')
    await tap('写一份评估')
    await write('评估的是什么', '公示救助结果')
    await write('对个人有什么影响', '同事可能猜到')
    await write('怎么保护', '七天后撤下')
    await tap('存好评估')
    await sees('评估已存')
  })
})

describe('the amount', () => {
  test('stands beside its ceilings; the button is grey and says why above them, and works below', async () => {
    const aidId = await led('toApprove')
    await look(cast.chair, 'approve', Approve, { id: aidId })
    await sees('上限和依据')
    expect(screen.getByText('生活救助，每户每年，月低保的：10 倍')).toBeTruthy()
    await write('金额（元）', '3001')
    await sees('金额不能高于公示或表决的金额，请改小')
    await write('金额（元）', '2000')
    await waitFor(() => expect(screen.queryByText('金额不能高于公示或表决的金额，请改小')).toBeNull())
    await waitFor(() => expect(screen.getByRole('button', { name: '批准 ¥2,000.00' })).toBeTruthy())
    await tap('批准 ¥2,000.00')
    await sees(/^批准后预留 ¥2,000\.00/)
    await tap('签字')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('approved'))
  })

  test('is paid, read by the auditor and signed for by the person with one large button', async () => {
    const aidId = await led('approved')
    await desk(cast.finance, aidId)
    await sees('您看得到办到哪一步和金额，看不到家庭情况。')
    await tap('登记已转账')
    await write('转账日期', dayOf(new Date(cloud.clock.now())))
    await tap('登记已转账')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('paid'))
    await look(cast.worker, 'detail', Detail, { id: aidId })
    await tap('签收 ¥3,000.00')
    await sees('钱收到了吗？')
    await tap('收到了，签收')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('received'))
    await look(cast.auditor, 'spending', Spending)
    await sees('已签收')
    await desk(cast.auditor, aidId)
    await sees('帮扶款')
    expect(screen.queryByRole('button', { name: '写回访' })).toBeNull()
  })
})

describe('my application', () => {
  test('says who has it and by when, and is withdrawn after a question', async () => {
    const aidId = await led('submitted')
    await look(cast.worker, 'detail', Detail, { id: aidId })
    await sees('现在在工会专员手里')
    expect(screen.getByText('谁看过我的资料')).toBeTruthy()
    expect(screen.queryByText('两个孩子上学，爱人没有工作')).toBeNull()
    await tap('打开看看')
    await sees('两个孩子上学，爱人没有工作')
    expect(JSON.stringify({ ...localStorage })).not.toContain('爱人')
    await tap('撤回申请')
    await sees('撤回这件申请？')
    await tap('撤回申请')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('withdrawn'))
  })

  test('refused: the reason is the loudest, and it is reviewed once', async () => {
    const aidId = await led('checking')
    await cast.caseworker.does('aid.visit', aVisit(aidId, cloud.clock.now()))
    await cast.leader.does('aid.signVisit', { aidId })
    await cast.vice.does('aid.opinion', { aidId, supports: false, reason: '人均收入高于两倍低保' })
    await look(cast.worker, 'detail', Detail, { id: aidId })
    await sees('暂时没有通过')
    await tap('申请复核')
    await write('不服的理由', '有一笔是借款')
    await tap('交上去')
    await waitFor(async () => expect(await statusOf(aidId)).toBe('reconsidering'))
  })

  test('is nobody else’s', async () => {
    const { aidId } = await cast.worker.does('aid.submit', anApplication())
    await look(cast.mate, 'detail', Detail, { id: aidId })
    await sees('没有找到这件申请')
    await desk(cast.mate, aidId)
    await sees('这件申请不在您手里')
  })
})
