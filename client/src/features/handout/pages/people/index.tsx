import { useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ReceiptRow } from '@/types/handout'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { TextField } from '../../../../components/TextField'
import { sentenceOf } from '../../../../lib/errorCopy'
import { nearText } from '../../../../lib/format'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { ReasonSheet } from '../../../../components/ReasonSheet'
import { copy } from '../../copy'
import { deskCopy } from '../../deskCopy'

const words = deskCopy.people
type Filter = 'listed' | 'barred' | 'waiting' | 'all'

/** Who is on the list, who is not and why; people are added and taken off while it is a draft. */
export default function People() {
  const { id = '' } = useRouter().params
  const desk = useQuery('handout.desk', { handoutId: id })
  const [filter, setFilter] = useState<Filter>('all')
  const list = usePagedQuery('handout.rows', { handoutId: id, limit: 50, ...(filter === 'all' ? {} : { status: filter }) })
  const [leaving, setLeaving] = useState<ReceiptRow | null>(null)
  const isDraft = desk.data?.blocked.list === null
  const mayTakeBack = desk.data?.blocked.takeBack === null
  const refresh = async () => void (await Promise.all([desk.refresh(), list.refresh()]))
  const filters: readonly Filter[] = isDraft ? ['all', 'barred'] : ['all', 'waiting', 'barred']
  return (
    <Page refresh={refresh}>
      <View className="h2 breaks">{desk.data?.title}</View>
      {isDraft && desk.data?.plan?.target.by === 'picked' && <Add handoutId={id} onDone={refresh} />}
      {isDraft && desk.data?.isListBegun && <Clear handoutId={id} onDone={refresh} />}
      <Tabs look="chips" tabs={filters.map((value) => ({ value, text: words.tabs[value] }))} value={filter} onChange={setFilter} />
      <InfiniteList
        query={list}
        empty={<EmptyState icon="people" {...words.empty} />}
        row={(row) => (
          <List key={row.rowId}>
            <ListRow title={row.name} note={noteOf(row)} value={copy.receipts[row.status]} onTap={(isDraft && row.status === 'listed') || (mayTakeBack && row.signedAt) ? () => setLeaving(row) : undefined} />
          </List>
        )}
      />
      {leaving && !isDraft && <TakeBack key={leaving.rowId} handoutId={id} row={leaving} onClose={() => setLeaving(null)} onDone={refresh} />}
      {leaving && isDraft && <Remove key={leaving.rowId} handoutId={id} row={leaving} onClose={() => setLeaving(null)} onDone={refresh} />}
    </Page>
  )
}

function noteOf({ staffNo, unitName, reason, isFlagged, signedAt, way, takenByName, voucherNo, redeemedOn }: ReceiptRow): string {
  const signed = signedAt && way ? words.way(deskCopy.ways[way], nearText(signedAt)) : ''
  return [staffNo, unitName, reason && sentenceOf(reason), isFlagged && words.flagged, signed, takenByName && words.takenBy(takenByName), voucherNo && words.voucher(voucherNo), redeemedOn && words.redeemed(copy.day(redeemedOn))].filter(Boolean).join(' · ')
}

interface PartProps {
  readonly handoutId: string
  readonly onDone: () => Promise<void>
}

/** Several staff numbers at once; each that does not fit says why. */
function Add({ handoutId, onDone }: PartProps) {
  const adding = useAction('handout.addPeople')
  const [text, setText] = useState('')
  const [refused, setRefused] = useState<ReadonlyArray<{ staffNo: string; name: string; why: string }>>([])
  const staffNos = text.split(/[\s,，、]+/).filter(Boolean)

  async function add() {
    if (staffNos.length === 0) return
    const answer = await adding.run({ handoutId, staffNos })
    if (!answer) return
    setText('')
    setRefused(answer.results.flatMap(({ staffNo, name, outcome }) => (outcome ? [{ staffNo, name, why: sentenceOf(outcome) }] : [])))
    showToast({ text: words.added(answer.results.filter(({ outcome }) => outcome === null).length) })
    await onDone()
  }

  return (
    <Card className="stack">
      <TextField label={words.addLabel} hint={words.addHint} value={text} onChange={setText} onDone={() => void add()} />
      <Button kind="secondary" icon="plus" text={words.add} isBusy={adding.isBusy} onTap={() => void add()} />
      {refused.map(({ staffNo, name, why }) => (
        <View key={staffNo} className="small breaks">{`${name || staffNo}：${why}`}</View>
      ))}
    </Card>
  )
}

function Clear({ handoutId, onDone }: PartProps) {
  const clearing = useAction('handout.clearList')
  const [isAsking, setAsking] = useState(false)

  async function clear() {
    for (let isBegun = true; isBegun; ) {
      const answer = await clearing.run({ handoutId })
      isBegun = answer?.isListBegun ?? false
    }
    setAsking(false)
    await onDone()
  }

  return (
    <>
      <Button kind="quiet" isSmall icon="trash" text={words.clear} onTap={() => setAsking(true)} />
      <Dialog title={words.clearAsk} isOpen={isAsking} isDanger isBusy={clearing.isBusy} confirm={words.clear} cancel={deskCopy.desk.notNow} onConfirm={() => void clear()} onClose={() => setAsking(false)}>
        {words.clearText}
      </Dialog>
    </>
  )
}

interface RemoveProps extends PartProps {
  readonly row: ReceiptRow
  readonly onClose: () => void
}

function Remove({ handoutId, row, onClose, onDone }: RemoveProps) {
  const removing = useAction('handout.removePerson')

  async function remove(reason: string) {
    if (!(await removing.run({ handoutId, rowId: row.rowId, reason }))) return
    onClose()
    showToast({ text: words.removed })
    await onDone()
  }

  return <ReasonSheet isDanger title={words.remove} text={row.name} label={words.removeReason} need={words.removeNeed} isOpen isBusy={removing.isBusy} onSend={(reason) => void remove(reason)} onClose={onClose} />
}

/** A tick that was a mistake, found after the five seconds. */
function TakeBack({ handoutId, row, onClose, onDone }: RemoveProps) {
  const takingBack = useAction('handout.takeBack')

  async function takeBack(reason: string) {
    if (!(await takingBack.run({ handoutId, rowId: row.rowId, reason }))) return
    onClose()
    showToast({ text: words.takenBack })
    await onDone()
  }

  return <ReasonSheet isDanger title={words.takeBack} text={row.name} label={words.takeBackReason} need={words.takeBackNeed} isOpen isBusy={takingBack.isBusy} onSend={(reason) => void takeBack(reason)} onClose={onClose} />
}
