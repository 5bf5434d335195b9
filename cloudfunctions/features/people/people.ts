/** 组织与会员: the handlers in the order of the contract. */
import type { HandoverSource } from '@/cloudfunctions/kit/handover'
import { handoverRoutes } from './handover'
import { peopleHandover } from './handoverShares'
import { membershipRoutes } from './membership'
import { relativeRoutes } from './relatives'
import { roleRoutes } from './roles'
import { rosterRoutes } from './roster'
import { treeRoutes } from './tree'

export const peopleRoutes = (sources: readonly HandoverSource[]) => ({
  ...treeRoutes, ...rosterRoutes, ...roleRoutes, ...membershipRoutes, ...relativeRoutes, ...handoverRoutes([...sources, ...peopleHandover]),
})
