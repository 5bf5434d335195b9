/** Door 1: every request of a person, and what WeChat pushes. */
import { receive } from '@/cloudfunctions/kit/receive'
import { serve } from '@/cloudfunctions/kit/serve'
import { nouns, receivers } from './routes'

export const main = receive(receivers, serve(nouns))
