import { useCallback, useEffect, useRef } from 'react'
import type { Query } from '../../../lib/useQuery'
import { isRefused, keepCheckIns } from './checkInQueue'
import { useCheckIns } from './useCheckIns'
import { usePhoneDraft } from '../../../lib/usePhoneDraft'
import { useWholeRoster, type RosterRow } from './useWholeRoster'

export interface TickOff {
  readonly query: Query<readonly RosterRow[]>
  /** Those who should come or have come. */
  readonly people: readonly RosterRow[]
  /** Ticked here and not handed in yet; may still be taken back. */
  readonly ticked: ReadonlySet<string>
  /** Counted, handed in or ticked. */
  readonly here: number
  readonly isAllHere: boolean
  /** Handed in from this phone, and not counted by the cloud yet. */
  isKept(memberId: string): boolean
  /** Nothing more to tick: counted or handed in. */
  isSettled(memberId: string): boolean
  toggle(memberId: string): void
  tickAll(memberIds: readonly string[], isOn: boolean): void
  /** Hands the ticked ones in, now or when there is a network; gives how many. */
  send(): number
}

/** A list that is ticked without a network and handed in once. */
export function useTickOff(activityId: string): TickOff {
  const query = useWholeRoster(activityId)
  const { all, waiting } = useCheckIns(activityId)
  const { value, put, drop } = usePhoneDraft<readonly string[]>(`ticked ${activityId}`, () => [])
  const people = (query.data ?? []).filter(({ status }) => status === 'seated' || status === 'attended')
  const counted = new Set(people.filter(({ status }) => status === 'attended').map(({ memberId }) => memberId))
  const kept = new Set(all.filter((entry) => entry.way === 'tickOff' && !isRefused(entry)).map(({ who }) => who))
  const isSettled = (memberId: string) => counted.has(memberId) || kept.has(memberId)
  const ticked = new Set(value.filter((memberId) => !isSettled(memberId)))
  const here = people.filter(({ memberId }) => isSettled(memberId) || ticked.has(memberId)).length

  // What was handed in has been answered: the list knows better now.
  const { refresh } = query
  const waited = useRef(waiting)
  useEffect(() => {
    if (waited.current > 0 && waiting === 0) void refresh()
    waited.current = waiting
  }, [waiting, refresh])

  // Always the same function, so that a tick draws one row.
  const latest = useRef(value)
  useEffect(() => {
    latest.current = value
  }, [value])
  const toggle = useCallback(
    (memberId: string) => {
      const before = latest.current
      latest.current = before.includes(memberId) ? before.filter((one) => one !== memberId) : [...before, memberId]
      put(latest.current)
    },
    [put],
  )

  function tickAll(memberIds: readonly string[], isOn: boolean) {
    const others = value.filter((memberId) => !memberIds.includes(memberId))
    put(isOn ? [...others, ...memberIds] : others)
  }

  function send(): number {
    const names = new Map(people.map(({ memberId, name }) => [memberId, name]))
    const count = keepCheckIns([...ticked].map((who) => ({ activityId, way: 'tickOff', who, name: names.get(who) ?? '' })))
    put([])
    drop()
    return count
  }

  return { query, people, ticked, here, isAllHere: here === people.length, isKept: (memberId) => kept.has(memberId), isSettled, toggle, tickAll, send }
}
