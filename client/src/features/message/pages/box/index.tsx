import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { messageKinds } from '@/types/messageNames'
import { Button } from '../../../../components/Button'
import { classes } from '../../../../components/classes'
import { Icon } from '../../../../components/Icon'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { Tap } from '../../../../components/Tap'
import { nearText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy } from '../../copy'
import './index.scss'

type Message = ActionOutput<'message.list'>['items'][number]
const TELLERS = ['GRP', 'OFF', 'CHAIR', 'VICE']

/** Everything I was told, newest first; opening one reads it. */
export default function Box() {
  const list = usePagedQuery('message.list', {})
  const reading = useAction('message.read', { isQuiet: true })
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set())
  const me = useSession().data?.me
  const isRead = ({ messageId, readAt }: Message) => readAt !== null || opened.has(messageId)
  const unread = (list.items ?? []).filter((message) => !isRead(message)).length
  const tells = me?.grants.some(({ role }) => TELLERS.includes(role))

  function open(message: Message) {
    setOpened((before) => new Set([...before, message.messageId]))
    if (!isRead(message)) void reading.run({ messageIds: [message.messageId] })
    if (message.page) go(`/${message.page}`)
  }

  async function readAll() {
    if (!(await reading.run({}))) return
    showToast({ text: copy.allRead })
    await list.refresh()
  }

  return (
    <Page refresh={list.refresh}>
      {tells && (
        <List>
          <ListRow icon="voice" title={copy.toTell} note={copy.toTellNote} onTap={() => go(screens.unreached)} />
        </List>
      )}
      {unread > 0 && (
        <View className="row row--between">
          <View className="strong">{copy.unreadCount(unread)}</View>
          <Button kind="quiet" isSmall icon="check" text={copy.readAll} isBusy={reading.isBusy} onTap={() => void readAll()} />
        </View>
      )}
      <InfiniteList query={list} empty={<EmptyState icon="bell" {...copy.empty} />} row={(message) => <Row key={message.messageId} message={message} isRead={isRead(message)} onTap={() => open(message)} />} />
    </Page>
  )
}

interface RowProps {
  readonly message: Message
  readonly isRead: boolean
  readonly onTap: () => void
}

function Row({ message: { kind, title, text, at }, isRead, onTap }: RowProps) {
  return (
    <Tap className={classes('message', isRead && 'message--read')} label={[!isRead && copy.unread, messageKinds[kind], title, text].filter(Boolean).join('，')} onTap={onTap}>
      <View className="message__icon">
        <Icon name={copy.kindIcons[kind]} />
        {!isRead && <View className="message__dot" />}
      </View>
      <View className="grow">
        <View className="row row--between wrap">
          <View className="message__title">{title}</View>
          <View className="small quiet">{nearText(at)}</View>
        </View>
        <View className="breaks message__text">{text}</View>
      </View>
    </Tap>
  )
}
