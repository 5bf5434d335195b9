import { EmptyState } from '../../components/States'
import { InfiniteList } from '../../components/InfiniteList'
import { Tabs } from '../../components/Tabs'
import { go, screens } from '../../lib/go'
import type { PagedQuery } from '../../lib/usePagedQuery'
import type { MySignup } from '@/types/activity'
import { MyRow } from './ActivityCards'
import { copy } from './copy'

export type MyScope = 'coming' | 'past'

interface MySignupsProps {
  readonly query: PagedQuery<MySignup>
  readonly scope: MyScope
  readonly onScope: (scope: MyScope) => void
  readonly isKnown: boolean
  readonly toComing: () => void
}

const scopes = [
  { value: 'coming', text: copy.mineScopes.coming },
  { value: 'past', text: copy.mineScopes.past },
] as const

/** What I signed up for, before and behind me. */
export function MySignups({ query, scope, onScope, isKnown, toComing }: MySignupsProps) {
  if (!isKnown) return <EmptyState icon="ticket" {...copy.stranger} action={{ text: copy.bind, onTap: () => go(screens.bind) }} />
  const empty =
    scope === 'coming' ? (
      <EmptyState icon="ticket" {...copy.emptyMine} action={{ text: copy.toComing, onTap: toComing }} />
    ) : (
      <EmptyState icon="ticket" {...copy.emptyMinePast} />
    )
  return (
    <>
      <Tabs look="chips" tabs={scopes} value={scope} onChange={onScope} />
      <InfiniteList query={query} empty={empty} row={(mine) => <MyRow key={mine.activityId} mine={mine} isPast={scope === 'past'} />} />
    </>
  )
}

