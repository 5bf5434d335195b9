import { useState } from 'react'
import { View } from '@tarojs/components'
import { messageKinds } from '@/types/messageNames'
import { Avatar } from '../../../../components/Avatar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { ExportButton } from '../../../../components/ExportButton'
import { InfiniteList } from '../../../../components/InfiniteList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { nearText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy } from '../../copy'
import { groupsOf, type ToTell, type Unreached } from './groups'
import './index.scss'

const words = copy.unreached

/** For the team leader: what has to be told by mouth, and to whom. */
export default function UnreachedPage() {
  const list = usePagedQuery('message.unreached', { limit: 50 })
  const telling = useAction('message.told')
  const [told, setTold] = useState<ReadonlySet<string>>(new Set())
  const left = list.items?.filter(({ messageId }) => !told.has(messageId)) ?? null

  async function tell(people: readonly Unreached[]) {
    const messageIds = people.map(({ messageId }) => messageId)
    if (!(await telling.run({ messageIds }))) return
    setTold((before) => new Set([...before, ...messageIds]))
    const [first] = people
    showToast({ text: people.length === 1 && first ? words.toldDone(first.name) : words.toldMany(people.length) })
  }

  return (
    <Page refresh={list.refresh}>
      <View className="quiet">{words.lead}</View>
      <InfiniteList
        query={{ ...list, items: left && groupsOf(left) }}
        empty={<EmptyState icon="check-circle" {...words.empty} />}
        row={(group) => <Group key={group.key} group={group} isBusy={telling.isBusy} onTold={(people) => void tell(people)} />}
      />
      {list.items && list.items.length > 0 && <ExportButton text={words.export} input={{ list: 'message.unreached' }} />}
    </Page>
  )
}

interface GroupProps {
  readonly group: ToTell
  readonly isBusy: boolean
  readonly onTold: (people: readonly Unreached[]) => void
}

function Group({ group: { kind, title, text, at, people }, isBusy, onTold }: GroupProps) {
  return (
    <Card className="stack">
      <View>
        <View className="small quiet">{[words.about(messageKinds[kind], nearText(at)), words.people(people.length)].join('\u00A0· ')}</View>
        <View className="h3 breaks">{title || words.sealed}</View>
        {text && <View className="breaks">{text}</View>}
      </View>
      {people.map((one) => (
        <Person key={one.messageId} one={one} isBusy={isBusy} onTold={() => onTold([one])} />
      ))}
      {people.length > 1 && <Button kind="secondary" icon="check" text={words.toldAll(people.length)} isBusy={isBusy} onTap={() => onTold(people.slice(0, 50))} />}
    </Card>
  )
}

interface PersonProps {
  readonly one: Unreached
  readonly isBusy: boolean
  readonly onTold: () => void
}

function Person({ one: { name, unitName, why }, isBusy, onTold }: PersonProps) {
  return (
    <View className="unreached">
      <Avatar name={name} />
      <View className="grow">
        <View className="strong">{name}</View>
        <View className="small quiet">{[unitName, words.why[why]].filter(Boolean).join('\u00A0· ')}</View>
      </View>
      <Button kind="secondary" isSmall text={words.told} isBusy={isBusy} onTap={onTold} />
    </View>
  )
}
