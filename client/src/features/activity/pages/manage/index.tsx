import { useState } from 'react'
import { View } from '@tarojs/components'
import { activityStatuses, type ActivityStatus } from '@/types/activityNames'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { ExportButton } from '../../../../components/ExportButton'
import { InfiniteList } from '../../../../components/InfiniteList'
import type { IconName } from '../../../../components/iconNames'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { Section } from '../../../../components/Section'
import { EmptyState, ErrorState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { go } from '../../../../lib/go'
import { useSession } from '../../../../lib/session'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { useQuery } from '../../../../lib/useQuery'
import { ManagedCard } from '../../components/desk/ManagedCard'
import { StartSheet } from '../../components/desk/StartSheet'
import { deskCopy } from '../../deskCopy'
import { deskScreens } from '../../lib/deskScreens'
import './index.scss'

const copy = deskCopy.manage
type Duty = Extract<ActionOutput<'home.get'>['desk'][number]['kind'], `activity${string}`>
const isDuty = (row: { kind: string; count: number }): row is { kind: Duty; count: number } => row.kind in icons

/** In the order in which officers ask for them. */
const filters: ReadonlyArray<ActivityStatus> = ['open', 'pending', 'closed', 'running', 'wrapUp', 'draft', 'archived', 'cancelled']
const icons: Record<Duty, IconName> = { activityApproval: 'shield', activityToRun: 'bolt', activityToWrapUp: 'document' }
const LEDGER_ROLES: readonly string[] = ['OFF', 'CHAIR', 'VICE']
const countOf: Partial<Record<ActivityStatus, Duty>> = { pending: 'activityApproval', wrapUp: 'activityToWrapUp' }

export default function Manage() {
  const [status, setStatus] = useState<ActivityStatus | 'all'>('all')
  const [isStarting, setStarting] = useState(false)
  const home = useQuery('home.get', {})
  const session = useSession()
  const seesLedger = session.data?.me?.grants.some(({ role }) => LEDGER_ROLES.includes(role)) ?? false
  const activities = usePagedQuery('activity.managed', status === 'all' ? {} : { status })
  const duties = (home.data?.desk ?? []).filter(isDuty)
  const tabs = [
    { value: 'all' as const, text: copy.all },
    ...filters.map((value) => ({ value, text: activityStatuses[value], count: duties.find(({ kind }) => kind === countOf[value])?.count })),
  ]
  if (activities.error?.code === 'NOT_ALLOWED') return <Page><ErrorState error={activities.error} retry={() => void activities.refresh()} /></Page>
  const refresh = async () => void (await Promise.all([home.refresh(), activities.refresh()]))

  function open(duty: Duty) {
    if (duty === 'activityApproval') return go(deskScreens.approve)
    setStatus(duty === 'activityToWrapUp' ? 'wrapUp' : 'running')
  }

  return (
    <Page className="manage" refresh={refresh} bar={<ActionBar action={{ text: copy.publish, icon: 'plus', onTap: () => setStarting(true) }} />}>
      {duties.length > 0 && (
        <Section title={copy.waiting}>
          <List>
            {duties.map(({ kind, count }) => (
              <ListRow
                key={kind}
                icon={icons[kind]}
                title={copy.todo[kind].title}
                note={copy.todo[kind].note}
                end={<View className="manage__count">{deskCopy.items(count)}</View>}
                onTap={() => open(kind)}
              />
            ))}
          </List>
        </Section>
      )}
      <Section title={copy.list}>
        <Tabs look="chips" tabs={tabs} value={status} onChange={setStatus} />
        <InfiniteList
          query={activities}
          empty={<EmptyState icon="calendar" {...copy.empty} />}
          row={(activity) => <ManagedCard key={activity.activityId} activity={activity} />}
        />
      </Section>
      {seesLedger && <ExportButton text={copy.export} input={{ list: 'activity.list' }} />}
      <StartSheet isOpen={isStarting} onClose={() => setStarting(false)} />
    </Page>
  )
}
