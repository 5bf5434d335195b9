/** The guards of roles.test.ts switched off: proves that the tests there would notice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { aMember } from '@/local/testing/builders'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud } from '@/local/testing/startCloud'

test('without the rule of the second person an administrator appoints alone', async () => {
  const functionsDir = mkdtempSync(path.join(tmpdir(), 'zhijia-lonely-'))
  await buildFunctions(functionsDir, { 'cloudfunctions/features/people/rules': 'local/testing/controls/lonelyRoles.ts' })
  const cloud = await startCloud({ functionsDir })
  try {
    const [adm, member] = [await cloud.person(aMember({ role: 'ADM' })), aMember()]
    await cloud.load('members', [member])
    const { changeId } = await adm.does('people.proposeRole', { memberId: member._id, isRemoval: false, role: 'FIN', orgId: 'company', reason: '一个人说了算' })
    await adm.does('people.confirmRole', { changeId, note: '' })
    expect((await cloud.dump<Member>('members', { _id: member._id }))[0]?.grants).toMatchObject([{ role: 'FIN' }])
  } finally {
    await cloud.close()
    rmSync(functionsDir, { recursive: true, force: true })
  }
})
