import { View } from '@tarojs/components'
import type { VisitView } from '@/types/visit'
import { deskCopy } from '../deskCopy'
import { VisitTag } from './VisitTag'

/** Number and state, whom it is about, what happened. */
export function VisitHead({ visit: { number, name, unitName, isTeam, kindName, status } }: { readonly visit: VisitView }) {
  return (
    <View>
      <View className="row row--between">
        <View className="small quiet number">{number}</View>
        <VisitTag status={status} />
      </View>
      <View className="h2 breaks">{isTeam || !name ? deskCopy.calendar.team(unitName) : name}</View>
      <View className="quiet">{[kindName, !isTeam && name ? unitName : ''].filter(Boolean).join('\u00A0· ')}</View>
    </View>
  )
}
