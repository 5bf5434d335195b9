import { randomBytes } from 'node:crypto'
import { PHONE_CODE_MS } from '../limits'
import type { Records } from '../records'
import { error, ok, type Api } from './api'

/** Makes the code a `getPhoneNumber` button would give for this phone number. */
export function newPhoneCode(records: Records, phone: string, now: number): string {
  const code = randomBytes(32).toString('hex')
  records.run('INSERT INTO phone_code VALUES (?, ?, ?)', code, phone, now + PHONE_CODE_MS)
  return code
}

/** 用户信息 › 获取手机号: a code works once, for five minutes. */
export function createGetPhoneNumber(records: Records, now: () => number, appId: string): Api {
  return ({ code }) => {
    if (typeof code !== 'string' || code === '') return error(40029, 'invalid code')
    const row = records.first('SELECT phone, expires FROM phone_code WHERE code = ?', code)
    const used = records.run('DELETE FROM phone_code WHERE code = ?', code)
    if (!row || used !== 1 || Number(row.expires) < now()) return error(40029, 'invalid code')
    const phone = String(row.phone)
    const watermark = { timestamp: Math.floor(now() / 1000), appid: appId }
    return ok({ phone_info: { phoneNumber: phone, purePhoneNumber: phone, countryCode: '86', watermark } })
  }
}
