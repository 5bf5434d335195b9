import { View } from '@tarojs/components'
import type { VisitKindView } from '@/types/visit'
import { classes } from '../../../components/classes'
import { Icon } from '../../../components/Icon'
import { Tap } from '../../../components/Tap'
import { amountText } from '../../../lib/amount'
import { copy } from '../copy'
import { iconOf } from '../lib/kindIcons'
import './KindRows.scss'

const words = copy.report

interface KindRowsProps {
  readonly kinds: readonly VisitKindView[]
  readonly chosen: VisitKindView | null
  readonly isForOther: boolean
  readonly onChoose: (kind: VisitKindView | null) => void
}

const soon = ({ isUrgent, due }: VisitKindView) => (isUrgent ? words.urgent : words.within(amountText(due.value, due.unit)))

/** Each kind as a row that any thumb finds; once one is chosen the others make room. */
export function KindRows({ kinds, chosen, isForOther, onChoose }: KindRowsProps) {
  return (
    <View className="kind-rows">
      {(chosen ? [chosen] : kinds).map((kind) => (
        <Tap key={kind.code} className={classes('kind-row', chosen && 'kind-row--on')} role="radio" isChecked={chosen !== null} label={kind.name} onTap={() => onChoose(chosen ? null : kind)}>
          <View className="kind-row__icon">
            <Icon name={iconOf(kind)} />
          </View>
          <View className="grow">
            <View className="h3">{kind.name}</View>
            <View className="small quiet">{chosen ? words.other : (isForOther ? words.owed : words.comes)(soon(kind))}</View>
          </View>
          <Icon name={chosen ? 'check' : 'right'} size={chosen ? undefined : 'small'} className={chosen ? 'kind-row__tick' : undefined} />
        </Tap>
      ))}
    </View>
  )
}
