import { useEffect, useMemo, useState } from 'react'
import { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import { sheetKinds, sheetStatuses, type SheetKind } from '@/types/sheetNames'
import { ActionBar } from '../../../../components/ActionBar'
import { Button } from '../../../../components/Button'
import { Card } from '../../../../components/Card'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { SwitchRow } from '../../../../components/SwitchRow'
import { dayText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { openFile } from '../../../../lib/platform'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { Preview } from '../../components/Preview'
import { Progress } from '../../components/Progress'
import { importCopy as copy } from '../../importCopy'
import { isUnderWay, useImport, type Job } from '../../lib/useImport'

/** Choose, look, confirm, watch, read the report: one step on the screen at a time. */
export default function Import() {
  const wished = useRouter().params.kind ?? ''
  const kind = wished in sheetKinds ? (wished as SheetKind) : 'people'
  const work = useImport(kind)
  const { job } = work
  if (job?.status === 'checking' || job?.status === 'applying') return <Page><Progress job={job} isStopped={work.isStopped} onGoOn={work.goOn} /></Page>
  if (job?.status === 'ready') return <Preview job={job} work={work} />
  if (job?.status === 'done') return <Done kind={kind} job={job} onAgain={() => work.show(null)} />
  return <Choose kind={kind} work={work} />
}

function Choose({ kind, work }: { readonly kind: SheetKind; readonly work: ReturnType<typeof useImport> }) {
  const [isComplete, setComplete] = useState(false)
  const before = usePagedQuery('sheet.list', useMemo(() => ({ kind, limit: 5 }), [kind]))
  const making = useAction('sheet.template')
  // Whoever comes back sees how far it is; the timer has gone on meanwhile.
  const running = before.items?.find(isUnderWay) ?? null
  useEffect(() => {
    if (running && !work.isBusy) work.show(running)
  }, [running, work])

  async function template() {
    const made = await making.run({ kind })
    if (!made) return
    await openFile({ url: made.url, name: made.fileName })
    showToast({ text: copy.templateDone, tone: 'done' })
  }

  const bar = <ActionBar action={{ text: work.isBusy ? copy.reading : copy.choose, icon: 'document', isBusy: work.isBusy, onTap: () => void work.open({ isComplete, padTo: null }) }} />
  return (
    <Page refresh={before.refresh} bar={bar}>
      <View className="stack">
        <View>{copy.lead[kind]}</View>
        {process.env.TARO_ENV === 'weapp' && <View className="quiet">{copy.fileWeapp}</View>}
        {kind === 'people' && <SwitchRow text={copy.complete} note={copy.completeNote} isOn={isComplete} onChange={setComplete} />}
        <Button kind="secondary" icon="download" text={copy.template} isBusy={making.isBusy} onTap={() => void template()} />
        {before.items && before.items.length > 0 && (
          <Section title={copy.before}>
            <List>
              {before.items.map((job) => (
                <ListRow key={job.jobId} title={copy.total(job.sheetName, job.total)} note={copy.beforeRow(job.byName, dayText(job.startedAt))} value={sheetStatuses[job.status]} onTap={() => work.show(job)} />
              ))}
            </List>
          </Section>
        )}
      </View>
    </Page>
  )
}

function Done({ kind, job: { applied }, onAgain }: { readonly kind: SheetKind; readonly job: Job; readonly onAgain: () => void }) {
  const next = kind === 'people' ? { text: copy.toPeople, icon: 'people' as const, onTap: () => go(screens.people('org/index')) } : { text: copy.toRights, icon: 'flag' as const, onTap: () => go(screens.rightsDesk) }
  return (
    <Page bar={<ActionBar action={next} second={{ text: copy.again, onTap: onAgain }} />}>
      <Card look="warm">
        <View className="h1">{copy.done}</View>
        <View className="h3">{copy.doneSum(applied.new, applied.changed, applied.leaver)}</View>
        <View className="quiet">{copy.doneSame(applied.unchanged, applied.wrong)}</View>
      </Card>
    </Page>
  )
}
