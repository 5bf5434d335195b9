import { ok } from 'node:assert'
import { setTimeout as sleep } from 'node:timers/promises'
import { equal, fails, notHere, rejection, row, type Row } from '../row'
import type { Stage } from '../stage'

/** A collection with the documents x and y, and its name for transactions. */
async function pair({ named, db }: Stage) {
  const name = await named()
  await db.collection(name).add({ data: [{ _id: 'x', a: 1 }, { _id: 'y', a: 1 }] })
  return { name, outside: db.collection(name) }
}

export const transactions: Row[] = [
  row(74, 'outsiders see the old value until the commit, the transaction its own', 'T', 'SDK tests: transaction', async (stage) => {
    const { name, outside } = await pair(stage)
    const transaction = await stage.db.startTransaction()
    await transaction.collection(name).doc('x').update({ data: { a: 2 } })
    equal((await transaction.collection(name).doc('x').get()).data.a, 2)
    equal((await outside.doc('x').get()).data.a, 1)
    await transaction.commit()
    equal((await outside.doc('x').get()).data.a, 2)
  }),
  row(75, 'a document changed since it was read: the update call rejects', 'T', 'SDK tests: transaction', async (stage) => {
    const { name, outside } = await pair(stage)
    const transaction = await stage.db.startTransaction()
    await transaction.collection(name).doc('x').get()
    await outside.doc('x').update({ data: { a: 5 } })
    await fails(() => transaction.collection(name).doc('x').update({ data: { a: 2 } }), { errMsg: /TransactionConflict/ })
    equal((await outside.doc('x').get()).data.a, 5)
  }),
  row(76, 'runTransaction does not repeat after such a conflict, and its code is lost', 'X', 'executed; field report', async (stage) => {
    const { name, outside } = await pair(stage)
    let runs = 0
    const error = await rejection(() => stage.db.runTransaction(async (transaction) => {
      runs += 1
      await transaction.collection(name).doc('x').get()
      await outside.doc('x').update({ data: { a: 10 + runs } })
      await transaction.collection(name).doc('x').update({ data: { a: 2 } })
    })) as { errCode: number; code?: string }
    equal([runs, error.errCode, error.code], [1, -501001, undefined])
  }),
  row(77, 'after a conflict at the commit it runs four times for times = 3', 'X', 'executed, against 数据库 › 事务 (3)', async (stage) => {
    const { name } = await pair(stage)
    stage.cloud.faults.plan({ kind: 'errorBefore', door: 'door', request: 'database.commitTransaction', times: 9, code: 'DATABASE_TRANSACTION_CONFLICT' })
    const seen = await stage.act('retry', { collection: name, times: 3 })
    stage.cloud.faults.clear()
    equal(seen, { runs: 4, code: 'DATABASE_TRANSACTION_CONFLICT' })
  }),
  row(78, 'rollback(-100) rejects with the number', 'TX', 'SDK tests: transaction; executed', async ({ db }) => {
    equal(await rejection(() => db.runTransaction(async (transaction) => { await transaction.rollback(-100) })), -100)
  }),
  row(79, 'rollback() rejects with undefined', 'TX', 'SDK tests: transaction; executed', async ({ db }) => {
    equal(await rejection(() => db.runTransaction(async (transaction) => { await transaction.rollback() })), undefined)
  }),
  row(80, 'where().update() in a transaction would escape it; the stand-in refuses', 'DX', '数据库 › 事务; executed', async (stage) => {
    const { name, outside } = await pair(stage)
    const refusal = await stage.act('escape', { collection: name, caught: true }) as { errMsg: string }
    ok(/TransactionEscape/.test(refusal.errMsg), refusal.errMsg)
    equal((await outside.where({ a: 1 }).count()).total, 2)
  }),
  row(81, 'where().get() in a transaction works', 'TX', 'SDK tests: transaction; executed', async (stage) => {
    const { name } = await pair(stage)
    const transaction = await stage.db.startTransaction()
    await transaction.collection(name).doc('x').update({ data: { a: 7 } })
    equal((await transaction.collection(name).where({ a: 7 }).get()).data, [{ _id: 'x', a: 7 }])
    await transaction.rollback()
  }),
  row(82, 'an operation after the commit is refused', 'T', 'SDK tests: transaction', async (stage) => {
    const { name } = await pair(stage)
    const transaction = await stage.db.startTransaction()
    await transaction.commit()
    await fails(() => transaction.collection(name).doc('x').update({ data: { a: 2 } }), {
      errCode: -501001, errMsg: /TransactionNotExist\].*must be commit or abort in 30 seconds/,
    })
  }),
  row(83, 'after 30 s a transaction is gone', 'T', 'text in SDK tests: transaction', async (stage) => {
    const { name, outside } = await pair(stage)
    const transaction = await stage.db.startTransaction()
    await transaction.collection(name).doc('x').update({ data: { a: 2 } })
    stage.cloud.clock.advance(31_000)
    await fails(() => transaction.collection(name).doc('y').get(), { errMsg: /TransactionNotExist/ })
    equal((await outside.doc('x').get()).data.a, 1)
    stage.cloud.clock.reset()
  }),
  row(84, 'of two operations sent at once, one finds the transaction busy', 'F', 'field reports', async (stage) => {
    const { name } = await pair(stage)
    const transaction = await stage.db.startTransaction()
    const both = await Promise.allSettled(['x', 'y'].map((id) => transaction.collection(name).doc(id).get()))
    const refused = both.flatMap((one) => (one.status === 'rejected' ? [(one.reason as { errMsg: string }).errMsg] : []))
    equal(refused.length, 1)
    ok(/TransactionBusy/.test(refused[0] ?? ''))
    await transaction.rollback()
  }),
  row(85, 'two transactions that read the other’s document and write their own both commit', 'D', '数据库 › 事务', async (stage) => {
    const { name, outside } = await pair(stage)
    const [one, other] = [await stage.db.startTransaction(), await stage.db.startTransaction()]
    await one.collection(name).doc('y').get()
    await other.collection(name).doc('x').get()
    await one.collection(name).doc('x').update({ data: { a: 0 } })
    await other.collection(name).doc('y').update({ data: { a: 0 } })
    await one.commit()
    await other.commit()
    equal((await outside.where({ a: 0 }).count()).total, 2)
  }),
  row(86, 'an ordinary write waits for a document a transaction has written', 'D', '数据库 › 事务', async (stage) => {
    const { name, outside } = await pair(stage)
    const transaction = await stage.db.startTransaction()
    await transaction.collection(name).doc('x').update({ data: { a: 2 } })
    const waiting = outside.doc('x').update({ data: { a: 3 } })
    equal(await Promise.race([waiting, sleep(100, 'still waiting')]), 'still waiting')
    await transaction.commit()
    equal((await waiting).stats, { updated: 1 })
    equal((await outside.doc('x').get()).data.a, 3)
  }),
  row(87, 'set() that creates inside a transaction reports nothing', 'X', 'executed', async (stage) => {
    const { name, outside } = await pair(stage)
    const transaction = await stage.db.startTransaction()
    equal((await transaction.collection(name).doc('new').set({ data: { a: 1 } })).stats, { updated: 0, created: 0 })
    await transaction.commit()
    equal((await outside.count()).total, 3)
  }),
  notHere(88, 'on the client there is no runTransaction', 'D', '数据库 › 事务', 'there is no database object on the client at all'),
]
