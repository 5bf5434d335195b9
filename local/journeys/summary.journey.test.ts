/** The year's summary in a real browser: a figure, its records, the draft, a changed paragraph, the signature, the file. */
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser } from 'playwright-core'
import type { Summary } from '@/cloudfunctions/kit/documents/summary'
import { openBrowser } from '@/local/testing/browser'
import { aMember } from '@/local/testing/builders'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { finishedBy } from '@/local/testing/summaries'
import { submittedBy } from '@/local/testing/suggestions'
import { dayOf } from '@/types/calendar'
import { phoneOf } from './phone'

const h5Dir = path.resolve(__dirname, '../../dist/h5')
const SUGGESTIONS = 4

let cloud: TestCloud
let browser: Browser
const officer = aMember({ role: 'OFF', name: '陈志强' })
const chair = aMember({ role: 'CHAIR', name: '吴建明' })

beforeAll(async () => {
  if (!existsSync(h5Dir)) throw new Error('build the page first: npm run build:h5')
  cloud = await startCloud({ h5Dir })
  browser = await openBrowser()
  await cloud.load('members', [officer, chair])
  const worker = await cloud.person(aMember({ name: '张伟' }))
  for (let index = 0; index < SUGGESTIONS; index += 1) await submittedBy(worker)
  // The first minute counts the roster and the months, the second sums up the year.
  await cloud.fire(new Date())
  await cloud.fire(new Date(Date.now() + 60_000))
}, 120_000)

afterAll(async () => {
  await browser?.close()
  await cloud?.close()
})

test('from a number to the signed document', async () => {
  const year = dayOf(new Date()).slice(0, 4)
  const writer = await phoneOf(browser, cloud.url, officer.openid ?? '')
  await writer.open('features/inbox/pages/tools/index')
  await writer.tap('年度总结')
  await writer.sees(`${year}年`)
  await writer.page.getByRole('button', { name: new RegExp(`^建议提出件数，${SUGGESTIONS} 件`) }).click()
  await writer.sees('怎么统计')
  await writer.sees('有哪些记录')
  await writer.page.locator('.list-row:visible').nth(SUGGESTIONS - 1).waitFor()
  expect(await writer.page.locator('.list-row:visible').count()).toBe(SUGGESTIONS)
  await writer.page.goBack()
  await writer.tap('写总结')
  await writer.page.getByRole('button', { name: /依托职代会、合理化建议/ }).click()
  const field = writer.page.getByLabel('这一段的文字')
  const text = await field.inputValue()
  expect(text).toContain(`合理化建议${SUGGESTIONS}件`)
  await field.fill(text.replace(`合理化建议${SUGGESTIONS}件`, '合理化建议40件'))
  await writer.tap('保存')
  await writer.sees(`40（统计为 ${SUGGESTIONS}）`)
  const address = writer.page.url().split('#/')[1] ?? ''
  await writer.close()

  const signer = await phoneOf(browser, cloud.url, chair.openid ?? '')
  await signer.open(address)
  await signer.sees(/还有 \d+ 段没有写明/)
  const author = cloud.as(officer)
  await finishedBy(author, await author.does('summary.get', { summaryId: (await cloud.dump<Summary>('summaries'))[0]?._id ?? '' }))
  await signer.open(address)
  await signer.tap('签发')
  await signer.page.locator('.dialog input').fill('签发')
  await signer.page.locator('.dialog').getByRole('button', { name: '签发', exact: true }).click()
  await signer.sees(/^吴建明 于 .* 签发$/)
  const downloading = signer.page.waitForEvent('download')
  await signer.tap('下载文档')
  const file = await downloading
  expect(file.suggestedFilename()).toMatch(/工作总结\.docx$/)
  const content = readFileSync((await file.path()) ?? '')
  expect(content.subarray(0, 2).toString()).toBe('PK')
  expect(content.includes('word/document.xml')).toBe(true)
  await signer.close()
  const [signed] = await cloud.dump<Summary>('summaries')
  expect(signed).toMatchObject({ status: 'signed', signedBy: { name: '吴建明' } })
}, 60_000)
