/** The wish to be told by WeChat, asked in the compiled mini-program at the moment of benefit. */
import { aMember } from '../builders'
import { startMessagingCloud, templateId } from '../messaging'
import { startCloud, type TestCloud } from '../startCloud'
import { builtDir } from './built'
import { openProgram, type Program } from './program'

const clouds: TestCloud[] = []
afterAll(async () => {
  for (const cloud of clouds) await cloud.close()
})

/** Somebody who has just handed in a suggestion on the phone. */
async function submitted(starting: Promise<TestCloud>): Promise<{ phone: Program; openid: string; cloud: TestCloud }> {
  const cloud = await starting
  clouds.push(cloud)
  const worker = aMember({ name: '张伟' })
  const { openid } = await cloud.person(worker)
  const phone = await openProgram({ dir: builtDir, cloud, openid, url: '/features/suggestion/pages/submit/index' })
  await phone.tap('设备')
  await phone.type('现状与问题', '3 号泵房的扶手松动，夜班巡检容易滑倒。')
  await phone.type('改进措施', '扶手重新焊牢，台阶刷防滑漆。')
  await phone.tap('提交建议')
  expect(phone.says('收到了，谢谢您')).toBe(true)
  return { phone, openid, cloud }
}

const leftOf = async (cloud: TestCloud, openid: string) => (await cloud.dump<{ templateId: string; left: number }>('consents', { openid })).map(({ templateId: id, left }) => [id, left])

it('asks WeChat before anything else of the tap, and one yes counts for one message', async () => {
  const { phone, openid, cloud } = await submitted(startMessagingCloud())
  phone.willAnswer('requestSubscribeMessage', { [templateId('suggestion')]: 'accept' })
  const before = phone.asked.length
  const cost = await phone.tap('有答复时微信告诉我')
  expect(phone.asked.slice(before).map(({ name }) => name)[0]).toBe('requestSubscribeMessage')
  expect(phone.asked[before]?.options).toMatchObject({ tmplIds: [templateId('suggestion')] })
  expect(cost.actions).toContain('message.consent')
  expect(phone.says('有答复时会用微信告诉您')).toBe(true)
  expect(phone.says('有答复时微信告诉我')).toBe(false)
  expect(await leftOf(cloud, openid)).toEqual([[templateId('suggestion'), 1]])
  phone.close()
  expect(phone.problems).toEqual([])
})

it('takes a no without insisting', async () => {
  const { phone, openid, cloud } = await submitted(startMessagingCloud())
  await phone.tap('有答复时微信告诉我')
  expect(phone.says('没有开启。答复会在消息里等您')).toBe(true)
  expect((await leftOf(cloud, openid)).filter(([, left]) => left !== 0)).toEqual([])
  phone.close()
})

it('asks nothing where WeChat has granted no template', async () => {
  const { phone } = await submitted(startCloud())
  expect(phone.says('看办理进度')).toBe(true)
  expect(phone.says('有答复时微信告诉我')).toBe(false)
  phone.close()
})
