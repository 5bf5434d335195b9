/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { dayOf } from '@/types/calendar'
import { handoutCastOn, type HandoutCast } from '@/local/testing/handouts'
import { openAlbum, ownFolders } from '@/local/testing/taro/album'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { openPage, whereTo } from '@/local/testing/taro/taro'
import { aMate, approvedVisit, storedVisit } from '@/local/testing/visitCases'
import Record from './pages/record/index'

let cloud: ScreenCloud
let cast: HandoutCast

beforeAll(async () => {
  cloud = await startScreenCloud(ownFolders)
  cast = await handoutCastOn(cloud, dayOf(new Date()).slice(0, 4))
})
afterAll(() => cloud.close())
afterEach(closeScreen)

const tap = (name: string) => act(async () => void fireEvent.click(screen.getByRole('button', { name })))
const kept = async (visitId: string) => (await storedVisit(cloud, visitId)).photos.length

it('keeps the photos that got through, sends the other again, and stores the record only then', async () => {
  const { person } = await aMate(cloud)
  const visitId = await approvedVisit(cast, person)
  await person.does('visit.allowPhoto', { visitId, allows: true })
  holdPhone(cast.officer)
  openPage('/features/visit/pages/record/index', { id: visitId })
  const album = openAlbum()
  await openScreen(<Record />)
  await screen.findByText('本人同意拍照')
  fireEvent.change(screen.getByLabelText('看到的、说到的'), { target: { value: '人已出院' } })
  await album.choose(3)
  await album.pass()
  await album.fail()
  await tap('存下记录，现在不能点：照片还在上传，请稍候')
  await album.pass()
  await waitFor(async () => expect(await kept(visitId)).toBe(2))
  expect((await storedVisit(cloud, visitId)).status).not.toBe('toSign')
  await tap('第 1 张照片没传上去，点这里再试')
  await album.pass()
  expect(await kept(visitId)).toBe(3)
  await tap('存下记录')
  await waitFor(() => expect(whereTo()).toContain('back'))
  expect((await storedVisit(cloud, visitId)).status).toBe('toSign')
})
