/** One-time codes as the database keeps them: sealed, each to one person. */
import { seal } from '@/cloudfunctions/kit/secrets'
import { CODE_LENGTH, codeFrom, normalCode } from './rules'

export const bindSealOf = (memberId: string, code: string) => seal('bind', `${memberId}|${normalCode(code)}`, 24).toString('base64url')

/** The code that this request issues: asked again after a lost reply, it is the same code. */
export const codeFor = (memberId: string, requestId: string) => codeFrom(seal('bindCode', `${memberId}|${requestId}`, CODE_LENGTH))
