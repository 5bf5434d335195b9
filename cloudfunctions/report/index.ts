/** Door 3: heavy work, with libraries the other doors do not load. */
import { serve } from '@/cloudfunctions/kit/serve'
import { nouns } from './routes'

export const main = serve(nouns)
