/** A request that another one overtakes: it has read, and just before it writes something else happens. */
import { randomUUID } from 'node:crypto'
import type { Reply } from '@/types/errors'
import type { TestCloud } from './startCloud'
import type { Wanted } from './twice'

const isWrite = (request: string) => /^database\.(insert|modify|remove)/.test(request)

/**
 * What the request hears when `meanwhile` happens as it is about to write to this collection for the first time, or for the n-th.
 * Throws when it never comes to that write, so that a test cannot pass by missing the moment.
 */
export async function overtaken(cloud: Pick<TestCloud, 'faults'>, { person, action, input }: Wanted, collection: string, meanwhile: () => Promise<unknown>, nth = 1): Promise<Reply<unknown>> {
  let writes = 0
  const troubles: unknown[] = []
  cloud.faults.gate(async (invocation, request, on) => {
    if (writes === nth || invocation.openid !== person.openid || invocation.action !== action || !isWrite(request) || !on.includes(collection)) return
    writes += 1
    // Thrown here it would be taken for a fault of the database.
    if (writes === nth) await meanwhile().catch((error: unknown) => troubles.push(error))
  })
  const reply = (await person.ask(action, input as never, randomUUID()).finally(() => cloud.faults.gate(null))) as Reply<unknown>
  if (troubles.length > 0) throw troubles[0]
  if (writes < nth) throw new Error(`${action} has not written to ${collection}: ${JSON.stringify(reply)}`)
  return reply
}

/** The code that it hears then, or null when it was done all the same. */
export async function codeWhenOvertaken(...of: Parameters<typeof overtaken>) {
  const reply = await overtaken(...of)
  return reply.ok ? null : reply.error.code
}
