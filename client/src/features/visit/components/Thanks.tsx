import Taro from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { Button } from '../../../components/Button'
import { Icon } from '../../../components/Icon'
import { goBack, screens } from '../../../lib/go'
import { copy } from '../copy'
import { byText } from '../lib/days'
import './Calm.scss'

const words = copy.report

interface ThanksProps {
  readonly sent: ActionOutput<'visit.report'>
  /** For those who register several. */
  readonly onAgain?: (() => void) | undefined
}

/** It is known, who has it, by when; nothing else. */
export function Thanks({ sent: { visitId, number, ownerLabel, dueAt }, onAgain }: ThanksProps) {
  return (
    <View className="visit-calm">
      <View className="visit-thanks">
        <View className="visit-thanks__mark">
          <Icon name="care" size="huge" />
        </View>
        <View className="h2">{words.thanks}</View>
        <View className="quiet">{words.thanksText(ownerLabel, dueAt ? byText(dueAt) : '')}</View>
        <View className="small quiet number">{words.number(number)}</View>
      </View>
      <Button text={words.see} onTap={() => void Taro.redirectTo({ url: screens.visit(visitId) })} />
      <Button kind="secondary" text={onAgain ? words.again : words.back} onTap={onAgain ?? goBack} />
    </View>
  )
}
