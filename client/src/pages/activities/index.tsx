import { useState } from 'react'
import { Text } from '@tarojs/components'
import { activityKinds, type ActivityKind } from '@/types/activityNames'
import { Icon } from '../../components/Icon'
import { InfiniteList } from '../../components/InfiniteList'
import { Page } from '../../components/Page'
import { EmptyState } from '../../components/States'
import { Tabs } from '../../components/Tabs'
import { Tap } from '../../components/Tap'
import { go, screens } from '../../lib/go'
import { useSession } from '../../lib/session'
import { usePagedQuery } from '../../lib/usePagedQuery'
import { ActivityRow } from './ActivityCards'
import { copy } from './copy'
import { MySignups, type MyScope } from './MySignups'
import { useSegment, type Segment } from './segment'
import './index.scss'

type KindChoice = ActivityKind | 'all'

const segments = (['coming', 'past', 'mine'] as const).map((value) => ({ value, text: copy.segments[value] }))
const kinds: ReadonlyArray<{ value: KindChoice; text: string }> = [
  { value: 'all', text: copy.allKinds },
  ...Object.entries(activityKinds).map(([value, text]) => ({ value: value as ActivityKind, text })),
]

export default function Activities() {
  const [segment, setSegment] = useSegment()
  const [kind, setKind] = useState<KindChoice>('all')
  const [myScope, setMyScope] = useState<MyScope>('coming')
  const me = useSession().data?.me
  const scope = segment === 'mine' ? null : segment
  const list = usePagedQuery('activity.list', scope && { scope, ...(kind !== 'all' && { kindCode: kind }) })
  // Beside the public lists it says which of them are mine; a page of it is enough for that. Only a known stranger has none.
  const mine = usePagedQuery('activity.mine', me === null ? null : { scope: scope ?? myScope })
  const mineById = new Map(mine.items?.map((entry) => [entry.activityId, entry]))

  async function refresh() {
    await Promise.all([list.refresh(), mine.refresh()])
  }

  return (
    <Page refresh={refresh}>
      <Tabs tabs={segments} value={segment} onChange={setSegment} />
      {scope === null ? (
        <MySignups query={mine} scope={myScope} onScope={setMyScope} isKnown={Boolean(me)} toComing={() => setSegment('coming')} />
      ) : (
        <>
          {me?.isOfficer && scope === 'coming' && <PublishEntry />}
          <Tabs look="chips" tabs={kinds} value={kind} onChange={setKind} />
          <InfiniteList
            query={list}
            empty={<Nothing segment={segment} kind={kind} setSegment={setSegment} setKind={setKind} />}
            row={(activity) => (
              <ActivityRow key={activity.activityId} activity={activity} mine={mineById.get(activity.activityId)} isPast={scope === 'past'} />
            )}
          />
        </>
      )}
    </Page>
  )
}

interface NothingProps {
  readonly segment: Segment
  readonly kind: KindChoice
  readonly setSegment: (segment: Segment) => void
  readonly setKind: (kind: KindChoice) => void
}

function Nothing({ segment, kind, setSegment, setKind }: NothingProps) {
  if (kind !== 'all') return <EmptyState icon="filter" {...copy.emptyKind} action={{ text: copy.toAll, onTap: () => setKind('all') }} />
  if (segment === 'past') return <EmptyState icon="calendar" {...copy.emptyPast} />
  return <EmptyState icon="calendar" {...copy.emptyComing} action={{ text: copy.toPast, onTap: () => setSegment('past') }} />
}

/** For officers, quietly above the list. */
function PublishEntry() {
  return (
    <Tap className="publish-entry" label={`${copy.publish}，${copy.publishNote}`} onTap={() => go(screens.publish)}>
      <Icon name="plus" />
      <Text className="strong">{copy.publish}</Text>
      <Text className="small quiet grow">{copy.publishNote}</Text>
      <Icon name="right" size="small" />
    </Tap>
  )
}
