/** One request delivered twice at the same moment, as a stuttering line does. */
import { randomUUID } from 'node:crypto'
import { interleave } from '@/local/programmes/interleave/schedule'
import type { ActionInput, ActionName } from '@/types/actions'
import type { Reply } from '@/types/errors'
import type { Person } from './person'
import type { TestCloud } from './startCloud'

export interface Wanted {
  readonly person: Person
  readonly action: ActionName
  readonly input: object
}

export const asked = <Name extends ActionName>(person: Person, action: Name, input: ActionInput<Name>): Wanted => ({ person, action, input })

/** More than any of them sends. */
const ALL = 100

/** Both in step: each hears what was there before the other wrote. */
export const IN_STEP = 'AB'.repeat(ALL)

/** Two deliveries in this order, one under each request id. */
export async function atOnce(cloud: Pick<TestCloud, 'faults'>, { person, action, input }: Wanted, order: string, ids: readonly [string, string]) {
  const moveOf = (id: string) => ({ openid: person.openid, action, run: () => person.ask(action, input as never, id) })
  const { answers, touches } = await interleave(cloud, { A: moveOf(ids[0]), B: moveOf(ids[1]) }, order)
  return { first: answers.A as Reply<unknown>, second: answers.B as Reply<unknown>, touches }
}

/**
 * Each order in which one delivery stops on its way while the other runs to its end, and both in step, played from this moment,
 * which is there again afterwards. Gives what each delivery heard.
 */
export async function playedTwice(cloud: TestCloud, wanted: Wanted) {
  const moment = cloud.moment()
  const at = cloud.clock.now()
  const play = async (order: string) => {
    cloud.clock.set(at)
    const id = randomUUID()
    const heard = { order: order.slice(0, 30), ...(await atOnce(cloud, wanted, order, [id, id])) }
    await moment.comeBack()
    return heard
  }
  const alone = await play('A'.repeat(ALL))
  const heard = [await play(IN_STEP)]
  for (const stopped of alone.touches.A.keys()) heard.push(await play('B'.repeat(stopped) + 'A'.repeat(ALL)))
  moment.end()
  return heard
}

/** What the deliveries say against it: nothing where both hear the same yes. */
export async function differentlyHeard(cloud: TestCloud, wanted: Wanted): Promise<string[]> {
  const heard = await playedTwice(cloud, wanted)
  return heard.flatMap(({ order, first, second }) => {
    const [one, other] = [JSON.stringify(first), JSON.stringify(second)]
    return first.ok && one === other ? [] : [`${order}: ${one} and ${other}`]
  })
}
