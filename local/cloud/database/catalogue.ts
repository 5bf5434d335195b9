/** What collections and indexes a store has, and the tables they live in. */
import type { CollectionDefinition, IndexDefinition } from '@/cloudfunctions/kit/collections'
import { collectionExists, collectionMissing, invalidParam } from './errors'
import { COLLECTION_NAME, INDEXES_MAX, INDEX_FIELDS_MAX } from './limits'
import { arrayIndex } from './paths'
import type { Connection } from './sqlite'

export interface IndexField { readonly path: string; readonly parts: readonly string[]; readonly descending: boolean }

export interface Index {
  readonly number: number
  readonly name: string
  /** Table and key column of the entries; the index on `_id` is the documents' own table. */
  readonly table: string
  readonly column: string
  readonly fields: readonly IndexField[]
  readonly unique: boolean
  /** Positions of fields in which some document has held an array. */
  readonly arrays: Set<number>
}

export interface Collection {
  readonly number: number
  readonly name: string
  readonly table: string
  readonly idIndex: Index
  readonly indexes: Index[]
  /** Fields with a geographic index: looked at one by one, without an order on disk. */
  readonly geoFields: Set<string>
}

const schema = `
  CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL);
  CREATE TABLE IF NOT EXISTS collections (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE);
  CREATE TABLE IF NOT EXISTS indexes (
    number INTEGER PRIMARY KEY AUTOINCREMENT, collection INTEGER NOT NULL, name TEXT NOT NULL, fields TEXT NOT NULL,
    is_unique INTEGER NOT NULL, arrays TEXT NOT NULL DEFAULT '[]', UNIQUE (collection, name));
`

export class Catalogue {
  private readonly collections = new Map<string, Collection>()

  constructor(private readonly connection: Connection) {
    connection.exec(schema)
    for (const row of connection.all('SELECT number, name FROM collections')) this.load(Number(row.number), String(row.name))
  }

  all(): Iterable<Collection> {
    return this.collections.values()
  }

  /** Throws DATABASE_COLLECTION_NOT_EXIST. */
  get(name: unknown): Collection {
    const collection = typeof name === 'string' ? this.collections.get(name) : undefined
    if (collection === undefined) throw collectionMissing(String(name))
    return collection
  }

  has = (name: string): boolean => this.collections.has(name)

  create(name: string): Collection {
    if (!COLLECTION_NAME.test(name)) throw invalidParam(`not a collection name: ${name}`)
    if (this.collections.has(name)) throw collectionExists(name)
    this.connection.run('INSERT INTO collections (name) VALUES (?)', name)
    const number = Number(this.connection.value('SELECT last_insert_rowid()'))
    this.connection.exec(`CREATE TABLE docs_${number} (
      seq INTEGER PRIMARY KEY, id BLOB NOT NULL UNIQUE, ver INTEGER NOT NULL, body TEXT NOT NULL)`)
    return this.load(number, name)
  }

  /** Forgets a collection whose creation was rolled back. */
  forget(name: string): void {
    this.collections.delete(name)
  }

  /** Makes the declared indexes of a collection the only ones. Returns those that must be filled. */
  declare(definition: CollectionDefinition): { collection: Collection; added: Index[] } {
    const collection = this.collections.get(definition.name) ?? this.create(definition.name)
    const wanted = definition.indexes.filter((index) => !isGeo(index))
    definition.indexes.forEach(checkDefinition)
    if (definition.indexes.length > INDEXES_MAX) throw new Error(`${definition.name}: more than ${INDEXES_MAX} indexes`)
    collection.geoFields.clear()
    definition.indexes.filter(isGeo).forEach(({ fields }) => fields.forEach(([path]) => collection.geoFields.add(path)))
    const isKept = (index: Index) => wanted.some((definition) => shape(definition) === shapeOf(index))
    collection.indexes.filter((index) => !isKept(index)).forEach((index) => this.drop(collection, index))
    const added = wanted.filter((definition) => !collection.indexes.some((index) => shapeOf(index) === shape(definition)))
      .map((definition) => this.addIndex(collection, definition))
    return { collection, added }
  }

  /** Remembers that a field of an index has held an array. */
  noteArray(index: Index, position: number): void {
    index.arrays.add(position)
    this.connection.run('UPDATE indexes SET arrays = ? WHERE number = ?', JSON.stringify([...index.arrays]), index.number)
  }

  private load(number: number, name: string): Collection {
    const table = `docs_${number}`
    const idIndex: Index = {
      number: -number, name: '_id_', table, column: 'id', unique: true, arrays: new Set(),
      fields: [{ path: '_id', parts: ['_id'], descending: false }],
    }
    const rows = this.connection.all('SELECT * FROM indexes WHERE collection = ? ORDER BY number', number)
    const collection: Collection = {
      number, name, table, idIndex, geoFields: new Set(),
      indexes: rows.map((row) => toIndex(Number(row.number), String(row.name), readFields(String(row.fields)),
        row.is_unique === 1, JSON.parse(String(row.arrays)) as number[])),
    }
    this.collections.set(name, collection)
    return collection
  }

  private addIndex(collection: Collection, { name, fields, unique }: IndexDefinition): Index {
    this.connection.run('INSERT INTO indexes (collection, name, fields, is_unique) VALUES (?, ?, ?, ?)',
      collection.number, name, JSON.stringify(fields), unique === true ? 1 : 0)
    const number = Number(this.connection.value('SELECT last_insert_rowid()'))
    this.connection.exec(
      `CREATE TABLE index_${number} (key BLOB NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (key, seq)) WITHOUT ROWID`)
    const index = toIndex(number, name, readFields(JSON.stringify(fields)), unique === true, [])
    collection.indexes.push(index)
    return index
  }

  private drop(collection: Collection, index: Index): void {
    this.connection.run('DELETE FROM indexes WHERE number = ?', index.number)
    this.connection.exec(`DROP TABLE ${index.table}`)
    collection.indexes.splice(collection.indexes.indexOf(index), 1)
  }
}

const isGeo = (index: IndexDefinition) => index.fields.some(([, direction]) => direction === '2dsphere')

function checkDefinition({ name, fields }: IndexDefinition): void {
  if (fields.length === 0 || fields.length > INDEX_FIELDS_MAX) throw new Error(`index ${name}: 1 to ${INDEX_FIELDS_MAX} fields`)
  const numbered = fields.find(([path]) => path.split('.').some((part) => arrayIndex(part) !== undefined))
  if (numbered !== undefined) throw new Error(`index ${name}: ${numbered[0]} names a place in an array`)
}

const shape = ({ name, fields, unique }: IndexDefinition) => JSON.stringify([name, fields, unique === true])
const shapeOf = ({ name, fields, unique }: Index) =>
  JSON.stringify([name, fields.map(({ path, descending }) => [path, descending ? -1 : 1]), unique])

const readFields = (json: string): IndexField[] =>
  (JSON.parse(json) as Array<[string, number]>).map(([path, direction]) =>
    ({ path, parts: path.split('.'), descending: direction === -1 }))

const toIndex = (number: number, name: string, fields: IndexField[], unique: boolean, arrays: number[]): Index =>
  ({ number, name, table: `index_${number}`, column: 'key', fields, unique, arrays: new Set(arrays) })
