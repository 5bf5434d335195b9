/** The parts of wx-server-sdk the rows use. Parameters are unknown: rows misuse them on purpose. */
export type Doc = Record<string, unknown>

export interface Query {
  where(filter?: unknown): Query
  orderBy(field: string, order: string): Query
  skip(count: number): Query
  limit(count: unknown): Query
  field(projection: unknown): Query
  get(): Promise<{ data: Doc[] }>
  count(): Promise<{ total: number }>
  update(change: unknown): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface Single {
  get(): Promise<{ data: Doc }>
  update(change: unknown): Promise<{ stats: { updated: number } }>
  set(whole: unknown): Promise<{ _id: string; stats: { updated: number; created: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface Aggregate {
  match(filter: unknown): Aggregate
  unwind(field: unknown): Aggregate
  project(shape: unknown): Aggregate
  group(shape: unknown): Aggregate
  limit(count: number): Aggregate
  end(): Promise<{ list: Doc[] }>
}

export interface Collection extends Query {
  doc(id: unknown): Single
  add(item: unknown): Promise<{ _id: string; _ids?: string[]; errMsg: string }>
  aggregate(): Aggregate
}

type Calls<Name extends string, Result> = Record<Name, (...values: unknown[]) => Result>

/** Conditions and changes (`db.command`). */
export type Command = Calls<
  'eq' | 'lt' | 'gt' | 'gte' | 'in' | 'and' | 'or' | 'not' | 'nor' | 'exists' | 'mod' | 'elemMatch' |
  'set' | 'inc' | 'push' | 'pull' | 'addToSet' | 'rename' | 'remove', unknown> & {
    lte(value: unknown): { and(...conditions: unknown[]): unknown }
    project: Calls<'slice', unknown>
    aggregate: Calls<'sum' | 'dayOfWeek' | 'isoDayOfWeek' | 'hour' | 'dateToString', unknown>
  }

export interface Transaction {
  collection(name: string): Collection
  commit(): Promise<unknown>
  rollback(reason?: unknown): Promise<unknown>
}

export interface SdkDatabase {
  command: Command
  collection(name: string): Collection
  createCollection(name: string): Promise<unknown>
  serverDate(options?: { offset: number }): unknown
  RegExp(pattern: { regexp: string; options: string }): unknown
  startTransaction(): Promise<Transaction>
  runTransaction<T>(work: (transaction: Transaction) => Promise<T>, times?: number): Promise<T>
}

export interface Sdk {
  DYNAMIC_CURRENT_ENV: unknown
  init(options: object): void
  database(options?: { throwOnNotFound: boolean }): SdkDatabase
  callFunction(call: { name: string; data?: object }): Promise<{ result: unknown }>
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
  deleteFile(files: { fileList: string[] }): Promise<{ fileList: Array<{ status: number }> }>
  getTempFileURL(files: { fileList: string[] }): Promise<unknown>
}
