/**
 * Money that was put aside and given back again leaves two lines in the ledger and a row of the year without anything in
 * it, a number may have been passed over, and a document says which request wrote it: beside these the end must be the same.
 */
import type { Fork, Kept } from '../stories/fork'

type Plain = Readonly<Record<string, unknown>>

/**
 * Looked after elsewhere: figures are counted once more from the records (stories/recount.ts). Numbers rise, and no two documents have the same
 * (stories/fork.ts), but they are drawn before it is known who is first, so that one may be passed over: how far a counter has come says nothing.
 */
const FOLLOWING = ['figureCells', 'counters']
/** Which request wrote, and how often: of two that come to the same, either may have been first. */
const WHOSE = ['receipts', 'version']
const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  funds: ['openingFen', 'incomeFen', 'reservedFen', 'paidFen', 'leftFen'],
  allowances: ['fen', 'times', 'holders', 'taken'],
}
const NOTHING: Plain = { fen: 0, times: 0, holders: [], taken: [] }

const pick = (doc: Plain, fields: readonly string[]) => JSON.stringify(fields.map((field) => (Array.isArray(doc[field]) ? doc[field] : String(doc[field]))))

const keyOf = ({ fundId, about, amountFen }: Plain) => JSON.stringify([fundId, about, amountFen])

/** Without the lines of money that was put aside and given back for the same thing. Of what is stored, for in a plain effect all things that are new look alike. */
export const withoutPairs: Kept = (changes) => {
  const lines = changes.flatMap(({ collection, before, after }) => (collection === 'fundEntries' && before === null && after !== null ? [JSON.parse(after) as Plain] : []))
  const keysOf = (kind: string) => new Set(lines.filter((line) => line.kind === kind).map(keyOf))
  const [reserved, freed] = [keysOf('reserve'), keysOf('void')]
  const isGivenBack = (line: Plain) => ['reserve', 'void'].includes(String(line.kind)) && reserved.has(keyOf(line)) && freed.has(keyOf(line))
  return changes.filter(({ collection, before, after }) => !(collection === 'fundEntries' && before === null && after !== null && isGivenBack(JSON.parse(after) as Plain)))
}

/** Of an effect without the pairs. */
export function withoutGivenBack(effect: readonly string[], stored: Fork['stored']): string[] {
  const kept: string[] = []
  for (const line of effect) {
    const [collection = ''] = line.split(' ')
    const doc = () => JSON.parse(line.slice(collection.length + 1).replace(/ gone$/, '')) as Plain
    const amounts = AMOUNTS[collection]
    if (FOLLOWING.includes(collection)) continue
    if (amounts) {
      const before = stored.get(collection)?.find(({ _id }) => _id === doc()._id) ?? NOTHING
      if (pick(doc(), amounts) !== pick(before, amounts)) kept.push(`${collection} {"_id":${JSON.stringify(doc()._id)},"amounts":${JSON.stringify(pick(doc(), amounts))}}`)
    } else if (collection === 'fundEntries') {
      const { kind, amountFen, fundId, about } = doc()
      kept.push(`fundEntries ${JSON.stringify({ _id: [kind, amountFen, fundId, about].map(String).join(' ') })}`)
    } else kept.push(`${collection} ${JSON.stringify(Object.fromEntries(Object.entries(doc()).filter(([field]) => !WHOSE.includes(field))))}${line.endsWith(' gone') ? ' gone' : ''}`)
  }
  return kept.sort()
}
