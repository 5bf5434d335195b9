/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, cleanup, fireEvent, screen } from '@testing-library/react'
import { castOn, storedSuggestion, type Cast } from '@/local/testing/suggestions'
import { openAlbum, ownFolders, type Album } from '@/local/testing/taro/album'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage } from '@/local/testing/taro/taro'
import { keptDraft } from '../../../../lib/keptDraft'
import { draftKey, type Draft } from '../../lib/proposal'
import Submit from './index'

let cloud: ScreenCloud
let cast: Cast
let album: Album

beforeAll(async () => {
  cloud = await startScreenCloud(ownFolders)
  cast = await castOn(cloud)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  holdPhone(cast.worker)
  album = openAlbum()
  openPage('/features/suggestion/pages/submit/index')
  await openScreen(<Submit />)
})
afterEach(closeScreen)

async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const textOf = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label).value
const kept = () => keptDraft<Draft>(draftKey())
const photos = () => screen.queryAllByRole('button', { name: /^移除第/ }).length
const mine = async () => (await cast.worker.does('suggestion.mine', {})).items
const GREY = '提交建议，现在不能点：照片还在上传，请稍候'

async function writeAll(measure: string) {
  await tap('设备', 'radio')
  write('现状与问题', '配电间照明坏了一半，抄表看不清')
  write('改进措施', measure)
}

it('keeps what is written while a photo is on its way, and the photo with it', async () => {
  write('现状与问题', '第一句')
  await album.choose(1)
  write('现状与问题', '第一句，传的时候接着写')
  write('改进措施', '传的时候写的')
  await album.pass()
  expect([textOf('现状与问题'), textOf('改进措施'), photos()]).toEqual(['第一句，传的时候接着写', '传的时候写的', 1])
  expect(kept()).toMatchObject({ problem: '第一句，传的时候接着写', measure: '传的时候写的', photoFileIds: [expect.stringContaining('uploads/')] })
})

it('keeps both photos of two choices that are on their way at once', async () => {
  await album.choose(1)
  await album.choose(1)
  await album.pass()
  await album.pass()
  expect([photos(), kept()?.photoFileIds.length]).toEqual([2, 2])
})

it('is not sent without a photo that is on its way, and says what it waits for', async () => {
  const before = (await mine()).length
  await writeAll('换成防潮灯')
  await album.choose(1)
  await tap(GREY)
  expect((await mine()).length).toBe(before)
  await album.pass()
  await tap('提交建议')
  expect(await screen.findByText('收到了，谢谢您')).toBeTruthy()
  await act(allAnswered)
  const [sent] = await mine()
  expect((await storedSuggestion(cloud, sent?.suggestionId ?? '')).photoFileIds).toHaveLength(1)
  expect(kept()).toBeNull()
})

it('keeps of three photos the two that got through, and sends the third again', async () => {
  await writeAll('换成防水的')
  await album.choose(3)
  await album.pass()
  await album.fail()
  await album.pass()
  expect([photos(), kept()?.photoFileIds.length]).toEqual([3, 2])
  expect(screen.getByRole('button', { name: /^提交建议，现在不能点：有照片没传上去/ })).toBeTruthy()
  await tap('第 3 张照片没传上去，点这里再试')
  await album.pass()
  expect([photos(), kept()?.photoFileIds.length]).toEqual([3, 3])
  expect(screen.getByRole('button', { name: '提交建议' })).toBeTruthy()
})

it('may be sent without the photo that does not get through once that is taken out', async () => {
  await writeAll('换一个插座')
  await album.choose(1)
  await album.fail()
  await tap('移除第 1 张照片')
  await tap('提交建议')
  expect(await screen.findByText('收到了，谢谢您')).toBeTruthy()
})

it('is not brought back by a photo that comes after it was sent namelessly, without photos', async () => {
  await writeAll('食堂加一个窗口')
  await album.choose(1)
  await tap('匿名提交', 'switch')
  await tap('提交建议')
  await screen.findByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}$/)
  await album.pass()
  expect(kept()).toBeNull()
})

it('begun anew, is not joined by a photo of the one before', async () => {
  write('现状与问题', '上一条')
  cleanup()
  await openScreen(<Submit />)
  await album.choose(1)
  await tap('重新写')
  await tap('重新写')
  await album.pass()
  expect([photos(), kept()]).toEqual([0, null])
})
