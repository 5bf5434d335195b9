/**
 * The only file that imports the cloud SDK. Everything here is a thin, typed door to it; identity is
 * read at call time because the SDK keeps it in the process environment.
 */
import sdk from 'wx-server-sdk'

/** Only the parts of the SDK that the kit uses, with the shapes it was measured to return. */
interface SdkQuery {
  where(filter: unknown): SdkQuery
  orderBy(field: string, order: 'asc' | 'desc'): SdkQuery
  limit(count: number): SdkQuery
  field(projection: Record<string, boolean>): SdkQuery
  get(): Promise<{ data: unknown[] }>
  count(): Promise<{ total: number }>
  update(change: { data: Record<string, unknown> }): Promise<{ stats: { updated: number } }>
  remove(): Promise<{ stats: { removed: number } }>
}

export interface SdkAggregate {
  match(filter: unknown): SdkAggregate
  lookup(join: Record<string, unknown>): SdkAggregate
  project(shape: Record<string, unknown>): SdkAggregate
  group(shape: Record<string, unknown>): SdkAggregate
  unwind(path: string): SdkAggregate
  sort(order: Record<string, 1 | -1>): SdkAggregate
  limit(count: number): SdkAggregate
  end(): Promise<{ list: unknown[] }>
  /** Closes a pipeline made by `$.pipeline()` for use inside `lookup`. */
  done(): unknown
}

interface SdkCollection extends SdkQuery {
  doc(id: string): { get(): Promise<{ data: unknown }> }
  add(item: { data: unknown }): Promise<unknown>
  aggregate(): SdkAggregate
}

/** Query and update commands of the SDK (`db.command`). */
export interface SdkCommand {
  eq(value: unknown): unknown
  neq(value: unknown): unknown
  gt(value: unknown): unknown
  gte(value: unknown): unknown
  lt(value: unknown): unknown
  lte(value: unknown): unknown
  in(values: readonly unknown[]): unknown
  nin(values: readonly unknown[]): unknown
  exists(isThere: boolean): unknown
  and(conditions: readonly unknown[]): unknown
  or(conditions: readonly unknown[]): unknown
  expr(expression: unknown): unknown
  set(value: unknown): unknown
  inc(by: number): unknown
  remove(): unknown
  push(what: { each: readonly unknown[]; slice?: number; position?: number }): unknown
  addToSet(elements: { $each: readonly unknown[] }): unknown
  pull(condition: unknown): unknown
  shift(): unknown
  aggregate: SdkExpressions
}

/** Aggregation expressions of the SDK (`db.command.aggregate`). */
export interface SdkExpressions {
  eq(operands: readonly unknown[]): unknown
  and(operands: readonly unknown[]): unknown
  or(operands: readonly unknown[]): unknown
  lt(operands: readonly unknown[]): unknown
  lte(operands: readonly unknown[]): unknown
  gte(operands: readonly unknown[]): unknown
  cond(choice: { readonly if: unknown; readonly then: unknown; readonly else: unknown }): unknown
  sum(expression: unknown): unknown
  addToSet(expression: unknown): unknown
  pipeline(): SdkAggregate
}

export interface SdkDatabase {
  collection(name: string): SdkCollection
  command: SdkCommand
  RegExp(pattern: { regexp: string; options: string }): unknown
}

interface Sdk {
  DYNAMIC_CURRENT_ENV: unknown
  init(options: { env: unknown }): void
  database(options: { throwOnNotFound: boolean }): SdkDatabase
  getWXContext(): { OPENID?: string | number; SOURCE?: string }
  openapi: {
    subscribeMessage: { send(message: Record<string, unknown>): Promise<{ errCode: number }> }
    wxacode: { getUnlimited(options: Record<string, unknown>): Promise<{ contentType: string; buffer: Buffer }> }
    security: {
      msgSecCheck(options: Record<string, unknown>): Promise<{ errCode: number; result?: { suggest: string; label: number } }>
      mediaCheckAsync(options: Record<string, unknown>): Promise<{ errCode: number; traceId?: string }>
    }
  }
  uploadFile(file: { cloudPath: string; fileContent: Buffer }): Promise<{ fileID: string }>
  downloadFile(file: { fileID: string }): Promise<{ fileContent: Buffer }>
  getTempFileURL(query: { fileList: ReadonlyArray<{ fileID: string; maxAge: number }> }): Promise<{ fileList: Array<{ fileID: string; tempFileURL: string; status: number }> }>
  deleteFile(query: { fileList: readonly string[] }): Promise<unknown>
}

const cloud = sdk as unknown as Sdk
cloud.init({ env: cloud.DYNAMIC_CURRENT_ENV })

export const database: SdkDatabase = cloud.database({ throwOnNotFound: false })

export interface Caller {
  /** The WeChat user, null when no user stands behind the call (timer, another function). */
  readonly openid: string | null
  /** `wx_client`, `wx_trigger`, … with `,scf` appended per nested call. */
  readonly source: string
}

/** Whoever stands behind this invocation. Never cached: a container serves one person after another. */
export function caller(): Caller {
  const { OPENID, SOURCE } = cloud.getWXContext()
  // The SDK turns an all-digit openid into a number; an absent one is never a filter value.
  const openid = OPENID === undefined || OPENID === '' ? null : String(OPENID)
  return { openid, source: SOURCE ?? '' }
}

export const openApi = {
  sendSubscribeMessage: (message: Record<string, unknown>) => cloud.openapi.subscribeMessage.send(message),
  miniProgramCode: (options: Record<string, unknown>) => cloud.openapi.wxacode.getUnlimited(options),
  checkText: (options: Record<string, unknown>) => cloud.openapi.security.msgSecCheck(options),
  checkMedia: (options: Record<string, unknown>) => cloud.openapi.security.mediaCheckAsync(options),
}

export const files = {
  upload: (cloudPath: string, fileContent: Buffer) => cloud.uploadFile({ cloudPath, fileContent }),
  download: (fileId: string) => cloud.downloadFile({ fileID: fileId }),
  temporaryUrls: (fileIds: readonly string[], maxAgeSeconds: number) =>
    cloud.getTempFileURL({ fileList: fileIds.map((fileID) => ({ fileID, maxAge: maxAgeSeconds })) }),
  remove: (fileIds: readonly string[]) => cloud.deleteFile({ fileList: fileIds }),
}
