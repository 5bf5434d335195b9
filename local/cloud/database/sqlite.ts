/** SQLite behind the API of `node:sqlite`: the built-in module where Node has it, else the packaged twin. */
import { DatabaseSync as Packaged } from '@photostructure/sqlite'

export type SqlValue = string | number | Uint8Array | null
export type Row = Record<string, SqlValue>

interface Statement {
  run(...values: SqlValue[]): unknown
  get(...values: SqlValue[]): unknown
  all(...values: SqlValue[]): unknown[]
}

interface Engine {
  exec(sql: string): void
  prepare(sql: string): Statement
  close(): void
}

type EngineClass = new (path: string, options?: { timeout?: number }) => Engine

function engineClass(): EngineClass {
  const builtIn = process.getBuiltinModule?.('node:sqlite') as { DatabaseSync: EngineClass } | undefined
  return builtIn?.DatabaseSync ?? Packaged as unknown as EngineClass
}

/** One connection; statements are prepared once and kept. */
export class Connection {
  private readonly engine: Engine
  private readonly statements = new Map<string, Statement>()

  constructor(path: string) {
    this.engine = new (engineClass())(path)
  }

  exec(sql: string): void {
    this.engine.exec(sql)
  }

  run(sql: string, ...values: SqlValue[]): void {
    this.statement(sql).run(...values)
  }

  get(sql: string, ...values: SqlValue[]): Row | undefined {
    return this.statement(sql).get(...values) as Row | undefined
  }

  all(sql: string, ...values: SqlValue[]): Row[] {
    return this.statement(sql).all(...values) as Row[]
  }

  /** The first column of the first row of a pragma or query. */
  value(sql: string): SqlValue | undefined {
    const row = this.get(sql)
    return row === undefined ? undefined : Object.values(row)[0]
  }

  close(): void {
    this.statements.clear()
    this.engine.close()
  }

  private statement(sql: string): Statement {
    let statement = this.statements.get(sql)
    if (statement === undefined) {
      statement = this.engine.prepare(sql)
      this.statements.set(sql, statement)
    }
    return statement
  }
}
