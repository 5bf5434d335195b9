import { useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { exportLists, ownExports } from '@/types/summaryNames'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { FileList } from '../../../../components/FileList'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { nearText } from '../../../../lib/format'
import { useSession } from '../../../../lib/session'
import { useExport } from '../../../../lib/useExport'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { copy } from '../../copy'

const words = copy.exports
const names = { ...exportLists, ...ownExports }
type Mine = ActionOutput<'export.mine'>['items'][number]
type Line = ActionOutput<'export.log'>['items'][number]

const tabs = (['mine', 'log'] as const).map((value) => ({ value, text: words[value] }))

/** The files of the last day, the unfinished ones to go on with; for the chair and the auditors also who took what. */
export default function Exports() {
  const [tab, setTab] = useState<'mine' | 'log'>('mine')
  const mine = usePagedQuery('export.mine', { limit: 20 }, { keep: false })
  const seesLog = useSession().data?.me?.grants.some(({ role }) => role === 'CHAIR' || role === 'AUD') ?? false
  return (
    <Page refresh={mine.refresh}>
      {seesLog && <Tabs tabs={tabs} value={tab} onChange={setTab} />}
      {tab === 'log' ? (
        <Log />
      ) : (
        <>
          <View className="quiet">{words.lead}</View>
          <InfiniteList query={mine} empty={<EmptyState icon="download" {...words.empty} />} row={(file) => <File key={file.exportId} file={file} onDone={mine.refresh} />} />
        </>
      )}
    </Page>
  )
}

function File({ file: { exportId, list, fileName, status, done, total, until, at }, onDone }: { readonly file: Mine; readonly onDone: () => Promise<void> }) {
  const isReady = status === 'ready'
  const { isBusy, percent, run } = useExport({ exportId }, ({ fileName: name }) => {
    if (!isReady) void onDone()
    return words.made(name)
  })
  const state = isReady ? words.until(nearText(until)) : words.working(percent ?? Math.floor((100 * done) / Math.max(1, total)))
  return (
    <Card className="stack">
      <View className="strong breaks">{fileName}</View>
      <View className="small quiet">{[names[list], nearText(at), words.rows(total), state].join('\u00A0· ')}</View>
      <Button kind="secondary" isSmall icon="download" text={isReady ? words.open : words.goOn} isBusy={isBusy} onTap={run} />
    </Card>
  )
}

function Log() {
  const log = usePagedQuery('export.log', { limit: 30 }, { keep: false })
  return <FileList query={log} file={{ list: 'export.log' }} empty={<EmptyState icon="list" {...words.logEmpty} />} row={(entry) => <LogLine key={entry.exportId} entry={entry} />} />
}

function LogLine({ entry: { fileName, list, byName, unitName, at, rows } }: { readonly entry: Line }) {
  return (
    <List>
      <ListRow title={fileName} note={[names[list], `${byName} ${unitName}`, nearText(at)].join('\u00A0· ')} value={words.rows(rows)} />
    </List>
  )
}
