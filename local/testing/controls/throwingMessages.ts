/** Control: one handler throws, at some inputs only. Whatever feeds every action over the wire must notice. */
import { messageRoutes as routes } from '@/cloudfunctions/features/message/message'

export * from '@/cloudfunctions/features/message/message'

const list = routes['message.list']

export const messageRoutes = {
  ...routes,
  'message.list': {
    ...list,
    handle: ((call: { readonly input: { readonly limit: number } }) => {
      if (call.input.limit < 10) throw new Error('planted')
      return list.handle(call as never)
    }) as typeof list.handle,
  },
}
