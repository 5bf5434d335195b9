import { ScrollView, View } from '@tarojs/components'
import { classes } from './classes'
import { Tap } from './Tap'
import './Tabs.scss'

interface TabsProps<Value extends string> {
  readonly tabs: ReadonlyArray<{ readonly value: Value; readonly text: string; readonly count?: number }>
  readonly value: Value
  readonly onChange: (value: Value) => void
  /** 'segments': two to four of one kind; 'chips': filters that may run off the edge. */
  readonly look?: 'segments' | 'chips'
}

/** Which part of the list is shown. */
export function Tabs<Value extends string>({ tabs, value, onChange, look = 'segments' }: TabsProps<Value>) {
  const row = (
    <View className={classes('tabs', `tabs--${look}`)}>
      {tabs.map((tab) => (
        <Tap
          key={tab.value}
          className={classes('tabs__tab', tab.value === value && 'tabs__tab--on')}
          role="tab"
          label={tab.count ? `${tab.text} ${tab.count}` : tab.text}
          isChecked={tab.value === value}
          onTap={() => onChange(tab.value)}
        >
          <View>{tab.text}</View>
          {Boolean(tab.count) && <View className="tabs__count">{tab.count}</View>}
        </Tap>
      ))}
    </View>
  )
  if (look === 'segments') return row
  return (
    <ScrollView className="tabs-scroll" scrollX showScrollbar={false}>
      {row}
    </ScrollView>
  )
}
