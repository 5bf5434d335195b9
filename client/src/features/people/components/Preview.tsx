import { useState } from 'react'
import { View } from '@tarojs/components'
import type { RowKind } from '@/types/sheetNames'
import { ActionBar } from '../../../components/ActionBar'
import { Button } from '../../../components/Button'
import { Card } from '../../../components/Card'
import { Dialog } from '../../../components/Dialog'
import { Facts, type Fact } from '../../../components/Facts'
import { InfiniteList } from '../../../components/InfiniteList'
import { ListRow } from '../../../components/List'
import { Page } from '../../../components/Page'
import { EmptyState } from '../../../components/States'
import { SwitchRow } from '../../../components/SwitchRow'
import { Tabs } from '../../../components/Tabs'
import { sentenceOf } from '../../../lib/errorCopy'
import { showToast } from '../../../lib/toast'
import { usePagedQuery } from '../../../lib/usePagedQuery'
import { importCopy as copy } from '../importCopy'
import type { Job, useImport } from '../lib/useImport'

interface PreviewProps {
  readonly job: Job
  readonly work: ReturnType<typeof useImport>
}

/** What needs a look comes first. */
const kinds: readonly RowKind[] = ['wrong', 'leaver', 'changed', 'new', 'unchanged']

/** What the list would do: numbers first, then every row behind them. */
export function Preview({ job, work }: PreviewProps) {
  const [show, setShow] = useState<RowKind>(kinds.find((kind) => job.found[kind] > 0) ?? 'new')
  const [skips, setSkips] = useState(false)
  const [asks, setAsks] = useState(false)
  const { found, blocked } = job
  const code = skips ? blocked.startWithout : blocked.start

  async function start() {
    setAsks(false)
    await work.start(skips)
  }
  async function cancel() {
    await work.cancel()
    showToast({ text: copy.cancelled, tone: 'done' })
  }

  const bar = (
    <ActionBar
      state={copy.sum(found.new, found.changed)}
      action={{ text: copy.start, isBusy: work.isBusy, whyNot: code && sentenceOf(code), onTap: () => setAsks(true) }}
      second={{ text: copy.cancel, onTap: () => void cancel() }}
    />
  )
  return (
    <Page bar={bar}>
      <View className="stack">
        <Card look="warm">
          <View className="h2">{copy.sum(found.new, found.changed)}</View>
          {found.leaver > 0 && <View className="h3">{copy.leavers(found.leaver)}</View>}
          <View className="quiet">{copy.total(job.sheetName, job.total)}</View>
        </Card>
        <Short job={job} work={work} />
        {found.wrong > 0 && <SwitchRow text={copy.skipWrong(found.wrong)} isOn={skips} onChange={setSkips} />}
        <Tabs look="chips" tabs={kinds.filter((kind) => found[kind] > 0).map((value) => ({ value, text: copy.kinds[value], count: found[value] }))} value={show} onChange={setShow} />
        <Rows jobId={job.jobId} show={show} />
        <Facts facts={notesOf(job)} />
      </View>
      <Dialog
        title={copy.startTitle}
        isOpen={asks}
        confirm={copy.start}
        isDanger={found.leaver > 0}
        {...(found.leaver > 0 && { typedWord: copy.typeCount(found.leaver) })}
        onConfirm={() => void start()}
        onClose={() => setAsks(false)}
      >
        <View>{copy.sum(found.new, found.changed)}</View>
        {found.leaver > 0 && <View>{copy.leavers(found.leaver)}</View>}
      </Dialog>
    </Page>
  )
}

/** Numbers that may have lost their zeros: the officer chooses the file once more with the answer. */
function Short({ job: { short, padTo, isComplete }, work }: PreviewProps) {
  if (!short || padTo !== null) return null
  return (
    <Card>
      <View className="h3">{copy.short(short.count, short.usualLength, short.example)}</View>
      <Button text={copy.pad(short.usualLength)} isBusy={work.isBusy} onTap={() => void work.open({ isComplete, padTo: short.usualLength })} />
      <Button kind="quiet" text={copy.asIs} onTap={() => void work.open({ isComplete, padTo: 2 })} />
    </Card>
  )
}

function Rows({ jobId, show }: { readonly jobId: string; readonly show: RowKind }) {
  const rows = usePagedQuery('sheet.rows', { jobId, show })
  return (
    <InfiniteList
      query={rows}
      empty={<EmptyState icon="list" {...copy.noRows(show)} />}
      row={({ row, key, name, issues, changes }) => (
        <ListRow
          key={`${row}${key}`}
          title={[name || copy.unnamed, key].filter(Boolean).join(' · ')}
          note={[...issues.map(({ column, issue }) => copy.issue(column, issue)), ...changes].join('；')}
          value={row > 0 ? copy.rowAt(row) : undefined}
        />
      )}
    />
  )
}

function notesOf({ columns, ignored, notes }: Job): Fact[] {
  const { hiddenSheets, otherSheets, formulas, mergedRanges } = notes
  const info = (count: number, text: (count: number) => string): Fact[] => (count > 0 ? [{ icon: 'info', text: text(count) }] : [])
  return [
    { icon: 'check', text: columns.map(({ label }) => label).join('、'), note: copy.columns },
    ...(ignored.length > 0 ? [{ icon: 'info' as const, text: copy.ignored(ignored.join('、')) }] : []),
    ...info(hiddenSheets, copy.hidden), ...info(otherSheets, copy.others), ...info(formulas, copy.formulas), ...info(mergedRanges, copy.merged),
  ]
}
