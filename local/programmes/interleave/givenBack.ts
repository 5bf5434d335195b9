/**
 * Money that was put aside and given back again leaves two lines in the ledger and a row of the year without anything in
 * it, a number may have been drawn that nobody bears, and a document says which request wrote it: beside these the end must be the same.
 */
import type { Fork } from '../stories/fork'

type Plain = Readonly<Record<string, unknown>>

/** Counting of figures follows the lines; numbers are drawn before it is known who is first. */
const FOLLOWING = ['figureCells', 'counters']
/** Which request wrote, and how often: of two that come to the same, either may have been first. */
const WHOSE = ['receipts', 'version']
const AMOUNTS: Readonly<Record<string, readonly string[]>> = {
  funds: ['openingFen', 'incomeFen', 'reservedFen', 'paidFen', 'leftFen'],
  allowances: ['fen', 'times', 'holders', 'taken'],
}
const NOTHING: Plain = { fen: 0, times: 0, holders: [], taken: [] }

const pick = (doc: Plain, fields: readonly string[]) => JSON.stringify(fields.map((field) => (Array.isArray(doc[field]) ? doc[field] : String(doc[field]))))

export function withoutGivenBack(effect: readonly string[], stored: Fork['stored']): string[] {
  const [kept, freed]: [string[], string[]] = [[], []]
  for (const line of effect) {
    const [collection = ''] = line.split(' ')
    const doc = () => JSON.parse(line.slice(collection.length + 1).replace(/ gone$/, '')) as Plain
    const amounts = AMOUNTS[collection]
    if (FOLLOWING.includes(collection)) continue
    if (amounts) {
      const before = stored.get(collection)?.find(({ _id }) => _id === doc()._id) ?? NOTHING
      if (pick(doc(), amounts) !== pick(before, amounts)) kept.push(`${collection} {"_id":${JSON.stringify(doc()._id)},"amounts":${JSON.stringify(pick(doc(), amounts))}}`)
    } else if (collection === 'fundEntries') {
      const { kind, amountFen, fundId } = doc()
      const other = `${kind === 'void' ? 'reserve' : 'void'} ${String(amountFen)} ${String(fundId)}`
      const at = freed.indexOf(other)
      if (at >= 0) freed.splice(at, 1)
      else freed.push(`${String(kind)} ${String(amountFen)} ${String(fundId)}`)
    } else kept.push(`${collection} ${JSON.stringify(Object.fromEntries(Object.entries(doc()).filter(([field]) => !WHOSE.includes(field))))}${line.endsWith(' gone') ? ' gone' : ''}`)
  }
  return [...kept, ...freed.map((entry) => `fundEntries ${JSON.stringify({ _id: entry })}`)].sort()
}
