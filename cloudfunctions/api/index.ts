/** Door 1: every request of a person, and what WeChat pushes. */
import { receive } from '@/cloudfunctions/kit/receive'
import { serve } from '@/cloudfunctions/kit/serve'
import { receivers, routes } from './routes'

export const main = receive(receivers, serve(routes))
