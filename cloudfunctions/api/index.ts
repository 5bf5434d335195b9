/** Door 1: every request of a person. */
import { serve } from '@/cloudfunctions/kit/serve'
import { routes } from './routes'

export const main = serve(routes)
