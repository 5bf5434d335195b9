import type { ActionOutput } from '@/types/actions'
import { unionUnitTypes } from '@/types/peopleNames'

export type Unit = ActionOutput<'people.units'>['units'][number]

export interface Branch {
  readonly unit: Unit
  readonly depth: number
}

export const isUnion = ({ type }: Pick<Unit, 'type'>) => (unionUnitTypes as readonly string[]).includes(type)

/** The units of one tree in the order in which they are drawn, each with its depth; closed ones last among their siblings. */
export function inOrder(units: readonly Unit[], inUnion: boolean): Branch[] {
  const own = units.filter((unit) => isUnion(unit) === inUnion)
  const ids = new Set(own.map(({ orgId }) => orgId))
  const childrenOf = (parentId: string | null) =>
    own.filter((unit) => (parentId === null ? unit.parentId === null || !ids.has(unit.parentId) : unit.parentId === parentId)).sort((a, b) => Number(a.isClosed) - Number(b.isClosed))
  const below = (parentId: string | null, depth: number): Branch[] => childrenOf(parentId).flatMap((unit) => [{ unit, depth }, ...below(unit.orgId, depth + 1)])
  return below(null, 0)
}

/** What may stand under a unit of this type. */
export const childTypes = {
  upper: ['upper', 'group', 'company'],
  group: ['company'],
  company: ['branch', 'unionGroup', 'department'],
  branch: ['unionGroup', 'branch'],
  unionGroup: [],
  department: ['team', 'department'],
  team: [],
} as const satisfies Record<Unit['type'], ReadonlyArray<Unit['type']>>
