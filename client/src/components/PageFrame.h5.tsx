import { getCurrentInstance, navigateBack, switchTab, useRouter } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { classes } from './classes'
import { kitCopy as copy } from './copy'
import { Icon } from './Icon'
import type { IconName } from './iconNames'
import { Tap } from './Tap'
import './PageFrame.scss'

/** The tabs as app.config.ts has them; the browser's are drawn by the product, in its own theme. */
const tabs: ReadonlyArray<{ path: string; text: string; icon: IconName }> = [
  { path: '/pages/home/index', text: '家', icon: 'home' },
  { path: '/pages/activities/index', text: '活动', icon: 'calendar' },
  { path: '/pages/voice/index', text: '心声', icon: 'voice' },
  { path: '/pages/mine/index', text: '我的', icon: 'person' },
]

function usePath(): string {
  return (useRouter().path || '/pages/home/index').split('?')[0] ?? ''
}

/** What WeChat draws by itself: the title and the way back. */
export function PageTop() {
  const path = usePath()
  const title = getCurrentInstance().page?.config?.navigationBarTitleText ?? document.title
  if (tabs.some((tab) => tab.path === path)) return null
  return (
    <View className="page-top">
      <Tap className="page-top__back" label={copy.back} onTap={goBack}>
        <Icon name="left" />
      </Tap>
      <Text className="page-top__title">{title}</Text>
    </View>
  )
}

/** Opened from a poster there is nothing behind this page but home. */
function goBack(): void {
  if (window.history.length > 1 && document.referrer === '' && getCurrentInstance().page !== null) void navigateBack()
  else void switchTab({ url: '/pages/home/index' })
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
