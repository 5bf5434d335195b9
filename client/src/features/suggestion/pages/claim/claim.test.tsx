/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { aProposal, castOn, type Cast } from '@/local/testing/suggestions'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { hideToast } from '../../../../lib/toast'
import Detail from '../detail'
import Claim from './index'

let cloud: ScreenCloud
let cast: Cast

beforeAll(async () => {
  cloud = await startScreenCloud()
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(() => {
  holdPhone(cast.mate)
  openPage('/features/suggestion/pages/claim/index')
})
afterEach(() => act(hideToast))

async function find(code: string) {
  fireEvent.change(screen.getByLabelText('认领码'), { target: { value: code } })
  await act(async () => void fireEvent.click(screen.getByRole('button', { name: '查询' })))
}

describe('a claim code', () => {
  it('opens the suggestion on any phone, is in no address, and leaves nothing behind', async () => {
    const { suggestionId, claimCode } = await cast.worker.does('suggestion.submit', aProposal({ isAnonymous: true, measure: '更衣室加排风' }))
    await openScreen(<Claim />)
    await find((claimCode ?? '').toLowerCase().replace(/-/g, ' '))
    await screen.findByRole('button', { name: '查询' })
    for (let tries = 0; tries < 30 && whereTo().length === 0; tries += 1) await act(() => new Promise((resolve) => setTimeout(resolve, 50)))
    expect(whereTo()).toEqual([`/features/suggestion/pages/detail/index?id=${suggestionId}`])
    cleanup()
    openPage('/features/suggestion/pages/detail/index', { id: suggestionId })
    await openScreen(<Detail />)
    expect(await screen.findByText('现在在工会民主管理委员手里')).toBeTruthy()
    expect(JSON.stringify({ ...localStorage })).not.toContain('更衣室加排风')
  })

  it('that is mistyped says so at the field', async () => {
    await openScreen(<Claim />)
    await find('1234')
    expect(screen.getByText('认领码是 12 位字母和数字，请核对')).toBeTruthy()
    await find('2222-2222-2222')
    expect(await screen.findByText('没有对上，请核对认领码是否抄错')).toBeTruthy()
    expect(whereTo()).toEqual([])
  })
})
