/**
 * P1, P6, P7, P17 on the compiled mini-program and the demonstration's records: every page is opened by the chair on a phone that
 * knows nothing, and once more without network. Pinned in `local/testing/weapp/everyPage.weapp.test.ts`; here the figures are said.
 */
import { existsSync } from 'node:fs'
import path from 'node:path'
import { personCalled } from '@/local/seed/people'
import type { TestCloud } from '@/local/testing/startCloud'
import { builtDir } from '@/local/testing/weapp/built'
import { watched } from '@/local/testing/weapp/inRow'
import { openPackage } from '@/local/testing/weapp/package'
import { openProgram } from '@/local/testing/weapp/program'

export interface Screen {
  readonly page: string
  /** Actions asked until the page is at rest, and how many of them waited for one another: calls side by side keep waiting once. */
  readonly asks: number
  readonly inRow: number
  readonly asked: readonly string[]
  readonly setDataBytes: number
  readonly setDataCalls: number
  readonly nodes: number
  readonly depth: number
  /** Whether without network it shows about as much as with it. */
  readonly isThereOffline: boolean
}

/** Of the nodes of a page, when what it showed is still there. */
const SAME_SHARE = 0.8
/** What the pages of a noun are opened for; of others there is nothing, and the page says so. */
const lists: Readonly<Record<string, string>> = {
  activity: 'activities', suggestion: 'suggestions', aid: 'aids', visit: 'visits', handout: 'handouts', notice: 'notices', summary: 'summaries', fund: 'funds', people: 'members', rights: 'members',
}

export const isBuilt = () => existsSync(path.join(builtDir, 'app.json'))

/** The youngest of each list, in the order of its key. */
async function idsOf(cloud: TestCloud): Promise<Record<string, string>> {
  const youngest = async (collection: string) => (await cloud.dump<{ _id: string; listKey?: string }>(collection)).sort((a, b) => ((a.listKey ?? '') < (b.listKey ?? '') ? 1 : -1))[0]?._id ?? ''
  return Object.fromEntries(await Promise.all(Object.entries(lists).map(async ([noun, collection]) => [noun, await youngest(collection)])))
}

/** `cloud` holds the played demonstration. */
export async function screens(cloud: TestCloud): Promise<Screen[]> {
  const { pages, tabs } = openPackage(builtDir)
  const ids = await idsOf(cloud)
  const { call, asked, inRow, reset } = watched(cloud)
  const seen: Screen[] = []
  for (const page of pages) {
    const noun = page.split('/')[1] ?? ''
    const id = ids[noun] ?? 'nothing-of-this-name'
    const url = tabs.includes(page) ? `/${page}` : `/${page}?id=${id}&${noun}Id=${id}`
    reset()
    const program = await openProgram({ dir: builtDir, cloud: { ...cloud, call }, openid: personCalled('吴建明').openid ?? '', url })
    try {
      const { bytes, calls } = program.launchCost
      const first = { asks: asked().length, inRow: inRow(), asked: asked(), ...program.size() }
      await program.setOnline(false)
      await program.open(url)
      seen.push({ page, ...first, setDataBytes: bytes, setDataCalls: calls, isThereOffline: program.size().nodes >= first.nodes * SAME_SHARE })
    } finally {
      program.close()
    }
  }
  return seen
}
