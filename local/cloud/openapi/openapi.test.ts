import jsQR from 'jsqr'
import { setTimeout as sleep } from 'node:timers/promises'
import { PNG } from 'pngjs'
import { openTestCloud, type TestCloud } from '../functions/fixtures/openTestCloud'
import { whyNotValue } from './fields'

const TEMPLATE = 'tpl-seat'
let cloud: TestCloud
beforeAll(async () => {
  cloud = await openTestCloud({
    maxWorkers: 2,
    templates: { [TEMPLATE]: ['thing1', 'time2'] },
    pages: ['pages/home/index', 'activity/pages/detail/index'],
    publicUrl: 'http://home.example:8080',
    mediaCheckDoor: 'probe',
    mediaCheckDelayMs: 600_000,
    judgeMedia: (url) => (url.includes('bmFrZWQ') ? 'risky' : 'pass'),
  })
})
afterEach(() => cloud.clock.reset())
afterAll(() => cloud.close())

const api = (name: string, params: object, openid = 'oChen') => cloud.act('openapi', { api: name, params, caught: true }, openid)
const message = (change: object = {}) => ({
  touser: 'oChen', templateId: TEMPLATE, page: 'pages/home/index',
  data: { thing1: { value: '您已递补成功' }, time2: { value: '2026-12-01 15:00' } }, ...change,
})

describe('subscribeMessage.send', () => {
  it('is delivered once for one accept', async () => {
    cloud.consent('oChen', TEMPLATE)
    expect(await api('subscribeMessage.send', message())).toMatchObject({ errCode: 0 })
    expect(await api('subscribeMessage.send', message())).toMatchObject({ errCode: 43101 })
  })

  it.each([
    ['to nobody', { touser: '' }, 40003],
    ['by an unknown template', { templateId: 'other' }, 40037],
    ['with 21 characters', { data: { thing1: { value: '一'.repeat(21) }, time2: { value: '15:00' } } }, 47003],
    ['with a line break', { data: { thing1: { value: '一\n二' }, time2: { value: '15:00' } } }, 47003],
    ['with a field missing', { data: { thing1: { value: '一' } } }, 47003],
    ['with a field too many', { data: { thing1: { value: '一' }, time2: { value: '15:00' }, thing9: { value: '九' } } }, 47003],
    ['to an unknown state', { miniprogramState: 'beta' }, 47003],
  ])('%s is refused and uses up no accept', async (_name, change, errCode) => {
    cloud.consent('oChen', TEMPLATE)
    expect(await api('subscribeMessage.send', message(change))).toMatchObject({ errCode })
    expect(await api('subscribeMessage.send', message())).toMatchObject({ errCode: 0 })
  })

  it('leaves a trace in the outbox, sent or not', async () => {
    const before = cloud.outbox().at(-1)?.seq ?? 0
    await api('subscribeMessage.send', message(), 'oOfficer')
    const [entry, ...more] = (await (await cloud.send('GET', `/outbox?after=${before}`)).json()) as unknown[]
    expect(more).toHaveLength(0)
    expect(entry).toMatchObject({
      api: 'subscribeMessage.send', errcode: 43101, caller: { door: 'probe', openid: 'oOfficer' },
      params: { touser: 'oChen', template_id: TEMPLATE, data: { thing1: { value: '您已递补成功' } } },
    })
  })

  it('answers what a test scripts', async () => {
    cloud.script({ api: 'subscribeMessage.send', reply: { errcode: 43107, errmsg: 'banned' }, times: 1 })
    expect(await api('subscribeMessage.send', message())).toMatchObject({ errCode: 43107 })
  })
})

describe('consents over HTTP', () => {
  const subscribe = async (body: object) =>
    (await cloud.send('POST', '/subscribe', { headers: { 'x-openid': 'oLi' }, body: JSON.stringify(body) })).json()

  it('add up for the person', async () => {
    expect(await subscribe({ templateIds: [TEMPLATE] })).toEqual({ [TEMPLATE]: 'accept', errMsg: 'requestSubscribeMessage:ok' })
    expect(await api('subscribeMessage.send', message({ touser: 'oLi' }))).toMatchObject({ errCode: 0 })
  })

  it('resolve when refused, but count nothing', async () => {
    expect(await subscribe({ templateIds: [TEMPLATE], rejected: [TEMPLATE] })).toMatchObject({ [TEMPLATE]: 'reject' })
    expect(await api('subscribeMessage.send', message({ touser: 'oLi' }))).toMatchObject({ errCode: 43101 })
  })

  it('are asked for five templates at most', async () => {
    expect(await subscribe({ templateIds: Array.from({ length: 6 }, (_, at) => `t${at}`) })).toMatchObject({ errCode: 20003 })
    expect(await subscribe({ templateIds: [] })).toMatchObject({ errCode: 10001 })
  })
})

describe('the value of a field', () => {
  it.each([
    ['thing1', '一'.repeat(20), '一'.repeat(21)], ['number1', '-12.5', '十二'], ['letter1', 'abc', 'abc1'],
    ['symbol1', '+-*', 'abc'], ['character_string1', 'A-1 x', '中文'], ['time1', '15:01', '25:01'],
    ['time2', '2026年12月1日 15:01', '2026年12月1日'], ['date1', '2019年10月1日', '10月1日'],
    ['date2', '2019年10月1日 15:01~2019年10月2日 16:00', 'tomorrow'], ['amount1', '¥100.50元', '一百元'],
    ['phone_number1', '+86-0766-66888866', '电话'], ['car_number1', '粤A8Z888挂', '粤A8Z888挂粤A8'],
    ['name1', '阿依古丽·买买提', 'Name1'], ['name2', 'John Smith', 'J'.repeat(21)], ['phrase1', '已通过', '已通过1'],
    ['phrase2', '配送中了吗', '配送中了吗啊'],
  ])('%s may be %j, not %j', (field, good, bad) => {
    expect(whyNotValue(field, good)).toBeNull()
    expect(whyNotValue(field, bad)).not.toBeNull()
    expect(whyNotValue(field, '')).not.toBeNull()
  })

  it('of an unknown kind is refused', () => {
    expect(whyNotValue('colour1', 'red')).toContain('not known')
  })
})

describe('wxacode.getUnlimited', () => {
  interface Picture { contentType: string; buffer: { data: number[] } }
  const picture = async (params: object) => (await api('wxacode.getUnlimited', params)) as Picture

  it('is a picture a phone can scan, and leads to the page with the scene', async () => {
    const { contentType, buffer } = await picture({ scene: 'a=x1&b=2', page: 'activity/pages/detail/index' })
    expect(contentType).toBe('image/png')
    const png = PNG.sync.read(Buffer.from(buffer.data))
    expect(png.width).toBeGreaterThan(280)
    const text = jsQR(new Uint8ClampedArray(png.data), png.width, png.height)?.data
    expect(text).toBe('http://home.example:8080/#/activity/pages/detail/index?scene=a%3Dx1%26b%3D2')
  })

  it.each([
    ['a scene of 33 characters', { scene: 'x'.repeat(33) }, 40169],
    ['no scene', { scene: '' }, 40169],
    ['a per cent sign', { scene: 'a%20b' }, 40129],
    ['Chinese', { scene: '活动' }, 40129],
    ['a leading slash', { scene: 'x', page: '/pages/home/index' }, 41030],
    ['parameters', { scene: 'x', page: 'pages/home/index?a=1' }, 41030],
    ['an unpublished page', { scene: 'x', page: 'pages/next/index' }, 41030],
    ['an unknown version', { scene: 'x', envVersion: 'beta' }, 40097],
    ['a tiny picture', { scene: 'x', width: 100 }, 40097],
  ])('refuses %s', async (_name, params, errCode) => {
    expect(await api('wxacode.getUnlimited', params)).toMatchObject({ errCode })
  })

  it('takes an unpublished page where checking is switched off', async () => {
    expect(await picture({ scene: 'x', page: 'pages/next/index', checkPath: false })).toMatchObject({ contentType: 'image/png' })
  })
})

describe('the lists of allowed APIs', () => {
  it('refuse what config.json does not list', async () => {
    const [tick] = await Promise.all([cloud.call('strict', { api: 'subscribeMessage.send' }, 'oChen')])
    expect(tick).toMatchObject({ result: { errCode: -604101 } })
  })

  it('refuse what is not imitated', async () => {
    expect(await api('customerServiceMessage.send', { touser: 'oChen' })).toMatchObject({ errCode: -604100 })
  })
})

describe('security.msgSecCheck', () => {
  const check = (change: object = {}) => api('security.msgSecCheck', { version: 2, scene: 2, openid: 'oChen', content: '今天加班', ...change })

  it.each([['今天加班', 'pass'], ['一起赌博', 'risky'], ['加微信聊', 'review']])('of %j says %s, with errCode 0', async (content, suggest) => {
    expect(await check({ content })).toMatchObject({ errCode: 0, result: { suggest } })
  })

  it.each([
    ['version 1', { version: 1 }, 40097],
    ['no person', { openid: '' }, 40003],
    ['an unknown scene', { scene: 9 }, 40129],
    ['nothing to check', { content: '' }, 47001],
    ['2,501 characters', { content: '字'.repeat(2_501) }, 40097],
    ['somebody who never came', { openid: 'oNobody' }, 61010],
  ])('refuses %s', async (_name, change, errCode) => {
    expect(await check(change)).toMatchObject({ errCode })
  })

  it('refuses somebody who came more than two hours ago', async () => {
    await cloud.act('who', {}, 'oEarly')
    expect(await check({ openid: 'oEarly' })).toMatchObject({ errCode: 0 })
    cloud.clock.advance(2 * 3_600_000 + 60_000)
    expect(await check({ openid: 'oEarly' })).toMatchObject({ errCode: 61010 })
  })
})

describe('security.mediaCheckAsync', () => {
  const check = async (name: string) => {
    await cloud.act('upload', { cloudPath: name, text: 'picture' })
    const [link] = (await cloud.act('tempUrl', { fileList: [`cloud://dev-env.6465-dev-env-1300000000/${name}`] })) as Array<{ tempFileURL: string }>
    return (await api('security.mediaCheckAsync', { version: 2, scene: 1, mediaType: 2, openid: 'oChen', mediaUrl: link?.tempFileURL })) as { traceId: string }
  }

  it('answers with a trace id, and the verdict comes later as an event', async () => {
    const { traceId } = await check('naked.png')
    expect(traceId).toMatch(/^[0-9a-f-]{36}$/)
    const { runs } = await cloud.wire.record(() => cloud.deliverVerdicts())
    expect(runs).toHaveLength(1)
    expect(runs[0]).toMatchObject({ door: 'probe', source: 'wx_unknown', openid: undefined })
    expect(await cloud.deliverVerdicts()).toHaveLength(0)
  })

  it('comes by itself when its time is up', async () => {
    const soon = await openTestCloud({ mediaCheckDoor: 'tick', mediaCheckDelayMs: 50, maxWorkers: 2 })
    await soon.act('upload', { cloudPath: 'a.png', text: 'x' })
    const [link] = (await soon.act('tempUrl', { fileList: ['cloud://dev-env.6465-dev-env-1300000000/a.png'] })) as Array<{ tempFileURL: string }>
    const params = { version: 2, scene: 1, mediaType: 2, openid: 'oChen', mediaUrl: link?.tempFileURL }
    await soon.act('openapi', { api: 'security.mediaCheckAsync', params }, 'oChen')
    for (let wait = 0; wait < 100 && soon.stored.length === 0; wait += 1) await sleep(50)
    expect(soon.stored).toHaveLength(1)
    await soon.close()
  })

  it('refuses what it could not fetch', async () => {
    const params = { version: 2, scene: 1, mediaType: 2, openid: 'oChen', mediaUrl: 'http://elsewhere/a.png' }
    expect(await api('security.mediaCheckAsync', params)).toMatchObject({ errCode: 87020 })
  })
})

describe('phonenumber.getPhoneNumber', () => {
  it('tells the number once', async () => {
    const code = cloud.phoneCode('13800000000')
    expect(await api('phonenumber.getPhoneNumber', { code })).toMatchObject({ phoneInfo: { phoneNumber: '13800000000', countryCode: '86' } })
    expect(await api('phonenumber.getPhoneNumber', { code })).toMatchObject({ errCode: 40029 })
  })

  it('refuses a code older than five minutes, and an invented one', async () => {
    const code = cloud.phoneCode('13800000000')
    cloud.clock.advance(301_000)
    expect(await api('phonenumber.getPhoneNumber', { code })).toMatchObject({ errCode: 40029 })
    expect(await api('phonenumber.getPhoneNumber', { code: 'invented' })).toMatchObject({ errCode: 40029 })
  })
})

describe('the outbox', () => {
  it('is there after a restart', async () => {
    const entries = cloud.outbox()
    expect(entries.length).toBeGreaterThan(5)
    expect(entries.map(({ seq }) => seq)).toEqual([...entries].map((_, at) => at + 1))
  })
})
