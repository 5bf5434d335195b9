/** Rules broken on purpose: a table that stays green over these would prove nothing. */
import type { Database } from '../database'
import type { Breach } from './stage'

/** Changes requests or answers between the cloud and the database. */
const between = (answer: (database: Database, body: Record<string, unknown>) => ReturnType<Database['answer']>) =>
  (given: Database): Database => ({ ...given, answer: (body) => answer(given, body) })

export const breaches = {
  'unique indexes let duplicates in': {
    collections: (given) => given.map(({ name, indexes }) => ({ name, indexes: indexes.map((index) => ({ ...index, unique: false })) })),
  },
  'null finds only null': {
    database: between((database, body) => database.answer(
      body.query === '{"a":null}' ? { ...body, query: '{"a":{"$eq":null,"$exists":true}}' } : body)),
  },
  'transactions write at once': {
    database: between((database, { transactionId, ...body }) => database.answer(
      body.action === 'database.modifyDocument' ? body : { ...body, ...(transactionId === undefined ? {} : { transactionId }) })),
  },
} satisfies Record<string, Breach>

export type BreachName = keyof typeof breaches
