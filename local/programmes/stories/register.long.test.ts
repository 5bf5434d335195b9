/** No field that the acts store, on the way either, is stored without a row in the register: read from the raw database. */
import { collections } from '@/cloudfunctions/kit/collections'
import { undeclared } from '@/local/testing/register'
import type { TestCloud } from '@/local/testing/startCloud'
import { tell } from './story'

const everything = async (stage: TestCloud) => (await Promise.all(collections.map(async ({ name }) => undeclared(name, await stage.dump(name))))).flat()

test('no field that the acts store lacks a row: looked at before every twentieth of their writes', async () => {
  const found = new Set<string>()
  let asked = 0
  const planted = new Set<string>()
  const { written, stopped } = await tell('acts', async ({ event }, stage) => {
    asked += 1
    if (asked % 20 === 0) for (const field of await everything(stage)) found.add(field)
    // Control: what is put there behind the product's back is noticed.
    if (event.action !== 'message.read' || planted.size > 0) return
    const [member] = await stage.dump<{ _id: string; grants: object[] }>('members')
    await stage.edit('members', member?._id ?? '', { grants: [{ role: 'CHAIR', orgId: 'company', phone: '13800000000' }] })
    for (const field of await everything(stage)) planted.add(field)
    await stage.edit('members', member?._id ?? '', { grants: member?.grants ?? [] })
  })
  expect([...found, ...stopped]).toEqual([])
  expect([...planted]).toEqual(['members.grants.phone'])
  expect(written.length).toBeGreaterThan(190)
}, 600_000)
