/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { openAlbum, ownFolders, type Album } from '@/local/testing/taro/album'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { keptDraft } from '../../lib/keptDraft'
import type { Written } from './lib/useNoticeForm'
import Edit from './pages/edit'

let cloud: ScreenCloud
let album: Album

beforeAll(async () => {
  cloud = await startScreenCloud(ownFolders)
})
afterAll(() => cloud.close())
beforeEach(async () => {
  holdPhone(cloud.officer)
  album = openAlbum()
  openPage('/features/notice/pages/edit/index')
  await openScreen(<Edit />)
  await screen.findByLabelText('标题')
})
afterEach(closeScreen)

const tap = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const write = (label: string, value: string) => fireEvent.change(screen.getByLabelText(label), { target: { value } })
const kept = () => keptDraft<Written>('notice new')?.plan

it('keeps the text that is written while its picture is on its way', async () => {
  write('标题', '周五大扫除')
  await album.choose(1)
  write('正文', '传图的时候写好了正文')
  await album.pass()
  expect(screen.getByLabelText<HTMLTextAreaElement>('正文').value).toBe('传图的时候写好了正文')
  expect(kept()).toMatchObject({ title: '周五大扫除', text: '传图的时候写好了正文', imageFileIds: [expect.stringContaining('uploads/')] })
})

it('is neither kept in the cloud nor published without a picture that is on its way; then it is, with both', async () => {
  write('标题', '高温停工')
  write('正文', '两点到四点不上高处')
  await album.choose(2)
  await album.pass()
  expect(screen.queryByRole('button', { name: '存草稿' })).toBeNull()
  await tap('发布，现在不能点：照片还在上传，请稍候')
  expect(screen.queryByRole('dialog')).toBeNull()
  await album.pass()
  await tap('发布')
  await act(async () => void fireEvent.click(within(screen.getByRole('dialog')).getByRole('button', { name: '发布' })))
  await waitFor(() => expect(whereTo()[0] ?? '').toMatch(/^\/features\/notice\/pages\/desk\/index\?id=/))
  const noticeId = new URLSearchParams((whereTo()[0] ?? '').split('?')[1]).get('id') ?? ''
  expect((await cloud.officer.does('notice.desk', { noticeId })).imageFileIds).toHaveLength(2)
  expect(kept()).toBeUndefined()
})
