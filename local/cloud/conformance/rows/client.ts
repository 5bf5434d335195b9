import { throws } from 'node:assert'
import { equal, notHere, row, type Row } from '../row'
import { TEMPLATE } from '../stage'

/** The page stack under which the tests run the compiled mini-program, with pages that do nothing. */
async function emptyPages(page: string, tab: string) {
  const { createPageStack } = await import('@/local/testing/weapp/pageStack')
  const framework = { create: () => ({ get: () => ({}), getComponent: () => ({ triggerPageLifetime: () => undefined }) }), destroy: () => undefined }
  const stack = createPageStack({ pages: [page, tab], tabs: [tab] } as never, framework as never, { copy: (value: unknown) => value } as never, { add: () => undefined, list: () => [] })
  stack.launch(`/${page}`)
  return { navigateTo: (url: string) => stack.navigation.navigateTo?.({ url }), depth: () => stack.pages.length }
}

const inWeChat = (what: string) => `only WeChat's base library has ${what}; a page in a browser cannot show it`

export const client: Row[] = [
  notHere(129, 'requestSubscribeMessage without a tap fails', 'D', '订阅消息', inWeChat('taps')),
  row(130, 'requestSubscribeMessage with six templates is 20003', 'D', '订阅消息', async ({ http }) => {
    const templateIds = Array.from({ length: 6 }, (_, at) => `t${at}`)
    equal((await http('POST', '/subscribe', { templateIds }, 'oChen')).json, { errCode: 20003, errMsg: 'requestSubscribeMessage:fail at most 5 templates' })
  }),
  row(131, 'a refusal resolves, with reject beside the template', 'D', '订阅消息', async ({ http }) => {
    const { json } = await http('POST', '/subscribe', { templateIds: [TEMPLATE], rejected: [TEMPLATE] }, 'oChen')
    equal(json, { [TEMPLATE]: 'reject', errMsg: 'requestSubscribeMessage:ok' })
  }),
  row(132, 'navigateTo an eleventh page, or a tab, fails', 'D', '路由 › navigateTo', async () => {
    const { navigateTo, depth } = await emptyPages('pages/a', 'pages/tab')
    for (let more = 0; more < 9; more += 1) navigateTo('/pages/a')
    throws(() => navigateTo('/pages/a'), /navigateTo:fail webview count limit exceed/)
    throws(() => navigateTo('/pages/tab'), /navigateTo:fail can not open a tabbar page/)
    equal(depth(), 10)
  }),
  notHere(133, 'a privacy API that is not declared fails with 112', 'D', '小程序隐私协议开发指南', inWeChat('the privacy agreement')),
  notHere(134, 'a second privacy call within 10 s of a refusal fails at once', 'D', '小程序隐私协议开发指南', inWeChat('the privacy dialog')),
  notHere(135, 'a main package of 2.1 MB is refused', 'D', '分包加载', 'the cloud receives no packages; local/testing/weapp/package.weapp.test.ts weighs the built one'),
  notHere(136, 'scanCode on a code of this mini-program gives its path', 'D', '设备 › scanCode', inWeChat('a camera')),
]
