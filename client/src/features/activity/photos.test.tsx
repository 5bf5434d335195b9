/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, within } from '@testing-library/react'
import { openAlbum, ownFolders, type Album } from '@/local/testing/taro/album'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { keptDraft } from '../../lib/keptDraft'
import type { Written } from './lib/plan'
import { planKey } from './lib/planKey'
import Edit from './pages/edit'
import WrapUp from './pages/wrapup'

let cloud: ScreenCloud
let album: Album

beforeAll(async () => {
  cloud = await startScreenCloud(ownFolders)
})
afterAll(() => cloud.close())
beforeEach(() => {
  holdPhone(cloud.officer)
  album = openAlbum()
})
afterEach(closeScreen)

/** The last of that name: what lies in a dialog comes after the page. */
async function tap(name: string) {
  const found = await screen.findAllByRole('button', { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const textOf = (label: string) => screen.getByLabelText<HTMLInputElement>(label).value

it('keeps what is written in a plan while its cover is on its way, on whichever page it arrives', async () => {
  openPage('/features/activity/pages/edit/index')
  await openScreen(<Edit />)
  write('活动名称', '拔河')
  await album.choose(1)
  write('活动名称', '班组拔河赛')
  write('地点', '篮球场')
  await tap('去看全部步骤')
  await tap('提交审批，现在不能点：照片还在上传，请稍候')
  expect(screen.queryByRole('button', { name: '存草稿' })).toBeNull()
  await album.pass()
  expect(keptDraft<Written>(planKey(undefined))?.plan).toMatchObject({ title: '班组拔河赛', place: '篮球场', coverFileId: expect.stringContaining('uploads/') as string })
  await tap('存草稿')
  await screen.findByText('草稿已存好')
})

it('keeps what was spent, corrected while a photo is on its way, and ends only with the photo', async () => {
  const activityId = await cloud.activity()
  await cloud.officer.does('activity.start', { activityId })
  await cloud.officer.does('activity.finish', { activityId })
  openPage('/features/activity/pages/wrapup/index', { id: activityId })
  await openScreen(<WrapUp />)
  await screen.findByLabelText('实际花费（元）')
  write('实际花费（元）', '100')
  await album.choose(1)
  write('实际花费（元）', '860.50')
  write('小结', '全部写好')
  await tap('归档，现在不能点：照片还在上传，请稍候')
  expect(screen.queryByRole('dialog')).toBeNull()
  await album.pass()
  expect([textOf('实际花费（元）'), textOf('小结')]).toEqual(['860.50', '全部写好'])
  await tap('归档')
  await act(async () => void fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '归档' })))
  await act(allAnswered)
  expect(whereTo()).toEqual(['back'])
  expect((await cloud.officer.does('activity.desk', { activityId })).wrapUp).toMatchObject({ spentFen: 86_050, note: '全部写好', photoUrls: [expect.any(String) as string] })
})
