import { rightsCastOn, someTerms, storedFile, type RightsCast, type RightsRole } from '@/local/testing/rights'
import { startCloud, type TestCloud } from '@/local/testing/startCloud'
import type { ActionInput } from '@/types/actions'

const NOON = new Date('2026-06-01T04:00:00Z')
let cloud: TestCloud
let cast: RightsCast

beforeEach(async () => {
  cloud = await startCloud()
  cast = await rightsCastOn(cloud)
  cloud.clock.set(NOON)
})
afterEach(() => cloud.close())

const lightOf = async (area: 'contract' | 'equipment' | 'checkup', who: RightsRole = 'worker') => (await cast[who].does('rights.mine', {})).lights.find((light) => light.area === area)
const signs = (traits = {}, memberId = cast.members.worker._id) => cast.hr.does('rights.saveContract', { memberId, contract: someTerms(traits) })
const helmets = () => cast.ehs.does('rights.saveStandard', { kind: 'equipment', post: '', item: '安全帽', months: 36, source: '本单位劳动防护用品配备标准', from: '2019-01-01' })
const helmet = (traits: Partial<ActionInput<'rights.issue'>> = {}) => ({ memberId: cast.members.worker._id, item: '安全帽', issuedOn: '2026-01-10', isSigned: false, goodUntil: null, damagedOn: null, ...traits })

describe('the timer', () => {
  test('over the days of a contract: the office at sixty, the worker too at thirty, and when it is over; each told once', async () => {
    await signs({ endOn: '2026-12-31' })
    const told = async (who: RightsRole) => (await cast[who].does('message.list', { limit: 50 })).items.filter(({ kind, title }) => kind === 'rights' && /合同|督导/.test(title)).length
    const heard: Array<readonly [string, number, number, string | undefined]> = []
    for (const day of ['2026-10-31', '2026-11-01', '2026-11-02', '2026-11-30', '2026-12-01', '2026-12-20', '2026-12-31', '2027-01-01', '2027-01-02']) {
      const at = new Date(`${day}T02:00:00Z`)
      cloud.clock.set(at)
      await cloud.fire(at)
      await cloud.fire(new Date(at.getTime() + 60_000))
      heard.push([day, await told('hr'), await told('worker'), (await lightOf('contract'))?.colour])
    }
    const base = heard[0] as readonly [string, number, number, string | undefined]
    expect(heard.map(([day, office, own, colour]) => [day, office - base[1], own - base[2], colour])).toEqual([
      ['2026-10-31', 0, 0, 'green'], ['2026-11-01', 1, 0, 'amber'], ['2026-11-02', 1, 0, 'amber'], ['2026-11-30', 1, 0, 'amber'], ['2026-12-01', 2, 1, 'amber'], ['2026-12-20', 2, 1, 'amber'], ['2026-12-31', 2, 1, 'amber'], ['2027-01-01', 3, 2, 'red'], ['2027-01-02', 3, 2, 'red'],
    ])
  })

  test('makes a file for whoever is new, follows a transfer, and lets a leaver be', async () => {
    await helmets()
    await cloud.fire(NOON)
    expect((await cloud.dump('rightsFiles')).length).toBe(Object.keys(cast.members).length)
    await cast.ehs.does('rights.saveStandard', { kind: 'equipment', post: '仪表维修工', item: '绝缘手套', months: 6, source: '本单位标准', from: '2019-01-01' })
    await cast.ehs.does('rights.issue', helmet({ isSigned: true }))
    await cloud.edit('members', cast.members.worker._id, { post: '仪表维修工' })
    await cloud.edit('members', cast.members.mate._id, { leftOn: '2026-06-01' })
    const tomorrow = new Date(NOON.getTime() + 86_400_000)
    await cloud.fire(tomorrow)
    expect(await storedFile(cloud, cast.members.worker)).toMatchObject({ postSince: '2026-06-02', movedOn: '2026-06-02', lights: { equipment: { colour: 'amber', reason: 'moved', item: '绝缘手套' } } })
    expect(await storedFile(cloud, cast.members.mate)).toMatchObject({ leftOn: '2026-06-01', lights: { contract: { reason: 'left' } } })
    await cloud.fire(new Date(tomorrow.getTime() + 86_400_000))
    expect((await storedFile(cloud, cast.members.worker)).lights.equipment.colour).toBe('red')
  })

  test('looks only at those whose day has come: an idle minute costs two reads, whatever the roster', async () => {
    await cloud.fire(NOON)
    await cloud.fire(new Date(NOON.getTime() + 60_000))
    const { requests } = await cloud.wire.record(() => cloud.fire(new Date(NOON.getTime() + 120_000)))
    const mine = requests.filter((request) => /"rights(Files|Runs)"/.test(JSON.stringify(request)))
    expect(mine).toHaveLength(2)
  })

  test('another setting makes everybody be looked at from its day on', async () => {
    await signs({ endOn: '2026-12-31' })
    await cloud.fire(NOON)
    await cloud.load('policies', [{ _id: 'own', key: 'rights.contract.firstRemindDays', scope: 'maoming', value: 300, unit: 'calendarDays', from: '2026-06-02', to: null, source: '本单位约定', confirmedBy: null }])
    const tomorrow = new Date(NOON.getTime() + 86_400_000)
    await cloud.fire(tomorrow)
    expect((await storedFile(cloud, cast.members.worker)).lights.contract).toMatchObject({ colour: 'amber', reason: 'ends60' })
  })
})
