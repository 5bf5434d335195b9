import { getCurrentInstance, switchTab, useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { goBack } from '../lib/go'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import { Tap } from './Tap'
import './PageFrame.scss'

/** The tabs as app.config.ts has them; the browser's are drawn by the product, in its own theme. */
const tabs: ReadonlyArray<{ path: string; text: string; icon: IconName }> = [
  { path: '/pages/home/index', text: copy.tabNames.home, icon: 'home' },
  { path: '/pages/activities/index', text: copy.tabNames.activities, icon: 'calendar' },
  { path: '/pages/voice/index', text: copy.tabNames.voice, icon: 'voice' },
  { path: '/pages/mine/index', text: copy.tabNames.mine, icon: 'person' },
]

function usePath(): string {
  return (useRouter().path || '/pages/home/index').split('?')[0] ?? ''
}

/** What WeChat draws by itself: the title and the way back. */
export function PageTop({ title }: { readonly title?: string }) {
  const path = usePath()
  const usual = getCurrentInstance().page?.config?.navigationBarTitleText ?? document.title
  if (tabs.some((tab) => tab.path === path)) return null
  return (
    <View className="page-top">
      <Tap className="page-top__back" label={copy.back} onTap={goBack}>
        <Icon name="left" />
      </Tap>
      <Text className="page-top__title">{title ?? usual}</Text>
    </View>
  )
}

export function PageBottom() {
  const path = usePath()
  if (!tabs.some((tab) => tab.path === path)) return null
  return (
    <View className="page-tabs">
      {tabs.map((tab) => (
        <Tap
          key={tab.path}
          className={classes('page-tabs__tab', tab.path === path && 'page-tabs__tab--on')}
          role="tab"
          isChecked={tab.path === path}
          label={tab.text}
          onTap={() => void switchTab({ url: tab.path })}
        >
          <Icon name={tab.icon} />
          <Text>{tab.text}</Text>
        </Tap>
      ))}
    </View>
  )
}
