import { useCallback, useMemo, useRef, useState } from 'react'
import type { ActionInput, ActionName, ActionOutput } from '@/types/actions'
import { call, CallError } from './call'
import { useQuery, type Query, type QueryOptions } from './useQuery'

interface PageOfItems<Item> {
  readonly items: readonly Item[]
  readonly next: string | null
}

/** The actions that answer with a page of a list. */
export type PagedAction = { [Name in ActionName]: ActionOutput<Name> extends PageOfItems<unknown> ? Name : never }[ActionName]
type ItemOf<Name extends ActionName> = ActionOutput<Name> extends { items: ReadonlyArray<infer Item> } ? Item : never

export interface PagedQuery<Item> extends Omit<Query<unknown>, 'data' | 'put'> {
  /** Null until the first page is known. */
  readonly items: readonly Item[] | null
  readonly hasMore: boolean
  readonly isLoadingMore: boolean
  loadMore(): void
}

/** The pages after the first; they belong to one answer of the first page. */
interface Further<Item> {
  readonly first: unknown
  readonly items: readonly Item[]
  readonly next: string | null
  readonly isBusy: boolean
}

/** A list that grows as it is read. The first page is kept on the phone; the rest is asked for again. */
export function usePagedQuery<Name extends PagedAction>(action: Name, input: Omit<ActionInput<Name>, 'cursor'> | null, options?: QueryOptions): PagedQuery<ItemOf<Name>> & { readonly first: ActionOutput<Name> | null } {
  type Item = ItemOf<Name>
  const { data, put: _put, ...query } = useQuery(action, input as ActionInput<Name> | null, options)
  const first = data as unknown as PageOfItems<Item> | null
  const [further, setFurther] = useState<Further<Item>>({ first: null, items: [], next: null, isBusy: false })
  const busy = useRef(false)
  const known = useMemo(
    (): Further<Item> => (further.first === first ? further : { first, items: [], next: first?.next ?? null, isBusy: false }),
    [further, first],
  )

  const loadMore = useCallback(() => {
    if (busy.current || known.next === null || input === null) return
    busy.current = true
    setFurther({ ...known, isBusy: true })
    call(action, { ...input, cursor: known.next } as ActionInput<Name>)
      .then((page) => {
        const { items, next } = page as unknown as PageOfItems<Item>
        setFurther({ first: known.first, items: [...known.items, ...items], next, isBusy: false })
      })
      .catch((failure: unknown) => {
        setFurther({ ...known, isBusy: false })
        if (!(failure instanceof CallError)) throw failure
      })
      .finally(() => (busy.current = false))
  }, [action, input, known])

  return {
    ...query,
    first: data,
    items: first && [...first.items, ...known.items],
    hasMore: known.next !== null,
    isLoadingMore: known.isBusy,
    loadMore,
  }
}
