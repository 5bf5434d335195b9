import { useCallback, useState } from 'react'
import { View } from '@tarojs/components'
import type { ActionOutput } from '@/types/actions'
import { ActionBar } from '../../../../components/ActionBar'
import { InfiniteList } from '../../../../components/InfiniteList'
import { List, ListRow } from '../../../../components/List'
import { Page } from '../../../../components/Page'
import { EmptyState } from '../../../../components/States'
import { Tabs } from '../../../../components/Tabs'
import { sentenceOf } from '../../../../lib/errorCopy'
import { dayText } from '../../../../lib/format'
import { go, screens } from '../../../../lib/go'
import { showToast } from '../../../../lib/toast'
import { useAction } from '../../../../lib/useAction'
import { usePagedQuery } from '../../../../lib/usePagedQuery'
import { DecideSheet, screenOf } from '../../components/DecideSheet'
import { BatchRow, WaitingRow } from '../../components/WaitingRow'
import { copy } from '../../copy'
import type { Choice } from '../../lib/decision'
import { batchable, countsOf, isShown, keyOf, type DueChip, type NounChip, type Waiting } from '../../lib/due'
import { useHeld } from '../../lib/useHeld'

const nounTabs = (['all', 'application', 'role', 'suggestion', 'activity', 'aid', 'handout', 'visit', 'rights', 'safety'] as const).map((value) => ({ value, text: copy.nouns[value] }))
const MOST_AT_ONCE = 20

/** Everything that waits for me, of every noun, oldest due first; two taps decide. */
export default function Inbox() {
  const list = usePagedQuery('inbox.list', { limit: 50 })
  const [now] = useState(Date.now)
  const [due, setDue] = useState<DueChip>('all')
  const [noun, setNoun] = useState<NounChip>('all')
  const [open, setOpen] = useState<Waiting | null>(null)
  const [isBatch, setBatch] = useState(false)
  const held = useHeld(list.refresh)
  const all = (list.items ?? []).filter((item) => !held.keys.has(keyOf(item)))
  const items = all.filter((item) => isShown(item, due, noun, now))
  const acceptable = batchable(all)

  const look = useCallback((item: Waiting) => {
    if (item.noun === 'application' || item.noun === 'role') return go(screens.people(`${item.noun}/index?id=${item.id}`))
    if (item.noun === 'safety') return go(screens.safety)
    if (item.noun === 'rights') return go(screens.rightsCase(item.id))
    if (item.noun === 'handout') return go(screens.handoutDesk(item.id))
    if (item.noun === 'aid') return go(screenOf(item.noun, item.id, item.status))
    if (item.noun === 'visit' && item.status !== copy.visit.approving) return go(screens.visit(item.id))
    setOpen(item)
  }, [])

  function choose(item: Waiting, choice: Choice, reason: string) {
    setOpen(null)
    const { text, done } = copy.acts[choice.act]
    if (choice.isHarmless) return held.hold(keyOf(item), copy.sheet.will(text, item.title), () => choice.send(reason))
    void choice.send(reason).then((isDone) => {
      if (isDone) showToast({ text: copy.sheet.done(done, item.title) })
      void list.refresh()
    })
  }

  if (isBatch) return <Batch items={acceptable} onLeave={() => setBatch(false)} refresh={list.refresh} />
  return (
    <Page refresh={list.refresh}>
      {all.length > 0 && <View className="h2">{copy.lead(all.length)}</View>}
      {all.length > 0 && <Chips items={all} now={now} due={due} setDue={setDue} noun={noun} setNoun={setNoun} />}
      <InfiniteList
        query={{ ...list, items: list.items && items }}
        empty={all.length === 0 ? <EmptyState icon="check-circle" {...copy.empty} /> : <NothingHere onAll={() => { setDue('all'); setNoun('all') }} />}
        row={(item) => <WaitingRow key={keyOf(item)} item={item} onTap={look} />}
      />
      <Beside away={list.first?.away ?? null} canBatch={acceptable.length > 1} onBatch={() => setBatch(true)} />
      <DecideSheet item={open} onClose={() => setOpen(null)} onChoose={choose} />
    </Page>
  )
}

interface ChipsProps {
  readonly items: readonly Waiting[]
  readonly now: number
  readonly due: DueChip
  readonly setDue: (due: DueChip) => void
  readonly noun: NounChip
  readonly setNoun: (noun: NounChip) => void
}

/** Chips only where there is something to tell apart. */
function Chips({ items, now, due, setDue, noun, setNoun }: ChipsProps) {
  const counts = countsOf(items, now)
  const dueTabs = [
    { value: 'all' as const, text: copy.dues.all },
    ...(['late', 'soon', 'later'] as const).filter((value) => counts[value] > 0).map((value) => ({ value, text: copy.dues[value], count: counts[value] })),
  ]
  const nouns = new Set(items.map((item) => item.noun))
  return (
    <>
      {dueTabs.length > 2 && <Tabs look="chips" tabs={dueTabs} value={due} onChange={setDue} />}
      {nouns.size > 1 && <Tabs look="chips" tabs={nounTabs.filter(({ value }) => value === 'all' || nouns.has(value))} value={noun} onChange={setNoun} />}
    </>
  )
}

function NothingHere({ onAll }: { readonly onAll: () => void }) {
  const { action, ...words } = copy.emptyChip
  return <EmptyState icon="filter" {...words} action={{ text: action, onTap: onAll }} />
}

interface BesideProps {
  readonly away: ActionOutput<'inbox.list'>['away']
  readonly canBatch: boolean
  readonly onBatch: () => void
}

/** What an officer also needs from here. */
function Beside({ away, canBatch, onBatch }: BesideProps) {
  return (
    <List>
      {canBatch && <ListRow icon="check-circle" title={copy.batch} onTap={onBatch} />}
      <ListRow
        icon="people"
        title={copy.delegate}
        note={away?.isOn ? copy.delegateOn(away.deputyName, dayText(`${away.untilDay}T04:00:00Z`)) : copy.delegateNote}
        onTap={() => go('/features/inbox/pages/delegate/index')}
      />
      <ListRow icon="list" title={copy.tools.all} note={copy.tools.note} onTap={() => go(screens.tools)} />
    </List>
  )
}

interface BatchProps {
  readonly items: readonly Waiting[]
  readonly onLeave: () => void
  readonly refresh: () => Promise<void>
}

/** Several are accepted at once, each with its own line to its proposer. What was not accepted stays chosen and says why. */
function Batch({ items, onLeave, refresh }: BatchProps) {
  const [notes, setNotes] = useState<Readonly<Record<string, string>>>({})
  const [failed, setFailed] = useState<ReadonlyArray<{ readonly item: Waiting; readonly whyNot: string }>>([])
  const accepting = useAction('suggestion.acceptBatch')
  const left = new Set(items.map(({ id }) => id))
  // What somebody else has dealt with meanwhile is in no inbox any more; its line stays for its reason.
  const shown = [...failed.map(({ item }) => item).filter(({ id }) => !left.has(id)), ...items]
  const chosen = shown.filter(({ id }) => id in notes).slice(0, MOST_AT_ONCE)

  function put(id: string, note: string | null) {
    setNotes(({ [id]: _before, ...others }) => (note === null ? others : { ...others, [id]: note }))
  }

  async function accept() {
    const answer = await accepting.run({ items: chosen.map(({ id }) => ({ suggestionId: id, note: notes[id] ?? '' })) })
    if (!answer) return
    const outcomes = new Map(answer.results.map(({ suggestionId, outcome }) => [suggestionId, outcome]))
    const refused = chosen.flatMap((item) => {
      const outcome = outcomes.get(item.id)
      return outcome ? [{ item, whyNot: sentenceOf(outcome) }] : []
    })
    const done = answer.results.length - refused.length
    showToast(refused.length === 0 ? { text: copy.batchDone(done) } : { text: copy.batchSome(done, refused.length), tone: 'information' })
    setFailed(refused)
    setNotes((before) => Object.fromEntries(refused.map(({ item: { id } }) => [id, before[id] ?? ''])))
    await refresh()
    if (refused.length === 0) onLeave()
  }

  const bar = (
    <ActionBar
      action={{ text: copy.batchSend(chosen.length), isBusy: accepting.isBusy, whyNot: chosen.length === 0 ? copy.batchNone : null, onTap: () => void accept() }}
      second={{ text: copy.batchLeave, onTap: onLeave }}
    />
  )
  return (
    <Page bar={bar} title={copy.batch}>
      {shown.map((item) => (
        <BatchRow key={item.id} item={item} note={notes[item.id] ?? null} whyNot={failed.find((one) => one.item.id === item.id)?.whyNot ?? null} onChange={(note) => put(item.id, note)} />
      ))}
    </Page>
  )
}
