import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { ActionName } from '@/types/actions'
import { addDays, dayOf } from '@/types/calendar'
import { aMember } from '@/local/testing/builders'
import { buildFunctions } from '@/local/testing/buildFunctions'
import { workbookOf } from '@/local/testing/sheets'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { actionNames, definitionOf, sampleInput } from '../contract'
import { startActsCloud } from '../stories/acts'
import { uploadedBy } from '../stories/acts/stage'
import { patient, replyIn, tell, uuidOf, type Asked } from '../stories/story'
import { attacked, concerns, missedBy, tellAttacks } from './attacked'
import { MARKUP, STILL_DONE, tryPeople } from './realPeople'

const writes = actionNames.filter((name) => definitionOf(name).kind === 'write')
const functionsDir = mkdtempSync(path.join(tmpdir(), 'people-'))
beforeAll(() => buildFunctions(functionsDir, patient), 120_000)
afterAll(() => {
  tellAttacks(__filename)
  rmSync(functionsDir, { recursive: true, force: true })
})

const OWN = 'a thing of one’s own, with or without an office'
const PUBLIC = 'an activity that is open is everybody’s: it is there for a stranger as well'
/** What does not hold to the letter, by action and row. Whatever is mended is taken off this list: the test asks for it. */
const known: Readonly<Record<string, string>> = {
  'inbox.endDelegation, U9': OWN, 'people.handover, U9': OWN, 'policy.withdraw, U9': OWN,
  'activity.cancelSignUp, U8': PUBLIC, 'activity.acceptOffer, U8': PUBLIC, 'activity.scanPerson, U8': PUBLIC,
  'activity.uploadCheckIns, U8': `${PUBLIC}; each entry is refused for itself`,
}
const placeOf = (sentence: string) => sentence.slice(0, sentence.indexOf(':'))

/** Writes that a plain worker hears to be for officers. */
async function forOfficers(): Promise<ActionName[]> {
  const cloud = await startCloud({ maxWorkers: 2, functionsDir })
  const worker = await cloud.person(aMember())
  const found: ActionName[] = []
  for (const name of writes) if ((await worker.isRefused(name, sampleInput(name) as never)) === 'NOT_ALLOWED') found.push(name)
  await cloud.close()
  return found
}

test('U8, U9, U13, U20, U21: every write, with the input it really has, before it happens for the first time', async () => {
  concerns('U9', await forOfficers())
  const tried = new Set<string>()
  const wrong: string[] = []
  const { stopped } = await tell('acts', async (asked, cloud) => {
    const { action } = asked.event
    const found = tried.has(action) ? null : await tryPeople(cloud, asked)
    if (!found) return
    tried.add(action)
    for (const row of found.rows) attacked(row, action)
    wrong.push(...found.wrong)
  }, functionsDir)
  expect([...stopped, ...wrong.filter((sentence) => !(placeOf(sentence) in known))]).toEqual([])
  expect(Object.keys(known).filter((place) => !wrong.some((sentence) => placeOf(sentence) === place))).toEqual([])
  expect(writes.filter((name) => !tried.has(name))).toEqual([])
  expect(missedBy('U9', 'U21')).toEqual([])
}, 1_800_000)

const KEY = 'suggestion.reviewDays'

/** A setting that an officer has proposed and the chair is about to confirm. */
async function aDecision(): Promise<{ cloud: TestCloud; confirm: Asked }> {
  const cloud = await startCloud({ maxWorkers: 2, functionsDir })
  const [officer, chair] = [await cloud.person(aMember({ grants: [{ role: 'OFF', portfolio: 'democracy', orgId: 'company' }] })), await cloud.person(aMember({ role: 'CHAIR' }))]
  const { version } = await officer.does('policy.propose', { key: KEY, scope: 'default', value: 20, from: addDays(dayOf(new Date(cloud.clock.now())), 10), source: '委员会决议', reason: '按实际情况' })
  const input = { key: KEY, scope: 'default', version, verdict: 'confirm', note: '同意' }
  return { cloud, confirm: { door: 'api', openid: chair.openid, event: { action: 'policy.decide', input, requestId: uuidOf('decide') } } }
}

type Call = TestCloud['call']
type Planted = (cloud: TestCloud, confirm: Asked) => Call

const isMe = (event: unknown) => (event as { action: string }).action === 'session.me'

/** Programs that do one thing wrong, each a door before the product's, and what is said of it. */
const planted: Readonly<Record<string, readonly [Planted, RegExp]>> = {
  'remembers an office that was taken': [({ call, edit, dump }, { openid }) => async (door, event, asking) => {
    const [member] = await dump<{ _id: string; grants: unknown[] }>('members', { openid })
    if (asking === openid && member?.grants.length === 0) await edit('members', member._id, { grants: [{ role: 'CHAIR', orgId: 'company' }] })
    return call(door, event, asking)
  }, new RegExp(`U9: ${STILL_DONE}`)],
  'writes text as markup': [({ call }) => (door, event, asking) => call(door, JSON.parse(JSON.stringify(event).replaceAll(MARKUP, MARKUP.replace('<', '&lt;'))), asking), /U13: is not kept to the letter/],
  'comes to grief over markup': [({ call }) => (door, event, asking) =>
    JSON.stringify(event).includes(MARKUP) ? Promise.resolve({ result: { ok: false, error: { code: 'INTERNAL', requestId: 'r' } }, errMsg: '', requestID: '' }) : call(door, event, asking), /U13: is a mistake/],
  'tells a field too many': [({ call }) => async (door, event, asking) => {
    const answer = await call(door, event, asking)
    const reply = replyIn(answer)
    return reply?.ok ? { ...answer, result: { ok: true, data: { ...(reply.data as object), openid: 'x' } } } : answer
  }, /U20: holds \.openid/],
  'takes one person for another': [({ call }) => {
    let last = ''
    return (door, event, asking = '') => {
      const before = last
      last = asking
      return call(door, event, isMe(event) && before !== '' ? before : asking)
    }
  }, /U21: tells a-first/],
  'lets go what is written at once': [({ call }) => {
    let isDeciding = false
    return async (door, event, asking) => {
      const { action } = event as Asked['event']
      if (isDeciding && action === 'privacy.askDeletion') return { result: { ok: true, data: {} }, errMsg: '', requestID: '' }
      if (action !== 'policy.decide') return call(door, event, asking)
      isDeciding = true
      return call(door, event, asking).finally(() => (isDeciding = false))
    }
  }, /U21: is another thing/],
}

describe('a decision about a setting', () => {
  let stage: Awaited<ReturnType<typeof aDecision>>
  beforeAll(async () => (stage = await aDecision()), 60_000)
  afterAll(() => stage.cloud.close())

  it('is whole as the product makes it', async () => expect(await tryPeople(stage.cloud, stage.confirm)).toEqual({ rows: ['U9', 'U13', 'U20', 'U21'], wrong: [] }))

  it.each(Object.keys(planted))('negative control: a program that %s is noticed', async (name) => {
    const [plant, says] = planted[name] as readonly [Planted, RegExp]
    const found = await tryPeople({ ...stage.cloud, call: plant(stage.cloud, stage.confirm) }, stage.confirm)
    expect(found?.wrong.filter((sentence) => says.test(sentence))).not.toEqual([])
  })
})

describe('a list from the personnel office', () => {
  let cloud: TestCloud
  afterAll(() => cloud.close())

  it('is not there for the officer of another house; negative control: one who is taken for its owner hears of it', async () => {
    cloud = await startActsCloud({ maxWorkers: 2, functionsDir })
    const hr = await cloud.person(aMember({ grants: [{ role: 'HR', orgId: 'company' }] }))
    const file = await workbookOf({ name: '名册', rows: [['工号', '姓名', '入职日期'], ['N9001', '张三', '2020/3/1']] })
    const { jobId } = await hr.does('sheet.open', { kind: 'people', fileId: await uploadedBy(cloud, hr, file, 'list.xlsx'), isComplete: false, padTo: null })
    const cancel: Asked = { door: 'report', openid: hr.openid, event: { action: 'sheet.cancel', input: { jobId }, requestId: uuidOf('cancel') } }
    const asOwner: Call = (door, event) => cloud.call(door, event, hr.openid)
    const [heard, taken] = [await tryPeople(cloud, cancel), await tryPeople({ ...cloud, call: asOwner }, cancel)].map((found) => (found?.wrong ?? []).filter((sentence) => sentence.includes('U8')))
    expect(heard).toEqual([])
    expect(taken?.join()).toContain('U8: was answered ok, and left')
  })
})
