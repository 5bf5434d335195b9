/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen, waitFor } from '@testing-library/react'
import { castOn, lead, submittedBy, type Cast } from '@/local/testing/suggestions'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import Publicity from '../publicity'
import Records from '../records'
import Statistics from './index'

let cloud: ScreenCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await castOn(cloud)
  await submittedBy(cast.worker, { title: '只提了' })
  await lead(cloud, cast, await submittedBy(cast.worker, { title: '受理了' }), 'accepted')
})
afterAll(() => cloud.close())
afterEach(() => act(hideToast))

describe('the figures', () => {
  it('stand beside their formula, and open the records behind them', async () => {
    holdPhone(cast.chair)
    openPage('/features/suggestion/pages/statistics/index')
    await openScreen(<Statistics />)
    const rate = await screen.findByRole('button', { name: '受理率，受理件数 ÷ 提出件数，50%' })
    await act(async () => void fireEvent.click(rate))
    const [address = ''] = whereTo()
    expect(address).toContain('figure=acceptRate')
    cleanup()
    openPage('/features/suggestion/pages/records/index', Object.fromEntries(new URLSearchParams(address.split('?')[1])))
    await openScreen(<Records />)
    expect(await screen.findByText('受理了')).toBeTruthy()
    expect(screen.queryByText('只提了')).toBeNull()
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '导出成表格' })))
    await waitFor(async () => {
      const { items } = await cast.chair.does('export.mine', {})
      expect(items.map(({ fileName }) => fileName)).toContainEqual(expect.stringMatching(/^\d{4}合理化建议台账-受理率\.xlsx$/))
    })
  })
})

describe('the figures of a unit', () => {
  it('say that they leave out what has no verdict yet, and as of which day people are counted', async () => {
    holdPhone(cast.chair)
    openPage('/features/suggestion/pages/statistics/index')
    await openScreen(<Statistics />)
    const unit = await screen.findByRole('button', { name: '单位，全部单位' })
    expect(screen.getByText(/在册职工 \d+ 人，按入职、离职日期推算/)).toBeTruthy()
    expect(screen.queryByText(/分单位只计已有结论的建议/)).toBeNull()
    await act(async () => void fireEvent.click(unit))
    await act(async () => void fireEvent.click(screen.getByText('生产一部分会')))
    expect(await screen.findByText(/分单位只计已有结论的建议：各单位相加会少于全部/)).toBeTruthy()
    expect(screen.getByRole('button', { name: /^受理率，.*，还没有$/ })).toBeTruthy()
  })
})

describe('what is made public', () => {
  it('may be objected to, with words and without a name', async () => {
    const suggestionId = await submittedBy(cast.worker, { title: '公示这一件' })
    await lead(cloud, cast, suggestionId, 'publicised')
    holdPhone(cast.mate)
    openPage('/features/suggestion/pages/publicity/index')
    await openScreen(<Publicity />)
    const object = await screen.findByRole('button', { name: '我有不同意见' })
    await act(async () => void fireEvent.click(object))
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '提交异议' })))
    expect(screen.getByText('请写明不同意见')).toBeTruthy()
    fireEvent.change(screen.getByLabelText('不同意见'), { target: { value: '三月里别人先提过' } })
    await act(async () => void fireEvent.click(screen.getByRole('button', { name: '提交异议' })))
    await screen.findByText('异议已收到，核实期间暂停发奖')
    const { objections } = await cast.officer.does('suggestion.desk', { suggestionId })
    expect(objections.map(({ text, isOpen }) => [text, isOpen])).toEqual([['三月里别人先提过', true]])
    expect(JSON.stringify(objections)).not.toContain('冯海生')
  })
})
