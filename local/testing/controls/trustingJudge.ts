/**
 * The negative control of content checks: no answer counts as a pass, as programs without this rule do it.
 * Built in the place of kit/judge.ts, never part of the product. It must publish unchecked words.
 */
import { openApi } from '@/cloudfunctions/kit/cloud'
import { verdictOf, type Scene, type Verdict } from '@/cloudfunctions/kit/judge'

export * from '@/cloudfunctions/kit/judge'

export async function judgeText(openid: string, content: string, scene: Scene = 2): Promise<Verdict> {
  try {
    const { result } = await openApi.checkText({ version: 2, openid, scene, content })
    return verdictOf(result?.suggest)
  } catch {
    return 'pass'
  }
}
