import { useState } from 'react'
import { View } from '@tarojs/components'
import { aidStatuses, type AidStatus } from '@/types/aidNames'
import type { ActionOutput } from '@/types/actions'
import type { IconName } from '../../../../components/iconNames'
import { Card } from '../../../../components/Card'
import { FileList } from '../../../../components/FileList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { SelectField } from '../../../../components/SelectField'
import { EmptyState } from '../../../../components/States'
import { lastDayText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { AidTag } from '../../components/AidTag'
import { copy } from '../../copy'
import { deskCopy } from '../../deskCopy'
import { aidScreens } from '../../lib/aidScreens'
import { dueText, forOfficer } from '../../lib/now'

const words = deskCopy.list
type DeskCard = ActionOutput<'aid.list'>['items'][number]

const statusOptions = [{ value: '' as const, text: words.all }, ...(Object.keys(aidStatuses) as AidStatus[]).map((value) => ({ value, text: aidStatuses[value] }))]

interface Way {
  readonly icon: IconName
  readonly title: string
  readonly note: string
  readonly screen: string
  readonly roles: readonly string[]
}

/** Who finds what here; the cloud decides who may. */
const ways: readonly Way[] = [
  { icon: 'wallet', title: words.spending, note: words.spendingNote, screen: aidScreens.spending, roles: ['FIN', 'CHAIR', 'VICE', 'AUD'] },
  { icon: 'list', title: words.statistics, note: words.statisticsNote, screen: aidScreens.statistics, roles: ['CASE', 'CHAIR', 'VICE', 'AUD'] },
  { icon: 'shield', title: words.assessment, note: words.assessmentNote, screen: aidScreens.assessment, roles: ['CHAIR', 'VICE', 'CASE', 'AUD', 'OFF'] },
]

/** Every case that has been through my hands; what they are about is not in a list. */
export default function Desks() {
  const [status, setStatus] = useState<AidStatus | ''>('')
  const list = usePagedQuery('aid.list', status ? { status } : {}, { keep: false })
  const session = useSession()
  const held = session.data?.me?.grants.map(({ role }) => role as string) ?? []
  return (
    <Page refresh={list.refresh}>
      <List>
        {ways.filter(({ roles }) => roles.some((role) => held.includes(role))).map(({ icon, title, note, screen }) => (
          <ListRow key={screen} icon={icon} title={title} note={note} onTap={() => go(screen)} />
        ))}
        <ListRow icon="megaphone" title={words.publicity} note={words.publicityNote} onTap={() => go(aidScreens.publicity)} />
        <ListRow icon="book" title={words.rules} note={words.rulesNote} onTap={() => go(screens.policies)} />
      </List>
      <SelectField label={words.status} value={status} options={statusOptions} onChange={setStatus} />
      <FileList query={list} file={{ list: 'aid.list' }} empty={<EmptyState icon="care" {...words.empty} />} row={(aid) => <Row key={aid.aidId} aid={aid} />} />
    </Page>
  )
}

function Row({ aid }: { readonly aid: DeskCard }) {
  const { aidId, number, status, maskedName, unitName, ownerLabel, dueAt, isOverdue } = forOfficer(aid)
  const due = dueAt && (isOverdue ? copy.detail.overdue(lastDayText(dueAt)) : dueText({ status, ownerLabel }, dueAt))
  return (
    <Card className="stack" label={`${words.row(maskedName, unitName)}，${aidStatuses[status]}`} onTap={() => go(screens.aidDesk(aidId))}>
      <View className="row row--between wrap">
        <View className="strong">{words.row(maskedName, unitName)}</View>
        <AidTag status={status} />
      </View>
      <View className="small quiet number">{[number, ownerLabel, due].filter(Boolean).join('\u00A0· ')}</View>
    </Card>
  )
}
