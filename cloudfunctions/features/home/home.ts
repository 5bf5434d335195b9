/** The first screen. Each noun declares what it has to say; this only puts it together. */
import { besideStandIns, hatsOf, officeKeysUnder, type StandIns } from '@/cloudfunctions/kit/case'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { anyone } from '@/cloudfunctions/kit/serve'
import type { HandlerOutput } from '@/types/actions'

type Home = HandlerOutput<'home.get'>

/** What a noun may put on the first screen. */
export interface HomeSource {
  readonly cards: (me: Member, now: Date) => Promise<Home['cards']>
  /** `keys`: of all offices the person acts in today, those of whoever they stand in for included. */
  readonly desk?: (me: Member, now: Date, keys: readonly string[]) => Promise<Home['desk']>
}

/** What must be answered first, then what is today, what has arrived, what is to come. */
const order = ['offer', 'birthdayMine', 'activityToday', 'handout', 'aidAsks', 'visitAsks', 'suggestionReturned', 'suggestionAnswered', 'notice', 'birthdayColleagues', 'activitySoon'] as const satisfies readonly Home['cards'][number]['kind'][]
const byUrgency = (a: Home['cards'][number], b: Home['cards'][number]) => order.indexOf(a.kind) - order.indexOf(b.kind)

export const homeRoutes = (sources: readonly HomeSource[], viewOfMe: (me: Member) => Home['me'], unreadOf: (me: Member) => Promise<number>) => ({
  'home.get': anyone<'home.get'>()<StandIns & Record<string, unknown>>({
    reads: () => besideStandIns,
    handle: async ({ me, now, beside: { delegations = [], delegators = [] } }) => {
      if (!me) return { me: null, cards: [], desk: [], unread: 0, now }
      const unread = unreadOf(me)
      const cards = await Promise.all(sources.map((source) => source.cards(me, now)))
      const keys = officeKeysUnder(hatsOf(me, { delegations, delegators }, now))
      const desk = await Promise.all(sources.map((source) => source.desk?.(me, now, keys) ?? []))
      return { me: viewOfMe(me), cards: cards.flat().sort(byUrgency), desk: desk.flat(), unread: await unread, now }
    },
  }),
})
