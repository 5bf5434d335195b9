import { equal, row, type Row } from '../row'
import { TEMPLATE, type Stage } from '../stage'

const subscription = '订阅消息 › 发送订阅消息'
const code = '小程序码 › 获取不限制的小程序码'

const ask = async ({ act }: Stage, api: string, params: object) => await act('openapi', { api, params, caught: true }, 'oChen') as { errCode: number; result?: { suggest: string } }
const send = (stage: Stage, touser: string, value = '您已递补成功') =>
  ask(stage, 'subscribeMessage.send', { touser, templateId: TEMPLATE, page: 'pages/home/index', data: { thing1: { value } } })
const draw = async (stage: Stage, params: object) => (await ask(stage, 'wxacode.getUnlimited', params)).errCode
const oneOf = (value: number, ...allowed: number[]) => equal(allowed.includes(value) ? 'as told' : value, 'as told')

/** Whether a field of a template takes a value; the template has this one field. */
const fits = async (stage: Stage, field: string, value: string) => {
  const templateId = `tpl-${field}`
  stage.cloud.consent('oFields', templateId)
  return (await ask(stage, 'subscribeMessage.send', { touser: 'oFields', templateId, data: { [field]: { value } } })).errCode
}

export const openapi: Row[] = [
  row(121, 'a message without an accept is 43101', 'D', subscription, async (stage) => {
    equal((await send(stage, 'oNobody')).errCode, 43101)
  }),
  row(122, 'a thing of 21 characters, a phrase with a digit or six characters, a line break: 47003', 'D', subscription, async (stage) => {
    for (const value of ['一'.repeat(21), '一\n二']) equal(await fits(stage, 'thing1', value), 47003)
    for (const value of ['已通过1', '配送中了吗啊']) equal(await fits(stage, 'phrase1', value), 47003)
    equal([await fits(stage, 'thing1', '一'.repeat(20)), await fits(stage, 'phrase1', '已通过')], [0, 0])
  }),
  row(123, 'the second message on one accept is 43101', 'D', subscription, async (stage) => {
    stage.cloud.consent('oOnce', TEMPLATE)
    equal([(await send(stage, 'oOnce')).errCode, (await send(stage, 'oOnce')).errCode], [0, 43101])
  }),
  row(124, 'a scene of 33 characters or with % is 40169 or 40129', 'D', code, async (stage) => {
    for (const scene of ['x'.repeat(33), 'a%20']) oneOf(await draw(stage, { scene }), 40129, 40169)
  }),
  row(125, 'a page with a slash in front, a query, or not released is 41030', 'D', code, async (stage) => {
    for (const page of ['/pages/home/index', 'pages/home/index?a=1', 'pages/new/index']) equal(await draw(stage, { scene: 'a', page }), 41030)
    equal(await draw(stage, { scene: 'a', page: 'pages/new/index', checkPath: false }), 0)
  }),
  row(126, 'a bad text is errCode 0 with suggest risky', 'D', '内容安全 › 文本内容安全识别', async (stage) => {
    await stage.act('who', {}, 'oChen')
    const verdict = async (content: string) => {
      const { errCode, result } = await ask(stage, 'security.msgSecCheck', { version: 2, scene: 2, openid: 'oChen', content })
      return [errCode, result?.suggest]
    }
    equal([await verdict('代开发票'), await verdict('工会活动')], [[0, 'risky'], [0, 'pass']])
  }),
  row(127, 'a text of somebody away for more than two hours is 61010', 'D', '内容安全 › 文本内容安全识别', async (stage) => {
    equal((await ask(stage, 'security.msgSecCheck', { version: 2, scene: 2, openid: 'oAway', content: 'x' })).errCode, 61010)
  }),
  row(128, 'a phone number code works once: 40029', 'D', '用户信息 › 获取手机号', async (stage) => {
    const phone = { code: stage.cloud.phoneCode('13800138000') }
    const codes = [await ask(stage, 'phonenumber.getPhoneNumber', phone), await ask(stage, 'phonenumber.getPhoneNumber', phone)]
    equal(codes.map(({ errCode }) => errCode), [0, 40029])
  }),
]
