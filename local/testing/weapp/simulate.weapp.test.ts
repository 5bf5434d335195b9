/**
 * @jest-environment jsdom
 */
import { builtDir } from './built'
import { simulatePage } from './simulate'

const place = document.createElement('div')

async function until(text: string, isThere = true): Promise<void> {
  const isSo = () => place.textContent?.includes(text) === isThere
  for (let tries = 0; tries < 200 && !isSo(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(`${text}: ${String(place.textContent?.includes(text))}`).toBe(`${text}: ${String(isThere)}`)
}

describe('in WeChat’s default framework, the page for claiming one’s identity', () => {
  it('says what is missing when 认领 is tapped and nothing was written', async () => {
    const page = simulatePage(builtDir, 'features/me/pages/bind/index', () => ({ ok: true, data: { me: null } }))
    page.attach(place)
    await until('认领您的身份')
    expect(place.textContent).not.toContain('请填写')

    page.querySelector('.button--primary')?.dispatchEvent('tap', { bubbles: true })
    await until('请填写工号')
    await until('请填写认领码')

    page.querySelector('.field__input')?.dispatchEvent('input', { detail: { value: 'HS10021' } })
    await until('请填写工号', false)
    await until('请填写姓名')
    page.detach()
  })
})
