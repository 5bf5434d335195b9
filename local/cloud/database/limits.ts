/**
 * Every bound of the local database, with its unit and where the figure comes from. "own choice" marks
 * what the cloud does not publish.
 */

/** Milliseconds an open transaction lives. Error text of the cloud: "must be commit or abort in 30 seconds". */
export const TRANSACTION_LIFE_MS = 30_000

/**
 * Milliseconds one operation keeps its transaction busy, so that two sent together meet and the second is
 * refused as TransactionBusy. Own choice, at the short end of the 3–20 ms a cloud call takes.
 */
export const TRANSACTION_OPERATION_MS = 3

/** Documents of one read. SDK source: default 100, larger limits are cut to 1000. */
export const READ_LIMIT_DEFAULT = 100
export const READ_LIMIT_MAX = 1000

/** Bytes of one document. MongoDB manual, "BSON Document Size"; the cloud publishes none. */
export const DOCUMENT_BYTES_MAX = 16 * 1024 * 1024

/** Levels of nesting. MongoDB manual, "Nested Depth for BSON Documents". */
export const NESTING_MAX = 100

/** Documents of one insert. MongoDB manual, "Write Command Batch Limit Size" (maxWriteBatchSize). */
export const INSERT_BATCH_MAX = 100_000

/** Fields of one index and indexes of one collection. CloudBase FAQ "database": 31 and 100. */
export const INDEX_FIELDS_MAX = 31
export const INDEXES_MAX = 100

/** Elements an update may pad an array with when it writes beyond its end. MongoDB: 1,500,000. */
export const ARRAY_PADDING_MAX = 1_500_000

/** Milliseconds one request may spend in costly regular expressions. Own choice; MongoDB has a step limit instead. */
export const REGEX_BUDGET_MS = 1_000

/** Characters up to which any pattern may run unwatched: even doubling at each it ends within milliseconds. */
export const REGEX_HARMLESS_LENGTH = 20

/** Steps a pattern without repeated groups may need at most to run unwatched. Own choice: a few milliseconds. */
export const REGEX_HARMLESS_STEPS = 1_000_000

/** Unbounded repetitions an expression's pattern may have: expressions have no watchdog. Own choice. */
export const REGEX_EXPRESSION_REPEATS = 2

/** Byte ranges one index scan is cut into by `$in`; beyond it the next field is left to the recheck. Own choice. */
export const SCAN_RANGES_MAX = 1_000

/** Characters of document text kept decoded in memory. Own choice: bounded, whatever the collections hold. */
export const CACHE_CHARACTERS_MAX = 16 * 1024 * 1024

/** Bytes up to which a store is checked page by page when it is opened. Own choice: well under 0.2 s. */
export const FULL_CHECK_BYTES_MAX = 16 * 1024 * 1024

/** Characters of a collection name. Pattern of the SDK's own validator, one character allowed as well. */
export const COLLECTION_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_-]{0,63}$/
