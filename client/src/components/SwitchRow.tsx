import { View } from '@tarojs/components'
import { classes } from './classes'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import { Tap } from './Tap'
import './SwitchRow.scss'

interface SwitchRowProps {
  readonly text: string
  readonly note?: string
  readonly icon?: IconName
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

/** Something that is on or off; the whole row is the switch, and a tick stands in it when it is on. */
export function SwitchRow({ text, note, icon, isOn, onChange }: SwitchRowProps) {
  return (
    <Tap className="switch-row" role="switch" label={text} isChecked={isOn} onTap={() => onChange(!isOn)}>
      {icon && <Icon name={icon} className="switch-row__icon" />}
      <View className="grow">
        <View>{text}</View>
        {note && <View className="small quiet">{note}</View>}
      </View>
      <View className={classes('switch', isOn && 'switch--on')}>
        <View className="switch__knob">{isOn && <Icon name="check" size="small" />}</View>
      </View>
    </Tap>
  )
}
