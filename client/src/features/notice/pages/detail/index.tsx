import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { NoticeDetail } from '@/types/notice'
import { ActionBar } from '../../../../components/ActionBar'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { nearText, whenText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { Pictures } from '../../components/Pictures'
import { copy } from '../../copy'
import { noticeScreens } from '../../lib/noticeScreens'

/** Opening it is reading it; where that is not enough, the bar asks for the word. */
export default function Detail() {
  const { id } = useRouter().params
  const notice = useQuery('notice.get', id ? { noticeId: id } : null)
  if (!id || notice.error?.code === 'NOT_FOUND') return <Nowhere />
  const isAsked = notice.data?.mustConfirm && notice.data.confirmedAt === null && notice.data.blocked.confirm === null
  return (
    <Page refresh={notice.refresh} bar={isAsked && <ConfirmBar noticeId={id} refresh={notice.refresh} />}>
      <Loaded query={notice} skeleton={<Skeleton rows={2} />}>
        {(content) => <Content notice={content} />}
      </Loaded>
    </Page>
  )
}

function Content({ notice }: { readonly notice: NoticeDetail }) {
  const { noticeId, title, text, authorName, publishedAt, until, imageUrls, important, confirmedAt, blocked } = notice
  return (
    <>
      <View className="stack">
        <View className="h1 breaks">{title}</View>
        <View className="row wrap">
          {important && <StatusTag tone="due" icon="alert" text={copy.important} />}
          {confirmedAt && <StatusTag tone="done" text={copy.confirmed} />}
          <View className="small quiet">{copy.by(authorName, publishedAt ? nearText(publishedAt) : '')}</View>
        </View>
      </View>
      <Card>
        <View className="breaks">{text}</View>
      </Card>
      <Pictures urls={imageUrls} />
      {until && <View className="small quiet">{copy.until(whenText(until))}</View>}
      {confirmedAt && <View className="small quiet">{copy.confirmedAt(nearText(confirmedAt))}</View>}
      {blocked.manage === null && (
        <List>
          <ListRow icon="people" title={copy.openDesk} onTap={() => go(noticeScreens.desk(noticeId))} />
        </List>
      )}
    </>
  )
}

function ConfirmBar({ noticeId, refresh }: { readonly noticeId: string; readonly refresh: () => Promise<void> }) {
  const confirming = useAction('notice.confirm')

  async function confirm() {
    if (!(await confirming.run({ noticeId }))) return
    showToast({ text: copy.thanks })
    await refresh()
  }

  return <ActionBar state={copy.confirmState} action={{ icon: 'check', text: copy.confirm, isBusy: confirming.isBusy, onTap: () => void confirm() }} />
}

function Nowhere() {
  return (
    <Page>
      <EmptyState icon="megaphone" {...copy.notFound} action={{ text: copy.toList, onTap: () => go(screens.notices) }} />
    </Page>
  )
}
