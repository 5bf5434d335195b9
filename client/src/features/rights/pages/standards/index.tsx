import { useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { dayOf } from '@/types/calendar'
import { hazards, standardKinds, type Hazard, type StandardKind } from '@/types/rightsNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { Dialog } from '../../../../components/Dialog'
import { DateField } from '../../../../components/DateField'
import { FileList } from '../../../../components/FileList'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { StatusTag } from '../../../../components/StatusTag'
import { Tabs } from '../../../../components/Tabs'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { StandardSheet } from '../../components/StandardSheet'
import { copy } from '../../copy'

const words = copy.standards
const kinds = Object.keys(standardKinds) as StandardKind[]
type Standard = ActionOutput<'rights.standards'>['items'][number]

/** What posts need: EHS writes it, the union confirms it, a new row ends the old one. */
export default function Standards() {
  const [kind, setKind] = useState<StandardKind>(useRouter().params.kind === 'hazard' ? 'hazard' : 'equipment')
  const [today] = useState(() => dayOf(new Date()))
  const input = useMemo(() => ({ kind, limit: 50 }), [kind])
  const list = usePagedQuery('rights.standards', input)
  const may = useQuery('rights.standards', useMemo(() => ({ kind, limit: 1 }), [kind]))
  const saving = useAction('rights.saveStandard')
  const confirming = useAction('rights.confirmStandard')
  const ending = useAction('rights.endStandard')
  const [adds, setAdds] = useState(false)
  const [ends, setEnds] = useState<Standard | null>(null)
  const [to, setTo] = useState(today)

  function done(standard: Standard | null) {
    setEnds(null)
    if (!standard) return
    setAdds(false)
    showToast({ text: copy.saved, tone: 'done' })
    void list.refresh()
  }

  return (
    <Page refresh={list.refresh} bar={may.data && !may.data.maySave && <ActionBar action={{ text: words.add, icon: 'plus', onTap: () => setAdds(true) }} />}>
      <View className="stack">
        <Tabs tabs={kinds.map((value) => ({ value, text: standardKinds[value] }))} value={kind} onChange={setKind} />
        <View className="quiet">{words.lead[kind]}</View>
        <FileList query={list} file={{ list: 'rights.standards' }} empty={<EmptyState icon="book" {...words.empty} />} row={(standard) => <Row key={standard.standardId} standard={standard} onConfirm={() => void confirming.run({ standardId: standard.standardId }).then(done)} onEnd={() => setEnds(standard)} />} />
      </View>
      {adds && <StandardSheet key={kind} kind={kind} today={today} isOpen isBusy={saving.isBusy} onClose={() => setAdds(false)} onSave={(standard) => void saving.run(standard).then(done)} />}
      <Dialog title={words.endTitle} isOpen={ends !== null} confirm={words.end} isBusy={ending.isBusy} onConfirm={() => ends && void ending.run({ standardId: ends.standardId, to }).then(done)} onClose={() => setEnds(null)}>
        <DateField label={words.from} value={to} onChange={setTo} />
      </Dialog>
    </Page>
  )
}

interface RowProps {
  readonly standard: Standard
  readonly onConfirm: () => void
  readonly onEnd: () => void
}

function Row({ standard: { post, item, months, source, from, to, isConfirmed, blocked }, onConfirm, onEnd }: RowProps) {
  return (
    <Card className="stack">
      <View className="row">
        <View className="h3 grow breaks">{copy.who(post || words.everyPost, hazards[item as Hazard] ?? item)}</View>
        <StatusTag text={isConfirmed ? words.confirmed : copy.unconfirmed} tone={isConfirmed ? 'done' : 'due'} />
      </View>
      <View>{copy.who(words.every(months), words.since(from, to))}</View>
      <View className="small quiet breaks">{copy.legal(source)}</View>
      {!blocked.confirm && <Button isSmall kind="secondary" text={words.confirm} onTap={onConfirm} />}
      {!blocked.end && <Button isSmall kind="quiet" text={words.end} onTap={onEnd} />}
    </Card>
  )
}
