import { useEffect, useRef, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ReceiptRow } from '@/types/handout'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { classes } from '../../../../components/classes'
import { ContentTime } from '../../../../components/Loaded'
import { Page } from '../../../../components/Page'
import { SearchBar } from '../../../../components/SearchBar'
import { Sheet } from '../../../../components/Sheet'
import { Skeleton } from '../../../../components/Skeleton'
import { EmptyState, ErrorState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { TextField } from '../../../../components/TextField'
import { sentenceOf } from '../../../../lib/errorCopy'
import { go } from '../../../../lib/go'
import { dismiss, useQueuedActs } from '../../../../lib/offlineQueue'
import { useQuery } from '../../../../lib/useQuery'
import { ReceiptTick } from '../../components/ReceiptTick'
import '../../copy'
import { deskCopy } from '../../deskCopy'
import { handoutScreens } from '../../lib/handoutScreens'
import { useCodeScan, type ScanResult } from '../../lib/useCodeScan'
import { useReceipts } from '../../lib/useReceipts'
import { useSigning, type Signing } from '../../lib/useSigning'
import './index.scss'

const words = deskCopy.distribute
const MANY = 12
const isTaken = ({ status }: ReceiptRow) => status === 'signed' || status === 'proxy'

/** At the gate: scan people's codes, or tick the list; with gloves, and without a network. */
export default function Distribute() {
  const { id = '', left } = useRouter().params
  const desk = useQuery('handout.desk', { handoutId: id })
  const query = useReceipts(id, desk.data ? !desk.data.isSensitive : undefined)
  const { refresh, signed } = query
  const signing = useSigning(id, signed)
  const scan = useCodeScan(id, signed)
  useRefreshWhenSent(signing.queued.size, refresh)

  const people = query.data ?? []
  const taken = people.filter((row) => isTaken(row) || signing.held.has(row.memberId) || signing.queued.has(row.memberId)).length
  const blocked = desk.data?.blocked.distribute
  const action = { icon: 'scan' as const, text: scan.last ? words.again : words.scan, isBusy: scan.isScanning, whyNot: blocked ? sentenceOf(blocked) : null, onTap: scan.start }
  return (
    <Page refresh={refresh} bar={people.length > 0 && <ActionBar state={words.state(taken, people.length)} stateIcon="people" action={action} second={blocked ? undefined : { text: words.code, onTap: () => go(handoutScreens.code(id)) }} />}>
      <View className="h2 breaks">{desk.data?.title}</View>
      <Refused handoutId={id} />
      {scan.last && <Last result={scan.last} />}
      {query.data === null && (query.error ? <ErrorState error={query.error} retry={() => void refresh()} /> : <Skeleton rows={5} />)}
      {query.data !== null && <ContentTime query={query} />}
      {query.data !== null && people.length === 0 && <EmptyState icon="people" {...words.empty} />}
      {people.length > 0 && <Receipts people={people} signing={signing} isLeftFirst={left === '1'} />}
    </Page>
  )
}

/** What was sent without an answer has been answered: the list knows better now. */
function useRefreshWhenSent(queued: number, refresh: () => Promise<void>): void {
  const before = useRef(queued)
  useEffect(() => {
    if (before.current > 0 && queued === 0) void refresh()
    before.current = queued
  }, [queued, refresh])
}

function Last({ result: { tone, name, word } }: { readonly result: ScanResult }) {
  return (
    <View className={classes('scan-result', `scan-result--${tone}`)}>
      <View className="scan-result__name">{name}</View>
      <View className="h3">{word}</View>
    </View>
  )
}

/** Signatures taken offline that the cloud did not accept: shown until they were read. */
function Refused({ handoutId }: { readonly handoutId: string }) {
  const here = useQueuedActs().filter(({ action, input }) => action === 'handout.signFor' && (input as { handoutId?: string }).handoutId === handoutId)
  const refused = here.filter(({ refusal }) => refusal !== null)
  const unsent = here.length - refused.length
  return (
    <>
      {unsent > 0 && <Card look="warm">{words.unsent(unsent)}</Card>}
      {refused.map(({ requestId, label, refusal }) => (
        <Card key={requestId} look="warm" className="stack">
          <View className="strong">{`${label}：${words.refused}`}</View>
          <View>{sentenceOf(refusal ?? 'INTERNAL')}</View>
          <Button kind="secondary" isSmall text={words.read} onTap={() => dismiss(requestId)} />
        </Card>
      ))}
    </>
  )
}

interface ReceiptsProps {
  readonly people: readonly ReceiptRow[]
  readonly signing: Signing
  readonly isLeftFirst: boolean
}

function Receipts({ people, signing, isLeftFirst }: ReceiptsProps) {
  const [search, setSearch] = useState('')
  const [unit, setUnit] = useState(isLeftFirst ? words.left : '')
  const [proxied, setProxied] = useState<ReceiptRow | null>(null)
  // Lines stay where they are while they are ticked: nothing moves under a thumb.
  const [before] = useState(() => new Set(people.filter(isTaken).map(({ memberId }) => memberId)))
  const wasTaken = ({ memberId }: ReceiptRow) => before.has(memberId)
  const units = [...new Set(people.map(({ unitName }) => unitName).filter(Boolean))]
  const tabs = [{ value: '', text: words.all }, { value: words.left, text: words.left }, ...(units.length > 1 ? units.map((value) => ({ value, text: value })) : [])]
  const isShown = (row: ReceiptRow) => unit === '' || (unit === words.left ? !wasTaken(row) : row.unitName === unit)
  const found = people.filter((row) => isShown(row) && (row.name + row.staffNo).includes(search.trim()))
  const sorted = [...found.filter((row) => !wasTaken(row)), ...found.filter(wasTaken)]
  return (
    <>
      {people.length > MANY && <SearchBar value={search} onChange={setSearch} placeholder={words.search} />}
      <Tabs look="chips" tabs={tabs} value={unit} onChange={setUnit} />
      {sorted.length === 0 && unit === words.left && <EmptyState icon="check-circle" {...words.allTaken} />}
      <View className="receipts">
        {sorted.map((row) => (
          <ReceiptTick key={row.rowId} row={row} isHeld={signing.held.has(row.memberId)} isQueued={signing.queued.has(row.memberId)} onTap={signing.sign} onProxy={setProxied} />
        ))}
      </View>
      {proxied && <Proxy key={proxied.rowId} row={proxied} signing={signing} onClose={() => setProxied(null)} />}
    </>
  )
}

function Proxy({ row, signing, onClose }: { readonly row: ReceiptRow; readonly signing: Signing; readonly onClose: () => void }) {
  const [staffNo, setStaffNo] = useState('')
  const [isChecked, setChecked] = useState(false)

  async function send() {
    setChecked(true)
    if (!staffNo.trim()) return
    await signing.signBy(row, staffNo.trim())
    onClose()
  }

  return (
    <Sheet title={words.proxyTitle(row.name)} isOpen onClose={onClose}>
      <TextField label={words.proxyLabel} hint={words.proxyHint} value={staffNo} error={isChecked && !staffNo.trim() ? words.proxyNeed : null} onChange={setStaffNo} onDone={() => void send()} />
      <Button text={words.proxySend} onTap={() => void send()} />
    </Sheet>
  )
}
