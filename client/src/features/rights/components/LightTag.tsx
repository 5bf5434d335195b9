import { rightsColours, type RightsColour } from '@/types/rightsNames'
import type { IconName } from '../../../components/iconNames'
import { StatusTag, type Tone } from '../../../components/StatusTag'

const looks: Record<RightsColour, readonly [Tone, IconName]> = { red: ['refused', 'alert'], amber: ['due', 'hourglass'], green: ['done', 'check-circle'], none: ['quiet', 'info'] }

/** Green, amber or red, always with its word and its drawing. */
export function LightTag({ colour }: { readonly colour: RightsColour }) {
  const [tone, icon] = looks[colour]
  return <StatusTag text={rightsColours[colour]} tone={tone} icon={icon} />
}
