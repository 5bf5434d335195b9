/** Reaches into a collection from outside, as an administrator in the console would. For rosters and settings only. */
import { EJSON } from 'bson'

/** The wire takes signed requests only, as the SDK sends them; locally any signature will do. */
const headers = { 'content-type': 'application/json', authorization: 'TC3-HMAC-SHA256 Credential=local' }

/** Puts one request of the wire to a database and hands back its data; a refusal is thrown. */
export type Ask = (body: Record<string, unknown>) => Promise<Record<string, unknown>>
/** By its address, or however else it is asked. */
type Cloud = string | Ask

const askAt = (cloudUrl: string): Ask => async (body) => {
  const response = await fetch(`${cloudUrl}/admin`, { method: 'POST', headers, body: JSON.stringify(body) })
  const reply = (await response.json()) as { code?: string; message?: string; data?: Record<string, unknown> }
  if (reply.code) throw new Error(`${String(body.collectionName)}: ${reply.code} ${reply.message ?? ''}`)
  return reply.data ?? {}
}

const ask = (cloud: Cloud, body: Record<string, unknown>) => (typeof cloud === 'string' ? askAt(cloud) : cloud)(body)

const canonical = (value: object) => EJSON.stringify(value, { relaxed: false })

/** Imports documents. */
export async function load(cloud: Cloud, collectionName: string, docs: readonly object[]): Promise<void> {
  await ask(cloud, { action: 'database.insertDocument', collectionName, data: docs.map(canonical) })
}

/** Sets fields of one document. */
export async function edit(cloud: Cloud, collectionName: string, id: string, fields: object): Promise<void> {
  const query = canonical({ _id: id })
  await ask(cloud, {
    action: 'database.modifyDocument', collectionName, queryType: 'DOC', query, data: canonical({ $set: fields }), multi: false, merge: true, upsert: false,
  })
}

/** Reads the raw documents, for checkers of invariants. */
export async function dump<Doc>(cloud: Cloud, collectionName: string, query: object = {}): Promise<Doc[]> {
  const docs: Doc[] = []
  for (;;) {
    const { list } = await ask(cloud, {
      action: 'database.getDocument', collectionName, queryType: 'WHERE', query: canonical(query), order: canonical({ _id: 1 }), offset: docs.length, limit: 1000,
    })
    const page = (list as string[]).map((text) => EJSON.parse(text) as Doc)
    docs.push(...page)
    if (page.length < 1000) return docs
  }
}
