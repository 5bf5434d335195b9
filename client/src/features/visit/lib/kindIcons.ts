import type { VisitCeiling, VisitGroup } from '@/types/visitNames'
import type { IconName } from '../../../components/iconNames'

const byCeiling: Record<VisitCeiling, IconName> = {
  wedding: 'gift', birth: 'star', illness: 'care', memberDeath: 'leaf', relativeDeath: 'leaf', retirement: 'flag', hardship: 'home', accident: 'shield',
}
export const groupIcons: Record<VisitGroup, IconName> = { visit: 'care', talk: 'voice', care: 'calendar' }

/** Calm ones: a death has a leaf, an accident a shield. */
export const iconOf = ({ ceiling, group }: { readonly ceiling: VisitCeiling | null; readonly group: VisitGroup }) => (ceiling ? byCeiling[ceiling] : groupIcons[group])
