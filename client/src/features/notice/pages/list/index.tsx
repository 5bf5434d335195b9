import { useState } from 'react'
import { View } from '@tarojs/components'
import type { NoticeCard } from '@/types/notice'
import { Card } from '../../../../components/Card'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { Tabs } from '../../../../components/Tabs'
import { nearText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy } from '../../copy'
import { noticeScreens } from '../../lib/noticeScreens'

const PUBLISHERS = ['OFF', 'CHAIR', 'VICE', 'GRP']
const scopes = (['current', 'past'] as const).map((value) => ({ value, text: copy.scopes[value] }))

export default function Notices() {
  const [scope, setScope] = useState<'current' | 'past'>('current')
  const list = usePagedQuery('notice.list', { scope })
  const me = useSession().data?.me
  const publishes = me?.grants.some(({ role }) => PUBLISHERS.includes(role))
  return (
    <Page refresh={list.refresh}>
      {publishes && (
        <List>
          <ListRow icon="edit" title={copy.manage} note={copy.manageNote} onTap={() => go(noticeScreens.manage)} />
        </List>
      )}
      <Tabs tabs={scopes} value={scope} onChange={setScope} />
      <InfiniteList query={list} empty={<EmptyState icon="megaphone" {...(scope === 'past' ? copy.emptyPast : copy.empty)} />} row={(notice) => <Row key={notice.noticeId} notice={notice} />} />
    </Page>
  )
}

/** What is still to be read or confirmed says so. */
function Row({ notice }: { readonly notice: NoticeCard }) {
  const { noticeId, title, authorName, publishedAt, pinned, important, mustConfirm, readAt, confirmedAt } = notice
  const isOpen = readAt === null || (mustConfirm && confirmedAt === null)
  const by = copy.by(authorName, publishedAt ? nearText(publishedAt) : '')
  return (
    <Card className="stack" look={isOpen && (important || mustConfirm) ? 'warm' : 'plain'} label={`${title}，${isOpen ? copy.unread : copy.read}`} onTap={() => go(screens.notice(noticeId))}>
      <View className={isOpen ? 'strong breaks' : 'breaks'}>{title}</View>
      <View className="row wrap">
        {pinned && <StatusTag tone="quiet" icon="pin" text={copy.pinned} />}
        {mustConfirm && <StatusTag tone={confirmedAt ? 'done' : 'due'} icon={confirmedAt ? 'check-circle' : 'edit'} text={confirmedAt ? copy.confirmed : copy.mustConfirm} />}
        {!mustConfirm && <StatusTag tone={readAt ? 'quiet' : 'information'} icon={readAt ? 'check' : 'bell'} text={readAt ? copy.read : copy.unread} />}
        {important && <StatusTag tone="due" icon="alert" text={copy.important} />}
      </View>
      <View className="small quiet">{by}</View>
    </Card>
  )
}
