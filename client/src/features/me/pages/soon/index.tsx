import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { Card } from '../../../../components/Card'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { go, screens } from '../../../../lib/go'
import { copy } from '../../copy'

/** What is being prepared, said honestly, with whom to ask until then. */
export default function Soon() {
  const what = useRouter().params.what === 'aid' ? 'aid' : 'welfare'
  const { title, text, now } = copy.soon[what]
  return (
    <Page>
      <EmptyState icon={what === 'aid' ? 'care' : 'gift'} title={title} text={text} action={{ text: copy.soonAction, onTap: () => go(screens.activities) }} />
      <Card look="flat">
        <View>{now}</View>
      </Card>
    </Page>
  )
}
