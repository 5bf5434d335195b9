/**
 * Built in the place of the SDK's HTTP requester of the database (`@cloudbase/node-sdk`, tcbdbapirequester): the only file
 * of product and SDK that virtual time replaces. What would be posted to the cloud is handed to whoever holds the line.
 */
type Body = Readonly<Record<string, unknown>>
export type Answer = Readonly<Record<string, unknown>> & { readonly code?: string; readonly message?: string }

export const line: { send: (body: Body) => Promise<Answer> } = {
  send: () => Promise.reject(new Error('nobody holds the line')),
}

export class TcbDBApiHttpRequester {
  /** The SDK's own one ends in the same way: an answer with a code is thrown. */
  async send(api: string, data: Body): Promise<Answer> {
    const answer = await line.send({ ...data, action: api })
    if (answer.code) throw Object.assign(new Error(answer.message), answer)
    return answer
  }
}
