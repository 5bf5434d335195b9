import path from 'node:path'
import { startCloud } from '../startCloud'
import { openProgram } from './program'
test('opens', async () => {
  const t0 = Date.now()
  const cloud = await startCloud()
  const t1 = Date.now()
  const program = await openProgram({ dir: process.env.WEAPP_DIR ?? path.resolve(__dirname, '../../../dist/weapp'), cloud, openid: 'o-stranger' })
  const t2 = Date.now()
  console.log(t1 - t0, t2 - t1, program.lines().join('\n'), program.launchCost, program.size(), program.problems)
  console.log(await program.tapTab('活动'), program.lines().join('\n'), program.problems)
  program.close()
  await cloud.close()
  console.log(Date.now() - t2)
})
