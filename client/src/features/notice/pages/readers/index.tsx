import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import type { Reader } from '@/types/notice'
import { Avatar } from '../../../../components/Avatar'
import { FileList } from '../../../../components/FileList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { nearText } from '../../../../lib/format'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy } from '../../copy'

const words = copy.readers
const scopes = (['unread', 'read'] as const).map((value) => ({ value, text: words.scopes[value] }))

/** Who has not read it yet, to be reminded by mouth; and who has. */
export default function Readers() {
  const { id = '' } = useRouter().params
  const [scope, setScope] = useState<'unread' | 'read'>('unread')
  const list = usePagedQuery('notice.readers', id ? { noticeId: id, scope, limit: 50 } : null)
  return (
    <Page refresh={list.refresh}>
      <Tabs tabs={scopes} value={scope} onChange={setScope} />
      <FileList
        query={list}
        file={scope === 'unread' ? { list: 'notice.unread', subjectId: id } : { list: 'notice.receipts', subjectId: id }}
        empty={<EmptyState icon="people" {...(scope === 'unread' ? words.emptyUnread : words.emptyRead)} />}
        row={(reader) => (
          <List key={reader.memberId}>
            <ListRow start={<Avatar name={reader.name} />} title={reader.name} note={noteOf(reader)} />
          </List>
        )}
      />
    </Page>
  )
}

function noteOf({ unitName, readAt, confirmedAt }: Reader): string {
  return [unitName, readAt && words.readAt(nearText(readAt)), confirmedAt && words.confirmedAt(nearText(confirmedAt))].filter(Boolean).join(' · ')
}
