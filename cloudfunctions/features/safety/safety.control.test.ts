/** The guard of safety.test.ts switched off: proves that the tests there would notice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { aMember } from '@/local/testing/builders'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startMessagingCloud } from '@/local/testing/messaging'

test('a judge that trusts silence publishes what nobody has checked', async () => {
  const functionsDir = mkdtempSync(path.join(tmpdir(), 'zhijia-trusting-'))
  await buildFunctions(functionsDir, { 'cloudfunctions/kit/judge': 'local/testing/controls/trustingJudge.ts' })
  const cloud = await startMessagingCloud({ functionsDir })
  try {
    const author = await cloud.person(aMember({ role: 'CHAIR' }))
    const plan = { title: '通知', text: '欢迎参加赌博', imageFileIds: [], orgIds: [], pinned: false, important: false, mustConfirm: false, until: null }
    const { noticeId } = await author.does('notice.saveDraft', { plan })
    cloud.script({ api: 'security.msgSecCheck', reply: { errcode: -1, errmsg: 'system error' }, times: 1 })
    expect(await author.does('notice.publish', { noticeId })).toMatchObject({ status: 'published' })
  } finally {
    await cloud.close()
    rmSync(functionsDir, { recursive: true, force: true })
  }
})
