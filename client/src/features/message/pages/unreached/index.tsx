import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { messageKinds } from '@/types/messageNames'
import { Avatar } from '../../../../components/Avatar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { nearText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy } from '../../copy'

const words = copy.unreached
type Unreached = ActionOutput<'message.unreached'>['items'][number]

/** For the team leader: who has to be told by mouth, and what. */
export default function UnreachedPage() {
  const list = usePagedQuery('message.unreached', {})
  const telling = useAction('message.told')
  const [told, setTold] = useState<ReadonlySet<string>>(new Set())
  const items = list.items?.filter(({ messageId }) => !told.has(messageId)) ?? null

  async function tell({ messageId, name }: Unreached) {
    if (!(await telling.run({ messageIds: [messageId] }))) return
    setTold((before) => new Set([...before, messageId]))
    showToast({ text: words.toldDone(name) })
  }

  return (
    <Page refresh={list.refresh}>
      <View className="quiet">{words.lead}</View>
      <InfiniteList
        query={{ ...list, items }}
        empty={<EmptyState icon="check-circle" {...words.empty} />}
        row={(one) => <Person key={one.messageId} one={one} isBusy={telling.isBusy} onTold={() => void tell(one)} />}
      />
    </Page>
  )
}

interface PersonProps {
  readonly one: Unreached
  readonly isBusy: boolean
  readonly onTold: () => void
}

function Person({ one: { name, unitName, kind, title, text, at, why }, isBusy, onTold }: PersonProps) {
  return (
    <Card className="stack">
      <View className="row">
        <Avatar name={name} />
        <View className="grow">
          <View className="h3">{name}</View>
          <View className="small quiet">{[unitName, words.why[why]].filter(Boolean).join(' · ')}</View>
        </View>
      </View>
      <View>
        <View className="small quiet">{words.about(messageKinds[kind], nearText(at))}</View>
        <View className="strong breaks">{title || words.sealed}</View>
        {text && <View className="breaks">{text}</View>}
      </View>
      <Button kind="secondary" icon="check" text={words.told} isBusy={isBusy} onTap={onTold} />
    </Card>
  )
}
