/**
 * WeChat's server API for a cloud environment (云开发 HTTP API: getAccessToken, databaseCollectionAdd,
 * updateIndex, databaseAdd). Never called by a dry run; not verified against WeChat.
 */
import type { IndexDefinition } from '@/cloudfunctions/kit/collections'

const API = 'https://api.weixin.qq.com'

interface Reply {
  readonly errcode?: number
  readonly errmsg?: string
  readonly access_token?: string
}

export interface WeChat {
  addCollection(name: string): Promise<void>
  addIndexes(collection: string, indexes: readonly IndexDefinition[]): Promise<void>
  /** Nothing happens when a document of this id is there. */
  addOnce(collection: string, document: object): Promise<void>
}

/** What the API answers when a thing is there already: a deployment may be run again. */
const ALREADY_THERE = /exist|duplicate/i

async function post(url: string, body: object): Promise<Reply> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return (await response.json()) as Reply
}

export async function openWeChat(appid: string, secret: string, env: string): Promise<WeChat> {
  const query = new URLSearchParams({ grant_type: 'client_credential', appid, secret })
  const token = (await (await fetch(`${API}/cgi-bin/token?${query}`)).json()) as Reply
  if (!token.access_token) throw new Error(`no access token: ${token.errcode} ${token.errmsg}`)
  const ask = async (action: string, body: object): Promise<Reply> => {
    const reply = await post(`${API}/tcb/${action}?access_token=${token.access_token}`, { env, ...body })
    if (reply.errcode && !ALREADY_THERE.test(reply.errmsg ?? '')) throw new Error(`${action}: ${reply.errcode} ${reply.errmsg}`)
    return reply
  }
  return {
    addCollection: async (name) => void (await ask('databasecollectionadd', { collection_name: name })),
    addIndexes: async (collection, indexes) => {
      const wanted = indexes.map(({ name, fields, unique = false }) => ({
        name, unique, keys: fields.map(([field, direction]) => ({ name: field, direction: String(direction) })),
      }))
      for (const index of wanted) await ask('updateindex', { collection_name: collection, create_indexes: [index], drop_indexes: [] })
    },
    addOnce: async (collection, document) => void (await ask('databaseadd', { query: `db.collection('${collection}').add({ data: ${JSON.stringify(document)} })` })),
  }
}
