/** The demonstration has somebody of every colour, and a report that waits. */
import { defaultCalendars } from '@/cloudfunctions/kit/defaultCalendars'
import { startCloud } from '@/local/testing/startCloud'
import { openStage } from '.'
import { personCalled } from './people'
import { playRights } from './rights'

test('green, amber and red; one report answered, one waiting; a supervision and a letter', async () => {
  const cloud = await startCloud({ isEmpty: true })
  try {
    const stage = await openStage(cloud)
    expect(defaultCalendars.length).toBeGreaterThan(0)
    await playRights(stage)
    const chair = stage.as('吴建明')
    const { all } = await chair.does('rights.counts', {})
    expect([all.contract?.red, all.contract?.amber, all.contract?.green].map((count) => (count ?? 0) > 1)).toEqual([true, true, true])
    expect((await stage.as('刘洋').does('rights.mine', {})).lights[0]).toMatchObject({ colour: 'red', reason: 'over' })
    expect((await stage.as('张伟').does('rights.mine', {})).lights[0]).toMatchObject({ colour: 'amber', reason: 'ends30' })
    expect((await stage.as('邓永康').does('inbox.list', { limit: 50 })).items.filter(({ noun }) => noun === 'rights')).toHaveLength(1)
    expect((await chair.does('rights.letters', { area: 'contract' })).items).toHaveLength(1)
    expect(await cloud.dump('rightsFiles', { _id: personCalled('黄小燕')._id })).toMatchObject([{ lights: { contract: { colour: 'red', reason: 'unsigned' } } }])
  } finally {
    await cloud.close()
  }
}, 120_000)
