/**
 * The figures of a period, each with its formula and the filter that opens the records behind it.
 *
 * Blind review holds for figures, too. In a unit below the house only those with a verdict are counted and listed
 * (`openPath`), for everybody but the officer who accepts and therefore knows the proposers. So nobody learns a
 * unit early, neither by narrowing nor by taking units from the whole: what is left over belongs to no unit.
 */
import { db } from '@/cloudfunctions/kit/db'
import type { Member } from '@/cloudfunctions/kit/documents/people'
import { any, between, gt, lte, oneOf, type Filter } from '@/cloudfunctions/kit/filter'
import { holding } from '@/cloudfunctions/kit/serve'
import { allUnits, pathOf, unitsOf } from '@/cloudfunctions/kit/units'
import type { HandlerInput, HandlerOutput } from '@/types/actions'
import { addDays, addMonths, dayOf } from '@/types/calendar'
import { suggestionFigures, type SuggestionFigure } from '@/types/suggestionNames'

export const OVERSEERS = ['OFF', 'CHAIR', 'VICE', 'AUD', 'EXEC'] as const

type Period = Pick<HandlerInput<'suggestion.statistics'>, 'year' | 'fromMonth' | 'untilMonth' | 'orgId'>

/** Units whose proposers this person may know: those of the officer who accepts. */
const knownUnits = (me: Member) => unitsOf(me, ['OFF'], 'democracy')

/** What this person may count and list; with `orgId`, only what belongs below that unit. */
export function withinUnits(me: Member, orgId: string | undefined): Filter {
  const units = oneOf(unitsOf(me, OVERSEERS))
  const open = orgId ? { openPath: orgId, [any]: [{ openPath: units }] } : { openPath: units }
  return { orgPath: orgId ?? units, [any]: [open, { orgPath: oneOf(knownUnits(me)) }] }
}

/** Staff of these units on a day, as far as days of entry are on record; who has none is counted. */
function staffOn(day: string, me: Member, orgId: string | undefined): Promise<number> {
  const units = oneOf(unitsOf(me, OVERSEERS))
  const hadCome = [{ joinedOn: null }, { joinedOn: lte(day) }]
  const wasThere = [{ leftOn: null, [any]: hadCome }, { leftOn: gt(day), [any]: hadCome }]
  return db.members.count(orgId ? { orgPath: orgId, [any]: [{ orgPath: units, [any]: wasThere }] } : { orgPath: units, [any]: wasThere })
}

/** The last day of the period, or today while it is still going on. */
function lastDayOf({ year, untilMonth }: Period, today: string): string {
  const last = addDays(addMonths(`${month(year, untilMonth)}-01`, 1), -1)
  return last < today ? last : today
}

const month = (year: string, number: number) => `${year}-${String(number).padStart(2, '0')}`

/** What counts in a period: by the day of submission. */
export function countedIn({ year, fromMonth, untilMonth, orgId }: Period, me: Member): Filter {
  return { ...withinUnits(me, orgId), year, month: between(month(year, fromMonth), month(year, untilMonth + 1)) }
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

/** True where undecided ones are left out: a unit is looked at whose proposers this person may not know. */
function countsDecidedOnly(me: Member, orgId: string | undefined, units: Units): boolean {
  const isOpen = (id: string) => id === me.orgPath[0] || pathOf(id, units).some((above) => knownUnits(me).includes(above))
  return !(orgId ? [orgId] : unitsOf(me, OVERSEERS)).some(isOpen)
}

type Units = Awaited<ReturnType<typeof allUnits>>

/** Units the figures may be narrowed to: those below my own, without the groups, which are too small to count. */
function unitsBelow(me: Member, units: Units) {
  const mine = unitsOf(me, OVERSEERS)
  return [...units.values()]
    .filter(({ _id, type }) => type !== 'unionGroup' && type !== 'team' && pathOf(_id, units).some((orgId) => mine.includes(orgId)))
    .map(({ _id, name }) => ({ orgId: _id, name }))
}

type Figures = HandlerOutput<'suggestion.statistics'>['figures']

export const statsRoutes = {
  'suggestion.statistics': holding<'suggestion.statistics'>(...OVERSEERS)({
    handle: async ({ input, me, now }) => {
      const filter = countedIn(input, me)
      const day = lastDayOf(input, dayOf(now))
      const [units, sums, proposers, staff] = await Promise.all([allUnits(), sumsOf(filter), proposersOf(filter), staffOn(day, me, input.orgId)])
      const decidedOnly = countsDecidedOnly(me, input.orgId, units)
      const values = { ...figuresFrom(sums, proposers, staff), ...(decidedOnly ? { acceptRate: null, concludeRate: null } : {}) }
      const figures: Figures = (Object.keys(suggestionFigures) as SuggestionFigure[]).map((figure) => ({
        figure, value: values[figure], formula: suggestionFigures[figure].formula, opens: opens[figure],
      }))
      return { figures, staff, staffOn: day, decidedOnly, units: unitsBelow(me, units) }
    },
  }),
}
