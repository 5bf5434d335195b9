/**
 * What clients may do by themselves: nothing in the database, their own files in the storage. All other
 * access goes through the functions. To be set in the console; a dry run prints them.
 */
import { collections } from '@/cloudfunctions/kit/collections'

const NOTHING = { read: false, write: false } as const

/** One rule for each collection, as the console's 自定义安全规则 takes it. */
export const collectionRules: Readonly<Record<string, { readonly read: boolean; readonly write: boolean }>> = Object.fromEntries(
  collections.map(({ name }) => [name, NOTHING]),
)

/** A rule cannot name a folder, so the owner of the file decides (WeChat: 云存储安全规则). */
export const storageRule = { read: 'resource.openid == auth.uid', write: 'resource.openid == auth.uid' } as const

/** The same for the local cloud, which knows folders: one's own and no other, nothing for everybody. */
export const localStorageRules = { write: ['uploads/{openid}/'], read: [] }

export function describeRules(): string[] {
  const rule = JSON.stringify(NOTHING)
  return [
    'Security rules to set in the console',
    ...Object.keys(collectionRules).map((name) => `  collection ${name}: ${rule}`),
    `  storage: ${JSON.stringify(storageRule)}`,
  ]
}
