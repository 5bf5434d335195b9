/** Records of a source grouped into likes by the database, one pass for a month; of a stock one pass for many. */
import { database } from './cloud'
import type { CollectionName } from './collections'
import { db, type Collection, type Touched } from './db'
import { groupingOf, recordsIn, stockDay, type FigureSource, type Group } from './figures'
import { not, lte } from './filter'

const $ = database.command.aggregate

export type Counted = { readonly _id: string } & Touched
export const collectionOf = (name: CollectionName) => db[name] as unknown as Collection<Counted>

/** The path that a group is of, where the field holds something else. */
const withPath = ({ unitBy }: FigureSource, group: Group): Group => (unitBy && group._id.path !== null ? { ...group, _id: { ...group._id, path: unitBy.path(String(group._id.path)) } } : group)

const likeness = (source: FigureSource) => ({ path: `$${source.units}`, ...Object.fromEntries(groupingOf(source).deciding.map((field, index) => [`d${index}`, `$${field}`])) })

async function groupsOf(source: FigureSource, period: string, now: Date): Promise<Group[]> {
  const { adding, telling } = groupingOf(source)
  const sums = Object.fromEntries(adding.map((field, index) => [`s${index}`, $.sum(`$${field}`)]))
  const people = Object.fromEntries(telling.map((field, index) => [`p${index}`, $.addToSet(`$${field}`)]))
  const { list } = await collectionOf(source.collection).matching(recordsIn(source, period, now)).group({ _id: likeness(source), n: $.sum(1), ...sums, ...people }).end()
  return (list as Group[]).map((group) => withPath(source, group))
}

/** Whether a record was there on this day, asked of the database; nothing and null come before every text. */
function wasThere({ from, until, needsFrom }: NonNullable<FigureSource['stock']>, day: string): unknown {
  const came = [$.lte([`$${from}`, day]), ...(needsFrom ? [$.gte([`$${from}`, ''])] : [])]
  return $.and([...came, $.or([$.lt([`$${until}`, '']), $.gte([`$${until}`, day])])])
}

/** Whoever is there is there in nearly every month: read once, and counted for each. */
async function stockGroups(source: FigureSource, stock: NonNullable<FigureSource['stock']>, months: readonly string[], now: Date): Promise<Map<string, Group[]>> {
  const days = months.map((month) => stockDay(month, now))
  const counts = Object.fromEntries(days.map((day, index) => [`n${index}`, $.sum($.cond({ if: wasThere(stock, day), then: 1, else: 0 }))]))
  const filter = stock.needsFrom ? { [stock.from]: lte([...days].sort().at(-1) ?? '') } : { _id: not('') }
  const { list } = await collectionOf(source.collection).matching(filter).group({ _id: likeness(source), ...counts }).end()
  const groups = list as Group[]
  return new Map(months.map((month, index) => [month, groups.flatMap((group) => (Number(group[`n${index}`]) > 0 ? [withPath(source, { _id: group._id, n: Number(group[`n${index}`]) })] : []))]))
}

/** The groups of each of these months. */
export async function groupsByMonth(source: FigureSource, months: readonly string[], now: Date): Promise<Map<string, Group[]>> {
  if (source.stock && months.length > 1) return stockGroups(source, source.stock, months, now)
  const groups = new Map<string, Group[]>()
  for (const month of months) groups.set(month, await groupsOf(source, month, now))
  return groups
}

/** Whether many months of it are counted in one pass: a stock that neither adds up amounts nor tells people apart. */
export function isCountedTogether(source: FigureSource): boolean {
  const { adding, telling } = groupingOf(source)
  return source.stock !== undefined && adding.length === 0 && telling.length === 0
}
