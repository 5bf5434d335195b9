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

/** An index over these fields, smallest first. */
export const ascending = (name: string, ...fields: string[]): IndexDefinition => ({ name, fields: fields.map((field) => [field, 1] as const) })
export const unique = (name: string, ...fields: string[]): IndexDefinition => ({ ...ascending(name, ...fields), unique: true })
