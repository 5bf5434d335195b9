import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { addDays, dayOf } from '@/types/calendar'
import { aMember } from '@/local/testing/builders'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { alone, meet, type Met } from '../interleave/meet'
import { forkOf } from '../stories/fork'
import { uuidOf, type Asked } from '../stories/story'
import { strike, type Struck } from './strike'

const KEY = 'suggestion.reviewDays'

/** A setting that an officer has proposed: the chair may confirm it, the officer may take it back. */
async function aProposal(functionsDir?: string): Promise<{ cloud: TestCloud; confirm: Asked; withdraw: Asked }> {
  const cloud = await startCloud({ maxWorkers: 3, ...(functionsDir ? { functionsDir } : {}) })
  const [officer, chair] = [await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'democracy', orgId: 'company' }] })), await cloud.person(aMember({ role: 'CHAIR' }))]
  const from = addDays(dayOf(new Date(cloud.clock.now())), 10)
  const { version } = await officer.does('policy.propose', { key: KEY, scope: 'default', value: 20, from, source: '委员会决议', reason: '按实际情况' })
  const asked = (openid: string, action: Asked['event']['action'], input: object): Asked => ({ door: 'api', openid, event: { action, input, requestId: uuidOf(action) } })
  return {
    cloud,
    confirm: asked(chair.openid, 'policy.decide', { key: KEY, scope: 'default', version, verdict: 'confirm', note: '' }),
    withdraw: asked(officer.openid, 'policy.withdraw', { key: KEY, scope: 'default', version }),
  }
}

async function struckOn(functionsDir?: string): Promise<Struck | null> {
  const { cloud, confirm } = await aProposal(functionsDir)
  return strike(confirm, cloud).finally(() => cloud.close())
}

async function metOn(functionsDir?: string): Promise<Met> {
  const { cloud, confirm, withdraw } = await aProposal(functionsDir)
  const fork = await forkOf(cloud, [confirm, withdraw])
  try {
    const [A, B] = [await alone(cloud, fork, confirm), await alone(cloud, fork, withdraw)]
    expect(A?.changed.filter((name) => B?.changed.includes(name))).toEqual([`policyProposals ${KEY}_default`])
    return await meet(cloud, fork, confirm, withdraw, { A: A?.touches ?? [], B: B?.touches ?? [] }, 50)
  } finally {
    fork.end()
    await cloud.close()
  }
}

describe('a setting that is confirmed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'controls-'))
  const built = async (control: string) => {
    const dir = path.join(folder, control)
    await buildFunctions(dir, { 'cloudfunctions/kit/record': `local/testing/controls/${control}.ts` })
    return dir
  }
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('is confirmed once, with one answer, whichever call comes to grief', async () => {
    const struck = await struckOn()
    expect(struck?.broken).toEqual([])
    expect(struck?.histories).toBe(3 * (struck?.calls ?? 0))
    expect(struck?.calls).toBeGreaterThan(1)
  })

  it('control: with receipts forgotten, it would not be', async () => {
    expect((await struckOn(await built('forgetfulRecord')))?.broken).not.toEqual([])
  })

  it('is confirmed or taken back, in every order of the two', async () => {
    const { orders, all, broken, wrong } = await metOn()
    expect([...broken, ...wrong]).toEqual([])
    expect(orders).toBe(all)
    expect(all).toBeGreaterThan(1)
  })

  it('control: with records that move regardless, it would be both', async () => {
    const { broken, wrong } = await metOn(await built('hastyRecord'))
    expect([...broken, ...wrong]).not.toEqual([])
  })
})
