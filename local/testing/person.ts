/** Somebody who uses the product: calls actions over the same path as a phone, as themselves. */
import { randomUUID } from 'node:crypto'
import type { ActionInput, ActionName, ActionOutput } from '@/types/actions'
import { reportActions } from '@/types/doors'
import type { ErrorCode, Reply } from '@/types/errors'
import type { Cloud } from '@/local/cloud'

export interface Person {
  readonly openid: string
  /** The whole reply. `requestId` is new unless given. */
  ask<Name extends ActionName>(action: Name, input: ActionInput<Name>, requestId?: string): Promise<Reply<ActionOutput<Name>>>
  /** The data; throws with the code when refused. */
  does<Name extends ActionName>(action: Name, input: ActionInput<Name>, requestId?: string): Promise<ActionOutput<Name>>
  /** The code of the refusal, or null when it was done. */
  isRefused<Name extends ActionName>(action: Name, input: ActionInput<Name>, requestId?: string): Promise<ErrorCode | null>
}

const doorOf = (action: ActionName) => ((reportActions as readonly string[]).includes(action) ? 'report' : 'api')

export function personOf(cloud: Pick<Cloud, 'call'>, openid: string): Person {
  const ask: Person['ask'] = async (action, input, requestId = randomUUID()) => {
    const reply = await cloud.call(doorOf(action), { action, input, requestId }, openid)
    if (!('result' in reply)) throw new Error(`${action}: ${JSON.stringify(reply)}`)
    return reply.result as Reply<never>
  }
  return {
    openid,
    ask,
    does: async (action, input, requestId) => {
      const reply = await ask(action, input, requestId)
      if (!reply.ok) throw new Error(`${action} was refused: ${reply.error.code} ${reply.error.field ?? ''}`)
      return reply.data
    },
    isRefused: async (action, input, requestId) => {
      const reply = await ask(action, input, requestId)
      return reply.ok ? null : reply.error.code
    },
  }
}
