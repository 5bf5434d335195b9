import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { NoticeDesk } from '@/types/notice'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { ExportButton } from '../../../../components/ExportButton'
import { BarChart, ShareRing } from '../../../../components/Chart'
import { Loaded } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { Sheet } from '../../../../components/Sheet'
import { Skeleton } from '../../../../components/Skeleton'
import { TextArea } from '../../../../components/TextArea'
import { nearText } from '../../../../lib/format'
import { go } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { useQuery } from '../../../../lib/useQuery'
import { NoticeTag } from '../../components/NoticeTag'
import { Pictures } from '../../components/Pictures'
import { copy } from '../../copy'
import { noticeScreens } from '../../lib/noticeScreens'

const words = copy.desk

/** Where a notice stands: who has read it, unit by unit. */
export default function Desk() {
  const { id } = useRouter().params
  const desk = useQuery('notice.desk', id ? { noticeId: id } : null)
  const [isWithdrawing, setWithdrawing] = useState(false)
  return (
    <Page refresh={desk.refresh} bar={desk.data && <Bar desk={desk.data} onWithdraw={() => setWithdrawing(true)} />}>
      <Loaded query={desk} skeleton={<Skeleton rows={2} />}>
        {(content) => (
          <>
            <Content desk={content} />
            <Withdraw desk={content} isOpen={isWithdrawing} onClose={() => setWithdrawing(false)} onDone={desk.put} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

function Bar({ desk: { noticeId, publishedAt, blocked }, onWithdraw }: { readonly desk: NoticeDesk; readonly onWithdraw: () => void }) {
  const withdraw = blocked.withdraw === null ? { text: words.withdraw, kind: 'danger' as const, onTap: onWithdraw } : undefined
  if (publishedAt) return <ActionBar action={{ icon: 'people', text: words.unread, onTap: () => go(noticeScreens.readers(noticeId)) }} second={withdraw} />
  if (blocked.edit === null) return <ActionBar action={{ icon: 'edit', text: words.edit, onTap: () => go(noticeScreens.edit(noticeId)) }} />
  return withdraw ? <ActionBar action={withdraw} /> : null
}

function Content({ desk }: { readonly desk: NoticeDesk }) {
  const { noticeId, title, status, authorName, publishedAt, text, imageUrls, units, mustConfirm } = desk
  const read = units.reduce((sum, unit) => sum + unit.read, 0)
  const people = units.reduce((sum, unit) => sum + unit.people, 0)
  const confirmed = units.reduce((sum, unit) => sum + unit.confirmed, 0)
  return (
    <>
      <View className="stack">
        <View className="h2 breaks">{title}</View>
        <View className="row wrap">
          <NoticeTag status={status} />
          <View className="small quiet">{copy.by(authorName, publishedAt ? nearText(publishedAt) : '')}</View>
        </View>
      </View>
      {people > 0 && (
        <Card className="stack">
          <ShareRing question={words.question} part={read} whole={people} text={words.people(read, people)} />
          {mustConfirm && <View className="quiet">{words.confirmed(confirmed)}</View>}
        </Card>
      )}
      {units.length > 1 && (
        <Card>
          <BarChart question={words.units} measures={units.map((unit) => ({ name: unit.unitName, value: unit.people === 0 ? 0 : unit.read / unit.people, text: words.unit(unit.read, unit.people), tone: unit.read === unit.people ? 'done' : 'due' }))} />
        </Card>
      )}
      <Section title={words.more}>
        <Card>
          <View className="breaks">{text}</View>
        </Card>
        <Pictures urls={imageUrls} />
      </Section>
      {publishedAt && <ExportButton text={copy.exports.receipts} input={{ list: 'notice.receipts', subjectId: noticeId }} />}
    </>
  )
}

interface WithdrawProps {
  readonly desk: NoticeDesk
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onDone: (desk: NoticeDesk) => void
}

function Withdraw({ desk: { noticeId }, isOpen, onClose, onDone }: WithdrawProps) {
  const [reason, setReason] = useState('')
  const [isChecked, setChecked] = useState(false)
  const withdrawing = useAction('notice.withdraw')

  async function send() {
    setChecked(true)
    if (!reason.trim()) return
    const desk = await withdrawing.run({ noticeId, reason })
    if (!desk) return
    onClose()
    onDone(desk)
    showToast({ text: words.withdrawn })
  }

  return (
    <Sheet title={words.withdraw} isOpen={isOpen} onClose={onClose}>
      <View className="quiet">{words.withdrawText}</View>
      <TextArea label={words.withdrawReason} most={200} value={reason} error={isChecked && !reason.trim() ? words.withdrawNeed : null} onChange={setReason} />
      <Button kind="danger" text={words.withdraw} isBusy={withdrawing.isBusy} onTap={() => void send()} />
    </Sheet>
  )
}
