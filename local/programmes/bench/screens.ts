/**
 * P1, P6, P7, P17 on the compiled mini-program: every page is opened by an officer, once as it is and once more without
 * network. Pinned in `local/testing/weapp/everyPage.weapp.test.ts`; here the figures are said.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { aMember, aPlan } from '@/local/testing/builders'
import { startCloud } from '@/local/testing/startCloud'
import { builtDir } from '@/local/testing/weapp/built'
import { openPackage } from '@/local/testing/weapp/package'
import { openProgram } from '@/local/testing/weapp/program'

export interface Screen {
  readonly page: string
  /** Actions asked until the page is at rest, and of them the most that had to wait for another. */
  readonly asks: number
  readonly setDataBytes: number
  readonly setDataCalls: number
  readonly nodes: number
  readonly depth: number
  /** Whether without network it shows about as much as with it. */
  readonly isThereOffline: boolean
}

/** Of the nodes of a page, when what it showed is still there. */
const SAME_SHARE = 0.8

export const isBuilt = () => existsSync(path.join(builtDir, 'app.json'))

export async function screens(): Promise<Screen[]> {
  const cloud = await startCloud({ maxWorkers: 2 })
  const chair = aMember({ role: 'CHAIR' })
  const author = await cloud.person(aMember({ role: 'OFF' }))
  const { pages, tabs } = openPackage(builtDir)
  let activityId = ''
  const approver = await cloud.person(chair)
  for (let number = 1; number <= 10; number += 1) {
    ({ activityId } = await author.does('activity.saveDraft', { plan: aPlan({ title: `健步走第 ${number} 期`, capacity: 30, maxLine: 10 }) }))
    await author.does('activity.submit', { activityId })
    await approver.does('activity.decide', { activityId, verdict: 'approve', note: '' })
  }
  const addressOf = (page: string) => (tabs.includes(page) ? `/${page}` : `/${page}?id=${page.includes('/activity/') ? activityId : 'nothing-of-this-name'}`)
  const program = await openProgram({ dir: builtDir, cloud, openid: chair.openid ?? '' })
  try {
    const seen: Screen[] = []
    for (const page of pages) {
      const { actions, bytes, calls } = await program.open(addressOf(page))
      const { nodes, depth } = program.size()
      await program.setOnline(false)
      await program.open(addressOf(page))
      const isThereOffline = program.size().nodes >= nodes * SAME_SHARE
      await program.setOnline(true)
      seen.push({ page, asks: actions.length, setDataBytes: bytes, setDataCalls: calls, nodes, depth, isThereOffline })
    }
    return seen
  } finally {
    program.close()
    await cloud.close()
  }
}
