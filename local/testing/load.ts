/** Puts documents straight into a collection, as an import in the console would. For rosters and settings only. */
import { EJSON } from 'bson'

/** The wire takes signed requests only, as the SDK sends them; locally any signature will do. */
const headers = { 'content-type': 'application/json', authorization: 'TC3-HMAC-SHA256 Credential=local' }

export async function load(cloudUrl: string, collectionName: string, docs: readonly object[]): Promise<void> {
  const body = {
    action: 'database.insertDocument',
    collectionName,
    data: docs.map((doc) => EJSON.stringify(doc, { relaxed: false })),
  }
  const response = await fetch(`${cloudUrl}/admin`, { method: 'POST', headers, body: JSON.stringify(body) })
  const reply = (await response.json()) as { code?: string; message?: string }
  if (reply.code) throw new Error(`${collectionName}: ${reply.code} ${reply.message ?? ''}`)
}
