import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { dayOf } from '@/types/calendar'
import { supervisionStatuses, type RightsArea } from '@/types/rightsNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { FileList } from '../../../../components/FileList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { RecordSheet } from '../../components/RecordSheet'
import { useUnits } from '../../components/useUnits'
import { WordsSheet } from '../../components/WordsSheet'
import { copy } from '../../copy'

const words = copy.records
type Entry = ActionOutput<'rights.supervisions'>['items'][number]

/** 督导记录 of one area, newest first. */
export default function Records() {
  const area = (useRouter().params.area ?? 'contract') as RightsArea
  const [today] = useState(() => dayOf(new Date()))
  const list = usePagedQuery('rights.supervisions', useMemo(() => ({ area, limit: 20 }), [area]))
  const { units, maySupervise } = useUnits()
  const adding = useAction('rights.supervise')
  const closing = useAction('rights.closeSupervision')
  const [adds, setAdds] = useState(false)
  const [closes, setCloses] = useState<Entry | null>(null)

  function done(entry: Entry | null) {
    if (!entry) return
    setAdds(false)
    setCloses(null)
    showToast({ text: words.saved, tone: 'done' })
    void list.refresh()
  }

  return (
    <Page refresh={list.refresh} bar={maySupervise && <ActionBar action={{ text: words.add, icon: 'edit', onTap: () => setAdds(true) }} />}>
      <FileList query={list} file={{ list: 'rights.supervisions', subjectId: area }} empty={<EmptyState icon="edit" {...words.empty} />} row={(entry) => <Record key={entry.supervisionId} entry={entry} onClose={() => setCloses(entry)} />} />
      {adds && <RecordSheet area={area} today={today} units={units} isOpen isBusy={adding.isBusy} onClose={() => setAdds(false)} onSave={(entry) => void adding.run(entry).then(done)} />}
      {closes && (
        <WordsSheet
          title={words.closeTitle} label={words.outcome} verb={words.close} need={words.needOutcome} isOpen isBusy={closing.isBusy} onClose={() => setCloses(null)}
          onDone={(outcome) => void closing.run({ supervisionId: closes.supervisionId, outcome }).then(done)}
        />
      )}
    </Page>
  )
}

function Record({ entry, onClose }: { readonly entry: Entry; readonly onClose: () => void }) {
  const { onDay, unitName, byName, what, finding, checked, fine, promisedBy, promisedUntil, status, outcome, isLate, blocked } = entry
  return (
    <Card className="stack">
      <View className="small quiet">{words.line(onDay, unitName, byName)}</View>
      <View className="row">
        <View className="h3 grow breaks">{what}</View>
        <StatusTag text={isLate ? words.late : supervisionStatuses[status]} tone={status === 'done' ? 'done' : isLate ? 'refused' : 'due'} />
      </View>
      <View className="breaks">{finding}</View>
      {checked > 0 && <View className="quiet">{words.rate(checked, fine)}</View>}
      {promisedUntil && <View>{words.promise(promisedBy, promisedUntil)}</View>}
      {outcome && <View className="breaks">{words.done(outcome)}</View>}
      {!blocked.close && <Button isSmall kind="secondary" text={words.close} onTap={onClose} />}
    </Card>
  )
}
