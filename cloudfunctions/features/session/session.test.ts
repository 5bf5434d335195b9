import { randomUUID } from 'node:crypto'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import type { Role } from '@/types/roles'
import { aMember } from '@/local/testing/builders'
import { codeWhenOvertaken } from '@/local/testing/overtaken'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import { asked, differentlyHeard } from '@/local/testing/twice'
import { whyNotIssue, whyNotRelease } from './rules'

let cloud: TestCloud

beforeAll(async () => {
  cloud = await startCloud()
})
afterAll(() => cloud.close())

const GROUP = 'g-prod1'
const aLeader = () => cloud.person(aMember({ grants: [{ role: 'GRP', orgId: GROUP }] }))
const aChair = () => cloud.person(aMember({ role: 'CHAIR' }))

async function somebody(traits: Parameters<typeof aMember>[0] = {}): Promise<Member> {
  const member = aMember({ openid: null, ...traits })
  await cloud.load('members', [member])
  return member
}

const rowOf = async ({ _id }: Member) => (await cloud.dump<Member>('members', { _id }))[0] as Member
const newcomer = () => cloud.as(aMember())

describe('who may hand out codes (rules)', () => {
  const officer = (role: Role, orgId: string) => ({ grants: [{ role, orgId }] })
  const person = (traits: Parameters<typeof aMember>[0] = {}) => aMember({ openid: null, ...traits })
  const branchChair = person({ grants: [{ role: 'CHAIR', orgId: 'b-prod1' }] })
  const companyChair = person({ role: 'CHAIR' })

  it.each([
    ['a leader, a worker of the group', officer('GRP', GROUP), person(), null, null],
    ['a leader, a worker of another group', officer('GRP', 'g-prod2'), person(), 'NOT_FOUND', 'NOT_FOUND'],
    ['a leader, an officer of the group', officer('GRP', GROUP), branchChair, 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['a committee member, an officer', officer('OFF', 'company'), branchChair, 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['a vice chair, a worker', officer('VICE', 'company'), person(), null, 'NOT_ALLOWED'],
    ['the administrator, the company chair', officer('ADM', 'company'), companyChair, null, null],
    ['a branch chair, the company chair of that branch', officer('CHAIR', 'b-prod1'), companyChair, 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['a branch chair, an office held elsewhere', officer('CHAIR', 'b-prod1'), person({ grants: [{ role: 'DEPT', orgId: 'b-equip' }] }), 'NOT_ALLOWED', 'NOT_ALLOWED'],
    ['the chair, somebody bound', officer('CHAIR', 'company'), aMember(), 'ALREADY_BOUND', null],
  ] as const)('%s', (_case, who, whom, issue, release) => {
    expect([whyNotIssue(whom, who), whyNotRelease(whom, who)]).toEqual([issue, release])
  })
})

describe('session.roster', () => {
  it('shows the people of one’s own units page by page, and nobody else', async () => {
    const orgPath = ['company', 'b-prod1', 'g-pages']
    const mine = await Promise.all([1, 2, 3].map(() => somebody({ orgPath })))
    const left = await somebody({ orgPath, leftOn: '2026-01-01' })
    const foreign = await somebody({ orgPath: ['company', 'b-prod2', 'g-prod2'] })
    const leader = await cloud.person(aMember({ orgPath: ['company'], grants: [{ role: 'GRP', orgId: 'g-pages' }] }))
    const first = await leader.does('session.roster', { limit: 2 })
    const second = await leader.does('session.roster', { limit: 2, cursor: first.next ?? '' })
    const shown = [...first.items, ...second.items].map(({ memberId }) => memberId)
    expect(shown).toEqual(mine.map(({ _id }) => _id).sort())
    expect(shown).not.toContain(left._id)
    expect(shown).not.toContain(foreign._id)
    expect(second.next).toBeNull()
    expect(first.items[0]).toMatchObject({ isBound: false, blocked: { issue: null, release: null } })
  })

  it('finds by name or staff number, and tells who is bound', async () => {
    const leader = await aLeader()
    const bound = aMember({ name: '寻得着' })
    await cloud.load('members', [bound])
    const found = async (wanted: { search?: string; isBound?: boolean }) => (await leader.does('session.roster', wanted)).items.map(({ memberId }) => memberId)
    expect(await found({ search: '寻得' })).toEqual([bound._id])
    expect(await found({ search: bound.staffNo.toLowerCase() })).toEqual([bound._id])
    expect(await found({ search: '寻得', isBound: false })).toEqual([])
    expect(await found({ search: '寻得', isBound: true })).toEqual([bound._id])
    expect(await found({ search: '.*' })).toEqual([])
  })

  it('is not for workers', async () => {
    expect(await (await cloud.person(aMember())).isRefused('session.roster', {})).toBe('NOT_ALLOWED')
  })
})

describe('session.issueCode', () => {
  it('binds its person once, and leaves a line of who and when but not of the code', async () => {
    const [leader, person] = [await aLeader(), await somebody()]
    const { code } = await leader.does('session.issueCode', { staffNo: person.staffNo })
    const answer = { staffNo: person.staffNo, name: person.name, code }
    expect((await newcomer().does('session.bind', answer)).me?.memberId).toBe(person._id)
    expect(await newcomer().isRefused('session.bind', answer)).toBe('BIND_REFUSED')
    const row = await rowOf(person)
    expect(row.bindingHistory?.map(({ action }) => action)).toEqual(['issued', 'bound'])
    expect(row.bindingHistory?.[1]?.by).toBe(person._id)
    expect(JSON.stringify(row)).not.toContain(code)
  })

  it('gives the same code and one line when the same request comes again, and another for a new request', async () => {
    const [leader, person, requestId] = [await aLeader(), await somebody(), randomUUID()]
    const first = await leader.does('session.issueCode', { staffNo: person.staffNo }, requestId)
    expect(await leader.does('session.issueCode', { staffNo: person.staffNo }, requestId)).toEqual(first)
    expect((await rowOf(person)).bindingHistory).toHaveLength(1)
    const { code } = await leader.does('session.issueCode', { staffNo: person.staffNo })
    expect(code).not.toBe(first.code)
    expect(await newcomer().isRefused('session.bind', { staffNo: person.staffNo, name: person.name, code: first.code })).toBe('BIND_REFUSED')
  })

  it('gives one code when the same request arrives twice at the same moment', async () => {
    const [leader, person] = [await aLeader(), await somebody()]
    expect(await differentlyHeard(cloud, asked(leader, 'session.issueCode', { staffNo: person.staffNo }))).toEqual([])
    cloud.clock.reset()
  })

  it('tells the slower of two leaders that somebody was quicker, and the code that was given out binds', async () => {
    const [leader, quick, { staffNo, name }] = [await aLeader(), await aLeader(), await somebody()]
    let code = ''
    const asksToo = async () => ({ code } = await quick.does('session.issueCode', { staffNo }))
    expect(await codeWhenOvertaken(cloud, asked(leader, 'session.issueCode', { staffNo }), 'members', asksToo)).toBe('CHANGED_MEANWHILE')
    expect(await newcomer().isRefused('session.bind', { staffNo, name, code })).toBeNull()
  })

  it('ends with the thirtieth day after it was handed out; a new one begins anew', async () => {
    const [leader, first, second] = [await aLeader(), await somebody(), await somebody()]
    cloud.clock.set(new Date('2026-06-01T01:00:00Z'))
    const codes = [await leader.does('session.issueCode', { staffNo: first.staffNo }), await leader.does('session.issueCode', { staffNo: second.staffNo })]
    expect(codes.map(({ until }) => until)).toEqual(['2026-07-01', '2026-07-01'])
    const binds = ({ staffNo, name }: Member, code = '') => newcomer().isRefused('session.bind', { staffNo, name, code })
    cloud.clock.set(new Date('2026-07-01T15:59:00Z'))
    expect(await binds(first, codes[0]?.code)).toBeNull()
    cloud.clock.set(new Date('2026-07-01T16:00:00Z'))
    expect(await binds(second, codes[1]?.code)).toBe('BIND_REFUSED')
    const { code, until } = await leader.does('session.issueCode', { staffNo: second.staffNo })
    expect([until, await binds(second, code)]).toEqual(['2026-08-01', null])
    cloud.clock.reset()
  })

  it('is refused to a leader for somebody who holds an office, and left to the chair', async () => {
    const officer = await somebody({ grants: [{ role: 'CHAIR', orgId: 'b-prod1' }] })
    expect(await (await aLeader()).isRefused('session.issueCode', { staffNo: officer.staffNo })).toBe('NOT_ALLOWED')
    expect(await (await aChair()).isRefused('session.issueCode', { staffNo: officer.staffNo })).toBeNull()
  })
})

describe('session.release', () => {
  const reason = '手机丢了，换了微信'

  it('lets go of the old account at once, keeps who did it and why, and leaves a new code to bind with', async () => {
    const [leader, person] = [await aLeader(), aMember()]
    const old = await cloud.person(person)
    await leader.does('session.release', { staffNo: person.staffNo, reason })
    expect((await old.does('session.me', {})).me).toBeNull()
    const { code } = await leader.does('session.issueCode', { staffNo: person.staffNo })
    expect((await newcomer().does('session.bind', { staffNo: person.staffNo, name: person.name, code })).me?.name).toBe(person.name)
    const lines = (await rowOf(person)).bindingHistory ?? []
    expect(lines.map(({ action }) => action)).toEqual(['released', 'issued', 'bound'])
    expect(lines[0]).toMatchObject({ reason, at: expect.any(Date) })
  })

  it('takes the lock with it, so that the same account can be bound again at once', async () => {
    const [leader, person, phone] = [await aLeader(), await somebody(), newcomer()]
    const bind = async () => {
      const { code } = await leader.does('session.issueCode', { staffNo: person.staffNo })
      return phone.isRefused('session.bind', { staffNo: person.staffNo, name: person.name, code })
    }
    expect(await bind()).toBeNull()
    await leader.does('session.release', { staffNo: person.staffNo, reason })
    expect(await bind()).toBeNull()
  })

  it('looks the same for another unit’s people and for nobody, and changes nothing', async () => {
    const foreign = aMember({ orgPath: ['company', 'b-prod2', 'g-prod2'] })
    await cloud.load('members', [foreign])
    const leader = await aLeader()
    const shape = async (staffNo: string) => {
      const reply = await leader.ask('session.release', { staffNo, reason })
      return reply.ok ? reply : { ...reply.error, requestId: '' }
    }
    expect(await shape(foreign.staffNo)).toEqual(await shape('NOBODY'))
    expect(await shape('NOBODY')).toMatchObject({ code: 'NOT_FOUND' })
    expect((await rowOf(foreign)).openid).toBe(foreign.openid)
  })

  it('needs a reason, and is done once however often it is asked', async () => {
    const [leader, person] = [await aLeader(), aMember()]
    await cloud.load('members', [person])
    expect(await leader.isRefused('session.release', { staffNo: person.staffNo, reason: ' ' })).toBe('BAD_INPUT')
    const requestId = randomUUID()
    await leader.does('session.release', { staffNo: person.staffNo, reason }, requestId)
    await leader.does('session.release', { staffNo: person.staffNo, reason }, requestId)
    expect(await leader.isRefused('session.release', { staffNo: person.staffNo, reason: `${reason}。` }, requestId)).toBe('REQUEST_REUSED')
    expect((await rowOf(person)).bindingHistory).toHaveLength(1)
  })
})

test('session.unbind leaves a line of its own', async () => {
  const person = aMember()
  await (await cloud.person(person)).does('session.unbind', {})
  expect((await rowOf(person)).bindingHistory).toMatchObject([{ by: person._id, action: 'unbound' }])
})

describe('every database call of a tie to an account failing in turn, the phone asking again with the same request id', () => {
  const UNSETTLED = ['INTERNAL', 'IN_PROGRESS', 'CHANGED_MEANWHILE']
  const histories = (calls: number) => (['errorBefore', 'errorAfter'] as const).flatMap((kind) => Array.from({ length: calls }, (_, index) => ({ kind, nth: index + 1 })))
  type Asked = Pick<Awaited<ReturnType<typeof aLeader>>, 'ask'>

  async function struck(person: Asked, { kind, nth }: ReturnType<typeof histories>[number], action: 'session.bind' | 'session.unbind' | 'session.release', input: object) {
    cloud.faults.plan({ kind, nth, action, request: 'database.' })
    const requestId = randomUUID()
    for (let tries = 1; ; tries += 1) {
      const reply = await person.ask(action, input as never, requestId)
      if (reply.ok || !UNSETTLED.includes(reply.error.code) || tries === 5) return { reply, again: await person.ask(action, input as never, requestId) }
    }
  }

  const bindingsOf = ({ _id }: Member) => cloud.dump<{ _id: string }>('bindings', { memberId: _id })
  const coded = async () => {
    const person = await somebody()
    const { code } = await (await aLeader()).does('session.issueCode', { staffNo: person.staffNo })
    return { person, input: { staffNo: person.staffNo, name: person.name, code } }
  }

  it('binds once and answers with the person, not with too many tries', async () => {
    for (const history of histories(8)) {
      const { person, input } = await coded()
      const { reply, again } = await struck(newcomer(), history, 'session.bind', input)
      expect([history, reply]).toMatchObject([history, { ok: true, data: { me: { memberId: person._id } } }])
      expect(again).toEqual(reply)
      expect((await rowOf(person)).bindingHistory?.map(({ action }) => action)).toEqual(['issued', 'bound'])
      expect((await bindingsOf(person)).map(({ _id }) => _id)).toEqual([(await rowOf(person)).openid])
    }
  })

  it('with another name under the same request id is refused, and whoever asks anew hears that they are bound', async () => {
    const [{ person, input }, phone, requestId] = [await coded(), newcomer(), randomUUID()]
    const first = await phone.does('session.bind', input, requestId)
    expect(first.me?.memberId).toBe(person._id)
    expect(await phone.does('session.bind', input, requestId)).toEqual(first)
    expect(await phone.isRefused('session.bind', { ...input, name: '别人' }, requestId)).toBe('REQUEST_REUSED')
    expect(await phone.isRefused('session.bind', input)).toBe('ALREADY_BOUND')
  })

  it('binds an account to one person only, whatever a failure left of another try', async () => {
    const [first, second, phone] = [await coded(), await coded(), newcomer()]
    cloud.faults.plan({ kind: 'errorBefore', nth: 8, action: 'session.bind', request: 'database.' })
    await phone.ask('session.bind', first.input)
    expect(await phone.isRefused('session.bind', second.input)).toBe('IN_PROGRESS')
    expect(await phone.isRefused('session.bind', first.input)).toBeNull()
    expect(await phone.isRefused('session.bind', second.input)).toBe('ALREADY_BOUND')
    expect((await rowOf(second.person)).openid).toBeNull()
  })

  it('binds a person to the quicker of two phones that have the same code; the slower one is refused and free to bind somebody else', async () => {
    const [{ person, input }, other, [quick, slow]] = [await coded(), await coded(), [newcomer(), newcomer()]]
    const binds = () => quick.does('session.bind', input)
    expect(await codeWhenOvertaken(cloud, asked(slow, 'session.bind', input), 'members', binds)).toBe('BIND_REFUSED')
    expect((await bindingsOf(person)).map(({ _id }) => _id)).toEqual([quick.openid])
    expect(await slow.isRefused('session.bind', other.input)).toBeNull()
  })

  it.each(['session.unbind', 'session.release'] as const)('%s leaves no lock behind and one line', async (action) => {
    const leader = await aLeader()
    for (const history of histories(action === 'session.unbind' ? 3 : 4)) {
      const [{ person, input }, phone] = [await coded(), newcomer()]
      await phone.does('session.bind', input)
      const asks = action === 'session.unbind' ? phone : leader
      const { reply, again } = await struck(asks, history, action, action === 'session.unbind' ? {} : { staffNo: person.staffNo, reason: '换了微信' })
      expect([history, reply.ok, again.ok]).toEqual([history, true, true])
      expect([(await rowOf(person)).openid, await bindingsOf(person)]).toEqual([null, []])
      expect((await rowOf(person)).bindingHistory?.map((line) => line.action)).toEqual(['issued', 'bound', action === 'session.unbind' ? 'unbound' : 'released'])
    }
  })

  it('a request to let go that arrives late does not touch an account bound since', async () => {
    const [leader, { person, input }, requestId] = [await aLeader(), await coded(), randomUUID()]
    await newcomer().does('session.bind', input)
    await leader.does('session.release', { staffNo: person.staffNo, reason: '换了微信' }, requestId)
    const { code } = await leader.does('session.issueCode', { staffNo: person.staffNo })
    const phone = newcomer()
    await phone.does('session.bind', { ...input, code })
    await leader.does('session.release', { staffNo: person.staffNo, reason: '换了微信' }, requestId)
    expect((await phone.does('session.me', {})).me?.memberId).toBe(person._id)
    const unbind = randomUUID()
    await phone.does('session.unbind', {}, unbind)
    await phone.does('session.bind', { ...input, code: (await leader.does('session.issueCode', { staffNo: person.staffNo })).code })
    await phone.does('session.unbind', {}, unbind)
    expect((await phone.does('session.me', {})).me?.memberId).toBe(person._id)
  })
})
