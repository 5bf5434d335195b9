/**
 * Refusals in the cloud's words. `code` is what the SDK maps to its errCode; texts are those seen in the
 * field or MongoDB's own where the cloud's are unknown.
 */
export class CloudError extends Error {
  constructor(readonly code: string, message: string) {
    super(message)
  }
}

const contactUs = 'Please check your request, but if the problem cannot be solved, contact us.'
const contactUsIfPersists = 'Please check your request, but if the problem persists, contact us.'

export const requestFailed = (message: string) =>
  new CloudError('DATABASE_REQUEST_FAILED', message)

export const invalidParam = (message: string) => new CloudError('INVALID_PARAM', message)

/** An operator, option or stage nobody implemented: refused with its name. The spelling is the cloud's. */
export const unknownOperator = (name: string, where: string) =>
  new CloudError('DATABASE_INVALID_OPERRATOR', `unknown operator: ${name} in ${where}`)

export const collectionMissing = (name: string) =>
  new CloudError('DATABASE_COLLECTION_NOT_EXIST', `[ResourceNotFound] Db or Table not exist: ${name}. ${contactUs}`)

export const collectionExists = (name: string) =>
  new CloudError('DATABASE_COLLECTION_ALREADY_EXIST', `[ResourceExist] Table exist: ${name}. ${contactUs}`)

/** `shown` is the key as MongoDB prints it: `{ email: "a" }`, a missing field as null. */
export const duplicateKey = (verb: 'Insert' | 'Update', collection: string, index: string, shown: string) =>
  requestFailed(
    `[FailedOperation.${verb}] multiple write errors: [{write errors: [{E11000 duplicate key error collection: ` +
    `tnt-localdev.${collection} index: ${index} dup key: ${shown}}]}, {<nil>}]`,
  )

export const transactionConflict = () =>
  new CloudError(
    'DATABASE_TRANSACTION_CONFLICT',
    `[ResourceUnavailable.TransactionConflict] Transaction is conflict, maybe resource operated by others. ${contactUsIfPersists}`,
  )

export const transactionMissing = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionNotExist] Transaction does not exist on the server, transaction must be ' +
    `commit or abort in 30 seconds. ${contactUsIfPersists}`,
  )

export const transactionBusy = () =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    '[ResourceUnavailable.TransactionBusy] Transaction is busy, operations of one transaction must be sent one ' +
    `after the other. ${contactUsIfPersists}`,
  )

/** The SDK drops the transaction id of these calls, so they would take effect at once and survive a rollback. */
export const transactionEscape = (call: string) =>
  new CloudError(
    'DATABASE_TRANSACTION_FAIL',
    `[FailedOperation.TransactionEscape] ${call} carries no transactionId although its caller has an open ` +
    'transaction: it would run outside and survive a rollback. Use doc(), add() or where().get() there.',
  )

const storageTexts: ReadonlyArray<readonly [pattern: RegExp, text: string]> = [
  [/disk is full|SQLITE_FULL/i, 'the disk is full'],
  [/readonly|read-only/i, 'the data folder cannot be written to'],
  [/malformed|not a database|corrupt/i, 'the data file is damaged'],
  [/disk I\/O|IOERR/i, 'the disk reported an error'],
]

/** What an error of the engine means in one plain clause, or undefined when it is none of the store's troubles. */
export function storageTrouble(error: unknown): string | undefined {
  const message = error instanceof Error ? error.message : String(error)
  return storageTexts.find(([pattern]) => pattern.test(message))?.[1]
}

export const storageFailed = (trouble: string) =>
  new CloudError('SYS_ERR', `the local database could not store this request: ${trouble}. Nothing of it was kept.`)
