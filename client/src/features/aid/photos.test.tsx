/** @jest-environment ./local/testing/taro/cloudScreenEnvironment.js */
import { act, fireEvent, screen, waitFor } from '@testing-library/react'
import { agreesToAid, aidCastOn, anApplication } from '@/local/testing/aids'
import { aMember } from '@/local/testing/builders'
import type { Person } from '@/local/testing/person'
import { openAlbum, ownFolders, type Album } from '@/local/testing/taro/album'
import { allAnswered } from '@/local/testing/taro/allAnswered'
import { closeScreen } from '@/local/testing/taro/closeScreen'
import { openScreen } from '@/local/testing/taro/openScreen'
import { holdPhone, startScreenCloud, type ScreenCloud } from '@/local/testing/taro/screenCloud'
import { hidePage, openPage } from '@/local/testing/taro/taro'
import { newDraft, stepsOf, type Draft } from './lib/draft'
import Apply from './pages/apply/index'

let cloud: ScreenCloud
let person: Person
let album: Album

beforeAll(async () => {
  cloud = await startScreenCloud(ownFolders)
  await aidCastOn(cloud)
  person = await cloud.person(aMember({ name: '徐涛' }))
  await agreesToAid(person)
})
afterAll(() => cloud.close())
/** Everything but the photos has been answered: the page that asks for them is open. */
beforeEach(async () => {
  const { file } = anApplication()
  const draft: Draft = { ...newDraft(), ...file, urgent: 'no', hasDibao: false, step: stepsOf.own.indexOf('evidence') }
  await person.does('aid.saveDraft', { draft: JSON.stringify(draft), isForOther: false })
  holdPhone(person)
  album = openAlbum()
  openPage('/features/aid/pages/apply/index')
  await openScreen(<Apply />)
  await screen.findByText('拍几张材料')
})
afterEach(closeScreen)

async function tap(name: string | RegExp, role = 'button') {
  const found = await screen.findAllByRole(role, { name })
  await act(async () => void fireEvent.click(found[found.length - 1] as HTMLElement))
}
const mine = () => act(async () => (await person.does('aid.mine', {})).items)
const photos = () => screen.queryAllByRole('button', { name: /^移除第/ }).length
const inCloud = () => act(async () => (await person.does('aid.draft', {})).draft)
/** What was asked is done, and the phone hears of it only then. */
function hearsLate(action: string): () => void {
  const phone = globalThis.fetch
  let hears = () => undefined as void
  const heard = new Promise<void>((resolve) => (hears = resolve))
  globalThis.fetch = async (address, init) => {
    const answer = await phone(address, init)
    if (typeof init?.body === 'string' && init.body.includes(`"${action}"`)) await heard
    return answer
  }
  return () => {
    globalThis.fetch = phone
    hears()
  }
}
/** As the cloud has it once the page is put away. */
async function saved(): Promise<Draft> {
  hidePage()
  await act(allAnswered)
  return JSON.parse((await inCloud()) ?? '{}') as Draft
}

it('keeps both photos of two papers that are on their way at once, each with its own', async () => {
  await album.choose(1, 0)
  await album.choose(1, 1)
  await album.pass()
  await album.pass()
  expect(photos()).toBe(2)
  const { evidence } = await saved()
  expect(new Set(evidence.map(({ kind }) => kind)).size).toBe(2)
})

it('says once, beneath them, that photos without a face on this phone are kept', async () => {
  await album.choose(2)
  await album.pass()
  await album.pass()
  screen.getAllByRole('img').forEach((image) => fireEvent.error(image))
  expect(screen.getAllByText('已存好')).toHaveLength(2)
  expect(screen.getAllByText('存好的照片提交后才能点开看；现在要看，请移除后重选')).toHaveLength(1)
})

it('goes on to the next questions while a photo is on its way, and keeps their answers', async () => {
  await album.choose(1)
  await tap('下一步')
  await tap(/^愿意公示/, 'radio')
  await album.pass()
  expect(screen.getByText('愿不愿意公示？')).toBeTruthy()
  const { step, isPublic, evidence } = await saved()
  expect([stepsOf.own[step], isPublic, evidence.length]).toEqual(['publicity', true, 1])
})

it('is not handed in without a photo that is on its way; then it is, with it, and no draft comes back, whatever is tapped meanwhile', async () => {
  await album.choose(1)
  await tap('下一步')
  await tap(/^不公示/, 'radio')
  await tap('下一步')
  await tap('交上去，现在不能点：照片还在上传，请稍候')
  expect(await mine()).toEqual([])
  await album.pass()
  const hears = hearsLate('aid.submit')
  await tap('交上去')
  await waitFor(async () => expect(await inCloud()).toBeNull())
  await tap('上一步')
  await act(async () => hears())
  await screen.findByText('收到了')
  const [own] = await mine()
  expect((await person.does('aid.get', { aidId: own?.aidId ?? '' })).file?.evidence).toHaveLength(1)
  await act(() => new Promise((resolve) => setTimeout(resolve, 1500)))
  expect(await inCloud()).toBeNull()
})

it('keeps of three photos the two that got through, and sends the third again', async () => {
  await album.choose(3)
  await album.pass()
  await album.fail()
  await album.pass()
  expect([photos(), (await saved()).evidence.length]).toEqual([3, 2])
  await tap('第 3 张照片没传上去，点这里再试')
  await album.pass()
  expect((await saved()).evidence).toHaveLength(3)
})
