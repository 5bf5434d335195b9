/** 困难帮扶, in the order of the contract. */
import { refuse } from '@/cloudfunctions/kit/refuse'
import { bound, type Route } from '@/cloudfunctions/kit/serve'
import { aidActions } from '@/types/aid'

const closed = bound<'aid.mine'>()({ handle: async () => refuse('NOT_FOUND') })

export const aidRoutes = Object.fromEntries(Object.keys(aidActions).map((action) => [action, closed])) as Record<keyof typeof aidActions, Route>
