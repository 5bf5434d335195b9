/**
 * Every collection of the product and its indexes: the one list from which the local cloud, the
 * deploy script and the console set-up are made. All collections are admin-only for clients.
 */

/** `1` ascending, `-1` descending, `2dsphere` for a GeoJSON field. */
export type IndexDirection = 1 | -1 | '2dsphere'

export interface IndexDefinition {
  readonly name: string
  readonly fields: ReadonlyArray<readonly [field: string, direction: IndexDirection]>
  /** A missing field counts as null, so only one document may lack a unique field. */
  readonly unique?: boolean
}

export interface CollectionDefinition {
  readonly name: string
  readonly indexes: readonly IndexDefinition[]
}

export const collections = [] as const satisfies readonly CollectionDefinition[]
