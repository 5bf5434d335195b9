/** The figures of a period, each with its formula and the filter that opens the records behind it. */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { any, between, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { holding } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf, unitsOf } from '@/cloudfunctions/kit/units'
import type { HandlerInput, HandlerOutput } from '@/types/actions'
import { suggestionFigures, type SuggestionFigure } from '@/types/suggestionNames'

export const OVERSEERS = ['OFF', 'CHAIR', 'VICE', 'AUD', 'EXEC'] as const

type Period = Pick<HandlerInput<'suggestion.statistics'>, 'year' | 'fromMonth' | 'untilMonth' | 'orgId'>

/** The units in which this person may look at the figures; with `orgId`, only the part of them below it. */
function withinUnits(me: Member, orgId: string | undefined): Filter {
  const units = me.grants.filter(({ role }) => (OVERSEERS as readonly string[]).includes(role)).map((grant) => grant.orgId)
  return orgId ? { orgPath: orgId, [any]: [{ orgPath: oneOf(units) }] } : { orgPath: oneOf(units) }
}

const month = (year: string, number: number) => `${year}-${String(number).padStart(2, '0')}`

/** What counts in a period: by the day of submission. */
export function countedIn({ year, fromMonth, untilMonth, orgId }: Period, me: Member): Filter {
  return { year, month: between(month(year, fromMonth), month(year, untilMonth + 1)), ...withinUnits(me, orgId) }
}

const tallies = ['submitted', 'accepted', 'concluded', 'adopted', 'completed', 'excellent', 'awarded'] as const
type TallyName = (typeof tallies)[number]

/** The records behind each figure: for a rate those of its numerator. */
const opens: Record<SuggestionFigure, TallyName> = {
  submitted: 'submitted', accepted: 'accepted', concluded: 'concluded', adopted: 'adopted', completed: 'completed', excellent: 'excellent', awarded: 'awarded',
  acceptRate: 'accepted', adoptRate: 'adopted', completeRate: 'completed', concludeRate: 'concluded', proposers: 'submitted', participation: 'submitted',
  perHead: 'submitted', expectedFen: 'adopted', confirmedFen: 'completed', yearFen: 'completed', awardFen: 'awarded',
}

export const whatOpens = (figure: SuggestionFigure): Filter => ({ [`tally.${opens[figure]}`]: 1 })

type Sums = Record<TallyName | 'expectedFen' | 'confirmedFen' | 'yearFen' | 'awardFen', number>

async function sumsOf(filter: Filter): Promise<Sums> {
  const counted = Object.fromEntries(tallies.map((name) => [name, { $sum: `$tally.${name}` }]))
  const money = { expectedFen: { $sum: '$plan.expectedFen' }, confirmedFen: { $sum: '$effectFound.confirmedFen' }, yearFen: { $sum: '$effectFound.yearFen' }, awardFen: { $sum: '$award.amountFen' } }
  const [row] = (await db.suggestions.matching(filter).group({ _id: null, ...counted, ...money }).end()).list as Sums[]
  return row ?? (Object.fromEntries([...tallies, 'expectedFen', 'confirmedFen', 'yearFen', 'awardFen'].map((name) => [name, 0])) as Sums)
}

async function proposersOf(filter: Filter): Promise<number> {
  const people = db.suggestions.matching({ ...filter, ...whatOpens('submitted') }).unwind('$authorIds').group({ _id: '$authorIds' })
  const [row] = (await people.group({ _id: null, people: { $sum: 1 } }).end()).list as Array<{ people: number }>
  return row?.people ?? 0
}

/** A rate in per cent with one decimal; without a denominator there is none. */
const rate = (part: number, whole: number, factor = 100) => (whole === 0 ? null : Math.round((part / whole) * factor * 10) / 10)

/** Every figure from the sums; pure. */
export function figuresFrom(sums: Sums, proposers: number, staff: number): Record<SuggestionFigure, number | null> {
  return {
    ...sums,
    acceptRate: rate(sums.accepted, sums.submitted),
    adoptRate: rate(sums.adopted, sums.accepted),
    completeRate: rate(sums.completed, sums.adopted),
    concludeRate: rate(sums.concluded, sums.accepted),
    proposers,
    participation: rate(proposers, staff),
    perHead: staff === 0 ? null : Math.round((sums.submitted / staff) * 100) / 100,
  }
}

/** Units the figures may be narrowed to: those below my own, without the groups, which are too small to count. */
async function unitsBelow(me: Member) {
  const mine = unitsOf(me, OVERSEERS)
  const units = await allUnits()
  return [...units.values()]
    .filter(({ _id, type }) => type !== 'unionGroup' && type !== 'team' && pathOf(_id, units).some((orgId) => mine.includes(orgId)))
    .map(({ _id, name }) => ({ orgId: _id, name }))
}

type Figures = HandlerOutput<'suggestion.statistics'>['figures']

export const statsRoutes = {
  'suggestion.statistics': holding<'suggestion.statistics'>(...OVERSEERS)({
    handle: async ({ input, me }) => {
      const filter = countedIn(input, me)
      const [units, sums, proposers, staff] = await Promise.all([unitsBelow(me), sumsOf(filter), proposersOf(filter), db.members.count({ leftOn: null, ...withinUnits(me, input.orgId) })])
      const values = figuresFrom(sums, proposers, staff)
      const figures: Figures = (Object.keys(suggestionFigures) as SuggestionFigure[]).map((figure) => ({
        figure, value: values[figure], formula: suggestionFigures[figure].formula, opens: opens[figure],
      }))
      return { figures, staff, units }
    },
  }),
}
