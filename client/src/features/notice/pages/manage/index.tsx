import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { ExportButton } from '../../../../components/ExportButton'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { nearText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { NoticeTag } from '../../components/NoticeTag'
import { copy } from '../../copy'
import { noticeScreens } from '../../lib/noticeScreens'

const words = copy.mine
type Managed = ActionOutput<'notice.managed'>['items'][number]

export default function Manage() {
  const list = usePagedQuery('notice.managed', {})
  return (
    <Page refresh={list.refresh} bar={<ActionBar action={{ icon: 'edit', text: words.new, onTap: () => go(noticeScreens.new) }} />}>
      <InfiniteList query={list} empty={<EmptyState icon="megaphone" {...words.empty} />} row={(notice) => <Row key={notice.noticeId} notice={notice} />} />
      {list.items && list.items.length > 0 && <ExportButton text={copy.exports.list} input={{ list: 'notice.list' }} />}
    </Page>
  )
}

function Row({ notice: { noticeId, title, status, audience, publishedAt, authorName } }: { readonly notice: Managed }) {
  const whom = audience.length === 0 ? words.everybody : audience.join('、')
  const when = publishedAt ? nearText(publishedAt) : authorName
  return (
    <Card className="stack" label={title} onTap={() => go(status === 'draft' ? noticeScreens.edit(noticeId) : noticeScreens.desk(noticeId))}>
      <View className="row row--between">
        <View className="strong breaks grow">{title}</View>
        <NoticeTag status={status} />
      </View>
      <View className="small quiet">{`${whom} · ${when}`}</View>
    </Card>
  )
}
