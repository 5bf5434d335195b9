/** P18: taps and typed letters from the first screen on, played on the compiled mini-program by people who have never done it. */
import { HOUR_MS } from '@/types/calendar'
import { aPlan } from '@/local/testing/builders'
import { openHouse } from '@/local/testing/activities'
import { builtDir } from '@/local/testing/weapp/built'
import { openProgram, type Program } from '@/local/testing/weapp/program'
import type { Row } from './rows'

type Steps = ReadonlyArray<string | RegExp>

/** Each step is one tap; throws when the last one leaves another sentence than `end`. */
async function taps(program: Program, steps: Steps, end: string | RegExp): Promise<number> {
  for (const step of steps) await (step === '活动' ? program.tapTab(step) : program.tap(step))
  if (!program.says(end)) throw new Error(`no ${String(end)}:\n${program.lines().join('\n')}`)
  program.close()
  return steps.length
}

export async function tapRows(): Promise<Row[]> {
  const { cloud, officer, chair, anOpenActivity, someWorkers } = await openHouse()
  try {
    const on = (openid: string) => openProgram({ dir: builtDir, cloud, openid })
    const activityId = await anOpenActivity({ title: '健步走' })
    const [worker] = await someWorkers(1)
    const openid = worker?.openid ?? ''
    const signUp = await taps(await on(openid), ['活动', '健步走', '报名'], '您的位置留好了')

    const waiting = await officer.does('activity.saveDraft', { plan: aPlan({ title: '读书会' }) })
    await officer.does('activity.submit', { activityId: waiting.activityId })
    const approve = await taps(await on(chair.openid), [/^等您审批/, '读书会', '批准'], /已批准/)

    cloud.clock.advance(72 * HOUR_MS - 60_000)
    await officer.does('activity.start', { activityId })
    const { code } = await officer.does('activity.door', { activityId })
    const atTheDoor = await on(openid)
    atTheDoor.willAnswer('scanCode', { result: code, path: '' })
    const checkIn = await taps(atTheDoor, [/^扫码/, '扫现场的码'], '签到成功')
    const counts = [signUp, checkIn, approve]
    return [{
      metric: 'P18 taps / characters: sign up, check in, approve', target: '3/0, 2/0, 3/0', measured: `${counts.map((count) => `${count}/0`).join(', ')} from the first screen on; sign-up and approval two from their list, check-in one from WeChat's own scan`,
      where: 'here; detail.test.tsx, checkin.test.tsx, approve.test.tsx', isShort: signUp > 3 || checkIn > 2 || approve > 3,
    }]
  } finally {
    await cloud.close()
  }
}
